import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeError, normalizeCode } from '../../src/journey/index.js';
import { anyText, patience, runs } from './support.js';

const codePoints = Array.from({ length: 0x11_0000 }, (_, n) => n).filter((n) => n < 0xd800 || n > 0xdfff);
/** Every decimal digit in Unicode. */
const decimals = codePoints.map((n) => String.fromCodePoint(n)).filter((character) => /\p{Nd}/u.test(character));

/** The ten digits of each numbering system that Intl can write. Intl is an independent source for their values. */
const systems = Intl.supportedValuesOf('numberingSystem').map((system) => {
  const format = new Intl.NumberFormat('en', { numberingSystem: system, useGrouping: false });
  return [system, Array.from({ length: 10 }, (_, digit) => format.format(digit))] as const;
}).filter(([, digits]) => digits.every((digit) => /^\p{Nd}$/u.test(digit)));
const valueOf = new Map(systems.flatMap(([, digits]) => digits.map((digit, value) => [digit, String(value)] as const)));

const separators = [
  ' ', '-', '.', '·', '\t', '\n', '\r\n', '\u00a0', '\u202f', '\u2009', '\u3000', '\u2028', '\u2010', '\u2011', '\u2013', '\u2014', '\uff0d', '\u00ad',
  '\u200b', '\u200d', '\u2060', '\ufeff', '\u200e', '\u200f', '\u2066', '\u2069',
];

describe('a code as typed', () => {
  it.each([
    ['000004', '000004'],
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['123\u00a0456', '123456'],
    ['  1 2 3.4·5–6\n', '123456'],
    ['１２３４５６', '123456'],
    ['٠٠٠٠٠٤', '000004'],
    ['۱۲۳۴۵۶', '123456'],
    ['१२३ ४५६', '123456'],
    ['𝟏𝟐𝟑𝟜𝟝𝟞', '123456'],
    ['𝟶𝟷𝟿𝟬𝟵', '01909'],
    ['١２३4۵𝟔', '123456'],
    ['\u2066482913\u2069', '482913'],
    ['', ''],
    [' \u200b-', ''],
    ['G-123456', 'G123456'],
    ['12³456', '12³456'],
    ['一二三', '一二三'],
    ['½½½', '½½½'],
    ['−123456', '−123456'],
    ['12\ud835456', '12\ud835456'],
  ])('%j: reads as %j', (typed, code) => {
    expect(normalizeCode(typed)).toBe(code);
  });

  it.each(systems)('in %s digits: reads as 0 to 9', (_, digits) => {
    expect(normalizeCode(digits.join(' '))).toBe('0123456789');
  });

  it('in any digits of Unicode: reads as digits that rise by one, from 0 to 9', () => {
    expect(decimals.length).toBeGreaterThanOrEqual(valueOf.size);
    expect(decimals.length % 10).toBe(0);
    for (let n = 0; n < decimals.length; n += 10) expect(normalizeCode(decimals.slice(n, n + 10).join('-'))).toBe('0123456789');
  });

  const digit = fc.constantFrom(...valueOf.keys());
  const between = fc.array(fc.constantFrom(...separators), { maxLength: 3 }).map((some) => some.join(''));

  it('reads digit by digit, whatever is between the digits', () => {
    fc.assert(fc.property(fc.array(fc.tuple(between, digit), { maxLength: 12 }), between, (typed, end) => {
      expect(normalizeCode(typed.flat().join('') + end)).toBe(typed.map(([, one]) => valueOf.get(one)).join(''));
    }), { numRuns: runs(500) });
  }, patience);

  it('does not change when it is read again', () => {
    fc.assert(fc.property(anyText, (typed) => {
      const once = normalizeCode(typed);
      expect(normalizeCode(once)).toBe(once);
    }), { numRuns: runs(200) });
  }, patience);

  it('keeps other characters in their order, so that an error can show them', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'Z', 'é', 'ß', '#', '*', '+', '_', ',', '🦆', '中', 'ж', '١', '7') });
    fc.assert(fc.property(letters, (typed) => {
      expect(normalizeCode(typed).replace(/\d/g, '0')).toBe(typed.replace(/\p{Nd}/gu, '0'));
    }), { numRuns: runs(300) });
  }, patience);

  it('of any length is read quickly', () => {
    expect(normalizeCode('٤ '.repeat(100_000))).toHaveLength(100_000);
  });
});

describe('a code', () => {
  it.each([
    ['', 6, 'required'],
    ['12345', 6, 'too-short'],
    ['1', 8, 'too-short'],
    ['1234567', 6, 'too-long'],
    ['123456', 6, undefined],
    ['12345678', 8, undefined],
    ['000004', 6, undefined],
    ['000000', 6, undefined],
    ['12345a', 6, 'not-digits'],
    ['a', 6, 'not-digits'],
    ['abcdefghij', 6, 'not-digits'],
    ['12345６', 6, 'not-digits'],
    ['12345 ', 6, 'not-digits'],
    ['-12345', 6, 'not-digits'],
    ['1e5', 3, 'not-digits'],
    ['0x1f', 4, 'not-digits'],
    ['123456\n', 6, 'not-digits'],
  ] as const)('%j of %i digits: %s', (code, length, fault) => {
    expect(codeError(code, length)).toBe(fault);
  });

  it('is checked against the length of the step, whatever that is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 32 }), fc.stringMatching(/^\d{1,40}$/), (length, code) => {
      const fault = code.length < length ? 'too-short' : code.length > length ? 'too-long' : undefined;
      expect(codeError(code, length)).toBe(fault);
    }), { numRuns: runs(300) });
  }, patience);

  it('with a letter anywhere is never valid', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{0,8}[^\d\s]\d{0,8}$/), (code) => {
      expect(codeError(code, code.length)).toBe('not-digits');
    }), { numRuns: runs(300) });
  }, patience);
});
