import type { Format } from '../format.js';

type Length = { length: number };

/** Choosing a new password. */
export const password = {
  'password.new': 'New Password',
  'password.confirm': 'Confirm New Password',
  'password.heading': 'Choose a new password',
  'password.for': 'For',
  'password.rules': 'Your new password must have or be:',
  'password.met': 'met',
  'password.unmet': 'not yet met',
  'password.required': 'Enter a new password',
  'password.confirm-required': 'Enter the new password again',
  'password.mismatch': 'The two passwords are not the same',
  'password.weak': ({ rules }: { rules: string }) => `Choose another password. It must have or be: ${rules}`,
  'problem.weak_password': 'The server did not accept this password. Choose another one.',
  'rule.min-length': ({ length }: Length, f: Format) => `at least ${f.number(length)} characters`,
  'rule.max-length': ({ length }: Length, f: Format) => `no more than ${f.number(length)} characters`,
  'rule.lowercase': 'a lower-case letter',
  'rule.uppercase': 'a capital letter',
  'rule.digit': 'a digit',
  'rule.symbol': 'a symbol, such as ! or -',
  'rule.not-recent': 'one that you have not used before',
  'rule.not-banned': 'hard to guess, not a common password',
  'rule.not-personal': 'without your name or other details of yours',
};
