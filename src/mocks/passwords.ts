import type { PasswordPolicy, PasswordRule, PasswordViolation } from '../client/auth-client.js';
import { passwordPatterns } from '../client/rules.js';
import type { Account } from './accounts.js';
import { Refusal } from './refusal.js';
import type { World } from './world.js';

const remembered = 5;
const banned = ['password', 'passw0rd', 'qwerty', 'letmein', '12345678'];

const personal = ({ user }: Account): readonly string[] =>
  [user.username, user.email.split('@')[0] ?? '', ...user.name.split(' ')].map((text) => text.toLowerCase()).filter((text) => text.length > 3);

const includesAny = (password: string, words: readonly string[]): boolean =>
  words.some((word) => password.toLowerCase().includes(word));

const keeps: Readonly<Record<PasswordRule, (password: string, account: Account) => boolean>> = {
  lowercase: (password) => passwordPatterns.lowercase.test(password),
  uppercase: (password) => passwordPatterns.uppercase.test(password),
  digit: (password) => passwordPatterns.digit.test(password),
  symbol: (password) => passwordPatterns.symbol.test(password),
  'not-recent': (password, account) => !account.passwords.includes(password),
  'not-banned': (password) => !includesAny(password, banned),
  'not-personal': (password, account) => !includesAny(password, personal(account)),
};

/** Lengths are counted in code points, as NIST SP 800-63B-4 3.1.1.2 asks. */
const violations = (password: string, policy: PasswordPolicy, account: Account): readonly PasswordViolation[] => {
  const { length } = [...password];
  return [
    ...(length < policy.minLength ? ['min-length' as const] : []),
    ...(length > (policy.maxLength ?? Infinity) ? ['max-length' as const] : []),
    ...policy.rules.filter((rule) => !keeps[rule](password, account)),
  ];
};

/** Takes a new password or refuses with every rule that it breaks. It also ends a lock-out by wrong passwords. */
export const changePassword = ({ settings }: World, account: Account, password: string): void => {
  const broken = violations(password, settings.policy, account);
  if (broken.length > 0) throw new Refusal({ code: 'weak_password', violations: broken });
  account.passwords = [password, ...account.passwords].slice(0, remembered);
  account.wrongPasswords = 0;
  account.lockedUntil = 0;
};

/** One refusal for any wrong name or password. That an account is locked is told only to who knows its password. */
export const checkPassword = ({ clock, settings }: World, account: Account | undefined, password: string): Account => {
  if (!account || account.user.status === 'disabled') throw new Refusal({ code: 'invalid_credentials' });
  if (account.passwords[0] !== password) {
    account.wrongPasswords += 1;
    if (account.wrongPasswords >= settings.passwordAttempts) {
      account.wrongPasswords = 0;
      account.lockedUntil = clock.in(settings.lockedFor);
    }
    throw new Refusal({ code: 'invalid_credentials' });
  }
  if (account.user.status === 'locked') throw new Refusal({ code: 'account_locked' });
  if (clock.now < account.lockedUntil) throw new Refusal({ code: 'account_locked', retryAfter: clock.until(account.lockedUntil) });
  account.wrongPasswords = 0;
  return account;
};
