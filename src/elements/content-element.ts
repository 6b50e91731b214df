import { html, LitElement, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues } from 'lit';
import { contentSlot, LightContent } from '../controllers/light-content.js';
import { SettingsConsumer, type Settings } from '../controllers/settings.js';
import { ContentWords, type Words } from '../controllers/words.js';
import { emit } from '../events/emit.js';
import { AuthNavigateEvent, type Destination, type NavigateDetail } from '../events/navigate.js';
import type { Messages, Translate } from '../i18n/messages.js';
import { content } from '../styles/content.js';
import { field } from '../styles/field.js';
import { frame } from '../styles/frame.js';
import { fieldTokens } from '../styles/field-tokens.js';
import { tokens } from '../styles/tokens.js';
import { headingLevels, type HeadingLevel } from '../views/heading.js';
import type { ContentView, NavigationChoice } from '../views/view.js';
import { hrefAttributes, ownHrefs, type Hrefs } from './hrefs.js';

/**
 * The base of every element with visible content. It renders the frame into the shadow root and the content into one light child. It takes
 * messages and hrefs from the nearest provider, moves focus and announces status messages. It has no client and no journey: see
 * `ClientElement` and `AuthElement`.
 *
 * @slot brand - above everything, for a logo
 * @slot header - between brand and content
 * @slot footer - below the content
 * @csspart card - the frame around everything
 */
export abstract class ContentElement extends LitElement {
  static override properties: PropertyDeclarations = {
    messages: { attribute: false },
    headingLevel: { attribute: 'heading-level', type: Number },
    status: { state: true },
  };

  static override styles: CSSResult[] = [fieldTokens, tokens, frame];

  /** What styles the content, beside what all elements have; `styles` are the frame's. */
  static contentStyles: readonly CSSResult[] = [];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...hrefAttributes];
  }

  /** Messages of the host. They override those of the nearest provider. */
  messages?: Partial<Messages> | undefined;
  /** The level of the main heading, 1 to 6. */
  headingLevel = 2;

  private status?: (t: Translate) => string;

  readonly #settings = new SettingsConsumer(this);
  readonly #words = new ContentWords(this);
  readonly #content = new LightContent(this, () => this.#template(), this.#words, [field, content, ...(this.constructor as typeof ContentElement).contentStyles]);
  #focus: string | undefined;
  #hrefs: Hrefs = {};
  #lateWords: Partial<Messages> | undefined;

  /** The current form, in the light DOM. Null while there is none. */
  get form(): HTMLFormElement | null {
    return this.#content.find('form');
  }

  /**
   * Answers a call that the host held by preventing `auth-request`.
   * @returns false when no call was held; always false for an element that makes no calls
   */
  resume(_answer?: unknown): boolean {
    return false;
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (hrefAttributes.includes(name)) this.requestUpdate();
  }

  /** Announces a message to screen readers, in the current language. Call without an argument to clear it. @internal */
  announce(say?: (t: Translate) => string): void {
    this.status = say;
  }

  /** Moves focus after the next rendering, to the part of the content with this name. @internal */
  focusNext(target: string): void {
    this.#focus = target;
    this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#readWords();
    this.#hrefs = { ...this.settings?.hrefs, ...ownHrefs(this) };
  }

  protected override updated(_changed: PropertyValues): void {
    const target = this.#focus;
    this.#focus = undefined;
    if (target && this.#mayFocus()) this.#content.byId(target)?.focus();
  }

  protected override render(): unknown {
    return html`<div class="card" part="card"><slot name="brand"></slot><slot name="header"></slot>${this.renderSlot()}<slot name="footer"></slot></div>`;
  }

  /** The English messages that the element needs before anything is loaded. */
  protected abstract get defaultMessages(): Partial<Messages>;
  /** Renders the light child, below the status region. */
  protected abstract renderContent(): unknown;

  /** Renders the slot that shows the content. */
  protected renderSlot(): unknown {
    return html`<slot name=${contentSlot} @slotchange=${() => this.#content.restore()}></slot>`;
  }

  protected get settings(): Settings | undefined {
    return this.#settings.value;
  }

  protected get words(): Words {
    return this.#words;
  }

  protected byId(name: string): HTMLElement | null {
    return this.#content.byId(name);
  }

  /** Adds the messages and styles of code that has loaded later. */
  protected addLate(words: Partial<Messages>, styles: readonly CSSResult[]): void {
    this.#lateWords = { ...this.#lateWords, ...words };
    this.#content.addStyles(...styles);
    this.#readWords();
  }

  protected get view(): ContentView {
    return {
      t: this.#words.t,
      headingLevel: headingLevels.includes(this.headingLevel as HeadingLevel) ? (this.headingLevel as HeadingLevel) : 2,
      id: (name) => this.#content.id(name),
      has: (name) => this.#content.byId(name) !== null,
      destination: (to, label, className = 'latchkey-link', choice = {}) => this.#destination(to, label, className, choice),
    };
  }

  /** The address of a destination, or undefined when the host has set none. A subclass can add the visitor's choice to it. */
  protected hrefTo(to: Destination, _choice?: NavigationChoice): string | undefined {
    return this.#hrefs[to];
  }

  /** Fires `auth-navigate`. @returns false when the host has prevented it and takes the visitor there itself */
  protected navigate(to: Destination, choice: NavigationChoice = {}): boolean {
    return emit(this, new AuthNavigateEvent({ from: this.localName, to, ...choice } satisfies NavigateDetail));
  }

  #readWords(): void {
    this.#words.read([this.messages, ...this.settings?.messages ?? []], { ...this.defaultMessages, ...this.#lateWords });
  }

  #template(): unknown {
    return html`<p class="latchkey-unseen" role="status">${this.status?.(this.#words.t) ?? nothing}</p>${this.renderContent()}`;
  }

  #destination(to: Destination, label: string, className: string, choice: NavigationChoice): unknown {
    const href = this.hrefTo(to, choice);
    if (href === undefined) return html`<button type="button" class=${className} @click=${() => this.navigate(to, choice)}>${label}</button>`;
    return html`<a class=${className} href=${href} @click=${(event: MouseEvent) => {
      // A click with a modifier key opens another tab or window; the browser does that.
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (!elsewhere && !this.navigate(to, choice)) event.preventDefault();
    }}>${label}</a>`;
  }

  /** Whether focus is in this element or nowhere. The element never takes focus from another part of the page. */
  #mayFocus(): boolean {
    // Within shadow roots, the document's active element is the outermost host.
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active === null || active === document.body || this.contains(active) || active.contains(this);
  }
}
