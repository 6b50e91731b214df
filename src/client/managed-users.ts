/** Readers for the answers of an administrator's client. They return undefined for an answer that breaks the contract, and drop unknown members. */
import type { ManagedUser, RegistrationReset, UserPage } from './schemas/managed-user.js';
import { registrationStates } from './vocabulary.js';

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 2_000;
/** The longest duration: a year, in seconds. */
const isDuration = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 31_536_000;
const isTotal = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

const lines = ['username', 'signInName', 'email', 'phone', 'fax'] as const;

export function readUser(value: unknown): ManagedUser | undefined {
  const { id, name, registration, ...rest } = fieldsOf(value);
  const known = lines.filter((line) => rest[line] !== undefined);
  if (!isText(id) || id === '' || !isText(name) || !isText(registration) || !known.every((line) => isText(rest[line]))) return undefined;
  return {
    id,
    name,
    ...Object.fromEntries(known.map((line) => [line, rest[line]])),
    registration: registrationStates.find((state) => state === registration) ?? 'unknown',
  };
}

export function readUserPage(value: unknown): UserPage | undefined {
  const { users: given, nextCursor, total } = fieldsOf(value);
  if (!Array.isArray(given) || given.length > 100) return undefined;
  const users = given.map(readUser);
  if (!users.every((user) => user !== undefined)) return undefined;
  if ((nextCursor !== undefined && !isText(nextCursor)) || (total !== undefined && !isTotal(total))) return undefined;
  return { users, ...(nextCursor !== undefined && { nextCursor }), ...(total !== undefined && { total }) };
}

export function readReset(value: unknown): RegistrationReset | undefined {
  const { user: given, link } = fieldsOf(value);
  const user = readUser(given);
  if (!user || link === undefined) return user && { user };
  const { target, expiresIn } = fieldsOf(link);
  return isText(target) && isDuration(expiresIn) ? { user, link: { target, expiresIn } } : undefined;
}
