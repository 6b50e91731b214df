/** How the members of a Step are read: each reader answers what is usable of a value, or undefined. */
import type { Channel, ChallengeMethod, EnrollmentOffer, PasswordPolicy, Ticket } from '../../client/auth-client.js';
import { channels, factorTypes, passwordRules } from '../../client/vocabulary.js';

export type Reader<T> = (value: unknown) => T | undefined;
type Fields = Readonly<Record<string, unknown>>;

const includes = (list: readonly string[], value: unknown): boolean => list.includes(value as string);
const known = <T extends string>(list: readonly T[], value: unknown): readonly T[] =>
  (Array.isArray(value) ? value.filter((item): item is T => includes(list, item)) : []);

export const text: Reader<string> = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
export const ticket = text as Reader<Ticket>;
/** Seconds and lengths. */
export const count: Reader<number> = (value) => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined);
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
export const digits: Reader<number> = (value) => (Number.isInteger(value) && (value as number) > 0 ? (value as number) : undefined);

export const channel: Reader<Channel | 'unknown'> = (value) => (text(value) === undefined ? undefined : includes(channels, value) ? (value as Channel) : 'unknown');

/** What we know how to offer; a newer server's factor types and channels are left out. */
function listed<T extends ChallengeMethod | EnrollmentOffer>(value: unknown): readonly T[] {
  if (!Array.isArray(value)) return [];
  return (value as Fields[])
    .filter((item) => includes(factorTypes, item?.type))
    .map(({ target, ...item }) => ({ ...item, ...(text(target) && { target }), channels: known(channels, item.channels) }) as unknown as T)
    .filter((item) => item.channels.length > 0);
}

/** A method is picked by its id and named by its target. */
export const methods: Reader<readonly ChallengeMethod[]> = (value) => listed<ChallengeMethod>(value).filter(({ id, target }) => text(id) && text(target));
export const offers: Reader<readonly EnrollmentOffer[]> = (value) => listed<EnrollmentOffer>(value);

/** An empty list is no answer. */
export const some = <T>(read: Reader<readonly T[]>): Reader<readonly T[]> => (value) => {
  const list = read(value);
  return list?.length ? list : undefined;
};

/** What is no length is no limit: the server has the last word on a password. */
export const policy: Reader<PasswordPolicy> = (value) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { minLength, maxLength, rules } = value as Fields;
  return { minLength: count(minLength) ?? 0, ...(count(maxLength) && { maxLength: maxLength as number }), rules: known(passwordRules, rules) };
};
