import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AuthClient, Step } from '../../src/client/auth-client.js';
import { codeSent, fails, FakeClient, on, Scene, screenNames, setPassword, ticket } from './support.js';

afterEach(() => void vi.restoreAllMocks());

const lost = { code: 'network', sent: true } as const;

describe('an element that leaves the page', () => {
  it('aborts the call, reports that it may have arrived, and keeps its key', async () => {
    const scene = await on('code-sent');
    await scene.verify('123456');
    const interrupted = scene.last;
    const told = scene.notices.length;
    scene.journey.disconnect();
    expect(interrupted.signal.aborted).toBe(true);
    expect(scene.problem).toEqual(lost);
    expect(scene.notices, 'nothing is told any more').toHaveLength(told);
    await interrupted.answer(setPassword());
    scene.screen('code-sent');

    scene.journey.connect();
    expect(scene.problem).toEqual(lost);
    expect(scene.notices).toHaveLength(told);
    await scene.verify('123456', setPassword());
    expect(scene.last.key).toBe(interrupted.key);
    scene.screen('verified');
  });

  it.each([setPassword(), fails({ code: 'invalid_code' }), new DOMException('aborted', 'AbortError')])('ignores a late answer', async (answer) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const scene = await on('code-sent');
    await scene.verify('123456');
    scene.journey.disconnect();
    scene.journey.connect();
    const { state } = scene;
    const told = scene.notices.length;
    await scene.last.answer(answer);
    expect(scene.state).toBe(state);
    expect(scene.notices).toHaveLength(told);
    expect(log).not.toHaveBeenCalled();
  });

  it('ignores an answer to the first call after the second was sent', async () => {
    const scene = await on('code-sent');
    await scene.verify('111111');
    const first = scene.last;
    scene.journey.disconnect();
    scene.journey.connect();
    await scene.verify('222222');
    const { state } = scene;
    await first.answer(setPassword());
    expect(scene.state).toBe(state);
    await scene.last.answer(fails({ code: 'invalid_code' }));
    expect(scene.problem).toEqual({ code: 'invalid_code' });
  });

  it('drops a held call', async () => {
    const scene = await on('code-sent');
    scene.host = () => false;
    await scene.verify('123456');
    scene.journey.disconnect();
    expect(scene.state.activity).toEqual({ kind: 'idle' });
    expect(scene.journey.resume(setPassword())).toBe(false);
    scene.screen('code-sent');
  });

  it('ignores intents', async () => {
    const scene = await on('code-sent');
    scene.journey.disconnect();
    const { state } = scene;
    const requests = scene.requests.length;
    await scene.verify('123456');
    await scene.begin();
    expect(scene.state).toBe(state);
    expect(scene.requests).toHaveLength(requests);
    expect(scene.client.calls).toHaveLength(1);
  });

  it('and never comes back: leaves no timer', async () => {
    for (const name of screenNames) {
      const scene = await on(name);
      scene.journey.disconnect();
      expect(scene.clock.due).toEqual([]);
    }
  });

  it('can leave and come back any number of times', async () => {
    const scene = await on('set-password');
    const { screen } = scene.state;
    for (let time = 0; time < 3; time++) {
      scene.journey.disconnect();
      scene.journey.disconnect();
      scene.journey.connect();
      scene.journey.connect();
    }
    expect(scene.state.screen).toEqual(screen);
    expect(scene.notices.map(({ type }) => type)).toEqual(['stepped']);
  });
});

describe('another client', () => {
  it('gets its own journey: no ticket, key or answer reaches it', async () => {
    const before = await on('code-sent');
    await before.verify('123456');
    before.journey.disconnect();
    const after = new Scene({ client: new FakeClient(), clock: before.clock, ...(before.storage && { storage: before.storage }) });
    await before.last.answer(setPassword());
    expect(after.state.screen).toEqual({ name: 'start' });
    await after.begin(codeSent({ ticket: ticket('theirs') }));
    await after.verify('123456');
    expect(after.last.input.ticket).toBe(ticket('theirs'));
    expect(after.last.key).not.toBe(before.last.key);
  });

  it('a journey without a client: every call is unsupported, and nothing throws', async () => {
    const scene = new Scene({ client: null });
    await scene.begin();
    expect(scene.problem).toEqual({ code: 'unsupported' });
  });

  it('of a host, an object with methods: they are called as its methods', async () => {
    class Own implements AuthClient {
      readonly #answer = codeSent();
      async startPasswordReset(): Promise<Step> {
        return this.#answer;
      }
    }
    const scene = new Scene({ client: Object.assign(new FakeClient(), { port: new Own() }) });
    await scene.begin();
    scene.screen('code-sent');
  });

  it('that throws at once, or returns no promise: is handled', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const client = new FakeClient();
    const scene = new Scene({ client });
    client.port.startPasswordReset = () => { throw new RangeError('CANARY'); };
    await scene.begin();
    expect(scene.problem).toEqual({ code: 'unexpected_response', status: 0 });
    expect(String(log.mock.calls)).toContain('startPasswordReset');
    expect(String(log.mock.calls)).not.toContain('CANARY');
    client.port.startPasswordReset = (() => codeSent()) as unknown as typeof client.port.startPasswordReset;
    await scene.begin();
    scene.screen('code-sent');
  });
});
