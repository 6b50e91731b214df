import type { Format } from '../format.js';

/** The errors of identifier and password fields. They load together with the code that checks these fields. */
export const formErrors = {
  'username.required': 'Enter your username',
  'username.too-long': ({ limit }: { limit: number }, f: Format) => `The username must have no more than ${f.number(limit)} characters`,
  'current-password.required': 'Enter your password',
  'current-password.too-long': ({ limit }: { limit: number }, f: Format) => `The password must have no more than ${f.number(limit)} characters`,
  'email.required': 'Enter your email address',
  'email.malformed': 'Enter an email address with an @, such as name@example.com',
  'email.too-long': ({ limit }: { limit: number }, f: Format) => `The email address must have no more than ${f.number(limit)} characters`,
};
