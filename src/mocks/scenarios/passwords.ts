import { passwordRules } from '../../client/vocabulary.js';
import { only, refuse, tune } from '../faults.js';
import type { Scenario } from './scenario.js';

export const passwords = [
  { name: 'weak-password', about: 'Every new password is too short, has no digit, and is too common.',
    sees: '“Choose another password. It must have at least 12 characters, have a digit, and be hard to guess, not a common password”.',
    faults: [only(['setPassword'], refuse({ code: 'weak_password', violations: ['min-length', 'digit', 'not-banned'] }))] },
  { name: 'password-recent', about: 'Every new password was used before.',
    sees: '“Choose another password. It must be different from your earlier passwords”.',
    faults: [only(['setPassword'], refuse({ code: 'weak_password', violations: ['not-recent'] }))] },
  { name: 'strict-policy', about: 'Passwords need 16 characters and must keep every rule there is.',
    sees: 'A list of rules with “have at least 16 characters”, “have a symbol, such as ! or -” and “not contain your name or other personal details”.',
    faults: [tune({ policy: { minLength: 16, maxLength: 64, rules: passwordRules } })] },
] as const satisfies readonly Scenario[];
