import type { Random } from './ports.js';

const digits = 10;
/** The largest multiple of 10 that 32 bits hold: above it, small digits would be likelier. */
const fair = Math.floor(2 ** 32 / digits) * digits;

const word = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

const digit = (): number => {
  let value = word();
  while (value >= fair) value = word();
  return value % digits;
};

export const cryptoRandom: Random = {
  code: (length) => Array.from({ length }, digit).join(''),
  name: (words) => Array.from({ length: words }, () => word().toString(16).padStart(8, '0')).join(''),
};
