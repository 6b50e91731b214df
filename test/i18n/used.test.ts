import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { steps } from '../../src/client/schemas/step.js';
import en from '../../src/i18n/en.js';

const ours = /^(?:controllers|elements|journey|views)\/.*\.ts$/;
const code = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => ours.test(path))
  .map((path) => readFileSync(`src/${path}`, 'utf8')).join('\n');

const expression = /\$\{[^}]*\}/;

/** A pattern for a part of a key that is known at run time only. At the start of a key, that is the name of a Step. */
const part = (source: string, position: number): string => {
  if (source.includes('notice')) return '(?:one-minute|expired)';
  return position === 0 ? `(?:${Object.keys(steps).join('|')})` : '[a-z_-]+';
};

/** `rule.${rule}` → /^rule\.[a-z-]+$/ */
function patternOf(template: string): RegExp {
  const [first = '', ...rest] = template.split(expression);
  const sources = [...template.matchAll(new RegExp(expression, 'g'))].map(([source]) => source);
  const escape = (text: string) => text.replaceAll('.', '\\.');
  return new RegExp(`^${escape(first)}${rest.map((text, i) => part(sources[i]!, i + first.length) + escape(text)).join('')}$`);
}

it('every message is used', () => {
  const patterns = [...code.matchAll(/\bt\(`([^`]*)`/g)].map(([, template]) => patternOf(template!));
  expect(patterns.length).toBeGreaterThan(10);
  const unused = Object.keys(en).filter((key) => !code.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});
