/** The one place where elements build REST clients, for their `base-url` shorthand. */
import { createRestAdminClient, createRestClient, resolveBaseUrl } from '../client/rest/index.js';
import { addressedTo } from '../controllers/client-binding.js';

/** The client of an element's `base-url`: built once for each address, and none for one that is no address. */
class BaseUrlClient<C extends object> {
  readonly #element: Element;
  readonly #create: (options: { baseUrl: string }) => C;
  #built: { readonly baseUrl: string; readonly client?: C } | undefined;

  constructor(element: Element, create: (options: { baseUrl: string }) => C) {
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
      return { client: addressedTo(this.#create({ baseUrl }), resolveBaseUrl(baseUrl)) };
    } catch (error) {
      console.error(`latchkey: <${this.#element.localName}> has a base-url that is no address`, error);
      return {};
    }
  }
}

export const visitorClient = (element: Element) => new BaseUrlClient(element, createRestClient);
export const administratorClient = (element: Element) => new BaseUrlClient(element, createRestAdminClient);
