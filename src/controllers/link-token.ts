import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sameClient } from './client-binding.js';
import { pageAddress } from './page-address.js';

/** What a link may carry; anything else never reaches a server (RFC 3986, 2.3: unreserved characters). */
const tokenPattern = /^[A-Za-z0-9._~-]{1,1024}$/;
/** Stands for a token that is none: such a link is invalid, and nothing of it is kept. */
export const malformed = '';

const valid = (token: string): string => (tokenPattern.test(token) ? token : malformed);

type Host = ReactiveControllerHost & HTMLElement;

/** A token that was followed, and whom it is for. */
interface HeldToken {
  readonly value: string;
  readonly param: string;
  /** The element that took it. */
  readonly takenBy: Element;
  /** The client under which it was taken, or that element's first one after that. No other client's elements see the token. */
  client: object | undefined;
}

interface Links {
  held: readonly HeldToken[];
  readonly listeners: Set<(followed: boolean) => void>;
}

/** The links that were followed, for the whole document: elements come and go until a token is redeemed. In memory alone. */
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

/** Takes every parameter of that name out of `a=1&token=b`. What else there is stays to the letter: it is the host's. */
function takeFrom(list: string, name: string): { value?: string | undefined; rest: string } {
  const pairs = list.split('&').map((text) => ({ text, at: text.indexOf('=') }));
  const isOurs = ({ text, at }: { text: string; at: number }) => at >= 0 && decode(text.slice(0, at)) === name;
  const found = pairs.find(isOurs);
  return {
    value: found && decode(found.text.slice(found.at + 1)),
    rest: pairs.filter((pair) => !isOurs(pair)).map(({ text }) => text).join('&'),
  };
}

/** `#token=b`, `#a=1&token=b`, or behind a route: `#/reset?token=b`. */
function takeFromFragment(fragment: string, name: string): { value?: string | undefined; rest: string } {
  const [route = ''] = /^[^?=&]*\?/.exec(fragment) ?? /^[/!][^?]*\?/.exec(fragment) ?? [];
  const { value, rest } = takeFrom(fragment.slice(route.length), name);
  return { value, rest: rest === '' && value !== undefined ? route.slice(0, -1) : route + rest };
}

/** Takes the parameter out of the address, so that neither history, referrers nor a reload have it. The fragment goes before the query. */
function takeFromAddress(name: string): string | undefined {
  const query = takeFrom(location.search.slice(1), name);
  const fragment = takeFromFragment(location.hash.slice(1), name);
  const value = fragment.value ?? query.value;
  if (value === undefined) return undefined;
  const address = `${pageAddress()}${query.rest && `?${query.rest}`}${fragment.rest && `#${fragment.rest}`}`;
  try {
    history.replaceState(history.state, '', address);
  } catch { /* a sandboxed frame may not change its address, and what the browser says of it would tell the token */ }
  return value;
}

export interface LinkTokenOptions {
  /** What the host set, if it did. */
  token(): string | null | undefined;
  /** Forgets what the host set: it is removed when read. */
  clear(): void;
  /** The name of the parameter in the address. */
  param(): string;
  /** The client in effect, to which alone the token may go. */
  client(): object | undefined;
  /** A link for this element was followed, be it the same once more. Called at once, before a router hears of it. */
  followed?(): void;
}

/**
 * Owns the token of an emailed link from the moment in which it is seen: takes it from the host, the fragment or the query, cleans
 * the address, and holds it until it is redeemed, for elements with the same parameter and the same client. It sends nothing.
 */
export class LinkToken implements ReactiveController {
  readonly #host: Host;
  readonly #options: LinkTokenOptions;
  /** Where this controller listens for tokens that another element took. */
  #links: Links | undefined;

  constructor(host: Host, options: LinkTokenOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The token; empty when the link carried something that is none; undefined when no link was followed, or its token is redeemed. */
  get value(): string | undefined {
    this.#readHost();
    return this.#held()?.value;
  }

  /** The server took it, or it is of no use: nobody needs it any more. */
  redeemed(): void {
    const held = this.#held();
    if (held) this.#replace(held, undefined);
  }

  hostConnected(): void {
    this.#links = linksOf(this.#host.ownerDocument);
    this.#links.listeners.add(this.#handleChange);
    // Before a router of the host's sees it, hence the capture.
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

  /** A token that this element took before it had a client belongs to its first one. */
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

  /** Whichever element took it, all that wait for one are told. */
  #replace(before: HeldToken | undefined, now: HeldToken | undefined, followed = false): void {
    const links = linksOf(this.#host.ownerDocument);
    links.held = [...links.held.filter((held) => held !== before), ...(now ? [now] : [])];
    for (const listener of links.listeners) listener(followed);
  }
}
