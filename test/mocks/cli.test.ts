import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'vite';
import { UsageError } from '../../src/command/options.js';
import { startMockServer } from '../../src/mocks/server.js';
import { readOptions } from '../../src/mocks/server/options.js';

const root = resolve(import.meta.dirname, '../..');
/** Below the repository, so that its packages are found. */
const outDir = join(root, '.cache', `latchkey-mock-${process.pid}`);

// Node 20 does not run TypeScript.
beforeAll(() => build({ root, configFile: false, logLevel: 'error', build: { ssr: 'src/mocks/cli.ts', outDir } }).then(() => undefined), 60_000);
afterAll(() => rm(outDir, { recursive: true, force: true }));

const children = new Set<ReturnType<typeof run>['child']>();
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

/** `ended` tells the exit code and all that was printed; `printed` waits for some text. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [join(outDir, 'cli.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (chunk: string) => { text[name] += chunk; });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    child.once('close', (code) => done({ code, ...text }));
  });
  const printed = (wanted: string) => new Promise<string>((done, fail) => {
    child.stdout.on('data', () => { if (text.stdout.includes(wanted)) done(text.stdout); });
    void ended.then(({ stderr }) => fail(new Error(`It ended without "${wanted}": ${stderr}`)));
  });
  return { child, ended, printed };
}

const begin = async (...args: string[]) => {
  const { child, ended, printed } = run('--port', '0', ...args);
  children.add(child);
  const text = await printed('Ctrl+C ends it.');
  return { child, ended, text, url: /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '' };
};

describe('latchkey-mock', { timeout: 30_000 }, () => {
  it('says that it is a mock, where, and how it behaves, and does so', async () => {
    const { text, url } = await begin('--scenario', 'slow+line-busy', '--seed=7', '--users', '2000');
    expect(text).toMatch(/^This is a MOCK\./);
    expect(text).toContain(`URL       ${url}`);
    expect(text).toMatch(/Scenario {2}slow\+line-busy\n {2}Seed {6}7\n {2}Users {5}2000/);
    expect(text).toContain(`Links to  ${url}/`);
    expect(await (await fetch(`${url}/__mock/scenario`)).json()).toEqual({ name: 'slow+line-busy' });
  });

  it('hands its options on', async () => {
    const { url } = await begin('--seed', '7', '--users', '2000', '--link-base', 'http://localhost:3000/register');
    const post = (path: string, body: object) => fetch(url + path, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k' }, body: JSON.stringify(body),
    });
    expect(await (await post('/v1/admin/users/search', { limit: 1 })).json()).toMatchObject({ total: 2_006 });
    await post('/v1/flows/registration-link', { identifier: { kind: 'username', value: 'reset2021' }, reason: 'reset' });
    await post('/v1/flows/password-reset', { identifier: { kind: 'email', value: 'elmer.only@example.com' } });
    const [mail, code] = await (await fetch(`${url}/__mock/outbox`)).json() as { link?: string; code?: string }[];
    expect(mail?.link).toMatch('http://localhost:3000/register#token=');
    // The seed as a number and as what was typed are the same.
    const inCode = await startMockServer({ port: 0, seed: 7 });
    await fetch(`${inCode.url}/v1/flows/password-reset`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k' }, body: '{"identifier":{"kind":"email","value":"elmer.only@example.com"}}',
    });
    expect(code?.code).toBe(inCode.backend.outbox[0]?.code);
    await inCode.close();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('closes on %s, even while a request hangs', async (signal) => {
    const { child, ended, url } = await begin('--scenario', 'hang');
    const hanging = fetch(`${url}/v1/flows/link`, { method: 'POST', body: '{}' }).then(() => 'answered', () => 'ended');
    await fetch(`${url}/__mock/outbox`);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    expect(child.signalCode).toBeNull();
    expect(await hanging).toBe('ended');
  });

  it('--help tells its options', async () => {
    const { code, stdout, stderr } = await run('--help').ended;
    expect([code, stderr]).toEqual([0, '']);
    for (const option of ['--port', '--scenario', '--seed', '--users', '--link-base', '--help']) expect(stdout).toContain(option);
  });

  it.each([
    [['--port', 'http'], '--port takes a whole number from 0 to 65535, not "http". --help lists the options.'],
    [['--prot', '4010'], 'There is no option --prot. Did you mean --port? --help lists the options.'],
    [['--scenario', 'line-bussy'], 'There is no scenario "line-bussy". Did you mean "line-busy"? --help lists the options.'],
  ])('%j is explained in one line, with exit code 2', async (args, message) => {
    expect(await run(...args).ended).toEqual({ code: 2, stdout: '', stderr: `latchkey-mock: ${message}\n` });
  });

  it('says in one line that the port is in use, with exit code 1', async () => {
    const { url, close } = await startMockServer({ port: 0 });
    const { port } = new URL(url);
    const { code, stdout, stderr } = await run('--port', port).ended;
    await close();
    expect(stderr).toBe(`latchkey-mock: Port ${port} is in use. Choose another with --port, or --port 0 for any that is free.\n`);
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('what was typed', () => {
  it.each([
    [['--port', 'http'], '--port takes a whole number from 0 to 65535, not "http".'],
    [['--port', '65536'], '--port takes a whole number from 0 to 65535, not "65536".'],
    [['--port', '1e3'], '--port takes a whole number from 0 to 65535, not "1e3".'],
    [['--port', '--seed'], '--port takes a whole number from 0 to 65535, not "--seed".'],
    [['--port'], '--port needs a value.'],
    [['--seed='], '--seed needs a value.'],
    [['--users', '-3'], '--users takes a whole number from 0 to 100000, not "-3".'],
    [['--users', '100001'], '--users takes a whole number from 0 to 100000, not "100001".'],
    [['--scenario', 'line-bussy'], 'There is no scenario "line-bussy". Did you mean "line-busy"?'],
    [['--scenario', 'slow+wrong-cod'], 'There is no scenario "wrong-cod". Did you mean "wrong-code"?'],
    [['--link-base', 'register'], '--link-base takes an http or https address without #, not "register".'],
    [['--link-base', 'javascript:alert(1)'], '--link-base takes an http or https address without #, not "javascript:alert(1)".'],
    [['--link-base', 'http://localhost/#a'], '--link-base takes an http or https address without #, not "http://localhost/#a".'],
    [['--prot', '4010'], 'There is no option --prot. Did you mean --port?'],
    [['--scenarios=slow'], 'There is no option --scenarios. Did you mean --scenario?'],
    [['-p', '4010'], 'There is no option -p. Did you mean --port?'],
    [['--constructor'], 'There is no option --constructor.'],
    [['4010'], '"4010" is no option. Options begin with --, as in --port 4010.'],
  ])('%j is not taken', (args, message) => {
    expect(() => readOptions(args)).toThrow(UsageError);
    expect(() => readOptions(args)).toThrow(message);
  });

  it.each([[['--help']], [['-h']], [['--port', '1', '--help']]])('%j asks for help', (args) => {
    expect(readOptions(args)).toBe('help');
  });

  it('may be nothing, and the last of two counts', () => {
    expect(readOptions([])).toEqual({});
    expect(readOptions(['--port', '1', '--port=2', '--scenario', 'slow+drop', '--seed', '007', '--users', '5', '--link-base', 'https://a.example/b?c']))
      .toEqual({ port: 2, scenario: 'slow+drop', seed: '007', users: 5, linkBase: 'https://a.example/b?c' });
  });
});
