/** The resolved address of each client that was built from a `base-url`. A client that a host made has none. */
const addresses = new WeakMap<object, string>();

/** Records the resolved address of a client that was built here with default options. */
export const addressedTo = <C extends object>(client: C, address: string): C => {
  addresses.set(client, address);
  return client;
};

/** Whether two clients are equivalent: the same object, or both built from a `base-url` with the same resolved address. */
export function sameClient(one: object | undefined, other: object | undefined): boolean {
  if (one === other) return true;
  const address = one && addresses.get(one);
  return address !== undefined && other !== undefined && addresses.get(other) === address;
}

const warned = new WeakSet<Element>();

/** Warns the developer, once for each element, that another client has interrupted a flow. */
export function warnOfChange(element: Element): void {
  if (warned.has(element)) return;
  warned.add(element);
  console.warn(`latchkey: <${element.localName}> got another client during a flow and restarts: keep the client object stable`);
}

export interface ClientBindingOptions<C> {
  /** Returns the client of the element's properties or its provider. */
  find(): C | undefined;
  /** Called when another client replaces the previous one. The element drops all state of the previous one. */
  changed(): void;
}

/**
 * Binds an element to one client. Only another client counts as a change. The first client does not, nor does an equivalent one: the binding
 * keeps the older object. The binding survives a time without a client, for example while the element moves in the page.
 */
export class ClientBinding<C extends object> {
  readonly #options: ClientBindingOptions<C>;
  #bound: C | undefined;
  #named = false;

  constructor(options: ClientBindingOptions<C>) {
    this.#options = options;
  }

  /** The client to call. Undefined while there is none. */
  get client(): C | undefined {
    return this.#named ? this.#bound : undefined;
  }

  /** Reads the current client. Call it before each rendering, and before typed values or intents are used. */
  update(): void {
    const found = this.#options.find();
    const before = this.#bound;
    this.#named = found !== undefined;
    if (!found || sameClient(found, before)) return;
    this.#bound = found;
    if (before) this.#options.changed();
  }
}
