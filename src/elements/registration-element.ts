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
 * The base of the elements that register: the username, the phone that is enrolled, and the emailed link that lands. A link is opened
 * by a person's press alone; what it leads to is the step controller's.
 */
export abstract class RegistrationElement extends AuthElement {
  static override properties: PropertyDeclarations = {
    username: { attribute: false },
    defaultCountry: { attribute: 'default-country' },
    token: {},
    tokenParam: { attribute: 'token-param' },
    linkProblem: { state: true },
  };

  /** What was typed, or what a host knows already. Never reflected. */
  username = '';
  /** Two letters: the country that a phone field begins with. Without it that of the page's language or the browser's. */
  defaultCountry?: string | undefined;
  /** The token of an emailed link; removed as soon as it is read. */
  token?: string | null | undefined;
  /** Under which name an emailed link carries its token, in the fragment or the query. */
  tokenParam = 'token';

  /** Why the link that was followed opens nothing. */
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
  /** The token that has landed here and waits for its button. */
  #token: string | undefined;
  #phone: TypedPhone | undefined;
  /** Loaded with what follows the entry form. */
  #loaded: Pick<typeof registrationSteps, 'linkProblems' | 'unusableLink' | 'registered'> | undefined;

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
    this.username ??= ''; // frameworks bind what is not there yet
    // The link is the whole document's: an element that has left the page drops nobody else's.
    if (!this.isConnected) return;
    const token = this.#link.value;
    if (token !== this.#token) this.#handleToken(token);
    if (token === undefined) return;
    const problem = token === malformed ? 'link_invalid' : this.failure && this.#loaded?.linkProblems[this.failure.code];
    if (problem) this.#rejectLink(problem);
    // It opened, and what follows holds a ticket of its own.
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

  protected override end(view: FormView, signedIn: boolean): Ending {
    return this.#loaded!.registered(view, signedIn);
  }

  /** What shows where no link has landed. */
  protected abstract renderEntry(view: FormView): unknown;
  /** The way from a link that opens nothing to a new one. */
  protected abstract renderAgain(view: FormView): unknown;
  /** A link has landed. */
  protected landed?(): void;

  /** To the entry form, from wherever the visitor is; a link that landed is not wanted any more. */
  protected restart(): void {
    this.linkProblem = undefined;
    this.#dropToken();
    this.intend({ name: 'cancel' });
    this.focusNext('heading');
  }

  /** What is typed as username, in whichever step, is not asked for a second time. */
  #keepUsername(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.name === 'username' && this.form?.contains(target)) this.username = target.value;
  }

  /** Another link was followed, or ours is no more: what was under way here is over. */
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
    // A token that is none is known before anything has loaded.
    if (!this.#loaded) this.load();
    if (this.hasUpdated) this.focusNext('heading');
  }
}
