import { translator, type MessageKey, type Messages, type Translate } from '../i18n/messages.js';

const ours = '.latchkey-content';

/** The nearest `lang` of the page, through shadow roots; the browser's where a page names none. What our own content carries does not count. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; ) {
    const language = at.closest(`[lang]:not(${ours}, ${ours} *)`)?.getAttribute('lang');
    if (language) return language;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}

/** What an element says in the words of the moment. */
export interface Words {
  readonly t: Translate;
  /** The page's language here. */
  readonly pageLanguage: string;
}

/** What one element says, and in which language: each message in that of the catalogue which supplies it. */
export class ContentWords implements Words {
  /** In the words of the moment: what a view holds on to may be used after more of them have loaded. */
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

  /** @param hosts the nearest first */
  read(hosts: readonly (Partial<Messages> | undefined)[], defaults: Partial<Messages>): void {
    this.#page = languageOf(this.#element);
    this.#now = translator([...hosts, { lang: 'en', ...defaults }], this.#page, this.#languages);
  }

  /**
   * Gives `lang` to content that is not in the page's language (WCAG 2.2, 3.1.2): to the whole where all of it is in one language,
   * else to each element with a text of ours. Countries (`option`) are named in the page's language.
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
    // Another element's content within has its own language.
    const mixed = others.length > 0 || content.querySelector(ours);
    content.lang = mixed ? page : only;
    for (const [element, language] of spoken) {
      if (mixed) element.lang = language;
      else element.removeAttribute('lang');
    }
  }
}
