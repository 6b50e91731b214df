import type en from './en.js';
import { formatFor, type Format } from './format.js';

/** A message: a sentence, or a function that builds one from values. */
export type Message<A = never> = string | ((values: A, format: Format) => string);

type Values<M> = M extends (values: infer V, format: Format) => string ? V : never;

export type MessageKey = Exclude<keyof typeof en, 'lang'>;

/**
 * The whole typed catalogue. The keys are stable, and English is the reference. A translation may use a plain sentence where English has a function.
 * `lang` is the language of the catalogue, as a BCP 47 tag. Without it, that is the language of the page around the element.
 */
export type Messages = { readonly [K in MessageKey]: string | ((values: Values<(typeof en)[K]>, format: Format) => string) } & { readonly lang?: string };

type Arguments<K extends MessageKey> = [Values<(typeof en)[K]>] extends [never] ? [] : [Values<(typeof en)[K]>];

/** Returns a message in the visitor's language. */
export interface Translate {
  <K extends MessageKey>(key: K, ...values: Arguments<K>): string;
  /** Several messages that form one sentence. When they would be in different languages, all come from the defaults. */
  together(...keys: readonly MessageKey[]): Translate;
}

/** A placeholder for a value that is rendered as an element inside the sentence. No language uses this character. */
export const gap = '\uE000';

type Catalogue = Partial<Messages> | undefined;

/**
 * Creates the function that formats each message in the language of the catalogue that supplies it.
 * @param catalogues nearest first: the element's own, the provider's, the defaults
 * @param page the language of the page, and of catalogues without `lang`
 * @param languages collects the messages that were used, with their languages
 */
export function translator(catalogues: readonly Catalogue[], page: string, languages = new Map<string, string>()): Translate {
  const supplierOf = (key: MessageKey) => catalogues.find((one) => one?.[key] != null);
  // A catalogue in `en` also fits a page in `en-GB`. Its numbers and lists are then formatted for `en-GB`.
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
