import { describe, expect, it } from 'vitest';
import { contractRules } from '../../src/contract/index.js';
import { targetOf, verdicts } from './support.js';
import { variants } from './variants/index.js';

describe('a backend that', { timeout: 30_000 }, () => {
  it('keeps the contract breaks no rule, and all can be tested', async () => {
    const { broken, untestable, kept } = await verdicts(targetOf());
    expect({ broken, untestable }).toEqual({ broken: [], untestable: [] });
    expect(kept).toEqual(contractRules.map(({ id }) => id));
  });

  it.each(variants)('$name breaks $breaks, and no other rule', async ({ breaks, bend, guard }) => {
    const { broken, results } = await verdicts(targetOf(bend, guard));
    expect(broken, results.filter(({ verdict }) => verdict === 'broken').map(({ rule, why }) => `${rule}: ${why}`).join('\n')).toEqual(breaks);
  });
});

it('each rule is broken by some backend', () => {
  expect(new Set(variants.flatMap(({ breaks }) => breaks))).toEqual(new Set(contractRules.map(({ id }) => id)));
});
