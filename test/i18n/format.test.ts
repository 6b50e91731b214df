import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/i18n/format.js';

describe('a duration', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [25, '25 seconds'],
    [59, '59 seconds'],
    [59.2, '1 minute'],
    [60, '1 minute'],
    [61, '2 minutes'],
    [300, '5 minutes'],
    [1_200, '20 minutes'],
    [3_600, '60 minutes'],
    [5_400, '90 minutes'],
    [5_401, '2 hours'],
    [86_400, '24 hours'],
    [0.4, '1 second'],
    [-3, '0 seconds'],
  ])('of %d s: %s', (seconds, text) => {
    expect(formatFor('en').duration(seconds)).toBe(text);
  });

  it('never promises less time than there is', () => {
    const unit = { second: 1, minute: 60, hour: 3_600 };
    for (let seconds = 0; seconds < 20_000; seconds += 7) {
      const [count, name] = formatFor('en').duration(seconds).split(' ') as [string, string];
      expect(Number(count) * unit[name.replace(/s$/, '') as keyof typeof unit]).toBeGreaterThanOrEqual(seconds);
    }
  });

  it.each([
    ['de', '5 Minuten'], ['fr', '5 minutes'], ['pl', '5 minut'], ['ja', '5 分'], ['ar-EG', '٥ دقائق'], ['en-GB', '5 minutes'],
  ])('in %s: %s', (language, text) => {
    expect(formatFor(language).duration(300).replace(/\u00a0/g, ' ')).toBe(text);
  });
});

describe('a number', () => {
  it.each([['en', '1,234.5'], ['de', '1.234,5'], ['hi-IN-u-nu-deva', '१,२३४.५']])('in %s: %s', (language, text) => {
    expect(formatFor(language).number(1_234.5)).toBe(text);
  });
});

describe('a plural', () => {
  const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };

  it.each([
    ['en', [0, 1, 2, 5], ['other', 'one', 'other', 'other']],
    ['fr', [0, 1, 2], ['one', 'one', 'other']],
    ['pl', [1, 2, 5, 22], ['one', 'few', 'many', 'few']],
    ['ar', [0, 1, 2, 3, 11, 100], ['zero', 'one', 'two', 'few', 'many', 'other']],
    ['ja', [0, 1, 2], ['other', 'other', 'other']],
  ] as const)('in %s goes by the language\'s rules', (language, counts, expected) => {
    const { plural } = formatFor(language);
    expect(counts.map((count) => plural(count, forms))).toEqual(expected);
  });

  it('without the form for this number: uses other', () => {
    expect(formatFor('pl').plural(2, { one: 'one', other: 'other' })).toBe('other');
  });
});

describe('a list', () => {
  it.each([
    ['en', ['a'], 'a'], ['en', ['a', 'b'], 'a and b'], ['en-GB', ['a', 'b', 'c'], 'a, b and c'], ['de', ['a', 'b', 'c'], 'a, b und c'], ['en', [], ''],
  ] as const)('in %s of %j: %j', (language, items, text) => {
    expect(formatFor(language).list(items)).toBe(text);
  });
});

describe('text that reads left to right', () => {
  it('is isolated, and otherwise unchanged', () => {
    expect(formatFor('ar').isolate('+1 ••• 0142')).toBe('\u2066+1 ••• 0142\u2069');
  });
});

describe('a language', () => {
  it.each(['', 'not a tag', 'en_US', 'x', '1', 'de-', '-', '🦆', 'a'.repeat(500), '<b>'])('that is not a tag (%j): falls back to English, and throws nothing', (language) => {
    const format = formatFor(language);
    expect(format.duration(25)).toBe('25 seconds');
    expect(format.number(1_234)).toBe('1,234');
    expect(format.plural(1, { one: 'one', other: 'other' })).toBe('one');
    expect(format.list(['a', 'b'])).toBe('a and b');
  });

  it.each(['zz', 'tlh', 'en-x-pirate', 'qaa-Qaaa-QM'])('that Intl does not know (%s): still works', (language) => {
    expect(formatFor(language).duration(25)).toMatch(/25/);
    expect(formatFor(language).plural(7, { other: 'other' })).toBe('other');
  });

  it('is looked up once', () => {
    expect(formatFor('pt-BR')).toBe(formatFor('pt-BR'));
    expect(formatFor('pt-BR')).not.toBe(formatFor('pt-PT'));
  });

  it('of one page does not change another page\'s', () => {
    const german = formatFor('de');
    formatFor('en');
    expect(german.number(0.5)).toBe('0,5');
  });
});
