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

/** One template for each method, so that Lit creates new fields when the visitor switches. */
const formTemplates: Readonly<Record<IdentifierKind, (form: TemplateResult) => TemplateResult>> = {
  email: (form) => html`${form}`,
  phone: (form) => html`${form}`,
  username: (form) => html`${form}`,
};

/**
 * Signs a visitor in: email, phone or username with the password, then the second factor. A visitor without a second factor enrols one.
 *
 * @tag sign-in-form
 * @summary Signs a visitor in, with a second factor.
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to hold the call until `resume()`
 * @fires {AuthStepEvent} auth-step - another screen is shown
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

  /** The kind of identifier: `email`, `phone` or `username`. Follows the visitor. A kind that the backend does not accept is replaced by the first that it does. */
  method: IdentifierKind = 'email';
  /** Whether Remember Me is ticked. Follows the visitor. */
  remember = false;
  /** The identifier, as typed or as set by the host. Never reflected. */
  identifier = '';
  /** The first country of a phone field (ISO 3166-1 alpha-2). */
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

  /** Also waits until a phone field that is loading has rendered. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const settled = await super.getUpdateComplete();
    if (this.phone || !this.#loadingPhone) return settled;
    await this.#loadingPhone.catch(() => undefined);
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.identifier ??= ''; // frameworks bind values that are not set yet
    const before = this.#shown;
    const kind = this.#kind;
    this.#shown = kind;
    if (before !== undefined && before !== kind) {
      // Each method keeps its own identifier. When the host sets the identifier together with the method, that one counts.
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
    // Not the phone of the entry form, which must be unchanged when the visitor returns there.
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

  protected override end({ t }: FormView, signedIn: boolean): Ending {
    const [title, text] = signedIn ? (['sign-in.done-heading', 'sign-in.done'] as const) : (['sign-in.signed-out-heading', 'sign-in.signed-out'] as const);
    return { heading: t(title), text: t(text), signIn: t('sign-in.submit') };
  }

  /** The method, or the first one that the backend accepts. */
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

  /** Switches the method. Errors and pending calls belong to the previous method and are dropped. */
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
    // Some password managers fill in a field without an `input` event.
    this.#type(kind, String(data.get(kind) ?? this.identifier));
    this.#tellPhone();
    if (kind === 'phone') return this.#readPhone(view).then(outcome);
    return outcome((kind === 'email' ? readEmail : readUsername)(t, this.identifier));
  }

  async #showPhone(): Promise<void> {
    try {
      await this.#loadPhone();
    } catch {
      if (this.#shown === 'phone') this.showErrors([{ message: this.words.t('problem.not-loaded') }]);
    }
  }

  async #readPhone(view: FormView): Promise<Read> {
    return (await this.#loadPhone()).read(view);
  }

  /** Loads the phone field, once. Tries again after a failure. */
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

  /** Puts the identifier into the phone field. */
  #tellPhone(): void {
    const entry = this.phone?.entry;
    if (entry && this.#shown === 'phone' && entry.text !== this.identifier) entry.type(this.identifier);
  }
}

declare global {
  interface HTMLElementTagNameMap { 'sign-in-form': SignInForm }
}
