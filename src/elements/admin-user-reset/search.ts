import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListUsersInput, ManagedUser } from '../../client/auth-client.js';
import { ReadController, type ReadOptions } from './read.js';

/** The pause in typing that starts a search, in milliseconds. */
const pause = 300;

/** Why the list is read. Decides where focus goes. */
export type Cause = 'first' | 'typed' | 'entered' | 'paged' | 'again' | 'refresh';

/** The start of a page. The trail holds the starts of all pages up to the current one, because an opaque cursor leads only forwards. */
export interface Stop { readonly cursor?: string; /** The number of its first user, from 1. */ readonly first: number }
export interface Search { readonly query: string; readonly trail: readonly Stop[]; readonly limit: number; readonly cause: Cause }

/** A page of users. */
export interface Page {
  readonly query: string;
  readonly trail: readonly Stop[];
  readonly users: readonly ManagedUser[];
  readonly nextCursor?: string;
  readonly total?: number;
}

interface Options extends Pick<ReadOptions<Search, Page>, 'reader' | 'unloaded'> {
  call(input: ListUsersInput, options: Parameters<ReadOptions<Search, Page>['call']>[1]): Promise<unknown>;
  limit(): number;
  began(): void;
}

/** The contract's maximum page length. A page shows no more, whatever the client returns. */
export const longestPage = 100;

export const firstPage: readonly Stop[] = [{ first: 1 }];

/** Searches the administrator's users. The code for the found pages loads later: see `Users`. */
export class SearchController implements ReactiveController {
  readonly read: ReadController<Search, Page>;
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typed = '';

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    this.read = new ReadController(host, {
      ...options,
      operation: 'listUsers',
      call: ({ query, trail, limit }, call) => {
        const cursor = trail.at(-1)?.cursor;
        return options.call({ ...(query && { query }), ...(cursor !== undefined && { cursor }), limit }, call);
      },
    });
    // Added after the read controller, so that the read has stopped when `hostDisconnected()` runs here.
    host.addController(this);
  }

  /** The text in the search field. */
  get typed(): string { return this.#typed; }
  get pending(): boolean { return this.read.pending; }

  /** Reads the first page, once. Reads it again after a change of the page length. The typed text stays. */
  begin(): void {
    const { input } = this.read;
    if (!input) this.#search('first');
    else if (input.limit !== this.#options.limit()) this.#search('refresh');
  }

  /** Searches when the typing pauses. */
  type(typed: string): void {
    this.#typed = typed;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (typed.trim() !== this.read.input?.query) this.#search('typed');
    }, pause);
    this.#host.requestUpdate();
  }

  /** Searches at once. */
  enter(): void {
    this.#search('entered');
  }

  again(): void {
    const { input, failure, pending } = this.read;
    // The server no longer accepts the cursor, so start at the first page.
    if (input && !pending) this.go(input.query, failure?.problem.code === 'invalid_input' ? firstPage : input.trail, 'again');
  }

  go(query: string, trail: readonly Stop[], cause: Cause): void {
    this.#options.began();
    this.read.read({ query, trail, limit: this.#options.limit(), cause });
  }

  /** Drops all state of the previous client. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#typed = '';
    this.read.clear();
  }

  hostDisconnected(): void {
    // The search runs when the element reconnects.
    if (this.#timer !== undefined) this.#search('typed');
  }

  #search(cause: Cause): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.go(this.#typed.trim(), firstPage, cause);
  }
}
