import type { FactorType, Identifier, ManagedUser, RegistrationState } from '../client/auth-client.js';
import { everyPassword, type MockUser } from './people.js';

export interface Factor { readonly type: FactorType; readonly value: string }

/** A person with all that changes in the course of a run. */
export interface Account {
  readonly user: MockUser;
  phones: readonly string[];
  registration: RegistrationState;
  /** Proven second factors. */
  factors: readonly Factor[];
  /** Phones that an admin's reset took away. Until a new factor is enrolled, setting a password still asks for one of them. */
  formerPhones: readonly string[];
  /** Newest first, the present one included. */
  passwords: readonly string[];
  wrongPasswords: number;
  /** A moment in milliseconds; in the past when not locked. */
  lockedUntil: number;
}

const firstFactors = (user: MockUser): readonly Factor[] => {
  if (user.registration !== 'complete') return [];
  const phones = (user.phones ?? []).map((value): Factor => ({ type: 'phone', value }));
  return phones.length > 0 ? phones : [{ type: 'email', value: user.email }];
};

const toAccount = (user: MockUser): Account => ({
  user,
  phones: user.phones ?? [],
  registration: user.registration,
  factors: firstFactors(user),
  formerPhones: user.registration === 'reset' ? user.phones ?? [] : [],
  passwords: [user.password ?? everyPassword],
  wrongPasswords: 0,
  lockedUntil: 0,
});

/** As an admin sees an account: unmasked. */
export const toManagedUser = ({ user, phones, registration }: Account): ManagedUser => ({
  id: user.id,
  name: user.name,
  username: user.username,
  ...(user.signInName && { signInName: user.signInName }),
  email: user.email,
  ...(phones[0] && { phone: phones[0] }),
  ...(user.fax && { fax: user.fax }),
  registration,
});

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Finds people. It knows nothing of flows. */
export class Accounts {
  readonly #all: readonly Account[];

  constructor(users: readonly MockUser[]) {
    this.#all = users.map(toAccount);
  }

  find({ kind, value }: Identifier): Account | undefined {
    return this.#all.find(({ user, phones }) => {
      switch (kind) {
        case 'email': return same(user.email, value);
        case 'username': return same(user.username, value);
        case 'phone': return phones.includes(value);
      }
    });
  }

  byId(id: string): Account | undefined {
    return this.#all.find(({ user }) => user.id === id);
  }

  /** Whom an admin manages, by name. `query` is looked for in every name and address. */
  managed(query: string): readonly Account[] {
    const wanted = query.trim().toLowerCase();
    return this.#all
      .filter(({ user, phones }) => user.managed !== false
        && [user.name, user.username, user.email, ...phones].some((text) => text.toLowerCase().includes(wanted)))
      .sort((a, b) => a.user.name.localeCompare(b.user.name, 'en'));
  }
}
