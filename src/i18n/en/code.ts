import type { Format } from '../format.js';

type Length = { length: number };
const digits = ({ length }: Length, f: Format) => f.plural(length, { one: `${f.number(length)} digit`, other: `${f.number(length)} digits` });

/** The code field. */
export const code = {
  'code.label': 'Verification Code',
  'code.hint': digits,
  'code.required': 'Enter the verification code',
  'code.not-digits': 'The verification code has digits only',
  'code.too-short': ({ length }: Length, f: Format) => `The verification code must have ${digits({ length }, f)}; this has fewer`,
  'code.too-long': ({ length }: Length, f: Format) => `The verification code must have ${digits({ length }, f)}; this has more`,
};
