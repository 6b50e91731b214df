import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuthServer, DeliveryError, memoryStore, type Message } from '../../src/server/index.js';
import { daisey, elmer, newest, newestLinkToken, newPassword, paths, post } from '../mocks/support.js';
import { createPortal } from './portal.js';
import { stores } from './stores.js';

afterEach(() => { vi.useRealTimers(); });

const atPhone = async (portal: ReturnType<typeof createPortal>) => {
  const visitor = portal.visitor();
  await visitor.signIn('dduck2021');
  return visitor;
};
const never = () => new Promise<never>(() => undefined);

/** What never ends once it has begun, as where a process is killed. */
const killed = () => {
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => { begin = resolve; });
  return { begun, work: () => (begin(), never()) };
};

describe('before a first proof', () => {
  const asked = () => post(paths.startPasswordReset, { identifier: { kind: 'email', value: elmer } });

  it('mail is sent after the answer, and the host is told to wait for it', async () => {
    let sent = (): void => undefined;
    const sending = new Promise<void>((resolve) => { sent = resolve; });
    const { server } = createPortal({ messenger: { send: () => sending } });
    const works: Promise<unknown>[] = [];
    const response = await server?.fetch(asked(), { waitUntil: (work) => { works.push(work); } });
    expect(response?.status).toBe(200);
    let done = false;
    const all = Promise.all(works).then(() => { done = true; });
    await new Promise((resolve) => setImmediate(resolve));
    expect([works.length, done]).toEqual([1, false]);
    sent();
    await all;
  });

  it.each([new DeliveryError('unreachable'), new Error('no mail server')])('a messenger that fails with %s is not told of', async (error) => {
    const failures: unknown[] = [];
    const portal = createPortal({ messenger: { send: () => Promise.reject(error) }, log: (entry) => { if (entry.event === 'failure') failures.push(entry.error); } });
    const visitor = portal.visitor();
    expect((await visitor.forgot(elmer)).status).toBe(200);
    portal.advance(30);
    expect((await visitor.go('sendCode')).status).toBe(200);
    expect(failures).toContain(error);
  });

  it('what a messenger could not take is tried again', async () => {
    let fails = true;
    const sent: string[] = [];
    const portal = createPortal({ messenger: { send: async ({ to }) => {
      if (fails) throw new Error('no mail server');
      sent.push(to);
    } } });
    await portal.visitor().forgot(elmer);
    fails = false;
    await portal.server?.deliver();
    expect(sent).toEqual([]);
    portal.advance(30);
    await portal.server?.deliver();
    expect(sent).toEqual([elmer]);
  });

  it('a code that has expired before it could be sent is not', async () => {
    let fails = true;
    const sent: string[] = [];
    const portal = createPortal({ messenger: { send: async ({ to }) => {
      if (fails) throw new Error('no mail server');
      sent.push(to);
    } } });
    await portal.visitor().forgot(elmer);
    fails = false;
    portal.advance(300);
    await portal.server?.deliver();
    expect(sent).toEqual([]);
  });

  it('a message that is never taken holds no other up, and is tried again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const sent: string[] = [];
    let hangs = true;
    const portal = createPortal({ patient: false, messenger: { send: async ({ to }) => {
      if (hangs && to === elmer) return never();
      sent.push(to);
    } } });
    await portal.visitor().forgot(elmer);
    await portal.visitor().forgot(daisey);
    await vi.waitUntil(() => sent.includes(daisey));
    hangs = false;
    await vi.advanceTimersByTimeAsync(30_000);
    portal.advance(30);
    await portal.server?.deliver();
    expect(sent).toEqual([daisey, elmer]);
  });

  it('a messenger that never ends holds no answer up', async () => {
    const portal = createPortal({ messenger: { send: never }, patient: false });
    expect((await portal.visitor().forgot(elmer)).status).toBe(200);
    expect((await portal.visitor().link('reset2021')).status).toBe(200);
  });
});

describe('after a first proof', () => {
  it.each(['busy', 'rejected', 'unreachable', 'blocked'] as const)('a delivery that fails is told: %s; another may be tried at once', async (reason) => {
    let fails = true;
    const messages: Message[] = [];
    const portal = createPortal({ messenger: { send: async (message) => {
      if (fails) throw new DeliveryError(reason);
      messages.push(message);
    } } });
    const visitor = await atPhone(portal);
    expect(await visitor.go('sendCode', { channel: 'sms' })).toMatchObject({ status: 502, body: { code: 'delivery_failed', channel: 'sms', reason } });
    fails = false;
    expect((await visitor.go('sendCode', { channel: 'sms' })).body.step).toBe('code-sent');
    expect(messages).toHaveLength(1);
  });

  it('a code that could not be replaced is still good', async () => {
    let fails = false;
    const portal = createPortal();
    const { messenger } = portal.parts;
    portal.serve(createAuthServer({ ...portal.parts, messenger: { send: async (message) => {
      if (fails) throw new DeliveryError('unreachable');
      return messenger.send(message);
    } } }));
    const visitor = portal.visitor();
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { channel: 'sms' });
    fails = true;
    expect((await visitor.go('sendCode', { channel: 'call' })).body.code).toBe('delivery_failed');
    expect((await visitor.verify()).body.step).toBe('done');
  });

  it('a messenger is waited for five seconds at most', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const portal = createPortal({ messenger: { send: never } });
    const visitor = await atPhone(portal);
    let answered = false;
    const asked = visitor.go('sendCode', { channel: 'sms' }).then((answer) => {
      answered = true;
      return answer;
    });
    while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await asked).body.step).toBe('code-sent');
  });

  it('a failure that is none of delivery is the server’s', async () => {
    const visitor = await atPhone(createPortal({ messenger: { send: () => Promise.reject(new Error('a mistake')) } }));
    expect((await visitor.go('sendCode', { channel: 'sms' })).status).toBe(500);
  });
});

describe('a message', () => {
  it('is made of values, and of the visitor’s language', async () => {
    const messages: Message[] = [];
    const { server } = createPortal({ messenger: { send: async (message) => { messages.push(message); } } });
    const asked = post(paths.startPasswordReset, { identifier: { kind: 'email', value: elmer } });
    asked.headers.set('Accept-Language', 'de-AT, en;q=0.5');
    await server?.fetch(asked, { waitUntil: (work) => work });
    await server?.deliver();
    expect(messages).toEqual([{ kind: 'code', id: expect.any(String), to: elmer, channel: 'email', code: expect.stringMatching(/^\d{6}$/), expiresIn: 300, language: 'de-AT, en;q=0.5' }]);
  });
});

describe.each(stores)('a process that is killed, over %s,', (_, open) => {
  it('loses no message that was promised, and the next hands none over twice', async () => {
    const portal = createPortal({ patient: false });
    const { parts } = portal;
    const { store, other, stop } = await open(parts.clock);
    const { begun, work } = killed();
    portal.serve(createAuthServer({ ...parts, store, messenger: { send: work } }));
    await portal.visitor().forgot(elmer);
    await begun;
    const messages: string[] = [];
    const next = createAuthServer({ ...parts, store: other, messenger: { send: async ({ to }) => { messages.push(to); } } });
    // The first may have been handed over by the time that the process ended. That becomes clear when its claim lapses.
    await next.deliver();
    expect(messages).toEqual([]);
    portal.advance(30);
    await Promise.all([next.deliver(), next.deliver()]);
    expect(messages).toEqual([elmer]);
    await stop();
  }, 60_000);

  it('in the middle of a step leaves its ticket good', async () => {
    const { begun, work } = killed();
    let dies = false;
    const portal = createPortal({ directory: ({ setPassword }) => ({ setPassword: (account, password) => (dies ? work() : setPassword(account, password)) }) });
    const { store, other, stop } = await open(portal.parts.clock);
    portal.serve(createAuthServer({ ...portal.parts, store }));
    const visitor = portal.visitor();
    await visitor.forgot(elmer);
    await visitor.verify();
    const input = { ticket: visitor.ticket, password: newPassword };
    dies = true;
    void visitor.ask('setPassword', input, 'key');
    await begun;
    dies = false;
    portal.serve(createAuthServer({ ...portal.parts, store: other }));
    portal.advance(10);
    expect((await visitor.ask('setPassword', input, 'key')).body).toEqual({ step: 'done', signedIn: true });
    expect((await portal.visitor().signIn('emailonly2021', newPassword)).status).toBe(200);
    await stop();
  }, 60_000);
});

describe('a process that is killed between its answer and the end of the old ticket', () => {
  it('leaves one good ticket: a retry gets the answer, and the old ticket is spent', async () => {
    const portal = createPortal();
    const store = memoryStore({ clock: portal.parts.clock });
    const { begun, work } = killed();
    portal.serve(createAuthServer({ ...portal.parts, store: { ...store, take: (key) => (key.startsWith('ticket ') ? work() : store.take(key)) } }));
    const visitor = portal.visitor();
    await visitor.forgot(elmer);
    const input = { ticket: visitor.ticket, code: newest(portal).code };
    void visitor.ask('verifyCode', input, 'key');
    await begun;
    portal.serve(createAuthServer({ ...portal.parts, store }));
    portal.advance(10);
    expect((await visitor.ask('verifyCode', input, 'key')).body.step).toBe('set-password');
    expect((await visitor.ask('verifyCode', input, 'another key')).body.code).toBe('ticket_expired');
    expect((await visitor.go('setPassword', { password: newPassword })).body.step).toBe('done');
  });
});

describe('a process that is held up for longer than it may hold a ticket', () => {
  it('finds the ticket spent when it goes on: of two that moved on, one did', async () => {
    let goOn = (): void => undefined;
    let begin = (): void => undefined;
    const held = new Promise<void>((resolve) => { goOn = resolve; });
    const begun = new Promise<void>((resolve) => { begin = resolve; });
    let holds = true;
    const portal = createPortal({ directory: ({ factors }) => ({ factors: async (account) => {
      if (holds) {
        begin();
        await held;
      }
      return factors(account);
    } }) });
    const store = memoryStore({ clock: portal.parts.clock });
    const servers = [createAuthServer({ ...portal.parts, store }), createAuthServer({ ...portal.parts, store })] as const;
    portal.serve(servers[0]);
    const visitor = portal.visitor();
    await visitor.forgot(daisey);
    const input = { ticket: visitor.ticket, code: newest(portal).code };
    const late = visitor.ask('verifyCode', input, 'late');
    await begun;
    holds = false;
    portal.advance(10);
    portal.serve(servers[1]);
    const first = await visitor.ask('verifyCode', input, 'first');
    goOn();
    expect([first.status, (await late).body.code]).toEqual([200, 'ticket_expired']);
    expect((await visitor.ask('verifyCode', input, 'late')).body.code).toBe('ticket_expired');
    expect((await visitor.ask('sendCode', { ticket: first.body.ticket, channel: 'sms' })).status).toBe(200);
  });
});

it('a link rides in the fragment of its address', async () => {
  const portal = createPortal();
  await portal.visitor().link('reset2021');
  expect(newest(portal).link).toBe(`https://portal.example/#token=${newestLinkToken(portal)}`);
});
