import { html, LitElement, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AuthClient, Step } from '../client/auth-client.js';
import type { AuthError } from '../client/problem.js';
import { contentSlot, LightContent } from '../controllers/light-content.js';
import { SettingsConsumer } from '../controllers/settings.js';
import { wordsFor, type Words } from '../controllers/words.js';
import { emit } from '../events/emit.js';
import { AuthNavigateEvent, type Destination } from '../events/events.js';
import type { Messages, Translate } from '../i18n/messages.js';
import type { Intent, Rules } from '../journey/state.js';
import { content } from '../styles/content.js';
import { field } from '../styles/field.js';
import { frame } from '../styles/frame.js';
import { tokens } from '../styles/tokens.js';
import { headingLevels, type HeadingLevel } from '../views/heading.js';
import type { Fault, FormView } from '../views/view.js';
import { hrefAttributes, originList, ownHrefs, type Hrefs } from './hrefs.js';
import { createRestClient } from './rest-client.js';
import type { FocusTarget, Walk, WalkHost } from './walk.js';

/**
 * The one base of the journey's elements: the frame in the shadow root, the content in one light child, the client and words of the
 * nearest provider, focus and announcements. An element adds its entry form; what follows is the walk's.
 *
 * @slot brand - above everything: a logo
 * @slot header - between brand and content
 * @slot footer - below the content
 * @csspart card - the frame around everything
 */
export abstract class AuthElement extends LitElement implements WalkHost {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    baseUrl: { attribute: 'base-url' },
    messages: { attribute: false },
    headingLevel: { attribute: 'heading-level', type: Number },
    allowedOrigins: { attribute: 'allowed-origins' },
    faults: { state: true },
    status: { state: true },
    orphaned: { state: true },
    opening: { state: true },
    walk: { state: true },
  };

  static override styles: CSSResult[] = [tokens, frame];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...hrefAttributes];
  }

  /** The backend. Before `base-url` and the nearest provider. */
  client?: AuthClient;
  /** Builds the REST client of the default contract for this address. */
  baseUrl?: string;
  /** The host's own words, over those of the nearest provider. */
  messages?: Partial<Messages>;
  /** Level of the step's heading, 1 to 6. */
  headingLevel = 2;
  /** Origins, separated by spaces, beside this page's own, to which a server may redirect. */
  allowedOrigins?: string;

  private faults: readonly Fault[] = [];
  private status?: (t: Translate) => string;
  private orphaned = false;
  /** What the visitor wants, while the walk is loading. */
  private opening?: Intent;
  private walk?: Walk;
  private walkWords?: Partial<Messages>;

  readonly #settings = new SettingsConsumer(this);
  readonly #content = new LightContent(this, () => this.#template(), [field, content]);
  #built: { baseUrl: string; client?: AuthClient } | undefined;
  #client: AuthClient | undefined;
  #focus: FocusTarget | undefined;
  #words!: Words;
  #hrefs: Hrefs = {};

  /** The form that is shown now, in the light DOM. */
  get form(): HTMLFormElement | null {
    return this.#content.find('form');
  }

  /**
   * Answers a call that was held by preventing `auth-request`: with the step that the host's own backend gave, with the problem it met,
   * or with nothing to make the call after all.
   * @returns false when no call was held
   */
  resume(answer?: Step | AuthError): boolean {
    return this.walk?.resume(answer) ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider may be defined in a later task; who has none by then has forgotten it.
    setTimeout(() => this.#checkClient());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.opening = undefined;
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (hrefAttributes.includes(name)) this.requestUpdate();
  }

  /** Says something to those who do not see, in the words of the moment; nothing clears it. @internal */
  announce(say?: (t: Translate) => string): void {
    this.status = say;
  }

  /** @internal */
  focusNext(target: FocusTarget): void {
    this.#focus = target;
    this.requestUpdate();
  }

  /** Shows what the visitor must mend. @internal */
  fault(faults: readonly Fault[]): void {
    this.faults = [...faults];
    if (faults.length > 0) this.focusNext('summary');
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const settings = this.#settings.value;
    this.#words = wordsFor(this, [this.messages, settings?.messages, this.defaultMessages, this.walkWords]);
    this.#hrefs = { ...settings?.hrefs, ...ownHrefs(this) };
    this.#client = this.#findClient();
    if (this.#client) this.orphaned = false;
    this.walk?.use(this.#client);
  }

  protected override updated(): void {
    const target = this.#focus;
    this.#focus = undefined;
    if (target && this.#mayFocus()) this.#content.byId(target)?.focus();
  }

  protected override render(): unknown {
    return html`<div class="card" part="card"><slot name="brand"></slot><slot name="header"></slot><slot
      name=${contentSlot} @slotchange=${() => this.#content.restore()}></slot><slot name="footer"></slot></div>`;
  }

  /** What the journey adds for this element. */
  protected abstract get rules(): Rules;
  /** The sections of the catalogue that the entry form speaks. */
  protected abstract get defaultMessages(): Partial<Messages>;
  /** What was typed as identifier. */
  protected abstract get identifier(): string;
  /** The entry form. */
  protected abstract renderStart(view: FormView): unknown;
  /** The flow's good end. */
  protected abstract renderDone(view: FormView, signedIn: boolean): unknown;

  /** Asks for a new password a second time. */
  protected get confirmsPassword(): boolean {
    return true;
  }

  protected get words(): Words {
    return this.#words;
  }

  protected get hasClient(): boolean {
    return this.#client !== undefined;
  }

  /** Begins what follows the entry form; an element that starts with a step does so at once. */
  protected startWalk(WalkClass: typeof Walk): Walk {
    this.#content.addStyles(WalkClass.styles);
    this.walkWords = WalkClass.words;
    this.#words &&= wordsFor(this, [this.messages, this.#settings.value?.messages, this.defaultMessages, this.walkWords]);
    const walk = new WalkClass(this, {
      rules: () => this.rules,
      allowedOrigins: () => this.#allowedOrigins(),
      identifier: () => this.identifier,
      confirmsPassword: () => this.confirmsPassword,
      done: (view, signedIn) => this.renderDone(view, signedIn),
    });
    walk.use(this.#client);
    this.walk = walk;
    return walk;
  }

  #template(): unknown {
    const { t } = this.#words;
    const view = this.#view();
    return html`<p class="latchkey-unseen" role="status">${this.status?.(t)}</p>
      ${this.orphaned ? html`<p class="latchkey-developer">${t('developer.no-client', { tag: this.localName })}</p>` : nothing}
      ${this.walk?.render(view) ?? this.renderStart(view)}`;
  }

  #view(): FormView {
    const { t, format } = this.#words;
    const client = this.#client;
    return {
      t,
      format,
      busy: this.opening !== undefined || (this.walk?.busy ?? false),
      faults: this.faults.length > 0 ? this.faults : this.walk?.faults(this.#words) ?? [],
      headingLevel: headingLevels.includes(this.headingLevel as HeadingLevel) ? (this.headingLevel as HeadingLevel) : 2,
      ready: client !== undefined,
      id: (name) => this.#content.id(name),
      has: (name) => this.#content.byId(name) !== null,
      offers: (operation, channel) => typeof client?.[operation] === 'function'
        && (channel === undefined || (client.channels?.includes(channel) ?? true))
        && (channel !== 'call' || typeof client.callStatus === 'function'),
      destination: (to, label, className = 'latchkey-link') => this.#destination(to, label, className),
      onSubmit: (read) => (event) => {
        event.preventDefault();
        // A host's form around ours must not take our submit for its own.
        event.stopPropagation();
        this.walk?.hide();
        const outcome = read(new FormData(event.target as HTMLFormElement));
        if ('name' in outcome) void this.#intend(outcome);
        else this.fault(outcome as readonly Fault[]);
      },
      intend: (intent) => void this.#intend(intent),
      fault: (faults) => this.fault(faults),
    };
  }

  async #intend(intent: Intent): Promise<void> {
    this.faults = [];
    if (this.walk) return this.walk.intend(intent);
    if (intent.name === 'cancel') this.opening = undefined;
    else if (!this.opening) await this.#open(intent);
  }

  /** Loads what follows the entry form, then does what the visitor wanted, if they still do. */
  async #open(intent: Intent): Promise<void> {
    this.opening = intent;
    try {
      const { Walk } = await import('./walk.js');
      if (this.opening === intent) this.startWalk(Walk).intend(intent);
    } catch {
      if (this.opening === intent) this.fault([{ message: this.#words.t('problem.network', { sent: false }) }]);
    }
    if (this.opening === intent) this.opening = undefined;
  }

  /** Asks the host to take the visitor somewhere; who leaves an entry form waits for no answer. */
  #navigate(to: Destination): boolean {
    if (this.walk?.state.screen.name !== 'done') void this.#intend({ name: 'cancel' });
    return emit(this, new AuthNavigateEvent({ from: this.localName, to }));
  }

  #destination(to: Destination, label: string, className: string): unknown {
    const href = this.#hrefs[to];
    if (href === undefined) return html`<button type="button" class=${className} @click=${() => this.#navigate(to)}>${label}</button>`;
    return html`<a class=${className} href=${href} @click=${(event: MouseEvent) => {
      // With a modifier the visitor wants another tab or window, which is the browser's affair.
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (plain && !this.#navigate(to)) event.preventDefault();
    }}>${label}</a>`;
  }

  #findClient(): AuthClient | undefined {
    if (this.client) return this.client;
    const { baseUrl } = this;
    if (!baseUrl) return this.#settings.value?.client;
    if (this.#built?.baseUrl !== baseUrl) {
      this.#built = { baseUrl };
      try {
        this.#built.client = createRestClient({ baseUrl });
      } catch (error) {
        console.error(`latchkey: <${this.localName}> has a base-url that is no address`, error);
      }
    }
    return this.#built.client;
  }

  #checkClient(): void {
    if (!this.isConnected || this.orphaned || this.#findClient()) return;
    this.orphaned = true;
    console.error(`latchkey: ${this.#words.t('developer.no-client', { tag: this.localName })}`);
  }

  #allowedOrigins(): readonly string[] {
    return this.allowedOrigins === undefined ? this.#settings.value?.allowedOrigins ?? [] : originList(this.allowedOrigins);
  }

  /** Focus is moved, but never taken from another part of the page. */
  #mayFocus(): boolean {
    // Within shadow roots, the document's active element is the outermost host.
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active === null || active === document.body || this.contains(active) || active.contains(this);
  }
}
