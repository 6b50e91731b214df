import type { ContractResult } from '../run.js';
import { count, secondsOf } from './text.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };

/** Text of an element; what XML 1.0 cannot hold is left out. */
const text = (value: string): string =>
  // oxlint-disable-next-line no-control-regex
  value.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '').replaceAll(/[&<>]/g, (one) => entities[one] ?? '');

const attribute = (value: string): string => text(value).replaceAll(/["\n]/g, (one) => entities[one] ?? '');

const firstLine = (why: string): string => why.split('\n')[0] ?? '';

const outcome = ({ verdict, why = '' }: ContractResult): string => {
  switch (verdict) {
    case 'kept': return '';
    case 'broken': return `<failure message="${attribute(firstLine(why))}">${text(why)}</failure>`;
    case 'untestable': return `<skipped message="${attribute(why)}"/>`;
  }
};

/** JUnit XML, as CI systems read it: a rule a test case, what is not testable skipped. */
export const junit = (results: readonly ContractResult[]): string => [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<testsuites>',
  `  <testsuite name="latchkey-contract" tests="${results.length}" failures="${count(results, 'broken')}" errors="0" skipped="${count(results, 'untestable')}" time="${secondsOf(results).toFixed(3)}">`,
  ...results.map((result) =>
    `    <testcase classname="${attribute(result.rule.split('.')[0] ?? '')}" name="${attribute(`${result.rule}: ${result.says}`)}" time="${result.seconds.toFixed(3)}">${outcome(result)}</testcase>`),
  '  </testsuite>',
  '</testsuites>',
  '',
].join('\n');
