import { passwordPatterns } from '../client/rules.js';
import type { PasswordPolicy, PasswordRule, PasswordViolation } from '../client/auth-client.js';

const patterns: Partial<Record<PasswordRule, RegExp>> = passwordPatterns;

/** One line of the checklist. `met` is missing where only the server can tell. */
export interface PasswordCheck { readonly rule: PasswordViolation; readonly met?: boolean; readonly length?: number }

/** The server's policy as a checklist; lengths count code points (NIST SP 800-63B-4, 3.1.1.2). We add no rule of our own. */
export function checkPassword(policy: PasswordPolicy, password: string): readonly PasswordCheck[] {
  const length = [...password].length;
  const { minLength, maxLength, rules = [] } = policy;
  return [
    ...(minLength > 0 ? [{ rule: 'min-length' as const, met: length >= minLength, length: minLength }] : []),
    // A limit nobody comes near is not worth a line until it is passed.
    ...(maxLength !== undefined && length > maxLength ? [{ rule: 'max-length' as const, met: false, length: maxLength }] : []),
    ...rules.map((rule) => {
      const pattern = patterns[rule];
      return pattern ? { rule, met: pattern.test(password) } : { rule };
    }),
  ];
}
