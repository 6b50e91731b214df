/** The suites of each phase, in order. Each row runs one npm script. To add a suite, add a row. */

/** One check, which passes or fails as a whole. */
const check = (name, script = name) => ({ name, command: `npm run --silent ${script}` });

/** A Vitest run, counted from its JSON report. */
const vitest = (name, script = `test:${name}`) => ({
  name,
  command: `npm run --silent ${script} -- --reporter=default --reporter=json --outputFile.json=.cache/reports/${name}.json`,
  report: `.cache/reports/${name}.json`,
});

/** Element tests, counted from the report that configs/wtr.count-reporter.mjs writes. */
const elements = (name, engine) => ({ name, command: `npm run --silent test:${name}`, report: `.cache/reports/elements-${engine}.json` });

/** A run of Node's own test runner, counted from its TAP report. */
const node = (name, files) => ({
  name,
  command: `node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=tap --test-reporter-destination=.cache/reports/${name}.tap ${files}`,
  report: `.cache/reports/${name}.tap`,
});

/** A suite that is skipped when one of these failed. */
const needs = (suite, ...suites) => ({ ...suite, needs: suites });

/** A suite that tests dist/. */
const built = (suite) => needs(suite, 'build');

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
    check('build'),
    needs(node('examples', 'examples/recipes/*/*.test.mjs'), 'demo', 'build'),
  ],
  release: [
    { ...vitest('fuzz', 'test:unit'), env: { LATCHKEY_FUZZ_RUNS: '20000' } },
    check('build'),
    { ...built(check('bench')), show: true },
    { ...built(check('bench mock', 'bench:mock')), show: true },
  ],
};
