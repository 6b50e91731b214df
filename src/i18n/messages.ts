import type en from './en.js';
import type { Format } from './format.js';

/** A sentence, or a function of what it speaks of. */
export type Message<A = never> = string | ((values: A, format: Format) => string);

type Values<M> = M extends (values: infer V, format: Format) => string ? V : never;

/** The whole typed catalogue. Keys are stable; English is the reference. A translation may use a plain sentence where English has a function. */
export type Messages = { readonly [K in keyof typeof en]: string | ((values: Values<(typeof en)[K]>, format: Format) => string) };
export type MessageKey = keyof Messages;

type Arguments<K extends MessageKey> = [Values<(typeof en)[K]>] extends [never] ? [] : [Values<(typeof en)[K]>];

/** Says a message in the visitor's words. */
export type Translate = <K extends MessageKey>(key: K, ...values: Arguments<K>) => string;

/** @param catalogues the nearest first: an element's own, its provider's, the defaults */
export function translator(catalogues: readonly (Partial<Messages> | undefined)[], format: Format): Translate {
  return (key, ...values) => {
    for (const catalogue of catalogues) {
      const message = catalogue?.[key] as Message<unknown> | undefined;
      if (message !== undefined) return typeof message === 'function' ? message(values[0], format) : message;
    }
    return key;
  };
}
