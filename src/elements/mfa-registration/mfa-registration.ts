import { html } from 'lit';
import { registration as registrationWords } from '../../i18n/en/registration.js';
import type { Messages } from '../../i18n/messages.js';
import { registration } from '../../journey/rules.js';
import type { Rules } from '../../journey/state.js';
import { entry } from '../../styles/entry.js';
import { primary } from '../../views/actions.js';
import { passwordField, revealButton, usernameField } from '../../views/fields.js';
import { heading } from '../../views/heading.js';
import type { FormView, Outcome, Reading } from '../../views/view.js';
import { RegistrationElement } from '../registration-element.js';

/**
 * The first login with multi-factor authentication: username and password, then a phone or an email address and its code.
 * It also opens an emailed link, for a host without `registration-reset`.
 *
 * @tag mfa-registration
 * @summary Registers a phone or an email address for multi-factor authentication.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to hold the call until `resume()`
 * @fires {AuthStepEvent} auth-step - another screen is shown
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - the visitor is registered
 * @fires {AuthNavigateEvent} auth-navigate - the visitor must reset the registration, needs help, or wants to go back, home or to sign in
 */
export class MfaRegistration extends RegistrationElement {
  static override contentStyles = [entry];

  protected override get rules(): Rules {
    return registration;
  }

  protected override get defaultMessages(): Partial<Messages> {
    return { ...super.defaultMessages, ...registrationWords };
  }

  protected override renderEntry(view: FormView): unknown {
    const { t } = view;
    if (view.ready && !view.offers('signIn')) return html`${heading(view, t('registration.heading'))}<p>${t('problem.unavailable')}</p>`;
    return html`<div class="latchkey-top">${view.destination('back', t('action.cancel'))}</div>
      ${heading(view, t('registration.heading'))}
      ${view.summary()}
      <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((data, reading) => this.#begin(view, data, reading))}>
        <p>${t('registration.text')}</p>
        ${usernameField(view, {
          name: 'username', label: t('username.label'), value: this.username,
          ...(view.identifies('email') && { hint: t('username.or-email') }),
        })}
        ${passwordField(view, { name: 'password', label: t('current-password.label'), autocomplete: 'current-password' })}
        <div class="latchkey-aside">${revealButton(view)}</div>
        <div class="latchkey-actions">${primary(view, t('action.continue'))}</div>
      </form>
      <div class="latchkey-ways">${view.destination('help', t('registration.trouble'))}</div>`;
  }

  /** `registration-reset` sends a new link. */
  protected override renderAgain(view: FormView): unknown {
    return view.destination('registration-reset', view.t('link.again'), 'latchkey-button latchkey-primary');
  }

  #begin({ t }: FormView, data: FormData, { readCredentials }: Reading): Outcome {
    // Some password managers fill in a field without an `input` event.
    this.username = String(data.get('username') ?? '');
    const read = readCredentials(t, data);
    return 'identifier' in read ? { name: 'begin', operation: 'signIn', input: read } : read;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'mfa-registration': MfaRegistration }
}
