import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ManagedUser } from '../../../client/auth-client.js';
import type { Translate } from '../../../i18n/messages.js';
import { userRow } from './user-row.js';
import type { AdminView } from './view.js';

/** The found users, as the view needs them. */
interface UserList {
  readonly query: string;
  readonly users: readonly ManagedUser[];
  readonly first: number;
  readonly total: number | undefined;
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  isOpen(user: ManagedUser): boolean;
  toggle(user: ManagedUser): void;
  previous(): void;
  next(): void;
}

/** The number of users, and which of them show. */
export function countWords(t: Translate, { users, first, total }: Pick<UserList, 'users' | 'first' | 'total'>): string {
  const last = first + users.length - 1;
  return total === undefined ? t('admin.shown', { count: users.length }) : t('admin.count', { first, last, total: Math.max(total, last) });
}

/** The announcement when other users show. */
export function arrivalWords(t: Translate, list: UserList): string {
  if (list.users.length === 0) return t(list.query ? 'admin.none-found-briefly' : 'admin.none');
  if (!list.hasPrevious && !list.hasNext) return countWords(t, list);
  const whole = t.together('admin.page-shows', 'admin.count', 'admin.shown');
  return whole('admin.page-shows', { page: list.page, count: countWords(whole, list) });
}

const nobody = ({ t }: AdminView, { query }: UserList): TemplateResult =>
  html`<p class="latchkey-notice">${query ? t('admin.none-found', { query }) : t('admin.none')}</p>`;

/** Has explicit roles, because some browsers drop table semantics when CSS shows the rows as cards. */
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

/** On the first and last page, the button stays and keeps focus. */
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

/** A page of users. */
export function foundUsers(view: AdminView, list: UserList, edit: (user: ManagedUser) => void): TemplateResult {
  const { users, page, hasPrevious, hasNext } = list;
  return html`${users.length > 0 ? html`<p class="latchkey-muted">${countWords(view.t, list)}</p>${table(view, list, edit)}`
    : view.trouble ? nothing : nobody(view, list)}
    ${pages(view, { page, hasPrevious, hasNext, previous: () => list.previous(), next: () => list.next() })}`;
}
