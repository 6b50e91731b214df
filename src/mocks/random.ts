import type { Random } from '../server/ports.js';
import { cryptoRandom } from '../server/random.js';

/** Uniform 32-bit integers. */
type Source = () => number;

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

/**
 * The same in each run with the same seed; without one nobody can guess it. Codes come from a stream of their own, so that a seeded run gives
 * the same codes however often a page polls.
 */
export const createRandom = (seed?: number | string): Random => {
  if (seed === undefined) return cryptoRandom;
  const codes = seededSource(`codes ${seed}`);
  const names = seededSource(`names ${seed}`);
  return {
    code: (length) => Array.from({ length }, () => Math.floor((codes() / 2 ** 32) * 10)).join(''),
    name: (words) => Array.from({ length: words }, () => names().toString(16).padStart(8, '0')).join(''),
  };
};
