import { ContextProvider } from '@lit/context';
import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Step } from '../../client/auth-client.js';
import type { AuthError } from '../../client/problem.js';
import { watchDetails } from '../../controllers/help-details.js';
import { LinkToken } from '../../controllers/link-token.js';
import { pageAddress } from '../../controllers/page-address.js';
import { settingsContext } from '../../controllers/settings.js';
import { WarmUp } from '../../controllers/warm-up.js';
import { destinations, type AuthNavigateEvent, type Destination } from '../../events/navigate.js';
import { common } from '../../i18n/en/common.js';
import { portal } from '../../i18n/en/portal.js';
import type { Messages } from '../../i18n/messages.js';
import { ClientElement } from '../client-element.js';
import { ownHrefs } from '../hrefs.js';
import { first, hashOf, landing, placeFor, placeOf, readPlace, shows, tags, type Place, type ScreenTag } from './screens.js';
import { account, gather, identifierFor, type Holder, type Typed } from './typed.js';

const words = { ...common, ...portal };

/** Two equal templates. Lit creates the element again at each visit, even when the same tag shows twice in a row. */
const alternatingTemplates: readonly ((screen: TemplateResult) => TemplateResult)[] = [(screen) => html`${screen}`, (screen) => html`${screen}`];

/** What the portal needs of the element of a screen. */
interface Shown extends HTMLElement, Holder {
  readonly remember?: boolean;
  readonly updateComplete?: Promise<unknown>;
  resume?(answer?: Step | AuthError): boolean;
  focusNext?(target: string): void;
}

/**
 * All elements for visitors in one. It starts with the login options and follows `auth-navigate`. The browser's Back works. Typed
 * identifiers stay in memory from screen to screen. The host handles the destinations `home`, `register`, `domain-login` and
 * `reauthenticate`.
 *
 * @tag login-portal
 * @summary Composes all elements for visitors into one portal.
 * @fires {AuthNavigateEvent} auth-navigate - the visitor wants to go somewhere; prevent it to take them there yourself
 * @fires {AuthRequestEvent} auth-request - before each call that changes something; prevent it to hold the call until `resume()`
 * @fires {AuthStepEvent} auth-step - another screen is shown
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthCompleteEvent} auth-complete - a flow has succeeded
 */
export class LoginPortal extends ClientElement {
  static override properties: PropertyDeclarations = {
    organization: {},
    methods: {},
    routing: {},
    defaultCountry: { attribute: 'default-country' },
    tokenParam: { attribute: 'token-param' },
    place: { state: true },
    unloaded: { state: true },
  };

  static override styles = [...ClientElement.styles, css`:host { max-inline-size: none; }`];

  /** Loads an element that is not defined yet. `define/login-portal` sets it; a host can set another loader. @internal */
  static load?: (tag: ScreenTag) => Promise<unknown>;

  /** The name of the organisation that has its own login. Without it, only Customer/Provider login shows. */
  organization?: string | undefined;
  /** The Customer/Provider login methods, separated by spaces, in display order. Default: `email phone`. */
  methods?: string | undefined;
  /** `hash`: the fragment of the address names the screen, so that it can be linked. `none`: the address does not change. Back works with both. */
  routing: 'none' | 'hash' = 'none';
  /** The first country of a phone field (ISO 3166-1 alpha-2). */
  defaultCountry?: string | undefined;
  /** The name of the token's parameter in an emailed link. */
  tokenParam = 'token';

  private place: Place = first;
  /** An element could not be loaded. */
  private unloaded = false;

  #typed: Typed = {};
  /** Remember Me, as the visitor last set it. */
  #remember: boolean | undefined;
  #visits = 0;
  /** The place that is shown or being loaded. */
  #wanted: Place = first;
  readonly #provider = new ContextProvider(this, { context: settingsContext, initialValue: { hrefs: {}, allowedOrigins: [] } });
  readonly #link = new LinkToken(this, {
    token: () => undefined, clear: () => undefined, param: () => this.tokenParam, client: () => this.boundClient, followed: () => this.#land(),
  });

  constructor() {
    super();
    new WarmUp(this, () => this.#loadAll());
  }

  /** The form of the current screen, in the light DOM. Null while there is none. */
  override get form(): HTMLFormElement | null {
    return this.#shown?.form ?? null;
  }

  /** Answers a call of the current screen that the host held by preventing `auth-request`. @returns false when no call was held */
  override resume(answer?: Step | AuthError): boolean {
    return this.#shown?.resume?.(answer) ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watchDetails(this.ownerDocument);
    window.addEventListener('popstate', this.#handlePopState);
    this.addEventListener('auth-navigate', this.#handleNavigate);
    this.addEventListener('input', this.#gatherTyped);
    const place = this.#link.value === undefined ? this.#placeInAddress() : landing;
    this.#wanted = this.place = place ?? this.place;
    void this.#load(this.place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#gatherTyped();
    window.removeEventListener('popstate', this.#handlePopState);
    this.removeEventListener('auth-navigate', this.#handleNavigate);
    this.removeEventListener('input', this.#gatherTyped);
  }

  protected override get defaultMessages(): Partial<Messages> {
    return words;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const above = this.settings;
    const hrefs: { [K in Destination]?: string } = { ...above?.hrefs, ...ownHrefs(this) };
    // Where the portal leads, it leads itself; an address there would take the visitor away from it.
    for (const to of destinations) if (to === 'back' || shows(to)) delete hrefs[to];
    this.#provider.setValue({
      ...above,
      client: this.boundClient,
      messages: [this.messages, ...above?.messages ?? []],
      hrefs,
      allowedOrigins: this.redirectOrigins,
    });
  }

  // No frame around the frames of the elements.
  protected override render(): unknown {
    return html`<slot name="brand"></slot><slot name="header"></slot>${this.renderSlot()}<slot name="footer"></slot>`;
  }

  protected override renderContent(): unknown {
    return html`${this.unloaded ? html`<p class="latchkey-error" role="alert">${this.words.t('portal.not-loaded')}</p>` : nothing}
      ${alternatingTemplates[this.#visits % 2]!(this.#renderScreen())}`;
  }

  #renderScreen(): TemplateResult {
    const { place, headingLevel } = this;
    const organization = this.organization ?? nothing;
    const country = this.defaultCountry ?? nothing;
    switch (place.screen) {
      case 'login-options': return html`<login-options heading-level=${headingLevel} organization=${organization} methods=${this.methods ?? nothing}
        ?remember=${this.#remember}></login-options>`;
      case 'sign-in': return html`<sign-in-form heading-level=${headingLevel} method=${place.method ?? 'email'} ?remember=${place.remember}
        default-country=${country} .identifier=${identifierFor(this.#typed, place)}></sign-in-form>`;
      case 'forgot-password': return html`<forgot-password-wizard heading-level=${headingLevel} .email=${this.#typed.email ?? ''}></forgot-password-wizard>`;
      case 'mfa-registration': return html`<mfa-registration heading-level=${headingLevel} default-country=${country}
        .username=${account(this.#typed)}></mfa-registration>`;
      case 'registration-reset': case 'incomplete-registration': return html`<registration-reset heading-level=${headingLevel}
        reason=${place.screen === 'registration-reset' ? 'reset' : 'incomplete'} token-param=${this.tokenParam}
        default-country=${country} .username=${account(this.#typed)}></registration-reset>`;
      case 'help': return html`<login-help heading-level=${headingLevel} organization=${organization}></login-help>`;
    }
  }

  get #shown(): Shown | null {
    return this.querySelector<Shown>(`:scope > .latchkey-content > ${tags[this.place.screen]}`);
  }

  /** Follows `auth-navigate`, after the event has bubbled, because a host above can prevent it. */
  readonly #handleNavigate = (event: AuthNavigateEvent): void => {
    if (event.target === this) return;
    queueMicrotask(() => {
      if (event.defaultPrevented || !this.isConnected) return;
      const { to } = event.detail;
      if (to === 'back') this.#back();
      else if (shows(to)) void this.#go(placeFor(event.detail, to));
    });
  };

  /** Keeps what the visitor typed on this screen for the next one. Runs at each input, because a form can switch its method. */
  readonly #gatherTyped = (): void => {
    const shown = this.#shown;
    this.#typed = gather(this.#typed, shown);
    this.#remember = shown?.remember ?? this.#remember;
  };

  #back(): void {
    if (this.#isOurs(history.state)) history.back();
    else void this.#begin();
  }

  /** Replaces the screen with the login options, for a visitor who came by a link and has no history entry of the portal. */
  async #begin(): Promise<void> {
    if (await this.#show(first)) history.replaceState(history.state, '', this.#addressOf(first));
  }

  async #go(place: Place): Promise<void> {
    const left = readPlace({ ...this.place, method: this.#shown?.method });
    if (!await this.#show(place)) return;
    // Back returns to the method that the visitor chose last.
    if (this.#isOurs(history.state)) history.replaceState({ ...history.state, [this.#key]: left }, '');
    history.pushState({ ...history.state, [this.#key]: place }, '', this.#addressOf(place));
  }

  #addressOf(place: Place): string | null {
    return this.routing === 'hash' ? `${pageAddress()}${location.search}${hashOf(place)}` : null;
  }

  readonly #handlePopState = (): void => {
    const place = this.#placeInAddress();
    if (!place || place.screen === this.#wanted.screen) return;
    this.#gatherTyped();
    void this.#show({ ...place, remember: this.#remember ?? place.remember });
  };

  /** Shows the landing screen when a link is followed in the open page. The browser has already added a history entry. */
  #land(): void {
    if (!this.hasUpdated) return;
    history.replaceState({ ...history.state, [this.#key]: landing }, '');
    if (this.#wanted.screen !== landing.screen) void this.#show(landing);
  }

  /** The place that the history entry or the fragment names. */
  #placeInAddress(): Place | undefined {
    return readPlace(history.state?.[this.#key]) ?? (this.routing === 'hash' ? placeOf(location.hash) : first);
  }

  /** The portal's key in `history.state`. A page can have two portals. */
  get #key(): string {
    return `latchkey.${this.id || this.localName}`;
  }

  #isOurs(state: unknown): boolean {
    return readPlace((state as Record<string, unknown> | null)?.[this.#key]) !== undefined;
  }

  /** @returns false when the screen could not be loaded or the visitor has gone elsewhere; the current screen then stays */
  async #show(place: Place): Promise<boolean> {
    this.#wanted = place;
    const loaded = await this.#load(place);
    // The visitor may have gone elsewhere meanwhile.
    if (this.#wanted !== place) return false;
    if (!loaded) {
      this.#wanted = this.place;
      return false;
    }
    this.#gatherTyped();
    this.#visits++;
    this.place = place;
    await this.updateComplete;
    const shown = this.#shown;
    await shown?.updateComplete;
    shown?.focusNext?.('heading');
    return true;
  }

  /** Loads all screens and the code of their steps, so that no click has to wait for it. */
  #loadAll(): Promise<unknown> {
    this.prepareClient();
    const missing = new Set(Object.values(tags).filter((tag) => !customElements.get(tag)));
    return Promise.all([...[...missing].map((tag) => LoginPortal.load?.(tag)), import('../step-controller.js'), import('../registration-steps.js')]);
  }

  async #load({ screen }: Place): Promise<boolean> {
    const tag = tags[screen];
    try {
      if (!customElements.get(tag)) await LoginPortal.load?.(tag);
      this.unloaded = false;
    } catch {
      this.unloaded = true;
    }
    return !this.unloaded;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'login-portal': LoginPortal }
}
