import { mkdirSync, writeFileSync } from 'node:fs';

const all = (suite) => [...suite.tests, ...suite.suites.flatMap(all)];

/** Writes .cache/reports/<name>.json in the format of Vitest's JSON report, as far as scripts/run-suites.mjs reads it. */
export const countReporter = (name) => ({
  stop({ sessions }) {
    const report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
    for (const session of sessions) {
      const tests = session.testResults ? all(session.testResults) : [];
      const failed = tests.filter((test) => !test.passed && !test.skipped).length;
      report.numPassedTests += tests.filter((test) => test.passed).length;
      report.numPendingTests += tests.filter((test) => test.skipped).length;
      report.numFailedTests += session.passed ? 0 : Math.max(1, failed); // a file that does not load counts as one failure
    }
    mkdirSync('.cache/reports', { recursive: true });
    writeFileSync(`.cache/reports/${name}.json`, JSON.stringify(report));
  },
});
