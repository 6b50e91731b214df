/** The rules that a page, its client, a server and their tests must agree on. Values only: no types of the port, no schemas. */

/** A shape that no server refuses for its form alone; whether there is such a mailbox is the server's to know. */
export const emailPattern = /^[^\s@]+@[^\s@]+$/;

/** E.164: a country code and at most 15 digits in all. */
export const phonePattern = /^\+[1-9]\d{6,14}$/;

/**
 * What a password must hold for a rule that its characters alone decide. Letters and digits of any script count; a symbol is what is
 * neither letter (with its marks) nor decimal digit nor space, so `²` is one.
 */
export const passwordPatterns = {
  lowercase: /\p{Ll}/u,
  uppercase: /\p{Lu}/u,
  digit: /\p{Nd}/u,
  symbol: /[^\p{L}\p{M}\p{Nd}\s]/u,
} as const;

/** Seconds that anybody is told to wait at most: a server's mistake must not lock anyone out for ten years. */
export const longestWait = 3_600;

const dots = '•••';
const first = (text: string): string => [...text][0] ?? '';

/** `d•••@example.com`: the number of dots tells nothing. */
export const maskEmail = (email: string): string => first(email) + dots + (/@[^@]*$/.exec(email)?.[0] ?? '');

/** `••• 0142` */
export const maskPhone = (phone: string): string => `${dots} ${phone.slice(-4)}`;

/** `d•••1` */
export const maskUsername = (username: string): string => first(username) + dots + username.slice(-1);
