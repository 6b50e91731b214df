import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarios } from '../../src/mocks/index.js';
import { copyOf, runnerOf } from './generator.js';

const file = 'src/mocks/scenarios.md';

// Each run starts Node, which takes a while on a busy machine.
describe('the table of scenarios', { timeout: 60_000 }, () => {
  const folder = copyOf(['scripts', 'src', 'stories', 'package.json']);
  const run = (...args: string[]) => runnerOf('scripts/scenarios.mjs')(folder, ...args);
  const rewrite = (path: string, before: string | RegExp, after: string) => {
    const original = readFileSync(join(folder, path), 'utf8');
    expect(original).toMatch(before);
    writeFileSync(join(folder, path), original.replace(before, after));
    return () => writeFileSync(join(folder, path), original);
  };
  const stale = { status: 1, output: `${file} is out of date. Run: npm run scenarios\n` };

  it('has a row for each scenario, with what a visitor sees and the stories that show it', () => {
    expect(run()).toEqual({ status: 0, output: `${file}: ${scenarios.length} scenarios\n` });
    const rows = readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line.startsWith('| `'));
    expect(rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1])).toEqual(scenarios.map(({ name }) => name));
    for (const [index, { about, sees }] of scenarios.entries()) {
      const [, said, seen, shown] = rows[index]!.split(/ ?\| ?/).slice(1);
      expect([said, seen]).toEqual([about, sees]);
      expect(shown).toMatch(/^\[Scenarios: [^\]]+\]\(\.\.\/\.\.\/stories\/scenarios\.stories\.ts\)/);
    }
  });

  it.each([
    ['what a visitor sees', 'src/mocks/scenarios/phones.ts', '“The call has ended” and', '“Hello” and'],
    ['a story of an element', 'stories/sign-in-form.stories.ts', /scenario: 'bad-credentials'/, "scenario: 'wrong-code'"],
    ['the name of a story', 'stories/scenarios.stories.ts', 'const LineBusy =', 'const BusyLine ='],
  ])('is out of date after a change of %s, until it is written again', (_, path, before, after) => {
    expect(run('--check')).toEqual({ status: 0, output: '' });
    const restore = rewrite(path, before, after);
    expect(run('--check')).toEqual(stale);
    restore();
    expect(run('--check').status).toBe(0);
  });

  it('is not written when a scenario has no story', () => {
    const restore = rewrite('stories/scenarios.stories.ts', /^export const (LineBusy|Slow) =.*$/gm, '');
    expect(run()).toEqual({ status: 1, output: 'No story shows line-busy, slow: add one to stories/scenarios.stories.ts.\n' });
    restore();
  });
});
