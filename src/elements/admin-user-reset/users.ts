import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdminClient, ManagedUser } from '../../client/auth-client.js';
import { AuthError } from '../../client/problem.js';
import { isPage, type Failure } from './failure.js';
import { AdminRead } from './read.js';

/** Milliseconds without a key after which what was typed is searched for. */
const pause = 300;
/** The contract's longest page: whatever a client answers, the page holds no more. */
export const longestPage = 100;

/** Why the list is read, which decides where focus goes. */
export type Cause = 'first' | 'typed' | 'entered' | 'paged' | 'again' | 'refresh';

/** The way from the first page to one: where each page starts. A cursor is opaque, so the way back must be remembered. */
interface Stop { readonly cursor?: string; /** The number of its first user, from 1. */ readonly first: number }
interface Wanted { readonly query: string; readonly trail: readonly Stop[]; readonly limit: number; readonly cause: Cause }

/** A page as shown. */
interface Page {
  readonly query: string;
  readonly trail: readonly Stop[];
  readonly users: readonly ManagedUser[];
  readonly nextCursor?: string;
  readonly total?: number;
}

interface Options {
  client(): AdminClient | undefined;
  /** What an answer needs to be shown. */
  ready(): Promise<unknown>;
  limit(): number;
  began(): void;
  ended(cause: Cause, failure?: Failure): void;
}

const beginning: readonly Stop[] = [{ first: 1 }];

function toPage(answer: unknown, { query, trail }: Wanted): Page | undefined {
  if (!isPage(answer)) return undefined;
  const { nextCursor, total } = answer;
  const users = [...new Map(answer.users.map((user) => [user.id, user])).values()].slice(0, longestPage);
  return { query, trail, users, ...(nextCursor && { nextCursor }), ...(Number.isSafeInteger(total) && { total: total! }) };
}

/** The users of an administrator: what is searched for, which page, and which rows are open. It does not know how they are shown. */
export class AdminUsers implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  readonly #read: AdminRead<Wanted, Page>;
  readonly #open = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #typed = '';

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    this.#read = new AdminRead(host, {
      operation: 'listUsers',
      call: async ({ query, trail, limit }, call) => {
        const client = options.client();
        if (typeof client?.listUsers !== 'function') throw new AuthError({ code: 'unsupported' });
        const cursor = trail.at(-1)?.cursor;
        return client.listUsers({ ...(query && { query }), ...(cursor !== undefined && { cursor }), limit }, call);
      },
      ready: () => options.ready(),
      accept: toPage,
      ended: ({ cause }, failure) => options.ended(cause, failure),
    });
    // After the read, so that it has stopped when we are told that the element leaves.
    host.addController(this);
  }

  /** What stands in the search field. */
  get typed(): string { return this.#typed; }
  get pending(): boolean { return this.#read.pending; }
  get failure(): Failure | undefined { return this.#read.failure; }
  get loaded(): boolean { return this.#read.value !== undefined; }
  get users(): readonly ManagedUser[] { return this.#read.value?.users ?? []; }
  /** What the users shown were searched by. */
  get query(): string { return this.#read.value?.query ?? ''; }
  get total(): number | undefined { return this.#read.value?.total; }
  /** From 1. */
  get page(): number { return this.#read.value?.trail.length ?? 1; }
  /** The number of the first user shown, from 1. */
  get first(): number { return this.#read.value?.trail.at(-1)?.first ?? 1; }
  get hasPrevious(): boolean { return this.page > 1; }
  get hasNext(): boolean { return this.#read.value?.nextCursor !== undefined; }

  isOpen({ id }: ManagedUser): boolean {
    return this.#open.has(id);
  }

  toggle({ id }: ManagedUser): void {
    if (!this.#open.delete(id)) this.#open.add(id);
    this.#host.requestUpdate();
  }

  find(userId: string): ManagedUser | undefined {
    return this.users.find(({ id }) => id === userId);
  }

  /** Reads the first page, unless something was read already. */
  begin(): void {
    if (!this.#read.input) this.#search('first');
  }

  /** Searches once the typing pauses. */
  type(typed: string): void {
    this.#typed = typed;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (typed.trim() !== this.#read.input?.query) this.#search('typed');
    }, pause);
    this.#host.requestUpdate();
  }

  /** Searches at once. */
  enter(): void {
    this.#search('entered');
  }

  next(): void {
    const page = this.#read.value;
    if (this.pending || page?.nextCursor === undefined) return;
    this.#go(page.query, [...page.trail, { cursor: page.nextCursor, first: this.first + page.users.length }], 'paged');
  }

  previous(): void {
    const page = this.#read.value;
    if (this.pending || !page || page.trail.length < 2) return;
    this.#go(page.query, page.trail.slice(0, -1), 'paged');
  }

  again(): void {
    const { input, failure, pending } = this.#read;
    if (!input || pending) return;
    // A cursor that the server does not take any more is no way on.
    this.#go(input.query, failure?.problem.code === 'invalid_input' ? beginning : input.trail, 'again');
  }

  /** Reads the page shown once more. */
  refresh(): void {
    const { input } = this.#read;
    if (input) this.#go(input.query, input.trail, 'refresh');
  }

  /** Another length of page, or another client: from the first page on. What was typed stays. */
  restart(): void {
    if (this.#read.input) this.#search('refresh');
  }

  /** Nothing that one client gave is shown or sent to another. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#open.clear();
    this.#read.clear();
  }

  /** A user as known now. */
  update(user: ManagedUser): void {
    const page = this.#read.value;
    // What is on its way may be older.
    const pending = this.#read.pending && this.#read.input;
    if (page?.users.some(({ id }) => id === user.id)) this.#read.set({ ...page, users: page.users.map((one) => (one.id === user.id ? user : one)) });
    if (pending) this.#read.read(pending);
  }

  hostDisconnected(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // It will be asked for when the element is back.
    this.#search('typed');
  }

  #search(cause: Cause): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#go(this.#typed.trim(), beginning, cause);
  }

  #go(query: string, trail: readonly Stop[], cause: Cause): void {
    this.#options.began();
    this.#read.read({ query, trail, limit: this.#options.limit(), cause });
  }
}
