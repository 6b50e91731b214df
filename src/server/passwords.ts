import type { Identifier, PasswordPolicy, PasswordViolation } from '../client/auth-client.js';
import { passwordPatterns } from '../client/rules.js';
import type { Context } from './context.js';
import type { Account } from './ports.js';
import { Refusal } from './refusal.js';
import { inSeconds, secondsUntil } from './time.js';

const hasPattern = (rule: string): rule is keyof typeof passwordPatterns => Object.hasOwn(passwordPatterns, rule);

/** Rules that the characters alone decide. Lengths are counted in code points, as NIST SP 800-63B-4 3.1.1.2 asks. */
const patternViolations = (password: string, { minLength, maxLength = Infinity, rules }: PasswordPolicy): readonly PasswordViolation[] => {
  const { length } = [...password];
  return [
    ...(length < minLength ? ['min-length' as const] : []),
    ...(length > maxLength ? ['max-length' as const] : []),
    ...rules.filter((rule) => hasPattern(rule) && !passwordPatterns[rule].test(password)),
  ];
};

const wrongOf = (who: string): readonly string[] => ['wrong-passwords', who];
const lockKey = async ({ vault }: Context, accountId: string): Promise<string> => `locked ${await vault.name('locked', accountId)}`;

/** Refuses a new password with every rule that it breaks, in the order of the policy. */
export const checkNewPassword = async ({ directory, settings: { policy } }: Context, account: Account, password: string): Promise<void> => {
  const judged = (await directory.judgePassword(account, password)).filter((rule) => !(rule in passwordPatterns) && (policy.rules as readonly string[]).includes(rule));
  const broken = [...new Set([...patternViolations(password, policy), ...judged])];
  if (broken.length > 0) throw new Refusal({ code: 'weak_password', violations: broken });
};

/** After a reset, a lock-out by wrong passwords is over. */
export const unlock = async (context: Context, accountId: string): Promise<void> => {
  await context.store.take(await lockKey(context, accountId));
  await context.limits.forget(wrongOf(accountId));
};

const noteWrong = async (context: Context, who: string): Promise<void> => {
  const { clock, limits, settings, store } = context;
  if (await limits.count(wrongOf(who), settings.lockedFor) < settings.passwordAttempts) return;
  await limits.forget(wrongOf(who));
  await store.put(await lockKey(context, who), String(inSeconds(clock, settings.lockedFor)), settings.lockedFor);
};

/**
 * One refusal for any wrong name or password, and the same work for both. That an account is locked is told only to who knows its password.
 * @param who the identifier, for a name that nobody has
 */
export const checkPassword = async (context: Context, account: Account | undefined, password: string, { kind, value }: Identifier): Promise<Account> => {
  const { clock, directory, limits, store } = context;
  const who = account?.id ?? `${kind} ${value}`;
  const right = await directory.checkPassword(account, password);
  const lockedUntil = Number(await store.get(await lockKey(context, who)) ?? 0);
  if (!right || !account || account.status === 'disabled') {
    await noteWrong(context, who);
    throw new Refusal({ code: 'invalid_credentials' });
  }
  if (account.status === 'locked') throw new Refusal({ code: 'account_locked' });
  if (clock.now() < lockedUntil) throw new Refusal({ code: 'account_locked', retryAfter: secondsUntil(clock, lockedUntil) });
  await limits.forget(wrongOf(who));
  return account;
};
