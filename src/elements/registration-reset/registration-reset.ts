import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { LinkReason } from '../../client/auth-client.js';
import type { Problem } from '../../client/problem.js';
import { LinkToken, malformed } from '../../controllers/link-token.js';
import type { Destination } from '../../events/events.js';
import { account } from '../../i18n/en/account.js';
import { common } from '../../i18n/en/common.js';
import { link } from '../../i18n/en/link.js';
import { registrationReset } from '../../i18n/en/registration-reset.js';
import { longestUsername, readIdentifier } from '../../journey/identifier.js';
import { registrationLink } from '../../journey/rules.js';
import type { Begin, Rules } from '../../journey/state.js';
import { primary } from '../../views/actions.js';
import { done } from '../../views/done.js';
import { errorSummary } from '../../views/error-summary.js';
import { usernameField } from '../../views/fields.js';
import { heading } from '../../views/heading.js';
import { deadLink, linkLanding, type LinkProblem } from '../../views/link-landing.js';
import type { PhoneEntryView } from '../../views/phone-field.js';
import type { MoreSteps } from '../../views/steps.js';
import type { FormView, Outcome, Way } from '../../views/view.js';
import { AuthElement } from '../auth-element.js';
import { entry } from './styles.js';

const words = { ...common, ...account, ...link, ...registrationReset };

/** What a problem says of the link that was to be opened; a server that knows no codes has 404 and 410 (contract, 4). */
const deadBy: { readonly [C in Problem['code']]?: LinkProblem } = {
  link_expired: 'link_expired', link_used: 'link_used', link_invalid: 'link_invalid', ticket_expired: 'link_expired', not_found: 'link_invalid',
};

/**
 * A registration that failed or was not finished: the registration error with its Reset, the username, the link that is sent; and
 * where that link lands: password, then a phone or email, to the end.
 *
 * @tag registration-reset
 * @summary Sends a registration link, and completes what it begins.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to answer it with `resume()`
 * @fires {AuthStepEvent} auth-step - another screen shows
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - the visitor is registered
 * @fires {AuthNavigateEvent} auth-navigate - the visitor wants to go back, home or to sign in
 */
export class RegistrationReset extends AuthElement {
  static override properties: PropertyDeclarations = {
    reason: {},
    showError: { type: Boolean, attribute: 'show-error' },
    token: {},
    tokenParam: { attribute: 'token-param' },
    username: { attribute: false },
    defaultCountry: { attribute: 'default-country' },
    acknowledged: { state: true },
    deadLink: { state: true },
  };

  /** `reset`: a registration that failed; `incomplete`: one that was begun and not finished. */
  reason: LinkReason = 'reset';
  /** Begins with the registration error and its Reset. */
  showError = false;
  /** The token of an emailed link; removed as soon as it is read. */
  token?: string | null | undefined;
  /** Under which name an emailed link carries its token, in the fragment or the query. */
  tokenParam = 'token';
  /** What was typed, or what a host knows already. Never reflected. */
  username = '';
  /** Two letters: the country that a phone field begins with. Without it that of the page's language or the browser's. */
  defaultCountry?: string;

  /** The registration error was read. */
  private acknowledged = false;
  /** Why the link that was followed opens nothing. */
  private deadLink?: LinkProblem;

  readonly #link = new LinkToken(this, {
    token: () => this.token,
    clear: () => {
      this.removeAttribute('token');
      this.token = undefined;
    },
    param: () => this.tokenParam,
  });
  /** The token that has landed here and waits for its button. */
  #landed: string | undefined;
  #phone: PhoneEntryView | undefined;

  constructor() {
    super();
    this.addLate({}, [entry]);
    this.addEventListener('input', (event) => this.#follow(event.target));
  }

  protected override get rules(): Rules {
    return registrationLink;
  }

  protected override get defaultMessages() {
    return words;
  }

  protected override get identifier(): string {
    return this.username.trim();
  }

  protected override async loadMore(): Promise<MoreSteps> {
    const [{ registrationSteps }, { PhoneEntry }] = await Promise.all([import('../registration-steps.js'), import('../../controllers/phone-entry.js')]);
    this.#phone ??= new PhoneEntry(this, { defaultCountry: () => this.defaultCountry });
    return registrationSteps({ phone: this.#phone, sendLinkAgain: () => this.#sendAgain() });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('showError')) this.acknowledged = false;
    // The host brings up another matter, so focus goes there as at any step.
    if (this.hasUpdated && this.screen === 'start' && (changed.has('reason') || (changed.has('showError') && this.showError))) this.focusNext('heading');
    const token = this.#link.value;
    if (token !== this.#landed) this.#land(token);
    if (token === undefined) return;
    const dead = token === malformed ? 'link_invalid' : this.failure && deadBy[this.failure.code];
    if (dead) this.#bury(dead);
    // It opened, and what follows holds a ticket of its own.
    else if (this.screen !== 'start') this.#drop();
  }

  protected override renderStart(view: FormView): unknown {
    if (this.deadLink) return deadLink(view, { problem: this.deadLink, again: () => this.#restart() });
    if (this.failure?.code === 'registration_failed') return this.#renderError(view);
    const token = this.#landed;
    if (token !== undefined) {
      return linkLanding(view, {
        open: () => void this.intend({ name: 'begin', operation: 'openLink', input: { token } }),
        cancel: () => this.#restart(),
      });
    }
    if (this.showError && !this.acknowledged) return this.#renderError(view);
    return this.#renderForm(view);
  }

  protected override renderDone(view: FormView, signedIn: boolean): unknown {
    const { t } = view;
    const next = signedIn
      ? view.destination('home', t('action.continue'), 'latchkey-button latchkey-primary')
      : view.destination('sign-in', t('registration-reset.sign-in'), 'latchkey-button latchkey-primary');
    return done(view, t('registration-reset.done-heading'), t(signedIn ? 'registration-reset.done-signed-in' : 'registration-reset.done'), next);
  }

  /** The registration is this element's own affair, wherever its Reset is pressed. */
  protected override navigate(to: Destination, way?: Way): boolean {
    if (to !== 'registration-reset') return super.navigate(to, way);
    this.#restart();
    return false;
  }

  #renderError(view: FormView): TemplateResult {
    const { t } = view;
    return html`${heading(view, t('registration-reset.error-heading'))}
      ${view.faults.length > 0 ? errorSummary(view) : html`<p class="latchkey-notice">${t('registration-reset.error')}</p>`}
      <div class="latchkey-actions">
        <button type="button" class="latchkey-button latchkey-primary" @click=${() => this.#restart()}>${t('registration-reset.reset')}</button>
        ${view.destination('back', t('registration-reset.back'), 'latchkey-button')}
      </div>`;
  }

  #renderForm(view: FormView): TemplateResult {
    const { t } = view;
    const incomplete = this.reason === 'incomplete';
    const title = heading(view, t(incomplete ? 'registration-reset.incomplete-heading' : 'registration-reset.heading'));
    if (view.ready && !view.offers('requestRegistrationLink')) return html`${title}<p>${t('problem.unavailable')}</p>`;
    return html`${title}
      ${errorSummary(view)}
      <form class="latchkey-form" novalidate @submit=${view.onSubmit((data) => this.#send(view, data))}>
        ${incomplete ? html`<p class="latchkey-notice">${t('registration-reset.incomplete')}</p>` : nothing}
        <p>${t(incomplete ? 'registration-reset.incomplete-text' : 'registration-reset.text')}</p>
        ${usernameField(view, { name: 'username', label: t('username.label'), value: this.username })}
        <div class="latchkey-actions">
          ${primary(view, t('registration-reset.submit'))}
          ${view.destination('back', t('registration-reset.back'), 'latchkey-button')}
        </div>
      </form>`;
  }

  #send({ t }: FormView, data: FormData): Outcome {
    // What a password manager filled in may not have been told to us.
    this.username = String(data.get('username') ?? '');
    const { length } = this.username.trim();
    if (length === 0) return [{ field: 'username', message: t('username.required') }];
    if (length > longestUsername) return [{ field: 'username', message: t('username.too-long', { limit: longestUsername }) }];
    return { name: 'begin', ...this.#wish() };
  }

  #sendAgain(): void {
    void this.intend({ name: 'begin', ...this.#wish() });
    // The button that was pressed is off now, and would lose the focus to nowhere.
    this.focusNext('heading');
  }

  #wish(): Extract<Begin, { operation: 'requestRegistrationLink' }> {
    const reason = this.reason === 'incomplete' ? 'incomplete' : 'reset';
    return { operation: 'requestRegistrationLink', input: { identifier: readIdentifier(this.username), reason } };
  }

  /** What is typed as username, in whichever step, is not asked for a second time. */
  #follow(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.name === 'username' && this.form?.contains(target)) this.username = target.value;
  }

  /** Another link was followed, or ours is no more: what was under way here is over. */
  #land(token: string | undefined): void {
    this.#landed = token;
    if (token === undefined) return;
    this.deadLink = undefined;
    this.acknowledged = true;
    if (!this.hasUpdated) return;
    void this.intend({ name: 'cancel' });
    this.focusNext('heading');
  }

  #drop(): void {
    this.#landed = undefined;
    this.#link.redeemed();
  }

  #bury(problem: LinkProblem): void {
    this.deadLink = problem;
    this.#drop();
    if (this.hasUpdated) this.focusNext('heading');
  }

  /** On to the username, from wherever the visitor is. */
  #restart(): void {
    this.acknowledged = true;
    this.deadLink = undefined;
    this.#drop();
    void this.intend({ name: 'cancel' });
    this.focusNext('heading');
  }
}

declare global {
  interface HTMLElementTagNameMap { 'registration-reset': RegistrationReset }
}
