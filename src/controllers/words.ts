import { translator, type MessageKey, type Messages, type Translate } from '../i18n/messages.js';

const ours = '.latchkey-content';

/** The nearest `lang` of the page, across shadow roots, else the browser's language. Ignores the `lang` of an element's own content. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; ) {
    const language = at.closest(`[lang]:not(${ours}, ${ours} *)`)?.getAttribute('lang');
    if (language) return language;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}

/** The messages of an element, in the current language. */
export interface Words {
  readonly t: Translate;
  /** The page's language at the element. */
  readonly pageLanguage: string;
}

/** The messages of one element. Each message has the language of the catalogue that supplies it. */
export class ContentWords implements Words {
  /** Always uses the current messages, because a view can hold this function while more messages load. */
  readonly t: Translate = Object.assign(((key, ...values) => this.#now(key, ...values)) as Translate, {
    together: (...keys: readonly MessageKey[]) => this.#now.together(...keys),
  });

  readonly #element: Element;
  readonly #languages = new Map<string, string>();
  #page = '';
  #now!: Translate;

  constructor(element: Element) {
    this.#element = element;
  }

  get pageLanguage(): string {
    return this.#page;
  }

  /** @param hosts the hosts' messages, the nearest first */
  read(hosts: readonly (Partial<Messages> | undefined)[], defaults: Partial<Messages>): void {
    this.#page = languageOf(this.#element);
    this.#now = translator([...hosts, { lang: 'en', ...defaults }], this.#page, this.#languages);
  }

  /**
   * Sets `lang` on content that is not in the page's language (WCAG 2.2, 3.1.2): on the whole content when it has one language, else on
   * each element with a message. Country names (`option`) are in the page's language.
   */
  mark(content: HTMLElement): void {
    const page = this.#page;
    const languages = this.#languages;
    if ([...languages.values()].every((language) => language === page)) return;
    const spoken = new Map<HTMLElement, string>();
    for (const element of content.querySelectorAll<HTMLElement>(':not(option)')) {
      for (const text of [element.ariaLabel, ...[...element.childNodes].map(({ nodeValue }) => nodeValue)]) {
        const language = languages.get(`${text}`.trim());
        if (language && element.closest(ours) === content) spoken.set(element, language);
      }
    }
    const [only = page, ...others] = new Set(spoken.values());
    // The content of a nested element has its own language.
    const mixed = others.length > 0 || content.querySelector(ours);
    content.lang = mixed ? page : only;
    for (const [element, language] of spoken) {
      if (mixed) element.lang = language;
      else element.removeAttribute('lang');
    }
  }
}
