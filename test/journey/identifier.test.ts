import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmail, readIdentifier } from '../../src/journey/index.js';
import { anyText, patience, runs } from './support.js';

describe('an identifier that may be of any kind', () => {
  it.each([
    ['daisey.duck@example.com', 'email'],
    ['Daisey+portal@Example.COM', 'email'],
    ['ünïcode@exämple.com', 'email'],
    ['d@localhost', 'email'],
    ['+12025550142', 'phone'],
    ['+4915112345678', 'phone'],
    ['+1234567', 'phone'],
    ['+123456789012345', 'phone'],
    ['dduck2021', 'username'],
    ['Daisey Duck', 'username'],
    ['12025550142', 'username'],
    ['2021', 'username'],
    ['+1 202 555 0142', 'username'],
    ['+02025550142', 'username'],
    ['+123456', 'username'],
    ['+1234567890123456', 'username'],
    ['+', 'username'],
    ['@example.com', 'username'],
    ['daisey@', 'username'],
    ['daisey@duck@example.com', 'username'],
    ['daisey duck@example.com', 'username'],
    ['EXAMPLE\\dduck', 'username'],
    ['', 'username'],
  ])('%j: is read as %s', (typed, kind) => {
    expect(readIdentifier(typed)).toEqual({ kind, value: typed });
  });

  it.each([' dduck2021', 'dduck2021\t', '\u00a0dduck2021\u3000', '\ufeffdduck2021\r\n'])('%j: is trimmed', (typed) => {
    expect(readIdentifier(typed)).toEqual({ kind: 'username', value: 'dduck2021' });
  });

  it.each([' daisey.duck@example.com ', '\n+12025550142 '])('%j: is trimmed before its kind is determined', (typed) => {
    expect(readIdentifier(typed)).toEqual({ kind: typed.includes('@') ? 'email' : 'phone', value: typed.trim() });
  });

  it('keeps every character between the first and the last', () => {
    fc.assert(fc.property(anyText, (typed) => {
      const { kind, value } = readIdentifier(typed);
      expect(value).toBe(typed.trim());
      expect(kind === 'email').toBe(isEmail(value));
      expect(readIdentifier(value)).toEqual({ kind, value });
    }), { numRuns: runs(1_000) });
  }, patience);
});

describe('an email address', () => {
  it.each(['a@b', 'o\'hara@example.com', 'daisey.duck@mail.example.co.uk', 'дейзи@пример.рф'])('may be %s', (value) => {
    expect(isEmail(value)).toBe(true);
  });

  it.each(['', '@', 'a@', '@b', 'a@b@c', 'a b@c', 'a@b c', ' a@b', 'a@b\n', 'a@b\u00a0', 'daisey.duck.example.com'])('is not %j', (value) => {
    expect(isEmail(value)).toBe(false);
  });
});
