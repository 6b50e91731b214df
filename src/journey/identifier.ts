import type { Identifier } from '../client/auth-client.js';

/** Characters; an address cannot be longer (RFC 5321, 4.5.3.1.3). */
export const longestEmail = 254;
/** Characters; what the contract's inputs take, usernames and passwords alike. */
export const longestInput = 1_024;

/** A shape that no server refuses for its form alone; whether there is such a mailbox is not ours to know. */
export const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+$/.test(value);

/** E.164: a country code and at most 15 digits in all. */
const isPhone = (value: string): boolean => /^\+[1-9]\d{6,14}$/.test(value);

/** What somebody typed where a username or an address will do. Trimmed. */
export function readIdentifier(typed: string): Identifier {
  const value = typed.trim();
  const kind = isEmail(value) ? 'email' : isPhone(value) ? 'phone' : 'username';
  return { kind, value };
}
