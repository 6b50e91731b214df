import { describe, expect, it } from 'vitest';
import { channels, deliveryFailures, passwordViolations } from '../../src/client/vocabulary.js';
import en from '../../src/i18n/en.js';
import type { Format } from '../../src/i18n/format.js';
import { gap, translator, type MessageKey, type Messages, type Translate } from '../../src/i18n/messages.js';

const keys = Object.keys(en).filter((key) => key !== 'lang') as MessageKey[];

/** A value for every parameter of the messages. */
const values = [
  { seconds: 25, count: 2, length: 6, limit: 254, wait: 30, sent: true, rules: ['have a digit'], tag: 'x-y', name: 'Daisey Duck', query: 'duck', page: 2, first: 1, last: 25, total: 100, organization: 'Kepro' },
  { seconds: 0, count: 1, length: 1, limit: 0, wait: undefined, sent: false, rules: ['x'], tag: 'x', name: 'x', query: 'x', page: 1, first: 0, last: 0, total: 0, organization: 'x' },
];
type AnyTranslate = (key: MessageKey, of?: object) => string;
const speaker = (...catalogues: Parameters<typeof translator>[0]) => translator(catalogues, 'en') as AnyTranslate;

/** Every section. The modules that only combine sections are left out. */
const modules = import.meta.glob<Record<string, Partial<Messages>>>(
  ['../../src/i18n/en/**/*.ts', '!../../src/i18n/en/steps.ts', '!../../src/i18n/en/registration-steps.ts'], { eager: true },
);
const sections = Object.values(modules).map((module) => Object.assign({}, ...Object.values(module)) as Partial<Messages>);

describe('the English catalogue', () => {
  it('has a text for every key, with any values', () => {
    const says = (key: MessageKey, text: string) => text !== key && text === text.trim() && /\p{L}/u.test(text) && !/undefined|null|NaN|\[object/.test(text);
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !values.every((of) => says(key, speaker(en)(key, of))))).toEqual([]);
  });

  it('is the sum of its sections, with each key in one of them', () => {
    const inSections = sections.flatMap((section) => Object.keys(section));
    expect(inSections.length).toBeGreaterThan(50);
    expect(inSections.toSorted()).toEqual(keys.toSorted());
  });

  it('has a text for each value of the contract', () => {
    const wanted = [
      ...deliveryFailures.map((reason) => `delivery.${reason}`), ...passwordViolations.map((rule) => `rule.${rule}`), ...channels.map((channel) => `code-sent.${channel}`),
      ...['required', 'not-digits', 'too-short', 'too-long'].map((fault) => `code.${fault}`),
    ];
    expect(wanted.filter((key) => !(key in en))).toEqual([]);
  });

  it('has the guide\'s names for fields and buttons', () => {
    const t = speaker(en);
    expect(['email.label', 'code.label', 'password.new', 'password.confirm', 'reset.send', 'code-sent.verify', 'code-sent.resend', 'action.continue', 'action.cancel', 'choose-method.send', 'choose-method.call', 'summary.heading'].map((key) => t(key as MessageKey)))
      .toEqual(['Email Address', 'Verification Code', 'New Password', 'Confirm New Password', 'Send verification code', 'Verify code', 'Send new code', 'Continue', 'Cancel', 'Send Code', 'Call Me', 'There is a problem']);
  });

  it('has texts that fit the sentence around them', () => {
    const t: Translate = translator([en], 'en');
    expect(t('code-sent.available-in', { seconds: 25 })).toBe('New code available in 25 seconds');
    expect(t('code-sent.attempts-left', { count: 1 })).toBe('1 try left with this code');
    expect(t('code-sent.attempts-left', { count: 2 })).toBe('2 tries left with this code');
    expect(t('problem.rate_limited', { wait: 300 })).toBe('Too many tries in a short time. Try again in 5 minutes.');
    expect(t('problem.account_locked', { wait: undefined })).toBe('This account is locked for now. Try again later, or contact the help desk.');
    expect(t('code.too-short', { length: 8 })).toBe('The verification code must have 8 digits; this has fewer');
  });
});

describe('a translation', () => {
  /** Marks a text. */
  const wrap = (text: string) => `⟦${text}⟧`;
  /** The catalogue with every text marked. */
  const pseudo = Object.fromEntries(Object.entries(en).map(([key, message]) => [
    key, typeof message === 'function' ? (of: never, f: Format) => wrap((message as (of: never, f: Format) => string)(of, f)) : wrap(message),
  ])) as unknown as Messages;

  it('replaces every English text, wholly and once', () => {
    expect(keys.filter((key) => !values.every((of) => speaker(pseudo, en)(key, of) === wrap(speaker(en)(key, of))))).toEqual([]);
    expect(keys.filter((key) => !/^⟦[^⟦⟧]+⟧$/.test(speaker(pseudo)(key, values[0])))).toEqual([]);
  });

  it('of some keys leaves the others unchanged', () => {
    const t = translator([{ 'action.cancel': 'Abbrechen' }, en], 'en');
    expect(t('action.cancel')).toBe('Abbrechen');
    expect(t('action.continue')).toBe('Continue');
  });

  it('of an element comes before its provider\'s, and that before the default', () => {
    const own = { 'action.cancel': 'own' };
    const provided = { 'action.cancel': 'provided', 'action.continue': 'provided' };
    const t = translator([own, undefined, provided, en], 'en');
    expect([t('action.cancel'), t('action.continue'), t('summary.heading')]).toEqual(['own', 'provided', 'There is a problem']);
  });

  it('may be a plain sentence where English has a function, and the other way round', () => {
    const t = translator([{ 'code.too-short': 'Too short', 'action.cancel': () => 'Stop' }, en], 'en');
    expect(t('code.too-short', { length: 6 })).toBe('Too short');
    expect(t('action.cancel')).toBe('Stop');
  });

  it('gets the values and the formats of its language', () => {
    const t = translator([{ 'code-sent.expires-in': ({ seconds }, f) => `noch ${f.duration(seconds)}` }], 'de');
    expect(t('code-sent.expires-in', { seconds: 120 })).toBe('noch 2 Minuten');
  });

  it('may be empty', () => {
    expect(translator([{ 'reset.text': '' }, en], 'en')('reset.text')).toBe('');
  });

  it('that is undefined is ignored', () => {
    expect(translator([{ 'action.cancel': undefined }, en], 'en')('action.cancel')).toBe('Cancel');
  });

  it('is formatted in its own language, whatever the page\'s is', () => {
    const spanish: Partial<Messages> = { lang: 'es', 'code-sent.available-in': ({ seconds }, f) => `Código nuevo en ${f.duration(seconds)}` };
    for (const page of ['en', 'es', 'de']) {
      const t = translator([spanish, en], page);
      expect(t('code-sent.available-in', { seconds: 120 })).toBe('Código nuevo en 2 minutos');
      expect(t('code-sent.expires-in', { seconds: 300 })).toBe('The code works for 5 minutes');
    }
  });

  it('without lang is in the page\'s language', () => {
    const named = ({ seconds }: { seconds: number }, f: Format) => f.duration(seconds);
    expect(translator([{ 'code-sent.expires-in': named }, en], 'es')('code-sent.expires-in', { seconds: 120 })).toBe('2 minutos');
    expect(translator([{ lang: '', 'code-sent.expires-in': named }, en], 'es')('code-sent.expires-in', { seconds: 120 })).toBe('2 minutos');
  });

  it('also fits a page in a variant of its language, and is formatted for that variant', () => {
    const rules = ['a', 'b', 'c'];
    expect(translator([en], 'en-US')('password.weak', { rules })).toContain('a, b, and c');
    expect(translator([en], 'en-GB')('password.weak', { rules })).toContain('a, b and c');
    const said = new Map<string, string>();
    translator([en], 'en-GB', said)('action.cancel');
    expect(said.get('Cancel')).toBe('en-GB');
  });

  it.each([['zh-Hant', 'zh-Hans'], ['en-US', 'en-GB'], ['pt', 'p'], ['es', 'est']])('in %s is not in the language of a page in %s', (lang, page) => {
    const said = new Map<string, string>();
    translator([{ lang, 'action.cancel': 'x' }], page, said)('action.cancel');
    expect(said.get('x')).toBe(lang);
  });

  it('reports the language of each text, and of the parts around a placeholder', () => {
    const said = new Map<string, string>();
    const t = translator([{ lang: 'es', 'action.cancel': 'Cancelar', 'reset.text': '' }, en], 'es', said);
    t('action.cancel');
    t('reset.text');
    t('admin.edit', { name: gap });
    t('admin.confirm', { name: gap });
    expect([...said]).toEqual([['Cancelar', 'es'], ['Edit', 'en'], ['Reset the registration of', 'en'], ['?', 'en']]);
  });

  describe('a sentence that is made of several messages', () => {
    const weak = (t: Translate) => {
      const whole = t.together('password.weak', 'rule.digit', 'rule.symbol');
      return whole('password.weak', { rules: [whole('rule.digit'), whole('rule.symbol')] });
    };
    const spanish: Partial<Messages> = {
      lang: 'es', 'password.weak': ({ rules }, f) => `Debe ${f.list(rules)}`, 'rule.digit': 'tener un dígito', 'rule.symbol': 'tener un símbolo',
    };
    const english = 'Choose another password. It must have a digit and have a symbol, such as ! or -';

    it('is in one language, also on a page in another', () => {
      for (const page of ['en', 'es']) expect(weak(translator([spanish, en], page))).toBe('Debe tener un dígito y tener un símbolo');
    });

    it('may come from several catalogues of one language', () => {
      const { 'rule.digit': digit, ...others } = spanish;
      expect(weak(translator([{ lang: 'es', 'rule.digit': digit! }, others, en], 'en'))).toBe('Debe tener un dígito y tener un símbolo');
    });

    it.each(['password.weak', 'rule.digit', 'rule.symbol'] as const)('is wholly English when %s is missing', (key) => {
      for (const page of ['en', 'es']) expect(weak(translator([{ ...spanish, [key]: undefined }, en], page))).toBe(english);
    });
  });

  it('that is missing everywhere shows its key', () => {
    expect(translator([], 'en')('action.cancel')).toBe('action.cancel');
    expect(translator([undefined, {}], 'en')('action.cancel')).toBe('action.cancel');
  });
});
