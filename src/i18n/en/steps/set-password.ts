import type { Format } from '../../format.js';

type Length = { length: number };

/** The choice of a new password. */
export const setPassword = {
  'password.new': 'New Password',
  'password.confirm': 'Confirm New Password',
  'password.heading': 'Choose a new password',
  'password.for': 'For',
  'password.rules': 'Your new password must:',
  'password.met': 'met',
  'password.unmet': 'not yet met',
  'password.required': 'Enter a new password',
  'password.confirm-required': 'Enter the new password again',
  'password.mismatch': 'The two passwords are not the same',
  'password.weak': ({ rules }: { rules: readonly string[] }, f: Format) => `Choose another password. It must ${f.list(rules)}`,
  'problem.weak_password': 'The server did not accept this password. Choose another one.',
  'rule.min-length': ({ length }: Length, f: Format) => `have at least ${f.number(length)} characters`,
  'rule.max-length': ({ length }: Length, f: Format) => `have no more than ${f.number(length)} characters`,
  'rule.lowercase': 'have a lower-case letter',
  'rule.uppercase': 'have a capital letter',
  'rule.digit': 'have a digit',
  'rule.symbol': 'have a symbol, such as ! or -',
  'rule.not-recent': 'be different from your earlier passwords',
  'rule.not-banned': 'be hard to guess, not a common password',
  'rule.not-personal': 'not contain your name or other personal details',
};
