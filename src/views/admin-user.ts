import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../client/auth-client.js';
import { breadcrumb } from './admin-breadcrumb.js';
import { trouble } from './admin-problem.js';
import { resetResult } from './admin-reset-result.js';
import { displayName, given, line, registrationWords, type AdminView, type ResetResult } from './admin-view.js';
import { heading, subheading } from './heading.js';

export interface UserPage {
  /** Nothing until the server has told. */
  readonly user: ManagedUser | undefined;
  /** The administrator's own account. */
  readonly self: boolean;
  readonly pending: boolean;
  readonly busy: boolean;
  /** The reset waits for the administrator to sign in again. */
  readonly reauthenticating: boolean;
  /** Neither the client nor the server has ruled it out. */
  readonly resettable: boolean;
  readonly result: ResetResult | undefined;
  back(): void;
  reset(): void;
  cancel(): void;
}

function facts({ t }: AdminView, user: ManagedUser): TemplateResult {
  return html`<dl class="latchkey-facts">
    ${line(t, t('admin.full-name'), html`<bdi>${displayName(user)}</bdi>`)}
    ${line(t, t('admin.username'), given(user.username))}
    ${line(t, t('admin.sign-in-name'), given(user.signInName))}
    ${line(t, t('admin.email'), given(user.email))}
    ${line(t, t('admin.phone'), given(user.phone))}
    ${line(t, t('admin.fax'), given(user.fax))}
    ${line(t, t('admin.registration'), registrationWords(t, user))}
  </dl>`;
}

const reauthentication = (view: AdminView, cancel: () => void): TemplateResult => html`<div class="latchkey-notice latchkey-reauthenticate" id=${view.id('reauthenticate')} tabindex="-1">
  <p>${view.t('admin.reauthenticate-text')}</p>
  <p>${view.destination('reauthenticate', view.t('admin.reauthenticate'))} <button type="button" class="latchkey-link" @click=${cancel}>${view.t('action.cancel')}</button></p>
</div>`;

/** Once it is done, the way on leads back to the list. */
const primaryUnless = (done: unknown): string => (done ? 'latchkey-button' : 'latchkey-button latchkey-primary');

function action(view: AdminView, { self, busy, resettable, result, reset }: UserPage): TemplateResult | typeof nothing {
  const { t } = view;
  if (self) return html`<p class="latchkey-notice">${t('admin.self')}</p>`;
  if (!resettable) return nothing;
  return html`<button type="button" class=${primaryUnless(result)} id=${view.id('reset')} aria-haspopup="dialog"
    aria-disabled=${busy ? 'true' : 'false'} @click=${reset}>${t('admin.reset')}</button>`;
}

/** One user's account, and what an administrator can do about it. */
export function userPage(view: AdminView, page: UserPage): TemplateResult {
  const { t } = view;
  const { user, pending, result, back } = page;
  return html`${breadcrumb(view, { user, back })}
    ${result ? html`${resetResult(view, result)}${subheading(view, view.id('account'), t('admin.account'))}` : heading(view, t('admin.account'))}
    ${trouble(view)}
    ${page.reauthenticating ? reauthentication(view, page.cancel) : nothing}
    <div class="latchkey-user" aria-busy=${pending ? 'true' : 'false'}>
      ${user ? facts(view, user) : pending ? html`<p class="latchkey-muted">${t('admin.wait')}</p>` : nothing}
    </div>
    <div class="latchkey-row-actions">
      ${user ? action(view, page) : nothing}
      <button type="button" class=${primaryUnless(!result)} @click=${back}>${t('admin.back')}</button>
    </div>`;
}
