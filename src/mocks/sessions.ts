import type { Caller, Random, Sessions } from '../server/ports.js';
import { adminId } from './people.js';

const cookie = 'session';

/** The administrator's routes answer everybody as this one. */
const administrator: Caller = { id: adminId, administrator: true, recent: true };

/** Who is signed in, in memory. */
export class MockSessions implements Sessions {
  readonly #random: Random;
  readonly #accounts = new Map<string, string>();

  constructor(random: Random) {
    this.#random = random;
  }

  begin: Sessions['begin'] = async ({ id }) => {
    const token = this.#random.name(6);
    this.#accounts.set(token, id);
    return new Headers({ 'Set-Cookie': `${cookie}=${token}; Path=/; HttpOnly; SameSite=Strict` });
  };

  endAll: Sessions['endAll'] = async ({ id }) => {
    for (const [token, owner] of this.#accounts) if (owner === id) this.#accounts.delete(token);
  };

  caller: Sessions['caller'] = async () => administrator;

  /** The id of the account that a request's cookie belongs to. */
  accountOf({ headers }: Request): string | undefined {
    const [, token = ''] = new RegExp(`(?:^|;\\s*)${cookie}=([^;]+)`).exec(headers.get('Cookie') ?? '') ?? [];
    return this.#accounts.get(token);
  }
}
