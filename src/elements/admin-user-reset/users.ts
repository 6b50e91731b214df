import type { ReactiveControllerHost } from 'lit';
import type { ManagedUser, UserPage } from '../../client/auth-client.js';
import { isUser, judgeOf } from './failure.js';
import type { Failure, Reader } from './read.js';
import { longestPage, type Cause, type Page, type Search, type SearchController } from './search.js';

function toPage(answer: unknown, { query, trail }: Search): Page | undefined {
  const { users: found, nextCursor, total } = (answer ?? {}) as Partial<UserPage>;
  if (!Array.isArray(found) || !found.every(isUser)) return undefined;
  const users = [...new Map(found.map((user) => [user.id, user])).values()].slice(0, longestPage);
  return { query, trail, users, ...(nextCursor && { nextCursor }), ...(Number.isSafeInteger(total) && { total: total! }) };
}

/** The found users: the current page and the open rows. It does not render. */
export class Users implements Reader<Search, Page> {
  readonly judge = judgeOf('listUsers', toPage);
  readonly ended: (search: Search, failure?: Failure) => void;
  readonly #host: ReactiveControllerHost;
  readonly #search: SearchController;
  readonly #open = new Set<string>();

  constructor(host: ReactiveControllerHost, search: SearchController, ended: (cause: Cause, failure?: Failure) => void) {
    this.#host = host;
    this.#search = search;
    this.ended = ({ cause }, failure) => ended(cause, failure);
  }

  get loaded(): boolean { return this.#page !== undefined; }
  get users(): readonly ManagedUser[] { return this.#page?.users ?? []; }
  /** The query of the current page. */
  get query(): string { return this.#page?.query ?? ''; }
  get total(): number | undefined { return this.#page?.total; }
  /** The number of the page, from 1. */
  get page(): number { return this.#page?.trail.length ?? 1; }
  /** The number of the page's first user, from 1. */
  get first(): number { return this.#page?.trail.at(-1)?.first ?? 1; }
  get hasPrevious(): boolean { return this.page > 1; }
  get hasNext(): boolean { return this.#page?.nextCursor !== undefined; }

  isOpen({ id }: ManagedUser): boolean {
    return this.#open.has(id);
  }

  toggle({ id }: ManagedUser): void {
    if (!this.#open.delete(id)) this.#open.add(id);
    this.#host.requestUpdate();
  }

  next(): void {
    const page = this.#page;
    if (this.#search.pending || page?.nextCursor === undefined) return;
    this.#search.go(page.query, [...page.trail, { cursor: page.nextCursor, first: this.first + page.users.length }], 'paged');
  }

  previous(): void {
    const page = this.#page;
    if (this.#search.pending || !page || page.trail.length < 2) return;
    this.#search.go(page.query, page.trail.slice(0, -1), 'paged');
  }

  /** Reads the current page again. */
  refresh(): void {
    const { input } = this.#search.read;
    if (input) this.#search.go(input.query, input.trail, 'refresh');
  }

  clear(): void {
    this.#open.clear();
  }

  /** Replaces a user with a newer version. */
  update(user: ManagedUser): void {
    const { read } = this.#search;
    const page = read.value;
    // The pending answer can be older, so read again.
    const pending = read.pending && read.input;
    if (page?.users.some(({ id }) => id === user.id)) read.set({ ...page, users: page.users.map((one) => (one.id === user.id ? user : one)) });
    if (pending) read.read(pending);
  }

  get #page(): Page | undefined {
    return this.#search.read.value;
  }
}
