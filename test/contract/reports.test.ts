import { describe, expect, it } from 'vitest';
import { contractCases, contractPeople, contractRules, runContract, type ContractResult } from '../../src/contract/index.js';
import { junit } from '../../src/contract/report/junit.js';
import { lineOf, summary } from '../../src/contract/report/text.js';
import { everyPassword } from '../../src/mocks/index.js';
import { refuse, say, targetOf, type Bend } from './support.js';
import { variants } from './variants/index.js';

/** Breaks every rule that it can: nothing that is asked for comes. */
const contrary: Bend = async (asked, next) => {
  const said = await next();
  if (asked.path.startsWith('/__mock')) return said;
  return said.status === 200 ? refuse(409, 'conflict', { asked: asked.body, instead: said.body }) : say(200, { ...said.body, asked: asked.body });
};

describe('a report', { timeout: 30_000 }, () => {
  it('of a server that repeats all that it hears and knows holds no secret', async () => {
    const sent: string[] = [];
    const spy: Bend = async (asked, next) => {
      const said = await next();
      for (const value of [asked.body['ticket'], asked.body['password'], asked.body['token'], said.body['ticket'], asked.headers.get('Authorization')]) {
        if (typeof value === 'string' && value.length > 8) sent.push(value);
      }
      return said;
    };
    const results: ContractResult[] = [];
    for (const bend of [contrary, ...variants.filter((_, index) => index % 20 === 0).map((variant) => variant.bend)]) {
      results.push(...await runContract(targetOf((asked, next, ...rest) => bend(asked, () => spy(asked, next, ...rest), ...rest))));
    }
    const addresses = Object.values(contractPeople).flatMap((person) => (typeof person === 'object' ? [person.email, person.username, ...person.phones ?? []] : []));
    const text = results.map((result) => lineOf(result)).join('\n') + junit(results) + JSON.stringify(results);
    expect(results.filter(({ why }) => why?.includes('→')).length).toBeGreaterThan(60);
    expect(sent.length).toBeGreaterThan(300);
    expect([...new Set([...sent, everyPassword, ...addresses])].filter((secret) => text.includes(secret))).toEqual([]);
  });

  const stuck: Bend = async (asked, next) => (asked.path === '/v1/flows/link' ? say(200, { step: 'done' }) : next());

  it('tells request and answer of what is broken', async () => {
    const [result] = await runContract(targetOf(stuck), { only: ['links.invalid'] });
    expect(lineOf(result!)).toBe([
      '  ✗ links.invalid  A token that nobody was sent is refused with link_invalid. (rule 6)',
      '      Expected link_invalid.',
      '        POST /v1/flows/link',
      '          {"token":"<token 1>"}',
      '        → 200  Content-Type: application/json  Cache-Control: no-store',
      '          {"step":"done"}',
    ].join('\n'));
  });

  it('is what a case throws in any test runner', async () => {
    const one = contractCases(targetOf(stuck)).find(({ rule }) => rule === 'links.invalid');
    await expect(one?.run()).rejects.toThrow(/^links\.invalid: A token that nobody was sent is refused with link_invalid\. \(rule 6\)\nExpected link_invalid\.\n {2}POST /);
  });

  const results: readonly ContractResult[] = [
    { rule: 'links.invalid', says: 'A & B', source: 'rule 6', verdict: 'kept', seconds: 0.25 },
    { rule: 'links.spent', says: 'C', source: 'rule 6', verdict: 'broken', why: 'Expected "<x>".\n  → \u0007', seconds: 0.5 },
    { rule: 'codes.own', says: 'D', source: 'rule 3', verdict: 'untestable', why: 'No clock.', seconds: 0 },
  ];

  it('as JUnit XML is well formed', () => {
    expect(junit(results)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="latchkey-contract" tests="3" failures="1" errors="0" skipped="1" time="0.750">
    <testcase classname="links" name="links.invalid: A &amp; B" time="0.250"></testcase>
    <testcase classname="links" name="links.spent: C" time="0.500"><failure message="Expected &quot;&lt;x&gt;&quot;.">Expected "&lt;x&gt;".
  → </failure></testcase>
    <testcase classname="codes" name="codes.own: D" time="0.000"><skipped message="No clock."/></testcase>
  </testsuite>
</testsuites>
`);
  });

  it('ends with a line', () => {
    expect(summary(results)).toBe('3 rules in 0.8 s: 1 kept, 1 broken, 1 not testable.');
    expect(summary(results.slice(2))).toBe('1 rules in 0.0 s: 0 kept, 0 broken, 1 not testable. Nothing could be tested.');
  });
});

describe('the rules', () => {
  it('have names of their own, and say what they promise in a sentence', () => {
    expect(new Set(contractRules.map(({ id }) => id)).size).toBe(contractRules.length);
    for (const { id, says } of contractRules) expect([id, says]).toEqual([expect.stringMatching(/^[a-z-]+\.[a-z-]+$/), expect.stringMatching(/^[A-Za-z#].*\.$/)]);
  });
});
