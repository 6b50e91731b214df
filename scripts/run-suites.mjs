/**
 * Runs the suites of a phase one after the other, with a timing line for each, and ends with `N passed, N failed`, summed from the
 * runners' own reports. A failed suite does not stop the others. A suite that ran no test has failed.
 *
 *   node scripts/run-suites.mjs test              the suites of `test` in scripts/suites.mjs
 *   node scripts/run-suites.mjs total test wide   the sum of phases that have run
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { phases } from './suites.mjs';

const minutes = 15; // no suite takes this long: one that does has hung
const totalsOf = (phase) => `.cache/totals/${phase}.json`;

let current;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    if (current) end(current);
    process.exit(1);
  });
}

const [phase, ...others] = process.argv.slice(2);
close(phase === 'total' ? others.map(readTotals).reduce(add) : await runPhase(phase));

async function runPhase(name) {
  rmSync(totalsOf(name), { force: true });
  const failed = new Set();
  let totals = { passed: 0, failed: 0 };
  for (const suite of phases[name]) {
    const begun = performance.now();
    const missing = suite.needs?.find((needed) => failed.has(needed));
    const { passed, failed: bad, skipped = 0, output = '' } = missing
      ? { passed: 0, failed: 1, output: `Not run: ${missing} failed.\n` }
      : await runSuite(suite);
    if (bad > 0) failed.add(suite.name);
    if (bad > 0 || suite.show) process.stdout.write(output);
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`${suite.name.padEnd(12)}${String(seconds).padStart(4)} s  ${passed} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    totals = add(totals, { passed, failed: bad });
  }
  mkdirSync('.cache/totals', { recursive: true });
  writeFileSync(totalsOf(name), JSON.stringify(totals));
  return totals;
}

/** Runs one suite and counts its tests: a check counts as one, the others are counted from their report. */
async function runSuite({ command, report, env }) {
  if (report) {
    mkdirSync(dirname(report), { recursive: true });
    rmSync(report, { force: true });
  }
  const { code, output } = await run(command, env);
  const counts = report ? readReport(report) : { passed: code === 0 ? 1 : 0, failed: 0 };
  if (code !== 0) counts.failed = Math.max(1, counts.failed);
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1, output: `${output}\nThis suite ran no test.\n` };
  return { ...counts, output };
}

function run(command, env) {
  return new Promise((resolve) => {
    const chunks = [];
    const detached = process.platform !== 'win32'; // a process group of its own, so that a hanging browser ends with it
    current = spawn(command, { shell: true, detached, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    const timer = setTimeout(() => {
      chunks.push(`\nStopped after ${minutes} minutes.\n`);
      end(current);
    }, minutes * 60_000);
    for (const stream of [current.stdout, current.stderr]) stream.setEncoding('utf8').on('data', (chunk) => chunks.push(chunk));
    current.once('exit', () => end(current)); // ends processes that the suite left running
    current.once('close', (code) => {
      clearTimeout(timer);
      current = undefined;
      resolve({ code, output: chunks.join('') });
    });
  });
}

/** Ends a suite and all processes that it started. */
function end(child) {
  if (process.platform === 'win32') return child.kill();
  try {
    return process.kill(-child.pid, 'SIGKILL');
  } catch {
    return false; // no process is left
  }
}

/** @returns the counts of a report: JSON in Vitest's format, or Node's TAP. Without a report, the counts are 0. */
function readReport(path) {
  try {
    const text = readFileSync(path, 'utf8');
    return path.endsWith('.tap') ? readTap(text) : readJson(text);
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function readJson(text) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

/** Reads the last lines of Node's runner: `# pass 7`, `# fail 0`. A cancelled test counts as failed. */
function readTap(text) {
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') + count('todo') };
}

/** A phase without totals did not finish: it counts as one failure. */
function readTotals(name) {
  try {
    return JSON.parse(readFileSync(totalsOf(name), 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

function close({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
