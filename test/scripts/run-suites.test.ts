import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'run-suites-'));
mkdirSync(join(folder, 'scripts'));
cpSync(resolve(import.meta.dirname, '../../scripts/run-suites.mjs'), join(folder, 'scripts/run-suites.mjs'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = { name: 'good', command: 'echo chatter' };
const bad = { name: 'bad', command: 'echo the reason; exit 3' };
const counted = (passed: number, failed: number, code = 0) => ({
  name: `counted-${passed}-${failed}-${code}`,
  report: 'report.json',
  command: `echo '${JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0 })}' > report.json; exit ${code}`,
});

/** Runs phases with these suites. @returns the exit code and the output */
function runner(phases: Record<string, object[]>) {
  rmSync(join(folder, '.cache'), { recursive: true, force: true });
  writeFileSync(join(folder, 'scripts/suites.mjs'), `export const phases = ${JSON.stringify(phases)};`);
  return (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, ['scripts/run-suites.mjs', ...args], { cwd: folder, encoding: 'utf8' });
    return { status, stdout, closing: stdout.trimEnd().split('\n').at(-1) };
  };
}

const run = (...suites: object[]) => runner({ test: suites })('test');

describe('run-suites', () => {
  it('sums checks and reports, and prints nothing about passed tests', () => {
    const { status, stdout, closing } = run(good, counted(7, 0));
    expect(closing).toBe('8 passed, 0 failed');
    expect(status).toBe(0);
    expect(stdout).not.toContain('chatter');
    expect(stdout).toMatch(/^good +\d+ s {2}1 passed, 0 failed$/m);
  });

  it('continues after a failed suite, shows its output and fails', () => {
    const { status, stdout, closing } = run(bad, good);
    expect(stdout).toContain('the reason');
    expect(closing).toBe('1 passed, 1 failed');
    expect(status).toBe(1);
  });

  it('fails a suite when its report or its runner does, or when it ran no test', () => {
    expect(run(counted(3, 2, 1)).closing).toBe('3 passed, 2 failed');
    expect(run(counted(3, 0, 1)).closing).toBe('3 passed, 1 failed');
    expect(run(counted(0, 0)).closing).toBe('0 passed, 1 failed');
    expect(run({ name: 'silent', command: 'true', report: 'report.json' }).closing).toBe('0 passed, 1 failed');
  });

  const node = (code: string) => {
    writeFileSync(join(folder, 'some.test.mjs'), `import { describe, it } from 'node:test';\n${code}`);
    const command = `${process.execPath} --test --test-reporter=tap --test-reporter-destination=reports/report.tap some.test.mjs`;
    return run({ name: 'node', command, report: 'reports/report.tap' });
  };

  it('counts the tests of Node’s own runner', () => {
    expect(node("describe('all', () => { it('a', () => {}); it('b', () => {}); });")).toMatchObject({ status: 0, closing: '2 passed, 0 failed' });
    expect(node("it('a', () => {}); it('b', () => { throw new Error(); });")).toMatchObject({ status: 1, closing: '1 passed, 1 failed' });
    expect(node("it('a', () => {}); it('b', () => new Promise(() => {}));")).toMatchObject({ status: 1, closing: '1 passed, 1 failed' });
    expect(node("it('a', { todo: true }); it('b', () => {});").stdout).toMatch(/1 passed, 0 failed, 1 skipped$/m);
  });

  it('skips a suite that needs a failed one', () => {
    const { stdout, closing } = run(bad, { ...good, needs: ['good', 'bad'], show: true });
    expect(stdout).not.toContain('chatter');
    expect(closing).toBe('0 passed, 2 failed');
  });

  it('does not wait for processes that a suite left running', () => {
    expect(run({ name: 'untidy', command: 'sleep 60 & echo started' }).closing).toBe('1 passed, 0 failed');
  });

  it('sums phases, and counts an unfinished one as a failure', () => {
    const phases = runner({ test: [good], wide: [counted(4, 0)] });
    phases('test');
    expect(phases('total', 'test', 'wide')).toMatchObject({ status: 1, closing: '1 passed, 1 failed' });
    phases('wide');
    expect(phases('total', 'test', 'wide')).toMatchObject({ status: 0, closing: '5 passed, 0 failed' });
  });
});
