import type { Format } from '../format.js';

/** What is wrong with what was typed to say who somebody is. Loads with what reads it. */
export const formErrors = {
  'username.required': 'Enter your username',
  'username.too-long': ({ limit }: { limit: number }, f: Format) => `The username must have no more than ${f.number(limit)} characters`,
  'current-password.required': 'Enter your password',
  'current-password.too-long': ({ limit }: { limit: number }, f: Format) => `The password must have no more than ${f.number(limit)} characters`,
  'email.required': 'Enter your email address',
  'email.malformed': 'Enter an email address with an @, such as name@example.com',
  'email.too-long': ({ limit }: { limit: number }, f: Format) => `The email address must have no more than ${f.number(limit)} characters`,
};
