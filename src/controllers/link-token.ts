import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a link may carry; anything else never reaches a server (RFC 3986, 2.3: unreserved characters). */
const shape = /^[A-Za-z0-9._~-]{1,1024}$/;
/** Stands for a token that is none: such a link is invalid, and nothing of it is kept. */
export const malformed = '';

const valid = (token: string): string => (shape.test(token) ? token : malformed);

type Host = ReactiveControllerHost & HTMLElement;
interface Held { value?: string | undefined; readonly listeners: Set<(followed: boolean) => void> }

/** The token of the link that was followed, for the whole document: elements come and go until it is redeemed. In memory alone. */
const held = new WeakMap<Document, Held>();

function heldBy(document: Document): Held {
  const known = held.get(document) ?? { listeners: new Set() };
  held.set(document, known);
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
  const address = `${location.pathname}${query.rest && `?${query.rest}`}${fragment.rest && `#${fragment.rest}`}`;
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
  /** A link was followed, be it the same once more. Told at once, before a router hears of it. */
  followed?(): void;
}

/**
 * Owns the token of an emailed link from the moment in which it is seen: takes it from the host, the fragment or the query, cleans
 * the address, and holds it until it is redeemed. It sends nothing.
 */
export class LinkToken implements ReactiveController {
  readonly #host: Host;
  readonly #options: LinkTokenOptions;
  /** Where we are told of a token that another element took. */
  #told: Held | undefined;

  constructor(host: Host, options: LinkTokenOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The token; empty when the link carried something that is none; nothing when no link was followed, or its token is redeemed. */
  get value(): string | undefined {
    this.#readHost();
    return this.#held.value;
  }

  /** It was taken by the server, or is of no use: nobody needs it any more. */
  redeemed(): void {
    if (this.#held.value !== undefined) this.#keep(undefined);
  }

  hostConnected(): void {
    this.#told = this.#held;
    this.#told.listeners.add(this.#changed);
    // Before a router of the host's sees it, hence the capture.
    window.addEventListener('hashchange', this.#look, true);
    window.addEventListener('popstate', this.#look, true);
    this.#look();
    this.#readHost();
  }

  hostDisconnected(): void {
    this.#told?.listeners.delete(this.#changed);
    window.removeEventListener('hashchange', this.#look, true);
    window.removeEventListener('popstate', this.#look, true);
  }

  get #held(): Held {
    return heldBy(this.#host.ownerDocument);
  }

  #readHost(): void {
    const given = this.#options.token();
    if (given == null) return;
    this.#options.clear();
    if (this.#held.value !== valid(given)) this.#keep(valid(given));
  }

  readonly #look = (): void => {
    const found = takeFromAddress(this.#options.param());
    if (found !== undefined) this.#keep(valid(found), true);
  };

  readonly #changed = (followed: boolean): void => {
    this.#host.requestUpdate();
    if (followed) this.#options.followed?.();
  };

  /** Whichever element took it, all that wait for one are told. */
  #keep(value: string | undefined, followed = false): void {
    const now = this.#held;
    now.value = value;
    for (const tell of now.listeners) tell(followed);
  }
}
