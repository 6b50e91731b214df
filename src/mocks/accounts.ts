import type { Identifier, ManagedUser, RegistrationState } from '../client/auth-client.js';
import type { Factor } from '../server/ports.js';
import type { GeneratedUsers } from './generated-users.js';
import { everyPassword, type MockUser } from './people.js';

/** Passwords that may not be used again. */
const remembered = 5;

const firstFactors = (user: MockUser): readonly Factor[] => {
  if (user.registration !== 'complete') return [];
  const phones = (user.phones ?? []).map((value): Factor => ({ type: 'phone', value }));
  return phones.length > 0 ? phones : [{ type: 'email', value: user.email }];
};

/** A person with all that changes in the course of a run. */
export class MockAccount {
  readonly user: MockUser;
  phones: readonly string[];
  registration: RegistrationState;
  /** Proven second factors. */
  factors: readonly Factor[];
  /** Phones that an administrator's reset took away. Until a new factor is enrolled, setting a password still asks for one of them. */
  formerPhones: readonly string[];
  /** Newest first, the present one included. */
  passwords: readonly string[];

  constructor(user: MockUser) {
    this.user = user;
    this.phones = user.phones ?? [];
    this.registration = user.registration;
    this.factors = firstFactors(user);
    this.formerPhones = user.registration === 'reset' ? this.phones : [];
    this.passwords = [user.password ?? everyPassword];
  }

  remember(password: string): void {
    this.passwords = [password, ...this.passwords].slice(0, remembered);
  }

  enroll({ type, value }: Factor): void {
    this.factors = [...this.factors.filter((factor) => factor.value !== value), { type, value }];
    if (type === 'phone' && !this.phones.includes(value)) this.phones = [value, ...this.phones];
    this.formerPhones = [];
    this.registration = 'complete';
  }

  reset(): void {
    const phones = this.factors.filter(({ type }) => type === 'phone').map(({ value }) => value);
    this.formerPhones = [...phones, ...this.formerPhones];
    this.factors = [];
    this.registration = 'reset';
  }
}

/** As an admin sees an account: unmasked. */
export const toManagedUser = ({ user, phones, registration }: MockAccount): ManagedUser => ({
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

const matches = ({ user, phones }: MockAccount, wanted: string): boolean =>
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
  page(offset: number, limit: number): readonly MockAccount[];
}

/** Finds people. It knows nothing of flows. */
export class Accounts {
  readonly #people: readonly MockAccount[];
  readonly #generated: GeneratedUsers;
  /** Generated users whom something may have happened to, by index. All others are as they began, and are made when they are looked at. */
  readonly #met = new Map<number, MockAccount>();

  constructor(users: readonly MockUser[], generated: GeneratedUsers) {
    this.#people = users.map((user) => new MockAccount(user)).sort((a, b) => compare(a.user.name, b.user.name));
    this.#generated = generated;
  }

  find(identifier: Identifier): MockAccount | undefined {
    const { kind, value } = identifier;
    const found = [...this.#people, ...this.#met.values()].find(({ user, phones }) => {
      switch (kind) {
        case 'email': return same(user.email, value);
        case 'username': return same(user.username, value);
        case 'phone': return phones.includes(value);
      }
    });
    return found ?? this.#meet(this.#generated.indexOf(identifier));
  }

  byId(id: string): MockAccount | undefined {
    return this.#people.find(({ user }) => user.id === id) ?? this.#meet(this.#generated.indexOfId(id));
  }

  /** Whom an admin manages. `query` is looked for in every name and address. */
  managed(query: string): Found {
    const wanted = query.trim().toLowerCase();
    const people = this.#people.filter((account) => account.user.managed !== false && matches(account, wanted));
    const indexes = wanted === '' ? undefined : this.#search(wanted);
    const count = indexes?.length ?? this.#generated.size;
    const indexAt = (place: number): number => (indexes ? indexes[place] ?? 0 : place);
    const places = people.map(({ user }, before) => before + countBefore(user.name, count, (place) => this.#generated.nameAt(indexAt(place))));
    const total = people.length + count;
    const at = (place: number): MockAccount =>
      people[places.indexOf(place)] ?? this.#look(indexAt(place - places.filter((other) => other < place).length));
    return {
      total,
      page: (offset, limit) => Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => at(offset + index)),
    };
  }

  #search(wanted: string): readonly number[] {
    const found = this.#generated.search(wanted);
    if (this.#met.size === 0) return found;
    const met = [...this.#met].filter(([, account]) => matches(account, wanted)).map(([index]) => index);
    return [...found.filter((index) => !this.#met.has(index)), ...met].sort((a, b) => a - b);
  }

  #look(index: number): MockAccount {
    return this.#met.get(index) ?? new MockAccount(this.#generated.at(index));
  }

  #meet(index: number | undefined): MockAccount | undefined {
    if (index === undefined) return undefined;
    const account = this.#look(index);
    this.#met.set(index, account);
    return account;
  }
}
