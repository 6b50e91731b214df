import { html, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { Flow, Step } from '../../client/auth-client.js';
import { flows } from '../../client/vocabulary.js';
import { common } from '../../i18n/en/common.js';
import { phone } from '../../i18n/en/phone.js';
import type { Messages } from '../../i18n/messages.js';
import { phoneChallenge } from '../../journey/rules.js';
import type { Rules } from '../../journey/state.js';
import { heading } from '../../views/heading.js';
import type { Ending, FormView } from '../../views/view.js';
import { AuthElement } from '../auth-element.js';

const words = { ...common, ...phone };
const entries: readonly string[] = ['choose-method', 'code-sent', 'call-in-progress'];

/**
 * Verifies a phone: Send Code or Call Me, then the code, or # in the call. It starts from a Step that the host has and ends with
 * `auth-complete`. The host continues from there. The client needs only `sendCode`, `verifyCode` and `callStatus`.
 *
 * @tag phone-challenge
 * @summary Verifies a phone by a code or a call.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to hold the call until `resume()`
 * @fires {AuthStepEvent} auth-step - another screen is shown
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - the phone has been verified
 * @fires {AuthNavigateEvent} auth-navigate - the visitor wants to go back
 */
export class PhoneChallenge extends AuthElement {
  static override properties: PropertyDeclarations = {
    challenge: { attribute: false },
    flow: {},
  };

  /** The Step to start from: `choose-method`, `code-sent` or `call-in-progress`. Setting another one restarts the flow. */
  challenge?: Step | undefined;
  /** The flow that this challenge belongs to. The events carry it. */
  flow: Flow = 'sign-in';

  #malformed = false;

  protected override get rules(): Rules {
    return { ...phoneChallenge, flow: flows.includes(this.flow) ? this.flow : 'sign-in' };
  }

  protected override get defaultMessages(): Partial<Messages> {
    return words;
  }

  protected override get identifier(): string {
    return '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A ticket that was set before the first client belongs to that client. A ticket of a previous client is dropped with it.
    if (changed.has('challenge')) this.#begin();
  }

  protected override end({ t }: FormView): Ending {
    return { heading: t('verified.heading'), text: t('verified.final') };
  }

  #begin(): void {
    this.#malformed = false;
    if (this.challenge === undefined) return;
    if (entries.includes((this.challenge as Partial<Step> | null)?.step as string)) this.startFrom(this.challenge, () => this.#rejectChallenge());
    else this.#rejectChallenge();
  }

  /** Tells the developer that the challenge is invalid. */
  #rejectChallenge(): void {
    this.#malformed = true;
    this.requestUpdate();
    console.error(`latchkey: ${this.words.t('developer.bad-challenge', { tag: this.localName })}`);
  }

  protected override renderStart(view: FormView): unknown {
    const { t } = view;
    return html`${heading(view, t('phone.heading'))}
      ${view.summary()}
      ${this.#malformed ? html`<p class="latchkey-developer">${t('developer.bad-challenge', { tag: this.localName })}</p>` : html`<p>${t(view.busy ? 'phone.loading' : 'phone.no-challenge')}</p>`}
      <div class="latchkey-actions">${view.destination('back', t('action.back'), 'latchkey-button')}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'phone-challenge': PhoneChallenge }
}
