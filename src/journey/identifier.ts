import type { Identifier } from '../client/auth-client.js';
import { emailPattern, phonePattern } from '../client/rules.js';

/** The longest email address, in characters (RFC 5321, 4.5.3.1.3). */
export const longestEmail = 254;
/** The longest username or password that the contract accepts, in characters. */
export const longestInput = 1_024;

export const isEmail = (value: string): boolean => emailPattern.test(value);

/** Reads a field that accepts a username, an email address or a phone number. Trims the value. */
export function readIdentifier(typed: string): Identifier {
  const value = typed.trim();
  const kind = isEmail(value) ? 'email' : phonePattern.test(value) ? 'phone' : 'username';
  return { kind, value };
}
