/** The resolved address of each client that was built from a `base-url`. A client that a host made has none. */
const addresses = new WeakMap<object, string>();

/** Records that this client was built by us, for this resolved address, with nothing but the defaults. */
export const addressedTo = <C extends object>(client: C, address: string): C => {
  addresses.set(client, address);
  return client;
};

/** Whether two clients are one in effect: the same object, or both built by us for the same resolved address. */
export function sameClient(one: object | undefined, other: object | undefined): boolean {
  if (one === other) return true;
  const address = one && addresses.get(one);
  return address !== undefined && other !== undefined && addresses.get(other) === address;
}

const warned = new WeakSet<Element>();

/** Tells the developer, once for each element, that a flow was cut short by another client. */
export function warnOfChange(element: Element): void {
  if (warned.has(element)) return;
  warned.add(element);
  console.warn(`latchkey: <${element.localName}> has another client in the middle of a flow, and starts anew: keep the client object stable`);
}

export interface ClientBindingOptions<C> {
  /** The client that the element's properties and its provider name now. */
  find(): C | undefined;
  /** Another client has taken the place of the one before: whatever was done or typed for that one is dropped. */
  changed(): void;
}

/**
 * Binds an element to one client. The first client is no change, nor is one that is the same in effect, whose older object is kept;
 * nor does a client go when none is named for a while (a move in the page). Only another client is a change.
 */
export class ClientBinding<C extends object> {
  readonly #options: ClientBindingOptions<C>;
  #bound: C | undefined;
  #named = false;

  constructor(options: ClientBindingOptions<C>) {
    this.#options = options;
  }

  /** The client to call; undefined while none is named. */
  get client(): C | undefined {
    return this.#named ? this.#bound : undefined;
  }

  /** Looks at what is named now. Called before each drawing, and before anything that was typed or wanted is used. */
  update(): void {
    const found = this.#options.find();
    const before = this.#bound;
    this.#named = found !== undefined;
    if (!found || sameClient(found, before)) return;
    this.#bound = found;
    if (before) this.#options.changed();
  }
}
