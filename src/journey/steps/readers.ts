/** Readers for the members of a Step. A reader returns the usable part of a value, or undefined. */
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
/** Seconds, at most a year: a larger number is probably a timestamp. */
export const seconds = numberUpTo(31_536_000);
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
/** The number of digits in a code, 1 to 32. */
export const digits: Reader<number> = (value) => whole(numberUpTo(32))(value) || undefined;
/** Seconds until the next poll. Less than 1 becomes 1; more than 3600 is unusable. */
export const pause: Reader<number> = (value) => {
  const wait = numberUpTo(3_600)(value);
  return wait === undefined ? undefined : Math.max(1, wait);
};

export const channel: Reader<Channel | 'unknown'> = (value) => (text(value) === undefined ? undefined : includes(channels, value) ? (value as Channel) : 'unknown');

/** Reads a list of methods or offers. Drops items with unknown types, items that are incomplete, and unknown channels. */
const listed = <T extends EnrollmentOffer>(read: (item: Fields) => Partial<T> | undefined): Reader<readonly T[]> => (value) => {
  if (!Array.isArray(value)) return [];
  return (value as Fields[]).flatMap((item) => {
    const usable = known(channels, item?.channels);
    const own = includes(factorTypes, item?.type) && usable.length > 0 ? read(item) : undefined;
    return own ? [{ type: item.type, channels: usable, ...own } as T] : [];
  });
};

/** A method needs an id and a target: the visitor chooses by the target, and the call names the id. */
export const methods = listed<ChallengeMethod>((item) => {
  const [id, target] = [text(item.id), text(item.target)];
  return id && target ? { id, target } : undefined;
});
export const offers = listed<EnrollmentOffer>((item) => {
  const target = text(item.target);
  return target ? { target } : {};
});

/** Requires at least one usable item. */
export const some = <T>(read: Reader<readonly T[]>): Reader<readonly T[]> => (value) => {
  const list = read(value);
  return list?.length ? list : undefined;
};

const length = whole(numberUpTo(10_000));

/** Ignores an unusable length: the server checks the password in any case. */
export const policy: Reader<PasswordPolicy> = (value) => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { minLength, maxLength, rules } = value as Fields;
  const [least, most] = [length(minLength), length(maxLength)];
  return { minLength: least ?? 0, ...(most && { maxLength: most }), rules: known(passwordRules, rules) };
};
