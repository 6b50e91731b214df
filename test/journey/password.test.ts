import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PasswordRule } from '../../src/client/auth-client.js';
import { passwordRules } from '../../src/client/vocabulary.js';
import { checkPassword } from '../../src/journey/index.js';
import { anyText, patience, runs } from './support.js';

const none = { minLength: 0, rules: [] } as const;
const met = (rule: PasswordRule, password: string) => checkPassword({ ...none, rules: [rule] }, password)[0]?.met;

describe('a password under a policy', () => {
  it('without rules: has nothing to check', () => {
    expect(checkPassword(none, '')).toEqual([]);
  });

  it.each([
    ['quack-quack!', 12, true],
    ['quack-quack', 12, false],
    ['🦆🦆🦆🦆', 4, true],
    ['🦆🦆🦆🦆', 5, false],
    ['e\u0301e\u0301', 4, true],
    ['\u00e9\u00e9', 4, false],
    ['👩‍👩‍👧‍👦', 7, true],
    ['👩‍👩‍👧‍👦', 8, false],
    ['    ', 4, true],
    ['', 1, false],
    ['パスワード', 5, true],
  ])('%j: has %i code points at least? %s', (password, minLength, expected) => {
    expect(checkPassword({ ...none, minLength }, password)).toEqual([{ rule: 'min-length', met: expected, length: minLength }]);
  });

  it('that is too long: shows the limit, and only then', () => {
    const policy = { ...none, maxLength: 4 };
    expect(checkPassword(policy, '🦆🦆🦆🦆')).toEqual([]);
    expect(checkPassword(policy, '🦆🦆🦆🦆🦆')).toEqual([{ rule: 'max-length', met: false, length: 4 }]);
  });

  it('of a thousand characters is counted correctly', () => {
    expect(checkPassword({ minLength: 12, rules: [] }, 'q'.repeat(1_000))).toEqual([{ rule: 'min-length', met: true, length: 12 }]);
  });

  it.each<readonly [PasswordRule, string, boolean]>([
    ['lowercase', 'QUACK', false], ['lowercase', 'QUAcK', true], ['lowercase', 'ДЕж', true], ['lowercase', '鴨', false],
    ['uppercase', 'quack', false], ['uppercase', 'Quack', true], ['uppercase', 'ß', false], ['uppercase', 'Ж', true],
    ['digit', 'quack', false], ['digit', 'quack1', true], ['digit', 'quack٤', true], ['digit', 'quack½', false],
    ['symbol', 'quack1', false], ['symbol', 'quack quack', false], ['symbol', 'quack-1', true], ['symbol', 'quack_', true], ['symbol', '🦆', true], ['symbol', '鴨', false], ['symbol', '€', true],
    ['symbol', '²', true], ['digit', '²', false], ['symbol', 'e\u0301', false], ['symbol', 'नमस्ते', false],
  ])('%s in %j: %s', (rule, password, expected) => {
    expect(met(rule, password)).toBe(expected);
  });

  it.each(['not-recent', 'not-banned', 'not-personal'] as const)('%s: only the server can check it', (rule) => {
    expect(checkPassword({ ...none, rules: [rule] }, 'quack')).toEqual([{ rule }]);
  });

  it('is checked by each rule in the server\'s order, and by no other', () => {
    expect(checkPassword({ minLength: 3, rules: passwordRules }, 'Qu1!').map(({ rule }) => rule)).toEqual(['min-length', ...passwordRules]);
  });

  it('is checked as it is, without trimming', () => {
    const policies = fc.record({ minLength: fc.nat(80), rules: fc.uniqueArray(fc.constantFrom(...passwordRules)) });
    fc.assert(fc.property(policies, anyText, (policy, password) => {
      const checks = checkPassword(policy, password);
      const length = Array.from(password).length;
      expect(checks.find(({ rule }) => rule === 'min-length')?.met ?? true).toBe(length >= policy.minLength);
      expect(checks.filter(({ rule }) => rule !== 'min-length').map(({ rule }) => rule)).toEqual(policy.rules);
      expect(JSON.stringify(checks), 'a checklist holds no password').not.toContain(password.length > 8 ? JSON.stringify(password).slice(1, -1) : '\u0000');
    }), { numRuns: runs(200) });
  }, patience);
});
