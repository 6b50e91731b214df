import { render, type CSSResult, type ReactiveController, type ReactiveControllerHost, type RootPart } from 'lit';
import type { ContentWords } from './words.js';

type Host = ReactiveControllerHost & HTMLElement;

export const contentSlot = 'latchkey-content';
const contentClass = 'latchkey-content';

const sheets = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** One sheet for each document, because another document cannot adopt a constructed sheet. */
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
 * Owns the light child that holds an element's content, so that labels, autofill, password managers and the host's styles work on it. It
 * creates, renders and styles the child and gives it an id. It restores the child when the host removes the element's children, and removes
 * the copies that `cloneNode` and `innerHTML` make. It does not know what is rendered.
 */
export class LightContent implements ReactiveController {
  readonly #host: Host;
  readonly #template: () => unknown;
  readonly #words: ContentWords;
  #styles: readonly CSSResult[];
  #node: HTMLDivElement | undefined;
  #part: RootPart | undefined;
  /** The prefix of all ids, before a number makes it unique. Fixed at the first connect: an id that the host sets later changes no field. */
  #name: string | undefined;
  #base = '';

  constructor(host: Host, template: () => unknown, words: ContentWords, styles: readonly CSSResult[]) {
    this.#host = host;
    this.#template = template;
    this.#words = words;
    this.#styles = styles;
    host.addController(this);
  }

  /** The id of a part, for labels and links. It is the same at each visit, and unique among elements of the same tag. */
  id(name: string): string {
    return `${this.#base}-${name}`;
  }

  /** Adds the styles of code that has loaded later. */
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
    // An outer element may have removed this element, as part of a copy, before this callback ran.
    if (!this.#host.isConnected) return;
    const node = this.#node ??= this.#create();
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#base = this.#freeBase(root);
    node.id = this.id('content');
    this.#adopt(root);
    this.restore();
    this.#part?.setConnected(true);
    // The ids, the language and pending promises may differ here.
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

  /** Restores the child and removes copies of it. Called on `slotchange`. */
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

  /** The element's id or tag name, with a number when taken. Password managers remember ids, so they must be the same at each visit. */
  #freeBase(root: Document | ShadowRoot): string {
    const name = this.#name ??= this.#host.id || this.#host.localName;
    let base = name;
    for (let n = 2; this.#isTaken(base, root); n++) base = `${name}-${n}`;
    return base;
  }

  /** Whether another id in the page starts with this prefix, so that labels and links could lead there. */
  #isTaken(base: string, root: Document | ShadowRoot): boolean {
    const alike = [...root.querySelectorAll(`[id^="${CSS.escape(base)}-"]`)];
    return alike.some((element) => {
      if (this.#host.contains(element)) return false;
      const content = element.closest(`.${contentClass}`);
      // `tag-2-email` belongs to the second element.
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
