import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from 'vite';
import { UsageError } from '../../src/command/options.js';
import { readOptions } from '../../src/contract/command/options.js';
import { contractPeople, contractRules } from '../../src/contract/index.js';
import { startMockServer, type MockServer } from '../../src/mocks/server.js';

const root = resolve(import.meta.dirname, '../..');
/** Below the repository, so that its packages are found. */
const outDir = join(root, '.cache', `latchkey-contract-${process.pid}`);
const file = (name: string) => join(outDir, name);

let mock: MockServer;
beforeAll(async () => {
  // Node 20 does not run TypeScript.
  await build({ root, configFile: false, logLevel: 'error', build: { ssr: 'src/contract/cli.ts', outDir } });
  mock = await startMockServer({ port: 0 });
}, 60_000);
afterAll(async () => {
  await mock?.close();
  await rm(outDir, { recursive: true, force: true });
});

const run = (...args: string[]) => new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
  const child = execFile(process.execPath, [file('cli.js'), ...args], (_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }));
});
const outbox = () => `${mock.url}/__mock/outbox`;

/** A server of its own, for as long as it is needed. */
const served = async <T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> => {
  const server: Server = createServer(listener);
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
};

describe('latchkey-contract', { timeout: 30_000 }, () => {
  it('proves the mock server by its inbox alone, and exits with 0', async () => {
    const { code, stdout, stderr } = await run(`${mock.url}/auth`, '--inbox', outbox(), '--junit', file('junit.xml'), '--json', file('report.json'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^${mock.url}/auth\n\n {2}✓ requests\\.post-only  Flows answer POST only`));
    expect(stdout).toContain('  – admin.step-up  An administrator who signed in long ago');
    expect(stdout).toMatch(new RegExp(`\n\n${contractRules.length} rules in [\\d.]+ s: ${contractRules.length - 2} kept, 0 broken, 2 not testable\\.\n$`));
    expect(JSON.parse(await readFile(file('report.json'), 'utf8'))).toMatchObject({ baseUrl: `${mock.url}/auth`, kept: contractRules.length - 2, broken: 0, untestable: 2 });
    expect(await readFile(file('junit.xml'), 'utf8')).toContain(`<testsuite name="latchkey-contract" tests="${contractRules.length}" failures="0" errors="0" skipped="2"`);
  });

  it('--mock is enough', async () => {
    const { code, stdout } = await run(mock.url, '--mock', '--only', 'calls', '--only', 'codes.expire');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n\n5 rules in [\d.]+ s: 5 kept, 0 broken, 0 not testable\.\n$/);
  });

  it('tells what is broken, with request and answer, and exits with 1', async () => {
    await served(async (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { method = 'GET', url = '' } = incoming;
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': String(incoming.headers['idempotency-key'] ?? '') };
      const response = await fetch(mock.url + url, { method, headers, ...(method === 'POST' && { body: Buffer.concat(chunks) }) });
      // Everything is kept but one rule: no header tells caches to keep out.
      outgoing.writeHead(response.status, { 'Content-Type': response.headers.get('Content-Type') ?? '' }).end(await response.text());
    }, async (url) => {
      const { code, stdout } = await run(`${url}/auth`, '--mock', '--only', 'answers', '--header', 'X-Any: thing', '--junit', file('broken.xml'));
      expect(code).toBe(1);
      expect(stdout).toMatch(/ {2}✗ answers\.no-store {2}Every answer is no-store: it may hold a ticket\. \(rule 5\)\n {6}Expected Cache-Control: no-store\.\n {8}POST \/v1\/flows\/password-reset/);
      expect(stdout).toContain('5 rules in');
      expect(stdout).toContain('4 kept, 1 broken, 0 not testable.');
      expect(await readFile(file('broken.xml'), 'utf8')).toContain('<failure message="Expected Cache-Control: no-store.">');
    });
  });

  it('tests other people, and exits with 1 when nothing could be tested', async () => {
    await writeFile(file('people.json'), JSON.stringify({ password: 'Quack-quack-2021', withPhone: contractPeople.withPhone }));
    const { code, stdout } = await run(`${mock.url}/auth`, '--inbox', outbox(), '--people', file('people.json'), '--only', 'codes.wrong');
    expect(code).toBe(1);
    expect(stdout).toContain('The people have nobody withEmailOnly: registered, without a phone.');
    expect(stdout).toContain('1 rules in 0.0 s: 0 kept, 0 broken, 1 not testable. Nothing could be tested.');
  });

  it('--list lists the rules', async () => {
    const { code, stdout } = await run('--list');
    expect([code, stdout.trim().split('\n').length]).toEqual([0, contractRules.length]);
    expect(stdout).toMatch(/^tickets\.rotate +rule 4 {2}Each step brings a new ticket\.$/m);
  });

  it('--help tells its options and exit codes', async () => {
    const { code, stdout, stderr } = await run('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const option of ['--inbox', '--clock', '--call', '--reset', '--admin', '--people', '--header', '--only', '--junit', '--json', '--mock', '--list', 'Exit codes: 0']) expect(stdout).toContain(option);
  });

  it('says that nothing answers, with exit code 3', async () => {
    const gone = await served(() => undefined, async (url) => url);
    expect(await run(`${gone}/auth`, '--inbox', outbox())).toEqual({ code: 3, stdout: '', stderr: `latchkey-contract: Nothing answers at ${gone} (ECONNREFUSED).\n` });
    expect(await run(mock.url, '--inbox', `${gone}/inbox`)).toMatchObject({ code: 3, stderr: `latchkey-contract: Nothing answers at ${gone} (ECONNREFUSED).\n` });
  });

  it('does not read an inbox without end, with exit code 3', async () => {
    await served((_, outgoing) => {
      const more = (): void => { while (!outgoing.destroyed && outgoing.write('x'.repeat(65_536)));  };
      outgoing.on('drain', more);
      more();
    }, async (url) => {
      expect(await run(mock.url, '--inbox', `${url}/inbox`)).toMatchObject({ code: 3, stderr: `latchkey-contract: ${url} gave an answer of more than 16777216 bytes.\n` });
    });
  });

  it('says that an inbox is none, with exit code 3', async () => {
    expect(await run(mock.url, '--inbox', `${mock.url}/inbox`)).toMatchObject({ code: 3, stderr: 'latchkey-contract: The inbox answers with status 404 and no list of messages.\n' });
  });

  it.each<[string[], string | RegExp]>([
    [['--people', 'none.json'], '--people: none.json cannot be read (ENOENT).'],
    [['--people', join(root, 'README.md')], `--people: ${join(root, 'README.md')} is no JSON.`],
    [['--people', join(root, 'package.json')], /^--people: there is no "name"; people are withPhone, /],
    [['--junit', join(root, 'none', 'junit.xml')], `${join(root, 'none', 'junit.xml')} cannot be written (ENOENT).`],
    [['--junit', 'same.txt', '--json', 'same.txt'], '--junit and --json name the same file.'],
    ...(existsSync('/dev/full') ? [[['--junit', '/dev/full'], '/dev/full cannot be written (ENOSPC).'] as [string[], string]] : []),
  ])('%j is explained in one line, with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await run(mock.url, '--mock', ...args);
    expect(code).toBe(2);
    expect(stdout, 'no rule is tried').toBe('');
    expect(stderr).toMatch(/^latchkey-contract: .* --help lists the options\.\n$/);
    expect(stderr.slice('latchkey-contract: '.length)).toEqual(message instanceof RegExp ? expect.stringMatching(message) : `${message} --help lists the options.\n`);
  });
});

describe('what was typed', () => {
  const base = 'http://a.example/auth';
  it.each([
    [[], 'The address of the server is missing, as in latchkey-contract http://127.0.0.1:3000/auth.'],
    [[base], '--inbox is missing: codes and links are read there. For latchkey-mock, --mock is enough.'],
    [['/auth'], '<baseUrl> takes an http or https address, not "/auth".'],
    [['http://a.example/?b'], '<baseUrl> takes an address without ? and #, not "http://a.example/?b".'],
    [[base, 'http://b.example'], 'There is one <baseUrl>, and "http://b.example" is another.'],
    [['http://me:hunter2@a.example/'], "<baseUrl> takes an address without user and password. For those there is --header 'Authorization: Basic …'."],
    [[base, '--header', 'Name: Ω'], "--header takes a name and a value, as in --header 'Authorization: Bearer …'."],
    [[base, '--inbox', 'inbox'], '--inbox takes an http or https address, not "inbox".'],
    [[base, '--inbx', base], 'There is no option --inbx. Did you mean --inbox?'],
    [[base, '--clock'], '--clock needs a value.'],
    [[base, '--list=yes'], '--list takes no value.'],
    [[base, '--header', 'Bearer hunter2'], "--header takes a name and a value, as in --header 'Authorization: Bearer …'."],
    [[base, '--only', 'ticket.rotate'], 'There is no rule "ticket.rotate". Did you mean "tickets.rotate"?'],
    [[base, '--only', 'ticket'], 'There is no rule "ticket". Did you mean "tickets.rotate"?'],
  ])('%j is not taken', (args, message) => {
    expect(() => readOptions(args)).toThrow(new UsageError(message));
  });

  it('is completed from the mock’s inbox', () => {
    expect(readOptions([base, '--inbox', 'http://b.example/x/__mock/outbox', '--clock', 'http://c.example/'])).toEqual({
      baseUrl: base, inbox: 'http://b.example/x/__mock/outbox', clock: 'http://c.example/', call: 'http://b.example/x/__mock/call',
      reset: 'http://b.example/x/__mock/reset', admin: base,
    });
    expect(readOptions(['--mock'])).toMatchObject({ baseUrl: 'http://127.0.0.1:4010', inbox: 'http://127.0.0.1:4010/__mock/outbox' });
  });

  it('may say headers and rules several times', () => {
    expect(readOptions([base, '--inbox', base, '--header', 'A: 1', '--header=B:  2', '--admin-header', 'C: x: y', '--only', 'links.spent', '--only', 'limits'])).toEqual({
      baseUrl: base, inbox: base, headers: { A: '1', B: '2' }, adminHeaders: { C: 'x: y' }, only: ['links.spent', 'limits.starts', 'limits.retry-after'],
    });
  });

  it.each([[['--help']], [['-h']]])('%j asks for help', (args) => {
    expect(readOptions(args)).toBe('help');
  });
});
