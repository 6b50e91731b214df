import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { resolve as pathTo } from 'node:path';
import { build } from 'esbuild';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRestAdminClient, createRestClient } from '../../src/client/rest/index.js';
import type { Step, StepName, StepOf } from '../../src/client/auth-client.js';
import { startMockServer, type MockServer, type MockServerOptions } from '../../src/mocks/server.js';
import { daisey, daiseysPhone, elmer, newPassword, paths } from './support.js';

const running = new Set<MockServer>();
afterEach(async () => {
  await Promise.all([...running].map((server) => server.close()));
  running.clear();
});

const start = async (options: MockServerOptions = {}): Promise<MockServer> => {
  const server = await startMockServer({ port: 0, seed: 5, ...options });
  running.add(server);
  return server;
};

interface Message { to: string; channel: string; code?: string; link?: string }

/** What a tester does, over HTTP as from any language. */
const testerOf = ({ url }: MockServer) => {
  const get = async (name: string): Promise<unknown> => (await fetch(`${url}/__mock/${name}`)).json();
  const set = async (name: string, body: object = {}) => {
    const response = await fetch(`${url}/__mock/${name}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() as object };
  };
  const newest = async (): Promise<Message> => {
    const message = (await get('outbox') as Message[]).at(-1);
    if (!message) throw new Error('Nothing was sent.');
    return message;
  };
  return { get, set, newest, code: async () => (await newest()).code ?? '' };
};

const clientOf = ({ url }: MockServer) => createRestClient({ baseUrl: `${url}/auth` });

const expectStep = <N extends StepName>(step: Step, name: N): StepOf<N> => {
  expect(step.step).toBe(name);
  return step as StepOf<N>;
};

describe('over HTTP', () => {
  it('a password is reset by the code that the outbox shows', async () => {
    const server = await start();
    const [client, tester] = [clientOf(server), testerOf(server)];
    const sent = expectStep(await client.startPasswordReset({ identifier: { kind: 'email', value: elmer } }), 'code-sent');
    expect(await tester.newest()).toMatchObject({ to: elmer, channel: 'email', kind: 'code' });
    const proved = expectStep(await client.verifyCode({ ticket: sent.ticket, code: await tester.code() }), 'set-password');
    expectStep(await client.setPassword({ ticket: proved.ticket, password: newPassword }), 'done');
    await client.signIn({ identifier: { kind: 'email', value: elmer }, password: newPassword });
  });

  it('a ringing phone is answered with the # key, or not', async () => {
    const server = await start();
    const [client, tester] = [clientOf(server), testerOf(server)];
    const sent = expectStep(await client.startPasswordReset({ identifier: { kind: 'email', value: daisey } }), 'code-sent');
    const choice = expectStep(await client.verifyCode({ ticket: sent.ticket, code: await tester.code() }), 'choose-method');
    const first = expectStep(await client.sendCode({ ticket: choice.ticket, channel: 'call' }), 'call-in-progress');
    expect(await tester.get('call')).toEqual([{ to: daiseysPhone, expiresIn: expect.any(Number) }]);
    expect((await tester.set('call', { to: daiseysPhone, answer: 'busy' })).status).toBe(200);
    await expect(client.callStatus({ ticket: first.ticket })).rejects.toMatchObject({ problem: { code: 'delivery_failed', reason: 'busy' } });
    const again = expectStep(await client.sendCode({ ticket: first.ticket, channel: 'call' }), 'call-in-progress');
    await tester.set('call', { to: daiseysPhone, answer: 'hash' });
    expectStep(await client.callStatus({ ticket: again.ticket }), 'set-password');
  });

  it('the clock goes forward, and a code runs out', async () => {
    const server = await start();
    const [client, tester] = [clientOf(server), testerOf(server)];
    const { ticket } = expectStep(await client.startPasswordReset({ identifier: { kind: 'email', value: elmer } }), 'code-sent');
    const code = await tester.code();
    await tester.set('clock', { advance: 300 });
    await expect(client.verifyCode({ ticket, code })).rejects.toMatchObject({ problem: { code: 'code_expired' } });
  });

  it('scenarios change it, and a reset changes it back', async () => {
    const server = await start({ scenario: 'wrong-code' });
    const [client, tester] = [clientOf(server), testerOf(server)];
    const signIn = () => client.signIn({ identifier: { kind: 'username', value: 'dduck2021' }, password: 'Quack-quack-2021' });
    await signIn();
    expect(await tester.set('scenario', { name: 'bad-credentials+wrong-code' })).toEqual({ status: 200, body: { name: 'bad-credentials+wrong-code' } });
    await expect(signIn()).rejects.toMatchObject({ problem: { code: 'invalid_credentials' } });
    expect(await tester.set('reset')).toEqual({ status: 200, body: { name: 'wrong-code' } });
    await signIn();
    expect(await tester.get('outbox')).toEqual([]);
  });

  it('users by the thousand are listed', async () => {
    const server = await start({ users: 100_000 });
    const admin = createRestAdminClient({ baseUrl: server.url });
    const { users, total, nextCursor } = await admin.listUsers({ limit: 100 });
    expect([users.length, total, typeof nextCursor]).toEqual([100, 100_006, 'string']);
    const { user } = await admin.resetRegistration({ userId: users[0]?.id ?? '' });
    expect(user.registration).toBe('reset');
  });

  it('an emailed link leads to the page of the server, or to where it was told', async () => {
    const ask = async (server: MockServer) => {
      await clientOf(server).requestRegistrationLink({ identifier: { kind: 'username', value: 'reset2021' }, reason: 'reset' });
      return (await testerOf(server).newest()).link;
    };
    const server = await start();
    const link = await ask(server);
    expect(link).toMatch(`${server.url}/#token=`);
    expect((await fetch(link ?? '')).headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(await ask(await start({ linkBase: 'http://localhost:3000/register' }))).toMatch('http://localhost:3000/register#token=');
  });

  it('the backend itself can be looked into and set', async () => {
    const { url, backend } = await start();
    backend.useScenario('line-busy');
    expect(await (await fetch(`${url}/__mock/scenario`)).json()).toEqual({ name: 'line-busy' });
  });
});

describe('when the network is to fail', () => {
  it.each(['drop', 'lost-answer'])('%s: no answer comes, and the connection breaks', async (scenario) => {
    const server = await start({ scenario });
    await expect(clientOf(server).startPasswordReset({ identifier: { kind: 'email', value: elmer } })).rejects.toMatchObject({ problem: { code: 'network' } });
    expect((await fetch(`${server.url}/__mock/outbox`)).status).toBe(200);
  });

  it('no connection is kept, over which a browser would try again by itself', async () => {
    const { url } = await start();
    expect((await fetch(`${url}/__mock/outbox`)).headers.get('Connection')).toBe('close');
  });

  it('closing ends what hangs', async () => {
    const server = await start({ scenario: 'hang' });
    const arrived = vi.spyOn(server.backend, 'fetch');
    const asked = fetch(server.url + paths.openLink, { method: 'POST', body: '{}' }).then(() => 'answered', () => 'ended');
    await vi.waitUntil(() => arrived.mock.calls.length === 1);
    await server.close();
    expect(await asked).toBe('ended');
  });
});

describe('a request', () => {
  const preflight = (url: string, origin: string) => fetch(url + paths.startPasswordReset, {
    method: 'OPTIONS',
    headers: { 'Origin': origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type,idempotency-key' },
  });

  it.each(['http://localhost:5173', 'http://127.0.0.1', 'https://localhost', 'http://[::1]:8080'])('of a page of %s is answered, with credentials', async (origin) => {
    const { url } = await start();
    const asked = await preflight(url, origin);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type, Idempotency-Key, Authorization');
    expect(asked.headers.get('Access-Control-Allow-Methods')).toBe('GET, POST');
    const answer = await fetch(`${url}/__mock/outbox`, { headers: { Origin: origin } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After, X-Request-Id');
    for (const { headers } of [asked, answer]) {
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect(headers.get('Access-Control-Allow-Credentials')).toBe('true');
      expect(headers.get('Vary')).toBe('Origin');
    }
  });

  it.each([
    'https://evil.example', 'http://localhost.evil.example', 'http://evil.example:4010', 'http://127.0.0.1.evil.example', 'http://127a0b0c1', 'http://notlocalhost', 'null',
  ])('of a page of %s is refused, and changes nothing', async (origin) => {
    const { url, backend } = await start({ scenario: 'wrong-code' });
    backend.useScenario('normal');
    const answers = [await preflight(url, origin), await fetch(`${url}/__mock/reset`, { method: 'POST', headers: { Origin: origin } })];
    for (const { status, headers } of answers) {
      expect(status).toBe(403);
      expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
    }
    expect(backend.scenario).toBe('normal');
  });

  it('of no page, as from curl, is answered without CORS', async () => {
    const { headers, status } = await fetch(`${(await start()).url}/__mock/outbox`);
    expect([status, headers.has('Access-Control-Allow-Origin'), headers.get('Vary')]).toEqual([200, false, 'Origin']);
  });

  /** The status for a Host header that fetch would not let one set. */
  const statusFor = (url: string, host: string) => new Promise((resolve, reject) => {
    httpRequest(`${url}/__mock/outbox`, { headers: { Host: host } }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
  });

  it.each([['localhost:4010', 200], ['127.0.0.1', 200], ['[::1]:1', 200], ['rebound.evil.example:4010', 421], ['localhost.evil.example', 421], ['a b', 400]])(
    'for the host %s gets %d', async (host, status) => {
      expect(await statusFor((await start()).url, host)).toBe(status);
    });
});

describe('a machine of the network', () => {
  const refusal = (host: string, port: number) => new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve('connected');
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
  });

  it('cannot reach it', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    expect(await refusal('127.0.0.1', port)).toBe('connected');
    const elsewhere = Object.values(networkInterfaces()).flat().filter((address) => address?.family === 'IPv4' && !address.internal);
    // Linux has all of 127.0.0.0/8: one that listens on every address is found there even on a machine without a network.
    const addresses = [...elsewhere.map((address) => address?.address ?? ''), ...(process.platform === 'linux' ? ['127.0.0.2'] : [])];
    for (const address of addresses) expect(await refusal(address, port), address).toBe('ECONNREFUSED');
  });
});

describe('the page', () => {
  it('says that it is a mock, and loads only what its policy allows', async () => {
    const { url } = await start();
    const page = await fetch(url);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(policy).not.toMatch(/unsafe/);
    const text = await page.text();
    expect(text).toContain('<h1>This is a mock</h1>');
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
    const parts = [...text.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path);
    expect(parts).toEqual(['/__mock/page.css', '/__mock/page.js']);
    const types = await Promise.all(parts.map(async (path) => (await fetch(url + path)).headers.get('Content-Type')));
    expect(types).toEqual(['text/css; charset=utf-8', 'text/javascript; charset=utf-8']);
  });

  it('is only read', async () => {
    const answer = await fetch((await start()).url, { method: 'POST' });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('starting', () => {
  it('rejects when the port is taken', async () => {
    const { url } = await start();
    await expect(startMockServer({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('rejects for a scenario that is not there, and leaves the port free', async () => {
    const { url, close } = await start();
    const port = Number(new URL(url).port);
    await close();
    await expect(startMockServer({ port, scenario: 'line-bussy' })).rejects.toThrow('Did you mean "line-busy"?');
    const other = createServer();
    await new Promise<void>((resolve, reject) => { other.once('error', reject).listen(port, '127.0.0.1', resolve); });
    await new Promise((resolve) => { other.close(resolve); });
  });
});

describe('a page that imports the mock backend', () => {
  it('gets nothing of the server, nor of Node', async () => {
    const { metafile } = await build({
      absWorkingDir: pathTo(import.meta.dirname, '../..'),
      entryPoints: ['src/mocks/index.ts', 'src/mocks/msw.ts'],
      bundle: true, splitting: true, format: 'esm', platform: 'browser', outdir: 'unwritten', write: false, metafile: true,
    });
    const modules = Object.keys(metafile.inputs);
    expect(modules).toContain('src/mocks/backend.ts');
    expect(modules.filter((path) => /mocks\/(server|cli)|node-fetch-server|^node:/.test(path))).toEqual([]);
  });
});
