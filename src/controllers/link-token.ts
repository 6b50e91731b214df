import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sameClient } from './client-binding.js';
import { pageAddress } from './page-address.js';

/** A valid token: 1 to 1024 unreserved characters (RFC 3986, 2.3). Anything else never reaches a server. */
const tokenPattern = /^[A-Za-z0-9._~-]{1,1024}$/;
/** Replaces an invalid token. Nothing of the original is kept. */
export const malformed = '';

const valid = (token: string): string => (tokenPattern.test(token) ? token : malformed);

type Host = ReactiveControllerHost & HTMLElement;

/** A token, and the elements that may use it. */
interface HeldToken {
  readonly value: string;
  readonly param: string;
  /** The element that took the token from its property or the address. */
  readonly takenBy: Element;
  /** The client when the token was taken, or else the first client of that element. Elements with another client do not see the token. */
  client: object | undefined;
}

interface Links {
  held: readonly HeldToken[];
  readonly listeners: Set<(followed: boolean) => void>;
}

/** The tokens of each document, in memory only. They outlive the elements, until they are redeemed. */
const linksByDocument = new WeakMap<Document, Links>();

function linksOf(document: Document): Links {
  const known = linksByDocument.get(document) ?? { held: [], listeners: new Set() };
  linksByDocument.set(document, known);
  return known;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Removes every parameter with this name from `a=1&token=b`. Leaves all other characters unchanged. */
function takeFrom(list: string, name: string): { value?: string | undefined; rest: string } {
  const pairs = list.split('&').map((text) => ({ text, at: text.indexOf('=') }));
  const isOurs = ({ text, at }: { text: string; at: number }) => at >= 0 && decode(text.slice(0, at)) === name;
  const found = pairs.find(isOurs);
  return {
    value: found && decode(found.text.slice(found.at + 1)),
    rest: pairs.filter((pair) => !isOurs(pair)).map(({ text }) => text).join('&'),
  };
}

/** Reads `#token=b`, `#a=1&token=b`, and a route with a query: `#/reset?token=b`. */
function takeFromFragment(fragment: string, name: string): { value?: string | undefined; rest: string } {
  const [route = ''] = /^[^?=&]*\?/.exec(fragment) ?? /^[/!][^?]*\?/.exec(fragment) ?? [];
  const { value, rest } = takeFrom(fragment.slice(route.length), name);
  return { value, rest: rest === '' && value !== undefined ? route.slice(0, -1) : route + rest };
}

/** Removes the parameter from the address, so that history, referrers and a reload do not have it. Prefers the fragment to the query. */
function takeFromAddress(name: string): string | undefined {
  const query = takeFrom(location.search.slice(1), name);
  const fragment = takeFromFragment(location.hash.slice(1), name);
  const value = fragment.value ?? query.value;
  if (value === undefined) return undefined;
  const address = `${pageAddress()}${query.rest && `?${query.rest}`}${fragment.rest && `#${fragment.rest}`}`;
  try {
    history.replaceState(history.state, '', address);
  } catch { /* a sandboxed frame cannot change its address, and the browser's error contains the token */ }
  return value;
}

export interface LinkTokenOptions {
  /** The token that the host has set. */
  token(): string | null | undefined;
  /** Removes the token that the host has set. Called as soon as it is read. */
  clear(): void;
  /** The name of the parameter in the address. */
  param(): string;
  /** The current client. The token goes to no other. */
  client(): object | undefined;
  /** Called when a link with a token for this element is followed, even the same link again. Called synchronously, before a router sees it. */
  followed?(): void;
}

/**
 * Owns the token of an emailed link. It takes the token from the host, the fragment or the query, removes it from the address, and holds it
 * until it is redeemed. Elements with the same parameter and the same client share it. It sends nothing.
 */
export class LinkToken implements ReactiveController {
  readonly #host: Host;
  readonly #options: LinkTokenOptions;
  /** The tokens of the document. Another element may add one. */
  #links: Links | undefined;

  constructor(host: Host, options: LinkTokenOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The token. `malformed` (empty) when it is invalid. Undefined without a link, or when the token is redeemed. */
  get value(): string | undefined {
    this.#readHost();
    return this.#held()?.value;
  }

  /** Drops the token, because it was redeemed or is unusable. */
  redeemed(): void {
    const held = this.#held();
    if (held) this.#replace(held, undefined);
  }

  hostConnected(): void {
    this.#links = linksOf(this.#host.ownerDocument);
    this.#links.listeners.add(this.#handleChange);
    // In the capture phase, before a router of the host sees the event.
    window.addEventListener('hashchange', this.#readAddress, true);
    window.addEventListener('popstate', this.#readAddress, true);
    this.#readAddress();
    this.#readHost();
  }

  hostUpdate(): void {
    this.#adoptClient();
  }

  hostDisconnected(): void {
    this.#links?.listeners.delete(this.#handleChange);
    window.removeEventListener('hashchange', this.#readAddress, true);
    window.removeEventListener('popstate', this.#readAddress, true);
  }

  /** Binds a token that this element took without a client to its first client. */
  #adoptClient(): void {
    const client = this.#options.client();
    if (!client) return;
    for (const held of linksOf(this.#host.ownerDocument).held) if (held.takenBy === this.#host) held.client ??= client;
  }

  #held(): HeldToken | undefined {
    this.#adoptClient();
    const param = this.#options.param();
    const client = this.#options.client();
    return linksOf(this.#host.ownerDocument).held.find((held) => held.param === param
      && (held.client ? sameClient(held.client, client) : held.takenBy.contains(this.#host)));
  }

  #readHost(): void {
    const given = this.#options.token();
    if (given == null) return;
    this.#options.clear();
    if (this.#held()?.value !== valid(given)) this.#hold(valid(given));
  }

  readonly #readAddress = (): void => {
    const found = takeFromAddress(this.#options.param());
    if (found !== undefined) this.#hold(valid(found), true);
  };

  readonly #handleChange = (followed: boolean): void => {
    this.#host.requestUpdate();
    if (followed && this.#held()) this.#options.followed?.();
  };

  #hold(value: string, followed = false): void {
    this.#replace(this.#held(), { value, param: this.#options.param(), takenBy: this.#host, client: this.#options.client() }, followed);
  }

  /** Replaces a token and notifies all elements of the document. */
  #replace(before: HeldToken | undefined, now: HeldToken | undefined, followed = false): void {
    const links = linksOf(this.#host.ownerDocument);
    links.held = [...links.held.filter((held) => held !== before), ...(now ? [now] : [])];
    for (const listener of links.listeners) listener(followed);
  }
}
