import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListUsersInput, ManagedUser } from '../../client/auth-client.js';
import { ReadController, type ReadOptions } from './read.js';

/** Milliseconds without a key after which what was typed is searched for. */
const pause = 300;

/** Why the list is read, which decides where focus goes. */
export type Cause = 'first' | 'typed' | 'entered' | 'paged' | 'again' | 'refresh';

/** The way from the first page to one: where each page starts. A cursor is opaque, so the way back must be remembered. */
export interface Stop { readonly cursor?: string; /** The number of its first user, from 1. */ readonly first: number }
export interface Search { readonly query: string; readonly trail: readonly Stop[]; readonly limit: number; readonly cause: Cause }

/** A page as shown. */
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

/** The contract's longest page: whatever a client answers, the page holds no more. */
export const longestPage = 100;

export const firstPage: readonly Stop[] = [{ first: 1 }];

/** What is searched for among an administrator's users. What is done with the pages found loads later: see `UsersController`. */
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
    // After the read, so that it has stopped when we are told that the element leaves.
    host.addController(this);
  }

  /** What stands in the search field. */
  get typed(): string { return this.#typed; }
  get pending(): boolean { return this.read.pending; }

  /** Reads the first page, unless something was read already. Another length of page starts anew; what was typed stays. */
  begin(): void {
    const { input } = this.read;
    if (!input) this.#search('first');
    else if (input.limit !== this.#options.limit()) this.#search('refresh');
  }

  /** Searches once the typing pauses. */
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
    // A cursor that the server does not take any more is no way on.
    if (input && !pending) this.go(input.query, failure?.problem.code === 'invalid_input' ? firstPage : input.trail, 'again');
  }

  go(query: string, trail: readonly Stop[], cause: Cause): void {
    this.#options.began();
    this.read.read({ query, trail, limit: this.#options.limit(), cause });
  }

  /** Another client: nothing that was typed or read under one reaches another. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#typed = '';
    this.read.clear();
  }

  hostDisconnected(): void {
    // It will be asked for when the element is back.
    if (this.#timer !== undefined) this.#search('typed');
  }

  #search(cause: Cause): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.go(this.#typed.trim(), firstPage, cause);
  }
}
