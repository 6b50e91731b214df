import type { MockAccount } from './accounts.js';

const banned = ['password', 'passw0rd', 'qwerty', 'letmein', '12345678'];

const personal = ({ user }: MockAccount): readonly string[] =>
  [user.username, user.email.split('@')[0] ?? '', ...user.name.split(' ')].map((text) => text.toLowerCase()).filter((text) => text.length > 3);

const includesAny = (password: string, words: readonly string[]): boolean =>
  words.some((word) => password.toLowerCase().includes(word));

export const isRecent = (password: string, { passwords }: MockAccount): boolean => passwords.includes(password);
export const isBanned = (password: string): boolean => includesAny(password, banned);
export const isPersonal = (password: string, account: MockAccount): boolean => includesAny(password, personal(account));
