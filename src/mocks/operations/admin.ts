import type { ManagedUser, RegistrationReset, UserPage } from '../../client/auth-client.js';
import { toManagedUser, type Account } from '../accounts.js';
import { registrationRemoved } from '../letters.js';
import { adminId } from '../people.js';
import { invalidInput, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import { mailLink } from './registration.js';

/** Opaque to clients; here where the next page starts, and of which search it is. */
const toCursor = (offset: number, query: string): string => btoa(encodeURIComponent(JSON.stringify([offset, query])));

const fromCursor = (cursor: string, query: string): number => {
  try {
    const [offset, of]: [unknown, unknown] = JSON.parse(decodeURIComponent(atob(cursor)));
    if (typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 && of === query) return offset;
  } catch {
    // Not one of ours: refused below, like one of another search.
  }
  throw invalidInput('cursor', 'malformed');
};

interface ListInput { readonly query?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }

export const listUsers = ({ accounts }: World, { query = '', cursor, limit }: ListInput): UserPage => {
  const offset = cursor === undefined ? 0 : fromCursor(cursor, query);
  const found = accounts.managed(query);
  const end = offset + limit;
  return {
    users: found.page(offset, limit).map(toManagedUser),
    ...(end < found.total && { nextCursor: toCursor(end, query) }),
    total: found.total,
  };
};

/** Somebody whom this admin does not manage is not there at all. */
const managed = ({ accounts }: World, userId: string): Account => {
  const account = accounts.byId(userId);
  if (!account || account.user.managed === false) throw new Refusal({ code: 'not_found' });
  return account;
};

export const getUser = (world: World, userId: string): ManagedUser => toManagedUser(managed(world, userId));

/** Only here a proven factor goes. Whoever could reset themselves could shed a factor by password alone, so that is refused. */
export const resetRegistration = (world: World, userId: string): RegistrationReset => {
  const { outbox, settings, tickets } = world;
  const account = managed(world, userId);
  if (userId === adminId) throw new Refusal({ code: 'forbidden' });
  const phones = account.factors.filter(({ type }) => type === 'phone').map(({ value }) => value);
  account.formerPhones = [...phones, ...account.formerPhones];
  account.factors = [];
  account.registration = 'reset';
  tickets.closeAll(account);
  outbox.send(account.user.email, 'email', registrationRemoved);
  if (!settings.mailsResetLink) return { user: toManagedUser(account) };
  mailLink(world, account, 'reset');
  return { user: toManagedUser(account), link: { target: account.user.email, expiresIn: settings.linkLifetime } };
};
