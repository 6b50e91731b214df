import type { CheckedOptions } from '../client/rest/options.js';
import { defaults } from '../client/rest/defaults.js';
import { resolveBaseUrl } from '../client/rest/base-url.js';
import { addressedTo } from '../controllers/client-binding.js';

/** The client of an element's `base-url`: built once for each address, and none for one that is no address. */
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
      console.error(`latchkey: <${this.#element.localName}> has a base-url that is no address`, error);
      return {};
    }
  }
}
