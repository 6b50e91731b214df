import { describe, expect, it } from 'vitest';
import en from '../../src/i18n/en.js';
import { formatFor, type Format } from '../../src/i18n/format.js';

const organization = 'Ünïque';
/** Two of each value, so that every branch of a message is read. */
const values = [
  { seconds: 25, count: 2, length: 6, limit: 254, wait: 30, sent: true, again: true, rules: ['x'], tag: 'x-y', name: 'X', query: 'x', page: 2, first: 1, last: 25, total: 100, organization },
  { seconds: 0, count: 1, length: 1, limit: 0, wait: undefined, sent: false, again: false, rules: ['x'], tag: 'x', name: 'X', query: 'x', page: 1, first: 0, last: 0, total: 0, organization },
];
const format = formatFor('en');
const sentences = Object.entries(en).flatMap(([key, message]): [key: string, text: string][] => (
  typeof message === 'function' ? values.map((of) => [key, (message as (of: object, f: Format) => string)(of, format)]) : [[key, message]]));

/** Wordings that visitors would stumble over, each with its replacement. */
const banned: readonly [wording: RegExp, instead: string][] = [
  [/\banew\b/i, 'again'],
  [/\bwrongly\b/i, 'a wrong …'],
  [/\b(begin|began|begun)\b/i, 'start'],
  [/\buser names?\b/i, 'username'],
  [/\bonce more\b/i, 'again'],
  [/\bat hand\b/i, 'ready, near you'],
  [/\bgoes? on\b/i, 'continue'],
  [/\bhave (us|a (new )?(code|link|one)|a new link sent)\b/i, 'ask for'],
  [/\bhave or be\b/i, 'a verb a rule'],
  [/\bby (ourselves|yourself)\b/i, 'without'],
  [/\bsomebody\b/i, 'someone'],
  [/\blog(s|ged)? (in|on)\b|\bsign(s|ed|ing)? on\b|\bto login\b|\bsignin\b/i, 'sign in'],
  [/(?<!Having trouble )\blogging in\b/i, 'signing in'],
];

describe('the English sentences', () => {
  it.each(banned)('do not contain %s: write "%s"', (wording) => {
    expect(sentences.filter(([, text]) => wording.test(text))).toEqual([]);
  });

  it('have no article before the name of an organization', () => {
    expect(sentences.filter(([, text]) => text.includes(organization)).length).toBeGreaterThan(5);
    expect(sentences.filter(([, text]) => new RegExp(`\\b(an?|the) ${organization}`, 'i').test(text))).toEqual([]);
  });
});
