/** The suites of each phase, in order. A row runs one npm script; a new row is all that a new suite takes. */

/** One check: it passes or fails as a whole. */
const check = (name, script = name) => ({ name, command: `npm run --silent ${script}` });

/** A Vitest run, counted from its JSON report. */
const vitest = (name, script = `test:${name}`) => ({
  name,
  command: `npm run --silent ${script} -- --reporter=default --reporter=json --outputFile.json=.cache/reports/${name}.json`,
  report: `.cache/reports/${name}.json`,
});

/** Element tests, counted from the report that configs/wtr.count-reporter.mjs writes. */
const elements = (name, engine) => ({ name, command: `npm run --silent test:${name}`, report: `.cache/reports/elements-${engine}.json` });

/** Looks at dist/. */
const built = (suite) => ({ ...suite, needs: 'build' });

export const phases = {
  test: [
    check('lint'),
    check('types'),
    check('manifest', 'manifest:check'),
    check('flows', 'flows:check'),
    check('openapi', 'openapi:check'),
    check('scenarios', 'scenarios:check'),
    vitest('unit'),
    elements('elements', 'chromium'),
    { ...check('build'), show: true },
    built(check('package', 'package:check')),
    built(check('size')),
    built(vitest('e2e')),
    built(vitest('packed')),
  ],
  wide: [
    elements('firefox', 'firefox'),
    elements('webkit', 'webkit'),
    vitest('stories'),
    check('storybook', 'storybook:build'),
    check('demo', 'demo:build'),
  ],
  release: [
    { ...vitest('fuzz', 'test:unit'), env: { LATCHKEY_FUZZ_RUNS: '20000' } },
    check('build'),
    { ...built(check('bench')), show: true },
  ],
};
