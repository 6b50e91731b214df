import type { Format } from '../format.js';

/** An email address that is typed. */
export const email = {
  'email.label': 'Email Address',
  'email.required': 'Enter your email address',
  'email.malformed': 'Enter an email address with an @, such as name@example.com',
  'email.too-long': ({ limit }: { limit: number }, f: Format) => `The email address must have no more than ${f.number(limit)} characters`,
};
