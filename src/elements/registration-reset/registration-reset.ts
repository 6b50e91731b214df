import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { LinkReason } from '../../client/auth-client.js';
import type { Destination } from '../../events/navigate.js';
import { registrationReset } from '../../i18n/en/registration-reset.js';
import type { Messages } from '../../i18n/messages.js';
import { registrationLink } from '../../journey/rules.js';
import type { Rules } from '../../journey/state.js';
import { primary } from '../../views/actions.js';
import { usernameField } from '../../views/fields.js';
import { heading } from '../../views/heading.js';
import type { FormView, NavigationChoice, Outcome, Reading } from '../../views/view.js';
import { RegistrationElement } from '../registration-element.js';

/**
 * Repeats a registration that failed or was not finished. It shows the registration error with its Reset, asks for the username and sends a
 * link. It also opens that link: password, then a phone or an email address and its code.
 *
 * @tag registration-reset
 * @summary Sends a registration link and completes the registration.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to hold the call until `resume()`
 * @fires {AuthStepEvent} auth-step - another screen is shown
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - the visitor is registered
 * @fires {AuthNavigateEvent} auth-navigate - the visitor wants to go back, home or to sign in
 */
export class RegistrationReset extends RegistrationElement {
  static override properties: PropertyDeclarations = {
    reason: {},
    showError: { type: Boolean, attribute: 'show-error' },
    acknowledged: { state: true },
  };

  /** `reset`: the registration failed. `incomplete`: the registration was started and not finished. */
  reason: LinkReason = 'reset';
  /** Starts with the registration error and its Reset. */
  showError = false;

  /** The visitor has pressed Reset, or has followed a link. */
  private acknowledged = false;

  protected override get rules(): Rules {
    return registrationLink;
  }

  protected override get defaultMessages(): Partial<Messages> {
    return { ...super.defaultMessages, ...registrationReset };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('showError')) this.acknowledged = false;
    // The host has changed the screen, so focus moves to its heading.
    if (this.hasUpdated && this.screen === 'start' && (changed.has('reason') || (changed.has('showError') && this.showError))) this.focusNext('heading');
  }

  protected override renderStart(view: FormView): unknown {
    return view.failure?.code === 'registration_failed' ? this.#renderError(view) : super.renderStart(view);
  }

  protected override renderEntry(view: FormView): unknown {
    return this.showError && !this.acknowledged ? this.#renderError(view) : this.#renderForm(view);
  }

  protected override renderAgain({ t }: FormView): unknown {
    return this.#button(t('link.again'));
  }

  protected override landed(): void {
    this.acknowledged = true;
  }

  protected override restart(): void {
    this.acknowledged = true;
    super.restart();
  }

  /** This element handles the destination `registration-reset` itself. */
  protected override navigate(to: Destination, choice?: NavigationChoice): boolean {
    if (to !== 'registration-reset') return super.navigate(to, choice);
    this.restart();
    return false;
  }

  #button(label: string): TemplateResult {
    return html`<button type="button" class="latchkey-button latchkey-primary" @click=${() => this.restart()}>${label}</button>`;
  }

  /** An error of a call shows in the summary, which has a Reset. An error that the host names gets its own Reset here. */
  #renderError(view: FormView): TemplateResult {
    const { t } = view;
    const met = view.errors.length > 0;
    return html`${heading(view, t('registration-reset.error-heading'))}
      ${met ? view.summary() : html`<p class="latchkey-notice">${t('registration-reset.error')}</p>`}
      <div class="latchkey-actions">
        ${met ? nothing : this.#button(t('action.reset'))}
        ${view.destination('back', t('registration-reset.back'), 'latchkey-button')}
      </div>`;
  }

  #renderForm(view: FormView): TemplateResult {
    const { t } = view;
    const incomplete = this.reason === 'incomplete';
    const title = heading(view, t(incomplete ? 'registration-reset.incomplete-heading' : 'registration-reset.heading'));
    if (view.ready && !view.offers('requestRegistrationLink')) return html`${title}<p>${t('problem.unavailable')}</p>`;
    return html`${title}
      ${view.summary()}
      <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((data, reading) => this.#send(view, data, reading))}>
        ${incomplete ? html`<p class="latchkey-notice">${t('registration-reset.incomplete')}</p>` : nothing}
        <p>${t(incomplete ? 'registration-reset.incomplete-text' : 'registration-reset.text')}</p>
        ${usernameField(view, { name: 'username', label: t('username.label'), value: this.username })}
        <div class="latchkey-actions">
          ${primary(view, t('registration-reset.submit'))}
          ${view.destination('back', t('registration-reset.back'), 'latchkey-button')}
        </div>
      </form>`;
  }

  #send({ t }: FormView, data: FormData, { readAccount }: Reading): Outcome {
    // Some password managers fill in a field without an `input` event.
    this.username = String(data.get('username') ?? '');
    const identifier = readAccount(t, this.username);
    if (!('kind' in identifier)) return [identifier];
    const reason = this.reason === 'incomplete' ? 'incomplete' : 'reset';
    return { name: 'begin', operation: 'requestRegistrationLink', input: { identifier, reason } };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'registration-reset': RegistrationReset }
}
