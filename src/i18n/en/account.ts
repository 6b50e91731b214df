import type { Format } from '../format.js';

/** The fields by which a visitor says who they are, and shows a password. */
export const account = {
  'username.label': 'Username',
  'username.required': 'Enter your username',
  'username.too-long': ({ limit }: { limit: number }, f: Format) => `The username must have no more than ${f.number(limit)} characters`,
  'username.or-email': 'Your username or your email address',
  'current-password.label': 'Password',
  'current-password.required': 'Enter your password',
  'password.show': 'Show password',
  'password.hide': 'Hide password',
  'password.shown': 'Your password is shown',
  'password.hidden': 'Your password is hidden',
};
