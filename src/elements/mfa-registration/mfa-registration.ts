import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Problem } from '../../client/problem.js';
import { LinkToken, malformed } from '../../controllers/link-token.js';
import { account } from '../../i18n/en/account.js';
import { common } from '../../i18n/en/common.js';
import { link } from '../../i18n/en/link.js';
import { registration as registrationWords } from '../../i18n/en/registration.js';
import { longestUsername, readIdentifier } from '../../journey/identifier.js';
import { registration } from '../../journey/rules.js';
import type { Rules } from '../../journey/state.js';
import { primary } from '../../views/actions.js';
import { done } from '../../views/done.js';
import { errorSummary } from '../../views/error-summary.js';
import { passwordField, revealButton, usernameField } from '../../views/fields.js';
import { heading } from '../../views/heading.js';
import { linkLanding, type LinkProblem } from '../../views/link-landing.js';
import type { PhoneEntryView } from '../../views/phone-field.js';
import type { MoreSteps } from '../../views/steps.js';
import type { Fault, FormView, Outcome } from '../../views/view.js';
import { AuthElement } from '../auth-element.js';
import { entry } from './styles.js';

const words = { ...common, ...account, ...link, ...registrationWords };

/** What a problem says of the link that was to be opened; a server that knows no codes has 404 and 410 (contract, 4). */
const deadBy: { readonly [C in Problem['code']]?: LinkProblem } = {
  link_expired: 'link_expired', link_used: 'link_used', link_invalid: 'link_invalid', ticket_expired: 'link_expired', not_found: 'link_invalid',
};

/**
 * The first login with multi-factor authentication: username and password, then a phone or an email and its code.
 * An emailed link lands here too, where a host has no `registration-reset`.
 *
 * @tag mfa-registration
 * @summary Registers a phone or an email for multi-factor authentication.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to answer it with `resume()`
 * @fires {AuthStepEvent} auth-step - another screen shows
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - the visitor is registered
 * @fires {AuthNavigateEvent} auth-navigate - the visitor must reset the registration, needs help, or wants to go back, home or to sign in
 */
export class MfaRegistration extends AuthElement {
  static override properties: PropertyDeclarations = {
    username: { attribute: false },
    defaultCountry: { attribute: 'default-country' },
    token: {},
    tokenParam: { attribute: 'token-param' },
    deadLink: { state: true },
  };

  /** What was typed, or what a host knows already. Never reflected. */
  username = '';
  /** Two letters: the country that a phone field begins with. Without it that of the page's language or the browser's. */
  defaultCountry?: string;
  /** The token of an emailed link; removed as soon as it is read. */
  token?: string | null | undefined;
  /** Under which name an emailed link carries its token, in the fragment or the query. */
  tokenParam = 'token';

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
    return registration;
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
    return registrationSteps({ phone: this.#phone });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // The link is the whole document's: an element that has left the page drops nobody else's.
    if (!this.isConnected) return;
    const token = this.#link.value;
    if (token !== this.#landed) this.#land(token);
    if (token === undefined) return;
    const dead = token === malformed ? 'link_invalid' : this.failure && deadBy[this.failure.code];
    if (dead) this.#bury(dead);
    // It opened, and what follows holds a ticket of its own.
    else if (this.screen !== 'start') this.#drop();
  }

  protected override renderStart(view: FormView): unknown {
    const token = this.#landed;
    if (this.deadLink) return this.#renderDead(view, this.deadLink);
    if (token === undefined) return this.#renderForm(view);
    return linkLanding(view, {
      open: () => void this.intend({ name: 'begin', operation: 'openLink', input: { token } }),
      cancel: () => {
        this.#drop();
        void this.intend({ name: 'cancel' });
        this.focusNext('heading');
      },
    });
  }

  #renderForm(view: FormView): TemplateResult {
    const { t } = view;
    if (view.ready && !view.offers('signIn')) return html`${heading(view, t('registration.heading'))}<p>${t('problem.unavailable')}</p>`;
    return html`<div class="latchkey-top">${view.destination('back', t('action.cancel'))}</div>
      ${heading(view, t('registration.heading'))}
      ${errorSummary(view)}
      ${this.#mustReset(view) ? view.destination('registration-reset', t('enroll.reset'), 'latchkey-button') : nothing}
      <form class="latchkey-form" novalidate @submit=${view.onSubmit((data) => this.#begin(view, data))}>
        <p>${t('registration.text')}</p>
        ${usernameField(view, {
          name: 'username', label: t('username.label'), value: this.username,
          ...(view.identifies('email') && { hint: t('username.or-email') }),
        })}
        ${passwordField(view, { name: 'password', label: t('current-password.label'), autocomplete: 'current-password' })}
        ${revealButton(view)}
        <div class="latchkey-actions">${primary(view, t('action.continue'))}</div>
      </form>
      <div class="latchkey-help">${view.destination('help', t('registration.trouble'))}</div>`;
  }

  /** A new link is another element's affair. */
  #renderDead(view: FormView, problem: LinkProblem): TemplateResult {
    const { t } = view;
    return html`${heading(view, t(`link.${problem}-heading`))}
      <p class="latchkey-notice">${t(`link.${problem}`)}</p>
      <p>${t(`link.${problem}-next`)}</p>
      <div class="latchkey-actions">
        ${view.destination('registration-reset', t('link.again'), 'latchkey-button latchkey-primary')}
        ${problem === 'link_used' ? view.destination('sign-in', t('link.sign-in'), 'latchkey-button') : nothing}
        ${view.destination('back', t('link.back'), 'latchkey-button')}
      </div>`;
  }

  protected override renderDone(view: FormView, signedIn: boolean): unknown {
    const { t } = view;
    const next = signedIn
      ? view.destination('home', t('action.continue'), 'latchkey-button latchkey-primary')
      : view.destination('sign-in', t('registration.sign-in'), 'latchkey-button latchkey-primary');
    return done(view, t('registration.done-heading'), t(signedIn ? 'registration.done-signed-in' : 'registration.done'), next);
  }

  /** The registration was begun and cannot go on. What must be mended in a field comes first. */
  #mustReset({ faults }: FormView): boolean {
    return this.failure?.code === 'registration_failed' && faults.every(({ field }) => field === undefined);
  }

  #begin({ t }: FormView, data: FormData): Outcome {
    // What a password manager filled in may not have been told to us.
    this.username = String(data.get('username') ?? '');
    const identifier = readIdentifier(this.username);
    const password = String(data.get('password') ?? '');
    const faults: Fault[] = [];
    if (identifier.value === '') faults.push({ field: 'username', message: t('username.required') });
    else if (identifier.value.length > longestUsername) faults.push({ field: 'username', message: t('username.too-long', { limit: longestUsername }) });
    if (password === '') faults.push({ field: 'password', message: t('current-password.required') });
    return faults.length > 0 ? faults : { name: 'begin', operation: 'signIn', input: { identifier, password } };
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
}

declare global {
  interface HTMLElementTagNameMap { 'mfa-registration': MfaRegistration }
}
