import { render, type CSSResult, type ReactiveController, type ReactiveControllerHost, type RootPart } from 'lit';
import type { ContentWords } from './words.js';

type Host = ReactiveControllerHost & HTMLElement;

export const contentSlot = 'latchkey-content';
const contentClass = 'latchkey-content';

const sheets = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** One sheet a document: a constructed sheet cannot be adopted by another document. */
function sheetFor(document: Document, style: CSSResult): CSSStyleSheet {
  const known = sheets.get(document) ?? new Map<CSSResult, CSSStyleSheet>();
  sheets.set(document, known);
  let sheet = known.get(style);
  if (!sheet) {
    sheet = new document.defaultView!.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    known.set(style, sheet);
  }
  return sheet;
}

/**
 * Owns the one light child that holds an element's content, so that labels, autofill, password managers and a host's own styles
 * work on it. It creates, renders, styles and names the child, puts it back when a host wipes the element's children,
 * and drops the copies that `cloneNode` and `innerHTML` make. It does not know what is rendered.
 */
export class LightContent implements ReactiveController {
  readonly #host: Host;
  readonly #template: () => unknown;
  readonly #words: ContentWords;
  #styles: readonly CSSResult[];
  #node: HTMLDivElement | undefined;
  #part: RootPart | undefined;
  /** What ids begin with, where nothing else does. Settled with the first rendering: an id that a host sets later changes no field. */
  #name: string | undefined;
  #base = '';

  constructor(host: Host, template: () => unknown, words: ContentWords, styles: readonly CSSResult[]) {
    this.#host = host;
    this.#template = template;
    this.#words = words;
    this.#styles = styles;
    host.addController(this);
  }

  /** An id of this element's, for its labels and links: stable over visits, other than that of a second such element. */
  id(name: string): string {
    return `${this.#base}-${name}`;
  }

  /** Styles of what is loaded later. */
  addStyles(...styles: readonly CSSResult[]): void {
    this.#styles = [...this.#styles, ...styles];
    if (this.#host.isConnected) this.#adopt(this.#host.getRootNode() as Document | ShadowRoot);
  }

  find<T extends HTMLElement>(selector: string): T | null {
    return this.#node?.querySelector<T>(selector) ?? null;
  }

  byId(name: string): HTMLElement | null {
    return this.find(`#${CSS.escape(this.id(name))}`);
  }

  hostConnected(): void {
    // An element around ours may have dropped the copy that we are in, before our turn to hear of it came.
    if (!this.#host.isConnected) return;
    const node = this.#node ??= this.#create();
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#base = this.#freeBase(root);
    node.id = this.id('content');
    this.#adopt(root);
    this.restore();
    this.#part?.setConnected(true);
    // The ids, the language and what is awaited may be others here.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#part?.setConnected(false);
  }

  hostUpdate(): void {
    if (!this.#node) return;
    this.#part = render(this.#template(), this.#node, { host: this.#host, isConnected: this.#host.isConnected });
    this.#words.mark(this.#node);
  }

  /** Our child, once, and no copy of it. For `slotchange`. */
  restore(): void {
    const node = this.#node;
    if (!node) return;
    for (const child of [...this.#host.children]) {
      if (child.slot === contentSlot && child !== node) child.remove();
    }
    if (node.parentNode !== this.#host) this.#host.append(node);
  }

  #create(): HTMLDivElement {
    const node = document.createElement('div');
    node.slot = contentSlot;
    node.className = contentClass;
    return node;
  }

  /** The tag's name, or the host's own id: password managers remember ids, so they must not change from visit to visit. */
  #freeBase(root: Document | ShadowRoot): string {
    const name = this.#name ??= this.#host.id || this.#host.localName;
    let base = name;
    for (let n = 2; this.#isTaken(base, root); n++) base = `${name}-${n}`;
    return base;
  }

  /** Whether an id of the page's, or of another element of ours, begins alike: labels and links would lead there. */
  #isTaken(base: string, root: Document | ShadowRoot): boolean {
    const alike = [...root.querySelectorAll(`[id^="${CSS.escape(base)}-"]`)];
    return alike.some((element) => {
      if (this.#host.contains(element)) return false;
      const content = element.closest(`.${contentClass}`);
      // `tag-2-email` is the second element's.
      return !content || content.id === `${base}-content`;
    });
  }

  #adopt(root: Document | ShadowRoot): void {
    if (!root.adoptedStyleSheets) return;
    const missing = this.#styles
      .map((style) => sheetFor(this.#host.ownerDocument, style))
      .filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
    if (missing.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing];
  }
}
