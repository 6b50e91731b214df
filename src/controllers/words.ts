import { formatFor, type Format } from '../i18n/format.js';
import { translator, type Messages, type Translate } from '../i18n/messages.js';

/** The nearest `lang`, through shadow roots; the browser's where a page names none. */
export function languageOf(element: Element): string {
  for (let at: Element | null = element; at; ) {
    const holder: Element | null = at.closest('[lang]');
    const language = holder?.getAttribute('lang');
    if (language) return language;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}

export interface Words { readonly t: Translate; readonly format: Format; readonly language: string }

/** @param catalogues the nearest first */
export function wordsFor(element: Element, catalogues: readonly (Partial<Messages> | undefined)[]): Words {
  const language = languageOf(element);
  const format = formatFor(language);
  return { t: translator(catalogues, format), format, language };
}
