import { html, type PropertyDeclarations, type PropertyValues } from 'lit';
import { LinkToken, malformed } from '../controllers/link-token.js';
import { account } from '../i18n/en/account.js';
import { common } from '../i18n/en/common.js';
import { email } from '../i18n/en/email.js';
import { link } from '../i18n/en/link.js';
import type { Messages } from '../i18n/messages.js';
import type { TypedPhone } from '../journey/phone.js';
import { heading } from '../views/heading.js';
import { linkLanding } from '../views/link-landing.js';
import type { MoreSteps } from '../views/steps.js';
import type * as registrationSteps from './registration-steps.js';
import type { LinkProblem } from '../views/unusable-link.js';
import type { Ending, FormView } from '../views/view.js';
import { AuthElement } from './auth-element.js';

/**
 * The base of the elements for registration. It owns the username, the phone to enrol and the token of an emailed link. Only a press of
 * the visitor opens the link. The step controller runs the steps after that.
 */
export abstract class RegistrationElement extends AuthElement {
  static override properties: PropertyDeclarations = {
    username: { attribute: false },
    defaultCountry: { attribute: 'default-country' },
    token: {},
    tokenParam: { attribute: 'token-param' },
    linkProblem: { state: true },
  };

  /** The username, as typed or as set by the host. Never reflected. */
  username = '';
  /** The first country of a phone field (ISO 3166-1 alpha-2). By default, that of the page's language, else of the browser's languages. */
  defaultCountry?: string | undefined;
  /** The token of an emailed link. The element removes it as soon as it has read it. */
  token?: string | null | undefined;
  /** The name of the token's parameter in an emailed link. The element reads the fragment first, then the query. */
  tokenParam = 'token';

  /** Why the link cannot be used. */
  private linkProblem?: LinkProblem;

  readonly #link = new LinkToken(this, {
    token: () => this.token,
    clear: () => {
      this.removeAttribute('token');
      this.token = undefined;
    },
    param: () => this.tokenParam,
    client: () => this.boundClient,
  });
  /** The token that waits for the visitor to press the button. */
  #token: string | undefined;
  #phone: TypedPhone | undefined;
  /** The code that loads with the step controller. */
  #loaded: Pick<typeof registrationSteps, 'linkProblems' | 'unusableLink'> | undefined;

  constructor() {
    super();
    this.addEventListener('input', (event) => this.#keepUsername(event.target));
  }

  protected override get defaultMessages(): Partial<Messages> {
    return { ...common, ...account, ...email, ...link };
  }

  protected override get identifier(): string {
    return this.username.trim();
  }

  protected override async loadMore(): Promise<MoreSteps> {
    const loaded = await import('./registration-steps.js');
    this.#loaded = loaded;
    this.#phone ??= new loaded.PhoneEntry(this, { defaultCountry: () => this.defaultCountry, language: () => this.words.pageLanguage });
    return loaded.registrationSteps({ phone: this.#phone });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.username ??= ''; // frameworks bind values that are not set yet
    // The token belongs to the document. A disconnected element must not drop it for others.
    if (!this.isConnected) return;
    const token = this.#link.value;
    if (token !== this.#token) this.#handleToken(token);
    if (token === undefined) return;
    const problem = token === malformed ? 'link_invalid' : this.failure && this.#loaded?.linkProblems[this.failure.code];
    if (problem) this.#rejectLink(problem);
    // The link was opened. The next steps use their own ticket.
    else if (this.screen !== 'start') this.#dropToken();
  }

  protected override renderStart(view: FormView): unknown {
    const { linkProblem } = this;
    if (linkProblem) return html`${heading(view, view.t(`link.${linkProblem}-heading`))}${this.#loaded?.unusableLink(view, linkProblem, this.renderAgain(view)) ?? view.summary()}`;
    const token = this.#token;
    if (token === undefined) return this.renderEntry(view);
    return linkLanding(view, {
      open: () => view.intend({ name: 'begin', operation: 'openLink', input: { token } }),
      cancel: () => this.restart(),
    });
  }

  protected override end({ t }: FormView, signedIn: boolean): Ending {
    return { heading: t('registered.heading'), text: t(signedIn ? 'registered.signed-in' : 'registered.signed-out'), signIn: t('registered.sign-in') };
  }

  /** Renders the entry form that shows without a link. */
  protected abstract renderEntry(view: FormView): unknown;
  /** Renders the action that leads from an unusable link to a new one. */
  protected abstract renderAgain(view: FormView): unknown;
  /** Called when a link has been followed to this page. */
  protected landed?(): void;

  /** Returns to the entry form from any step, and drops the token. */
  protected restart(): void {
    this.linkProblem = undefined;
    this.#dropToken();
    this.intend({ name: 'cancel' });
    this.focusNext('heading');
  }

  /** Keeps a username that is typed in any step, so that no form asks for it again. */
  #keepUsername(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.name === 'username' && this.form?.contains(target)) this.username = target.value;
  }

  /** Handles a new token, or that the token is gone. A new token cancels the current flow. */
  #handleToken(token: string | undefined): void {
    this.#token = token;
    if (token === undefined) return;
    this.linkProblem = undefined;
    this.landed?.();
    if (!this.hasUpdated) return;
    this.intend({ name: 'cancel' });
    this.focusNext('heading');
  }

  #dropToken(): void {
    this.#token = undefined;
    this.#link.redeemed();
  }

  #rejectLink(problem: LinkProblem): void {
    this.linkProblem = problem;
    this.#dropToken();
    // A malformed token is known before any code has loaded.
    if (!this.#loaded) this.load();
    if (this.hasUpdated) this.focusNext('heading');
  }
}
