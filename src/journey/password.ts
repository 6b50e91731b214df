import { passwordPatterns } from '../client/rules.js';
import type { PasswordPolicy, PasswordRule, PasswordViolation } from '../client/auth-client.js';

const patterns: Partial<Record<PasswordRule, RegExp>> = passwordPatterns;

/** One line of the checklist. `met` is absent where only the server can check the rule. `length` counts characters. */
export interface PasswordCheck { readonly rule: PasswordViolation; readonly met?: boolean; readonly length?: number }

/** Checks a password against the server's policy, and against no other rule. Lengths count code points (NIST SP 800-63B-4, 3.1.1.2). */
export function checkPassword(policy: PasswordPolicy, password: string): readonly PasswordCheck[] {
  const length = [...password].length;
  const { minLength, maxLength, rules = [] } = policy;
  return [
    ...(minLength > 0 ? [{ rule: 'min-length' as const, met: length >= minLength, length: minLength }] : []),
    // Show the upper limit only once the password exceeds it: few visitors ever reach it.
    ...(maxLength !== undefined && length > maxLength ? [{ rule: 'max-length' as const, met: false, length: maxLength }] : []),
    ...rules.map((rule) => {
      const pattern = patterns[rule];
      return pattern ? { rule, met: pattern.test(password) } : { rule };
    }),
  ];
}
