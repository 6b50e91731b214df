import type { Identifier } from '../client/auth-client.js';
import { emailPattern, phonePattern } from '../client/rules.js';

/** Characters; an address cannot be longer (RFC 5321, 4.5.3.1.3). */
export const longestEmail = 254;
/** Characters; what the contract's inputs take, usernames and passwords alike. */
export const longestInput = 1_024;

export const isEmail = (value: string): boolean => emailPattern.test(value);

/** What somebody typed where a username or an address will do. Trimmed. */
export function readIdentifier(typed: string): Identifier {
  const value = typed.trim();
  const kind = isEmail(value) ? 'email' : phonePattern.test(value) ? 'phone' : 'username';
  return { kind, value };
}
