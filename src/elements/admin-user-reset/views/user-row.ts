import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import type { ContentView } from '../../../views/view.js';
import { given, leftToRight, line, naming, registrationWords } from './parts.js';
import { displayName, editName } from './view.js';

interface UserRow {
  readonly user: ManagedUser;
  /** The row's index on the page, from 0. Part of the ids. */
  readonly index: number;
  readonly open: boolean;
  toggle(): void;
  edit(): void;
}

const chevron = html`<svg class="latchkey-chevron" aria-hidden="true" viewBox="0 0 16 16" width="16" height="16"><path d="m6 3 5 5-5 5" fill="none" stroke="currentColor" stroke-width="2"/></svg>`;
const pencil = html`<svg aria-hidden="true" viewBox="0 0 24 24" width="20" height="20"><path d="M4 20v-4L16 4l4 4L8 20Zm9-13 4 4" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/></svg>`;

function details({ t }: ContentView, { username, email, phone, fax }: ManagedUser): TemplateResult {
  return html`<dl class="latchkey-facts">
    ${line(t, t('admin.username'), given(username))}
    ${line(t, t('admin.email'), given(email))}
    ${line(t, t('admin.phone'), given(phone))}
    ${line(t, t('admin.fax'), given(fax))}
  </dl>`;
}

export function userRow(view: ContentView, { user, index, open, toggle, edit }: UserRow): TemplateResult {
  const { t } = view;
  const { username, email, phone } = user;
  const detailsId = view.id(`details-${index}`);
  const contact = [email, phone].filter((value) => value !== undefined && value !== '');
  return html`<tr role="row">
      <th role="rowheader" scope="row"><button type="button" class="latchkey-expand" aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open ? detailsId : nothing} @click=${toggle}>${chevron}<span><bdi>${displayName(user)}</bdi>${username ? html` (${leftToRight(username)})` : nothing}</span></button></th>
      <td role="cell">${contact.length > 0 ? contact.map((value) => html`<div>${leftToRight(value!)}</div>`) : html`<span class="latchkey-muted">${t('admin.not-on-record')}</span>`}</td>
      <td role="cell"><span class="latchkey-cell-label" aria-hidden="true">${t('admin.registration')}: </span>${registrationWords(t, user)}</td>
      <td role="cell"><button type="button" class="latchkey-icon" id=${view.id(editName(index))} @click=${edit}>${pencil}<span class="latchkey-unseen">${naming((name) => t('admin.edit', { name }), user)}</span></button></td>
    </tr>
    ${open ? html`<tr role="row" class="latchkey-details"><td role="cell" colspan="4" id=${detailsId}>${details(view, user)}</td></tr>` : nothing}`;
}
