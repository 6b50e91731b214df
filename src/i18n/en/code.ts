import type { Format } from '../format.js';

type Length = { length: number };

/** The code field. */
export const code = {
  'code.label': 'Verification Code',
  'code.hint': ({ length }: Length, f: Format) => `${f.number(length)} digits`,
  'code.required': 'Enter the verification code',
  'code.not-digits': 'The verification code has digits only',
  'code.too-short': ({ length }: Length, f: Format) => `The verification code must have ${f.number(length)} digits; this has fewer`,
  'code.too-long': ({ length }: Length, f: Format) => `The verification code must have ${f.number(length)} digits; this has more`,
};
