import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { identifierKinds, type IdentifierKind } from '../../client/vocabulary.js';
import { account } from '../../i18n/en/account.js';
import { common } from '../../i18n/en/common.js';
import { email } from '../../i18n/en/email.js';
import { signIn as signInWords } from '../../i18n/en/sign-in.js';
import type { Messages } from '../../i18n/messages.js';
import { signIn } from '../../journey/rules.js';
import type { Rules } from '../../journey/state.js';
import { entry as entryStyles } from '../../styles/entry.js';
import { primary } from '../../views/actions.js';
import { emailField, passwordField, revealButton, usernameField } from '../../views/fields.js';
import { heading } from '../../views/heading.js';
import type { Read } from '../../views/identify.js';
import type { TypedPhone } from '../../journey/phone.js';
import type { MoreSteps } from '../../views/steps.js';
import type { Ending, FormView, Outcome, Reading } from '../../views/view.js';
import { AuthElement } from '../auth-element.js';
import type { SignInPhone } from '../phone-identifier.js';

const words = { ...common, ...account, ...email, ...signInWords };

/** A form for each way, whose fields are its own: to Lit these are three templates, so that it makes anew what another one held. */
const formTemplates: Readonly<Record<IdentifierKind, (form: TemplateResult) => TemplateResult>> = {
  email: (form) => html`${form}`,
  phone: (form) => html`${form}`,
  username: (form) => html`${form}`,
};

/**
 * Signing in: email, phone or username with the password, then the second factor. Who has no second factor yet goes on into enrolling one.
 *
 * @tag sign-in-form
 * @summary Signs a visitor in, with a second factor.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to answer it with `resume()`
 * @fires {AuthStepEvent} auth-step - another screen shows
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - the visitor has signed in
 * @fires {AuthNavigateEvent} auth-navigate - the visitor forgot the password, needs help, must reset a registration, or wants to go back or home
 */
export class SignInForm extends AuthElement {
  static override properties: PropertyDeclarations = {
    method: {},
    remember: { type: Boolean },
    identifier: { attribute: false },
    defaultCountry: { attribute: 'default-country' },
    phone: { state: true },
  };

  static override contentStyles = [entryStyles];

  /** How the visitor says who they are. Follows the visitor, who may choose another way; what the backend does not know people by is not asked for. */
  method: IdentifierKind = 'email';
  /** Whether Remember Me is ticked; follows the visitor. */
  remember = false;
  /** What was typed, or what a host knows already. Never reflected. */
  identifier = '';
  /** Two letters: the country that a phone field begins with. */
  defaultCountry?: string | undefined;

  private phone?: SignInPhone;

  #shown: IdentifierKind | undefined;
  #typed: Partial<Record<IdentifierKind, string>> = {};
  #loadingPhone: Promise<SignInPhone> | undefined;
  #enrolled: TypedPhone | undefined;

  protected override get rules(): Rules {
    return signIn;
  }

  protected override get defaultMessages(): Partial<Messages> {
    return words;
  }

  /** Done when a phone field that is loading shows, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const settled = await super.getUpdateComplete();
    if (this.phone || !this.#loadingPhone) return settled;
    await this.#loadingPhone.catch(() => undefined);
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.identifier ??= ''; // frameworks bind what is not there yet
    const before = this.#shown;
    const kind = this.#kind;
    this.#shown = kind;
    if (before !== undefined && before !== kind) {
      // What was typed is kept for each way. A host that sets an identifier together with its method means that one.
      if (changed.has('method') && this.identifier === (this.#typed[before] ?? '')) this.identifier = this.#typed[kind] ?? '';
      this.showErrors([]);
      this.hidePasswords();
    }
    this.#typed[kind] = this.identifier;
    if (kind !== 'phone') return;
    if (before !== kind) void this.#showPhone();
    this.#tellPhone();
  }

  protected override async loadMore(): Promise<MoreSteps> {
    const { registrationSteps, PhoneEntry } = await import('../registration-steps.js');
    // Another phone than the one that says who this is: a way back must find that one unchanged.
    const phone = this.#enrolled ??= new PhoneEntry(this, { defaultCountry: () => this.defaultCountry, language: () => this.words.pageLanguage });
    return registrationSteps({ phone });
  }

  protected override renderStart(view: FormView): unknown {
    const { t } = view;
    const kind = this.#kind;
    const title = heading(view, t(`sign-in.heading-${kind}`));
    if (view.ready && !view.offers('signIn')) return html`${title}<p>${t('problem.unavailable')}</p>`;
    return html`<div class="latchkey-top">${view.destination('back', t('action.cancel'))}</div>
      ${title}
      ${view.summary()}
      ${formTemplates[kind](this.#form(view, kind))}
      <div class="latchkey-ways">
        ${identifierKinds.filter((other) => other !== kind && view.identifies(other)).map((other) => html`<button
          type="button" class="latchkey-link" @click=${() => this.#switch(other)}>${t(`sign-in.with-${other}`)}</button>`)}
        ${view.destination('help', t('sign-in.trouble'))}
      </div>`;
  }

  protected override end(view: FormView, signedIn: boolean): Ending {
    const { t } = view;
    const className = 'latchkey-button latchkey-primary';
    return signedIn
      ? { heading: t('sign-in.done-heading'), text: t('sign-in.done'), next: view.destination('home', t('action.continue'), className) }
      : { heading: t('sign-in.signed-out-heading'), text: t('sign-in.signed-out'), next: view.destination('sign-in', t('sign-in.submit'), className) };
  }

  /** The method, or the first by which the backend knows people. */
  get #kind(): IdentifierKind {
    const known = identifierKinds.filter((kind) => this.identifies(kind));
    return known.find((kind) => kind === this.method) ?? known[0] ?? 'email';
  }

  #form(view: FormView, kind: IdentifierKind): TemplateResult {
    const { t } = view;
    return html`<form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit((data, reading) => this.#begin(view, kind, data, reading))}>
      ${this.#field(view, kind)}
      ${passwordField(view, { name: 'password', label: t('current-password.label'), autocomplete: 'current-password' })}
      <div class="latchkey-aside">${revealButton(view)}${view.destination('forgot-password', t('sign-in.forgot'))}</div>
      <label class="latchkey-check"><input type="checkbox" name="remember" id=${view.id('remember')} .checked=${this.remember}
        @change=${(event: Event) => { this.remember = (event.target as HTMLInputElement).checked; }}> ${t('sign-in.remember')}</label>
      <div class="latchkey-actions">${primary(view, t('sign-in.submit'))}</div>
    </form>`;
  }

  #field(view: FormView, kind: IdentifierKind): unknown {
    const { t } = view;
    const onInput = (value: string): void => this.#type(kind, value);
    switch (kind) {
      case 'email': return emailField(view, { name: kind, label: t('email.label'), value: this.identifier, onInput });
      case 'username': return usernameField(view, { name: kind, label: t('username.label'), value: this.identifier, onInput });
      case 'phone': return this.phone?.render(view) ?? html`<p class="latchkey-hint">${t('sign-in.loading')}</p>`;
    }
  }

  #type(kind: IdentifierKind, value: string): void {
    this.identifier = value;
    this.#typed[kind] = value;
  }

  /** Another way to say who one is. What was wrong, or under way, belongs to the one before. */
  #switch(kind: IdentifierKind): void {
    this.intend({ name: 'cancel' });
    this.hidePasswords();
    this.method = kind;
    this.focusNext('heading');
  }

  #begin(view: FormView, kind: IdentifierKind, data: FormData, reading: Reading): Outcome | Promise<Outcome> {
    const { t } = view;
    const { passwordErrors, readEmail, readUsername } = reading;
    const password = String(data.get('password') ?? '');
    const errors = passwordErrors(t, password);
    const outcome = (read: Read): Outcome => {
      if ('message' in read) return [read, ...errors];
      if (errors.length > 0) return errors;
      return { name: 'begin', operation: 'signIn', input: { identifier: read, password, ...(data.has('remember') && { remember: true }) } };
    };
    // What a password manager filled in may not have been told to us.
    this.#type(kind, String(data.get(kind) ?? this.identifier));
    this.#tellPhone();
    if (kind === 'phone') return this.#readPhone(view).then(outcome);
    return outcome((kind === 'email' ? readEmail : readUsername)(t, this.identifier));
  }

  async #showPhone(): Promise<void> {
    try {
      await this.#loadPhone();
    } catch {
      if (this.#shown === 'phone') this.showErrors([{ message: this.words.t('problem.network', { sent: false }) }]);
    }
  }

  async #readPhone(view: FormView): Promise<Read> {
    return (await this.#loadPhone()).read(view);
  }

  /** The phone field, loaded once; where that fails, again with the next try. */
  #loadPhone(): Promise<SignInPhone> {
    return this.#loadingPhone ??= import('../registration-steps.js').then(({ PhoneEntry, signInPhone, phoneWords, phoneStyles }) => {
      this.addLate(phoneWords, [phoneStyles]);
      const entry = new PhoneEntry(this, { defaultCountry: () => this.defaultCountry, language: () => this.words.pageLanguage });
      this.phone = signInPhone(entry, (text) => this.#type('phone', text));
      this.#tellPhone();
      return this.phone;
    }, (error: unknown) => {
      this.#loadingPhone = undefined;
      throw error;
    });
  }

  /** What a host knows, or what was typed before, stands in the phone field. */
  #tellPhone(): void {
    const entry = this.phone?.entry;
    if (entry && this.#shown === 'phone' && entry.text !== this.identifier) entry.type(this.identifier);
  }
}

declare global {
  interface HTMLElementTagNameMap { 'sign-in-form': SignInForm }
}
