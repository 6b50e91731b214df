import type { PasswordRule } from '../client/auth-client.js';
import type { Account, Directory, StoredFactor } from '../server/ports.js';
import { toManagedUser, type Accounts, type MockAccount } from './accounts.js';
import { isBanned, isPersonal, isRecent } from './passwords.js';
import type { MockSettings } from './settings.js';

/** Opaque to clients; here where the next page starts, and of which search it is. */
const toCursor = (offset: number, query: string): string => btoa(encodeURIComponent(JSON.stringify([offset, query])));

/** Undefined for a cursor that is made up, or of another search. */
const fromCursor = (cursor: string, query: string): number | undefined => {
  try {
    const [offset, of]: [unknown, unknown] = JSON.parse(decodeURIComponent(atob(cursor)));
    return typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 && of === query ? offset : undefined;
  } catch {
    return undefined;
  }
};

const toAccount = ({ user, phones: [phone], registration }: MockAccount): Account => ({
  id: user.id, username: user.username, email: user.email, registration, status: user.status ?? 'active', ...(phone !== undefined && { phone }),
});

/** A scenario may give everybody the same phones, or none: then email is the second factor. */
const provenFactors = ({ factors, registration, user }: MockAccount, { phones }: MockSettings): readonly StoredFactor[] => {
  const replaced = phones && registration === 'complete'
    ? [...phones.map((value) => ({ type: 'phone' as const, value })), ...factors.filter(({ type }) => type === 'email')]
    : factors;
  const proven = replaced.length === 0 && registration === 'complete' ? [{ type: 'email' as const, value: user.email }] : replaced;
  return proven.map((factor) => ({ ...factor, state: 'proven' }));
};

const judges: Partial<Record<PasswordRule, (password: string, account: MockAccount) => boolean>> = {
  'not-recent': isRecent, 'not-banned': isBanned, 'not-personal': isPersonal,
};

/** The people of the mock. */
export const createDirectory = (accounts: Accounts, settings: () => MockSettings): Directory => {
  const known = ({ id }: Account): MockAccount => {
    const account = accounts.byId(id);
    if (!account) throw new Error(`There is nobody of the id ${id}.`);
    return account;
  };
  const found = (account: MockAccount | undefined): Account | undefined => account && toAccount(account);
  return {
    find: async (identifier) => found(accounts.find(identifier)),
    byId: async (id) => found(accounts.byId(id)),
    checkPassword: async (account, password) => account !== undefined && known(account).passwords[0] === password,
    judgePassword: async (account, password) =>
      Object.entries(judges).flatMap(([rule, breaks]) => (breaks(password, known(account)) ? [rule as PasswordRule] : [])),
    setPassword: async (account, password) => known(account).remember(password),
    factors: async (account) => {
      const { formerPhones } = known(account);
      return [...provenFactors(known(account), settings()), ...formerPhones.map((value) => ({ type: 'phone' as const, value, state: 'former' as const }))];
    },
    enroll: async (account, factor) => known(account).enroll(factor),
    reset: async (account) => known(account).reset(),
    managed: async (_, { query, cursor, limit }) => {
      const offset = cursor === undefined ? 0 : fromCursor(cursor, query);
      if (offset === undefined) return undefined;
      const { page, total } = accounts.managed(query);
      const end = offset + limit;
      return { users: page(offset, limit).map(toManagedUser), ...(end < total && { nextCursor: toCursor(end, query) }), total };
    },
    managedUser: async (_, id) => {
      const account = accounts.byId(id);
      return account && account.user.managed !== false ? toManagedUser(account) : undefined;
    },
  };
};
