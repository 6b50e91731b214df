/** Rules that the page, the client, the server and the tests share. This module holds values only, without types of the port or schemas. */

/** The minimal form of an email address. Only the server knows whether the mailbox exists. */
export const emailPattern = /^[^\s@]+@[^\s@]+$/;

/** E.164: a plus sign, a country code, and at most 15 digits in all. */
export const phonePattern = /^\+[1-9]\d{6,14}$/;

/**
 * The patterns of the password rules that depend on the characters alone. Letters and digits of any script count. A symbol is any
 * character but a letter (with its marks), a decimal digit or a space, so `²` is one.
 */
export const passwordPatterns = {
  lowercase: /\p{Ll}/u,
  uppercase: /\p{Lu}/u,
  digit: /\p{Nd}/u,
  symbol: /[^\p{L}\p{M}\p{Nd}\s]/u,
} as const;

/** The longest wait, in seconds. It limits the damage of a wrong `retryAfter`. */
export const longestWait = 3_600;

const dots = '•••';
const first = (text: string): string => [...text][0] ?? '';

/** `d•••@example.com`. The number of dots does not reveal the length. */
export const maskEmail = (email: string): string => first(email) + dots + (/@[^@]*$/.exec(email)?.[0] ?? '');

/** `••• 0142` */
export const maskPhone = (phone: string): string => `${dots} ${phone.slice(-4)}`;

/** `d•••1` */
export const maskUsername = (username: string): string => first(username) + dots + username.slice(-1);
