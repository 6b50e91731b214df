import type en from './en.js';
import { formatFor, type Format } from './format.js';

/** A sentence, or a function of what it speaks of. */
export type Message<A = never> = string | ((values: A, format: Format) => string);

type Values<M> = M extends (values: infer V, format: Format) => string ? V : never;

export type MessageKey = Exclude<keyof typeof en, 'lang'>;

/**
 * The whole typed catalogue. Keys are stable; English is the reference. A translation may use a plain sentence where English has a function.
 * `lang` is the language that it is written in, a BCP 47 tag; without it, that of the page around the element.
 */
export type Messages = { readonly [K in MessageKey]: string | ((values: Values<(typeof en)[K]>, format: Format) => string) } & { readonly lang?: string };

type Arguments<K extends MessageKey> = [Values<(typeof en)[K]>] extends [never] ? [] : [Values<(typeof en)[K]>];

/** Says a message in the visitor's words. */
export interface Translate {
  <K extends MessageKey>(key: K, ...values: Arguments<K>): string;
  /** For one sentence that is made of several messages: where they are of several languages, all are taken from the defaults. */
  together(...keys: readonly MessageKey[]): Translate;
}

/** Stands for a value that is set into a sentence as an element of its own; no language writes it. */
export const gap = '\uE000';

type Catalogue = Partial<Messages> | undefined;

/**
 * Says each message in the language of the catalogue that supplies it.
 * @param catalogues the nearest first: an element's own, its provider's, the defaults
 * @param page the language of the page, and of the catalogues that name none
 * @param languages collects what was said, and in which language
 */
export function translator(catalogues: readonly Catalogue[], page: string, languages = new Map<string, string>()): Translate {
  const supplierOf = (key: MessageKey) => catalogues.find((one) => one?.[key] !== undefined);
  // `en` is good for a page in `en-GB`, whose numbers and lists are then written as there.
  const languageOf = (catalogue: Catalogue) => {
    const lang = catalogue?.lang;
    return !lang || `${page}-`.startsWith(`${lang}-`) ? page : lang;
  };
  const translate = (key: MessageKey, values?: unknown): string => {
    const catalogue = supplierOf(key);
    const message = catalogue?.[key] as Message<unknown> | undefined;
    const language = languageOf(catalogue);
    const text = typeof message === 'function' ? message(values, formatFor(language)) : message ?? key;
    for (const part of text.split(gap)) if (part.trim()) languages.set(part.trim(), language);
    return text;
  };
  return Object.assign(translate as Translate, {
    together: (...keys: readonly MessageKey[]) =>
      (new Set(keys.map((key) => languageOf(supplierOf(key)))).size > 1 ? translator(catalogues.slice(-1), page, languages) : translate as Translate),
  });
}
