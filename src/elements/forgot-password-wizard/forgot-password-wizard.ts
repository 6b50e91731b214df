import { html, type PropertyDeclarations, type PropertyValues } from 'lit';
import { common } from '../../i18n/en/common.js';
import { email } from '../../i18n/en/email.js';
import { reset } from '../../i18n/en/reset.js';
import type { Messages } from '../../i18n/messages.js';
import { passwordReset } from '../../journey/rules.js';
import type { Rules } from '../../journey/state.js';
import { primary } from '../../views/actions.js';
import { emailField } from '../../views/fields.js';
import { heading } from '../../views/heading.js';
import type { Ending, FormView, Outcome, Reading } from '../../views/view.js';
import { AuthElement } from '../auth-element.js';

const words = { ...common, ...email, ...reset };

/**
 * Resets a forgotten password: email address, emailed code, new password. A visitor with a registered phone also proves it, by a code in a
 * text message or by pressing # in a call.
 *
 * @tag forgot-password-wizard
 * @summary Resets a forgotten password, step by step.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to hold the call until `resume()`
 * @fires {AuthStepEvent} auth-step - another screen is shown
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - the password has been changed
 * @fires {AuthNavigateEvent} auth-navigate - the visitor wants to go back, to sign in or home
 */
export class ForgotPasswordWizard extends AuthElement {
  static override properties: PropertyDeclarations = {
    email: { attribute: false },
    autoContinue: { type: Boolean, attribute: 'auto-continue' },
    withoutConfirmation: { type: Boolean, attribute: 'without-confirmation' },
  };

  /** The email address, as typed or as set by the host. Never reflected. */
  email = '';
  /** Skips the Continue screen after a verified code. */
  autoContinue = false;
  /** Omits the field Confirm New Password. */
  withoutConfirmation = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.email ??= ''; // frameworks bind values that are not set yet
  }

  protected override get rules(): Rules {
    return this.autoContinue ? { ...passwordReset, pauseAfter: [] } : passwordReset;
  }

  protected override get defaultMessages(): Partial<Messages> {
    return words;
  }

  protected override get identifier(): string {
    return this.email.trim();
  }

  protected override get confirmsPassword(): boolean {
    return !this.withoutConfirmation;
  }

  protected override renderStart(view: FormView): unknown {
    const { t } = view;
    if (view.ready && !view.offers('startPasswordReset')) return html`${heading(view, t('reset.heading'))}<p>${t('problem.unavailable')}</p>`;
    return html`<div class="latchkey-top">${view.destination('back', t('action.cancel'))}</div>
      ${heading(view, t('reset.heading'))}
      ${view.summary()}
      <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((data, reading) => this.#begin(view, data, reading))}>
        <p>${t('reset.text')}</p>
        ${emailField(view, { name: 'email', label: t('email.label'), value: this.email, onInput: (value) => { this.email = value; } })}
        <div class="latchkey-actions">${primary(view, t('reset.send'))}</div>
      </form>`;
  }

  #begin({ t }: FormView, data: FormData, { readEmail }: Reading): Outcome {
    // Not every password manager fires `input`.
    this.email = String(data.get('email') ?? '');
    const read = readEmail(t, this.email);
    return 'kind' in read ? { name: 'begin', operation: 'startPasswordReset', input: { identifier: read } } : [read];
  }

  protected override end({ t }: FormView, signedIn: boolean): Ending {
    return { heading: t('reset.done-heading'), text: t(signedIn ? 'reset.done-signed-in' : 'reset.done'), signIn: t('reset.sign-in') };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'forgot-password-wizard': ForgotPasswordWizard }
}
