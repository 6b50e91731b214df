import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ManagedUser } from '../client/auth-client.js';
import type { Translate } from '../i18n/messages.js';
import { breadcrumb } from './admin-breadcrumb.js';
import { trouble } from './admin-problem.js';
import { userRow } from './admin-user-row.js';
import type { AdminView, UserList } from './admin-view.js';
import { labelled } from './fields.js';
import { heading } from './heading.js';
import type { ContentView } from './view.js';

/** How many there are, and which of them show. */
export function countWords(t: Translate, { users, first, total }: Pick<UserList, 'users' | 'first' | 'total'>): string {
  const last = first + users.length - 1;
  return total === undefined ? t('admin.shown', { count: users.length }) : t('admin.count', { first, last, total: Math.max(total, last) });
}

/** The same, as it is said when other users show. */
export function arrivalWords(t: Translate, list: UserList): string {
  if (list.users.length === 0) return t(list.query ? 'admin.none-found-briefly' : 'admin.none');
  const count = countWords(t, list);
  return list.hasPrevious || list.hasNext ? t('admin.page-shows', { page: list.page, count }) : count;
}

function search(view: AdminView, list: UserList): TemplateResult {
  const { t } = view;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // A host's form around ours must not take our submit for its own.
    event.stopPropagation();
    list.enter();
  };
  return html`<form class="latchkey-search" role="search" novalidate @submit=${submit}>
    ${labelled({ id: view.id, faults: [] }, { name: 'query', label: t('admin.search'), hint: t('admin.search-hint') }, ({ id, describedBy }) => html`<input
      class="latchkey-input" id=${id} name="query" type="search" enterkeyhint="search" autocomplete="off" spellcheck="false" autocapitalize="none"
      aria-describedby=${describedBy} .value=${list.typed} @input=${(event: InputEvent) => list.type((event.target as HTMLInputElement).value)}>`)}
  </form>`;
}

function nobody(view: AdminView, { query, loaded }: UserList): TemplateResult {
  const { t } = view;
  if (!loaded) return html`<p class="latchkey-muted">${t('admin.wait')}</p>`;
  return html`<p class="latchkey-notice">${query ? t('admin.none-found', { query }) : t('admin.none')}</p>`;
}

/** The roles are spelled out: as cards, on narrow pages, the rows would not be a table to every browser. */
function table(view: AdminView, list: UserList, edit: (user: ManagedUser) => void): TemplateResult {
  const { t } = view;
  const column = (label: string) => html`<th role="columnheader" scope="col">${label}</th>`;
  return html`<table class="latchkey-table" role="table" aria-labelledby=${view.id('caption')}>
    <caption id=${view.id('caption')} class="latchkey-unseen">${t('admin.users')}</caption>
    <thead role="rowgroup"><tr role="row">
      ${column(t('admin.name'))}${column(t('admin.contact'))}${column(t('admin.registration'))}
      <th role="columnheader" scope="col"><span class="latchkey-unseen">${t('admin.actions')}</span></th>
    </tr></thead>
    <tbody role="rowgroup">${repeat(list.users, ({ id }) => id, (user, index) => userRow(view, { user, index, open: list.isOpen(user), toggle: () => list.toggle(user), edit: () => edit(user) }))}</tbody>
  </table>`;
}

/** At an end the button stays where it is, and keeps the focus. */
function pages(view: AdminView, { page, hasPrevious, hasNext, previous, next }: Pick<UserList, 'page' | 'hasPrevious' | 'hasNext' | 'previous' | 'next'>): TemplateResult | typeof nothing {
  const { t } = view;
  if (!hasPrevious && !hasNext) return nothing;
  const step = (name: string, label: string, possible: boolean, go: () => void) => html`<button type="button" class="latchkey-button"
    id=${view.id(name)} aria-disabled=${possible ? 'false' : 'true'} @click=${go}>${label}</button>`;
  return html`<nav class="latchkey-pages" aria-label=${t('admin.pages')}>
    ${step('previous', t('admin.previous'), hasPrevious, previous)}
    <span>${t('admin.page', { page })}</span>
    ${step('next', t('admin.next'), hasNext, next)}
  </nav>`;
}

const top = (view: ContentView): TemplateResult =>
  html`<div class="latchkey-users-top">${breadcrumb(view)}${heading(view, view.t('admin.manage-users'))}</div>`;

/** The client lists nobody. */
export const unavailable = (view: ContentView): TemplateResult => html`${top(view)}<p>${view.t('problem.unavailable')}</p>`;

/** Everybody whom the administrator manages, a page at a time. */
export function usersPage(view: AdminView, list: UserList, edit: (user: ManagedUser) => void): TemplateResult {
  const { users, page, hasPrevious, hasNext, pending } = list;
  return html`${top(view)}
    ${search(view, list)}
    <div class="latchkey-users" aria-busy=${pending ? 'true' : 'false'}>
      ${trouble(view)}
      ${users.length > 0 ? html`<p class="latchkey-muted">${countWords(view.t, list)}</p>${table(view, list, edit)}`
        : view.trouble ? nothing : nobody(view, list)}
      ${pages(view, { page, hasPrevious, hasNext, previous: () => list.previous(), next: () => list.next() })}
    </div>`;
}
