import type { Identifier, RegistrationState } from '../client/auth-client.js';
import { givenNames, surnames, type Name } from './names.js';
import type { MockUser } from './people.js';
import { seededTable } from './random.js';

export const mostUsers = 100_000;

/** Everybody has a number of their own below this, in names and addresses. From it follows who they are, and from who they are it. */
const numbers = 2 ** 17;
const firstNumber = 100_000;
/** Spreads numbers over indices, and back: modulo `numbers` the two give 1. */
const spread = 0x15a4d;
const gather = 0x16e85;

/** Numbers that no phone has (555-0100 to 555-0199), in each area code but 202, where the people with names of their own live. */
const areaCodes = Array.from({ length: 800 }, (_, index) => String(200 + index)).filter((code) => code !== '202' && code[1] !== '9');
const phones = areaCodes.length * 100;

const phoneOf = (number: number): string | undefined =>
  (number < phones ? `+1${areaCodes[Math.floor(number / 100)]}55501${String(number % 100).padStart(2, '0')}` : undefined);

const numberOfPhone = (phone: string): number => {
  const [, area = '', line] = /^\+1(\d{3})55501(\d\d)$/.exec(phone) ?? [];
  return areaCodes.includes(area) ? areaCodes.indexOf(area) * 100 + Number(line) : Number.NaN;
};

const stateOf = (random: number): RegistrationState => {
  const percent = random % 100;
  return percent < 80 ? 'complete' : percent < 92 ? 'incomplete' : 'reset';
};

/** A given name and a surname, by their place among all such pairs. */
const pairAt = (place: number): { readonly given: Name; readonly surname: Name } => {
  const given = givenNames[Math.floor(place / surnames.length)];
  const surname = surnames[place % surnames.length];
  if (!given || !surname) throw new RangeError('There is nobody of that index.');
  return { given, surname };
};

const nameOf = (pair: number): string => {
  const { given, surname } = pairAt(pair);
  return `${given.written} ${surname.written}`;
};
const usernameOf = (pair: number, number: number): string => {
  const { given, surname } = pairAt(pair);
  return `${given.plain[0]}${surname.plain}${number}`;
};
const emailOf = (pair: number, number: number): string => {
  const { given, surname } = pairAt(pair);
  return `${given.plain}.${surname.plain}.${number}@example.com`;
};

/** What a search looks through that everybody of a name has in common: all but the numbers. */
const commonText = (pair: number): string => {
  const { given, surname } = pairAt(pair);
  return `${given.lower} ${surname.lower}\n${given.plain[0]}${surname.plain}\n${given.plain}.${surname.plain}.\n@example.com`;
};

/**
 * Users by the thousand, in the order of their names. Each follows from the seed and an index alone: nobody is made before
 * somebody asks, and nobody is kept. What becomes of them is not known here.
 */
export class GeneratedUsers {
  readonly size: number;
  readonly #random: (index: number) => number;
  readonly #offset: number;

  /** @param size 0 to {@link mostUsers} */
  constructor(size: number, seed: number | string) {
    if (!Number.isInteger(size) || size < 0 || size > mostUsers) {
      throw new RangeError(`The number of users is a whole number from 0 to ${mostUsers}.`);
    }
    this.size = size;
    this.#random = seededTable(`people ${seed}`);
    this.#offset = this.#random(numbers) % numbers;
  }

  at(index: number): MockUser {
    const [pair, number] = [this.#pair(index), this.#number(index)];
    const username = usernameOf(pair, firstNumber + number);
    const phone = phoneOf(number);
    const random = this.#random(number);
    return {
      id: `u-${firstNumber + number}`,
      username,
      name: nameOf(pair),
      signInName: `${username}@id.portal.example`,
      email: emailOf(pair, firstNumber + number),
      ...(phone && { phones: [phone] }),
      // A whole office shares a fax.
      ...(random % 5 === 0 && { fax: `+120255501${60 + (random >>> 8) % 30}` }),
      registration: stateOf(random >>> 4),
    };
  }

  nameAt(index: number): string {
    return nameOf(this.#pair(index));
  }

  /** Undefined when there is nobody of that name. Addresses are those that people began with. */
  indexOf({ kind, value }: Identifier): number | undefined {
    const index = this.#indexOfNumber(kind === 'phone' ? numberOfPhone(value) : Number(/(\d{6})(?:@|$)/.exec(value)?.[1]) - firstNumber);
    if (index === undefined) return undefined;
    const { username, email, phones: [phone] = [] } = this.at(index);
    return { username, email, phone }[kind] === value.toLowerCase() ? index : undefined;
  }

  indexOfId(id: string): number | undefined {
    return this.#indexOfNumber(Number(/^u-(\d{6})$/.exec(id)?.[1]) - firstNumber);
  }

  /** Who has that in a name or an address. @param wanted in lower case, not empty */
  search(wanted: string): readonly number[] {
    return /[\d+]/.test(wanted) ? this.#searchNumbers(wanted) : this.#searchNames(wanted);
  }

  /** A look at each name rather than at everybody: those of the same name stand together. */
  #searchNames(wanted: string): readonly number[] {
    const found: number[] = [];
    let last = -1;
    let matches = false;
    for (let index = 0; index < this.size; index += 1) {
      const pair = this.#pair(index);
      if (pair !== last) matches = commonText(pair).includes(wanted);
      last = pair;
      if (matches) found.push(index);
    }
    return found;
  }

  /** A look at everybody's number and phone, and at the rest only of those in which the digits are found. */
  #searchNumbers(wanted: string): readonly number[] {
    const found: number[] = [];
    const [digits = ''] = /\d+/.exec(wanted) ?? [];
    for (let index = 0; index < this.size; index += 1) {
      const number = this.#number(index);
      if (phoneOf(number)?.includes(wanted)) found.push(index);
      else if (String(firstNumber + number).includes(digits)) {
        const pair = this.#pair(index);
        if (usernameOf(pair, firstNumber + number).includes(wanted) || emailOf(pair, firstNumber + number).includes(wanted)) found.push(index);
      }
    }
    return found;
  }

  /** People are spread evenly over all pairs of a given name and a surname, both in order: so the whole is in order as well. */
  #pair(index: number): number {
    return Math.floor(((index + this.#random(index) / 2 ** 32) / this.size) * givenNames.length * surnames.length);
  }

  #number(index: number): number {
    return (Math.imul(index, spread) + this.#offset) & (numbers - 1);
  }

  #indexOfNumber(number: number): number | undefined {
    if (!(number >= 0 && number < numbers)) return undefined;
    const index = Math.imul(number - this.#offset, gather) & (numbers - 1);
    return index < this.size ? index : undefined;
  }
}
