import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import { subheading } from '../../../views/heading.js';
import type { ContentView } from '../../../views/view.js';
import { given, line, registrationWords } from './parts.js';
import { resetResult, type ResetResult } from './reset-result.js';
import { primaryIf, type Account } from './user.js';
import { displayName } from './view.js';

interface KnownUser {
  readonly user: ManagedUser;
  /** Whether this is the administrator's own account. */
  readonly self: boolean;
  readonly busy: boolean;
  /** Whether the reset waits for the administrator to sign in again. */
  readonly reauthenticating: boolean;
  /** Whether the client supports a reset and the server has not ruled it out. */
  readonly resettable: boolean;
  readonly result: ResetResult | undefined;
  reset(): void;
  cancel(): void;
}

function facts({ t }: ContentView, user: ManagedUser): TemplateResult {
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

const reauthentication = (view: ContentView, cancel: () => void): TemplateResult => html`<div class="latchkey-notice latchkey-reauthenticate" id=${view.id('reauthenticate')} tabindex="-1">
  <p>${view.t('admin.reauthenticate-text')}</p>
  <p>${view.destination('reauthenticate', view.t('admin.reauthenticate'))} <button type="button" class="latchkey-link" @click=${cancel}>${view.t('action.cancel')}</button></p>
</div>`;

function action(view: ContentView, { self, busy, resettable, result, reset }: KnownUser): TemplateResult | typeof nothing {
  const { t } = view;
  if (self) return html`<p class="latchkey-notice">${t('admin.self')}</p>`;
  if (!resettable) return nothing;
  return html`<button type="button" class=${primaryIf(!result)} id=${view.id('reset')} aria-haspopup="dialog"
    aria-disabled=${busy ? 'true' : 'false'} @click=${reset}>${t('admin.reset')}</button>`;
}

/** The parts of a user's account, and the action to reset it. */
export function account(view: ContentView, known: KnownUser): Account {
  const { user, reauthenticating, result, cancel } = known;
  return {
    heading: result && html`${resetResult(view, result)}${subheading(view, view.id('account'), view.t('admin.account'))}`,
    notice: reauthenticating ? reauthentication(view, cancel) : nothing,
    facts: facts(view, user),
    action: action(view, known),
    done: result !== undefined,
  };
}
