import { html, nothing, type TemplateResult } from 'lit';
import { labelled } from '../../../views/fields.js';
import { heading } from '../../../views/heading.js';
import type { ContentView } from '../../../views/view.js';
import { breadcrumb } from './breadcrumb.js';
import { trouble, wait } from './trouble.js';
import type { AdminView, UserSearch } from './view.js';

function search(view: AdminView, list: UserSearch): TemplateResult {
  const { t } = view;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // Keeps the event from a form of the host around this element.
    event.stopPropagation();
    list.enter();
  };
  return html`<form method="post" class="latchkey-search" role="search" novalidate @submit=${submit}>
    ${labelled({ id: view.id, errors: [] }, { name: 'query', label: t('admin.search'), hint: t('admin.search-hint') }, ({ id, describedBy }) => html`<input
      class="latchkey-input" id=${id} name="query" type="search" enterkeyhint="search" autocomplete="off" spellcheck="false" autocapitalize="none"
      aria-describedby=${describedBy} .value=${list.typed} @input=${(event: InputEvent) => list.type((event.target as HTMLInputElement).value)}>`)}
  </form>`;
}

const top = (view: ContentView): TemplateResult =>
  html`<div class="latchkey-users-top">${breadcrumb(view)}${heading(view, view.t('admin.manage-users'))}</div>`;

/** Shown when the client has no `listUsers`. */
export const unavailable = (view: ContentView): TemplateResult => html`${top(view)}<p>${view.t('problem.unavailable')}</p>`;

/**
 * The users whom the administrator manages, by page.
 * @param found the rendered page of users; undefined until it is known
 */
export const usersPage = (view: AdminView, list: UserSearch, found: unknown): TemplateResult => html`${top(view)}
  ${search(view, list)}
  <div class="latchkey-users" aria-busy=${list.pending ? 'true' : 'false'}>
    ${trouble(view)}
    ${found ?? (view.trouble ? nothing : wait(view))}
  </div>`;
