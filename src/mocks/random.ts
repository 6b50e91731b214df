/** Uniform 32-bit integers. */
type Source = () => number;

/** Anyone's guess, as codes of a real backend must be. */
const cryptoSource: Source = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** FNV-1a: spreads a seed over 32 bits. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
};

/** Mulberry32: small, good enough for a mock, the same in every engine. */
const step = 0x6d2b79f5;
const mix = (state: number): number => {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
};

const seededSource = (seed: string): Source => {
  let state = hash(seed);
  return () => {
    state = (state + step) | 0;
    return mix(state);
  };
};

/** The same integers as a seeded source gives, each by its index, so that none has to be kept. */
export const seededTable = (seed: string): ((index: number) => number) => {
  const start = hash(seed);
  return (index) => mix((start + Math.imul(index + 1, step)) | 0);
};

/** Codes come from a stream of their own, so that a seeded run gives the same codes however often a page polls. */
export class Random {
  readonly #codes: Source;
  readonly #names: Source;

  constructor(seed?: number | string) {
    this.#codes = seed === undefined ? cryptoSource : seededSource(`codes ${seed}`);
    this.#names = seed === undefined ? cryptoSource : seededSource(`names ${seed}`);
  }

  /** A verification code; leading zeros are as likely as any. */
  code(length: number): string {
    return Array.from({ length }, () => Math.floor((this.#codes() / 2 ** 32) * 10)).join('');
  }

  /** An unguessable name, for tickets, link tokens and trace ids. */
  name(words: number): string {
    return Array.from({ length: words }, () => this.#names().toString(16).padStart(8, '0')).join('');
  }
}
