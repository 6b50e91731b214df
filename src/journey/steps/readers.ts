/** How the members of a Step are read: each reader answers what is usable of a value, or undefined. */
import type { Channel, ChallengeMethod, EnrollmentOffer, PasswordPolicy, Ticket } from '../../client/auth-client.js';
import { channels, factorTypes, passwordRules } from '../../client/vocabulary.js';

export type Reader<T> = (value: unknown) => T | undefined;
type Fields = Readonly<Record<string, unknown>>;

const includes = (list: readonly string[], value: unknown): boolean => list.includes(value as string);
const known = <T extends string>(list: readonly T[], value: unknown): readonly T[] =>
  (Array.isArray(value) ? value.filter((item): item is T => includes(list, item)) : []);

const textUpTo = (longest: number): Reader<string> => (value) =>
  (typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined);
const numberUpTo = (largest: number): Reader<number> => (value) => (typeof value === 'number' && value >= 0 && value <= largest ? value : undefined);
const whole = (read: Reader<number>): Reader<number> => (value) => (Number.isInteger(value) ? read(value) : undefined);

export const text = textUpTo(2_000);
export const ticket = textUpTo(8_192) as Reader<Ticket>;
/** A year at most: more is a timestamp. */
export const seconds = numberUpTo(31_536_000);
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
/** The digits of a code. */
export const digits: Reader<number> = (value) => whole(numberUpTo(32))(value) || undefined;
/** Seconds until the next question, one at least and an hour at most. */
export const pause: Reader<number> = (value) => {
  const wait = numberUpTo(3_600)(value);
  return wait === undefined ? undefined : Math.max(1, wait);
};

export const channel: Reader<Channel | 'unknown'> = (value) => (text(value) === undefined ? undefined : includes(channels, value) ? (value as Channel) : 'unknown');

/** What we know how to offer; a newer server's factor types, channels and members are left out, and so is what is not complete. */
const listed = <T extends EnrollmentOffer>(read: (item: Fields) => Partial<T> | undefined): Reader<readonly T[]> => (value) => {
  if (!Array.isArray(value)) return [];
  return (value as Fields[]).flatMap((item) => {
    const usable = known(channels, item?.channels);
    const own = includes(factorTypes, item?.type) && usable.length > 0 ? read(item) : undefined;
    return own ? [{ type: item.type, channels: usable, ...own } as T] : [];
  });
};

/** A method is picked by its id and named by its target. */
export const methods = listed<ChallengeMethod>((item) => {
  const [id, target] = [text(item.id), text(item.target)];
  return id && target ? { id, target } : undefined;
});
export const offers = listed<EnrollmentOffer>((item) => {
  const target = text(item.target);
  return target ? { target } : {};
});

/** An empty list is no answer. */
export const some = <T>(read: Reader<readonly T[]>): Reader<readonly T[]> => (value) => {
  const list = read(value);
  return list?.length ? list : undefined;
};

const length = whole(numberUpTo(10_000));

/** What is no length is no limit: the server has the last word on a password. */
export const policy: Reader<PasswordPolicy> = (value) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { minLength, maxLength, rules } = value as Fields;
  const [least, most] = [length(minLength), length(maxLength)];
  return { minLength: least ?? 0, ...(most && { maxLength: most }), rules: known(passwordRules, rules) };
};
