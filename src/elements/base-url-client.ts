import type { CheckedOptions } from '../client/rest/options.js';
import { defaults } from '../client/rest/defaults.js';
import { resolveBaseUrl } from '../client/rest/base-url.js';
import { addressedTo } from '../controllers/client-binding.js';

/** Builds the client for an element's `base-url`, once for each address. Logs an error, and builds none, when the address is invalid. */
export class BaseUrlClient<C extends object> {
  readonly #element: Element;
  readonly #create: (options: CheckedOptions) => C;
  #built: { readonly baseUrl: string; readonly client?: C } | undefined;

  constructor(element: Element, create: (options: CheckedOptions) => C) {
    this.#element = element;
    this.#create = create;
  }

  for(baseUrl: string | undefined): C | undefined {
    if (!baseUrl) return undefined;
    if (this.#built?.baseUrl !== baseUrl) this.#built = { baseUrl, ...this.#build(baseUrl) };
    return this.#built.client;
  }

  #build(baseUrl: string): { client?: C } {
    try {
      const address = resolveBaseUrl(baseUrl);
      return { client: addressedTo(this.#create({ ...defaults, baseUrl: address }), address) };
    } catch (error) {
      console.error(`latchkey: <${this.#element.localName}> has an invalid base-url`, error);
      return {};
    }
  }
}
