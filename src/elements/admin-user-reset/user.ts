import type { ReactiveControllerHost } from 'lit';
import type { AdminClient, ManagedUser } from '../../client/auth-client.js';
import { AuthError } from '../../client/problem.js';
import { isUser, type Failure } from './failure.js';
import { AdminRead } from './read.js';

interface Opening { readonly userId: string; readonly again: boolean }

interface Options {
  client(): AdminClient | undefined;
  /** What an answer needs to be shown. */
  ready(): Promise<unknown>;
  ended(again: boolean, failure?: Failure): void;
}

/** The account of the user whose page is open. */
export class AdminUser {
  readonly #read: AdminRead<Opening, ManagedUser>;

  constructor(host: ReactiveControllerHost, { client, ready, ended }: Options) {
    this.#read = new AdminRead(host, {
      operation: 'getUser',
      call: async ({ userId }, options) => {
        const admin = client();
        if (typeof admin?.getUser !== 'function') throw new AuthError({ code: 'unsupported' });
        return admin.getUser({ userId }, options);
      },
      ready,
      accept: (answer, { userId }) => (isUser(answer) && answer.id === userId ? answer : undefined),
      ended: ({ again }, failure) => ended(again, failure),
    });
  }

  /** As known now; nothing until somebody has told. */
  get user(): ManagedUser | undefined { return this.#read.value; }
  get pending(): boolean { return this.#read.pending; }
  get failure(): Failure | undefined { return this.#read.failure; }
  get opened(): boolean { return this.#read.input !== undefined; }

  /** @param known what shows until the server has told more */
  open(userId: string, known: ManagedUser | undefined): void {
    this.#read.clear();
    if (known) this.#read.set(known);
    this.#read.read({ userId, again: false });
  }

  again(): void {
    const { input, pending } = this.#read;
    if (input && !pending) this.#read.read({ ...input, again: true });
  }

  /** Newer than what is on its way. */
  update(user: ManagedUser): void {
    this.#read.set(user);
  }

  clear(): void {
    this.#read.clear();
  }
}
