import type { Format } from '../format.js';

/** The fields by which a visitor says who they are. */
export const account = {
  'username.label': 'Username',
  'username.required': 'Enter your username',
  'username.too-long': ({ limit }: { limit: number }, f: Format) => `The username must have no more than ${f.number(limit)} characters`,
  'username.or-email': 'Your username or your email address',
  'current-password.label': 'Password',
  'current-password.required': 'Enter your password',
  'current-password.too-long': ({ limit }: { limit: number }, f: Format) => `The password must have no more than ${f.number(limit)} characters`,
};
