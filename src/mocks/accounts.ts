import type { FactorType, Identifier, ManagedUser, RegistrationState } from '../client/auth-client.js';
import type { Crowd } from './crowd.js';
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

const { compare } = new Intl.Collator('en');

const matches = ({ user, phones }: Account, wanted: string): boolean =>
  [user.name, user.username, user.email, ...phones].some((text) => text.toLowerCase().includes(wanted));

/** How many of `count` sorted names come before one. */
const countBefore = (name: string, count: number, nameAt: (index: number) => string): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(nameAt(middle), name) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What a search found, in order of name. */
export interface Found {
  readonly total: number;
  page(offset: number, limit: number): readonly Account[];
}

/** Finds people. It knows nothing of flows. */
export class Accounts {
  readonly #people: readonly Account[];
  readonly #crowd: Crowd;
  /** Those of the crowd whom something may have happened to, by index. All others are as they began, and are made when they are looked at. */
  readonly #met = new Map<number, Account>();

  constructor(users: readonly MockUser[], crowd: Crowd) {
    this.#people = users.map(toAccount).sort((a, b) => compare(a.user.name, b.user.name));
    this.#crowd = crowd;
  }

  find(identifier: Identifier): Account | undefined {
    const { kind, value } = identifier;
    const found = [...this.#people, ...this.#met.values()].find(({ user, phones }) => {
      switch (kind) {
        case 'email': return same(user.email, value);
        case 'username': return same(user.username, value);
        case 'phone': return phones.includes(value);
      }
    });
    return found ?? this.#meet(this.#crowd.indexOf(identifier));
  }

  byId(id: string): Account | undefined {
    return this.#people.find(({ user }) => user.id === id) ?? this.#meet(this.#crowd.indexOfId(id));
  }

  /** Whom an admin manages. `query` is looked for in every name and address. */
  managed(query: string): Found {
    const wanted = query.trim().toLowerCase();
    const people = this.#people.filter((account) => account.user.managed !== false && matches(account, wanted));
    const indexes = wanted === '' ? undefined : this.#search(wanted);
    const count = indexes?.length ?? this.#crowd.size;
    const indexAt = (place: number): number => (indexes ? indexes[place] ?? 0 : place);
    const places = people.map(({ user }, before) => before + countBefore(user.name, count, (place) => this.#crowd.nameAt(indexAt(place))));
    const total = people.length + count;
    const at = (place: number): Account =>
      people[places.indexOf(place)] ?? this.#look(indexAt(place - places.filter((other) => other < place).length));
    return {
      total,
      page: (offset, limit) => Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => at(offset + index)),
    };
  }

  #search(wanted: string): readonly number[] {
    const found = this.#crowd.search(wanted);
    if (this.#met.size === 0) return found;
    const met = [...this.#met].filter(([, account]) => matches(account, wanted)).map(([index]) => index);
    return [...found.filter((index) => !this.#met.has(index)), ...met].sort((a, b) => a - b);
  }

  #look(index: number): Account {
    return this.#met.get(index) ?? toAccount(this.#crowd.at(index));
  }

  #meet(index: number | undefined): Account | undefined {
    if (index === undefined) return undefined;
    const account = this.#look(index);
    this.#met.set(index, account);
    return account;
  }
}
