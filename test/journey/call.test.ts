import { afterEach, describe, expect, it, vi } from 'vitest';
import { deliveryFailures } from '../../src/client/vocabulary.js';
import { chooseMethod, codeSent, fails, FakeClient, ringing, Scene, setPassword, ticket, timeout } from './support.js';

afterEach(() => void vi.restoreAllMocks());

const offline = fails({ code: 'network', sent: false });

/** A call that has just started to ring. */
async function rings(step = ringing()): Promise<Scene> {
  const scene = new Scene();
  await scene.begin(step);
  return scene;
}
const asked = ({ client }: Scene) => client.of('callStatus').length;

/** Lets seconds pass, and answers each poll. */
async function talk(scene: Scene, seconds: number, answer: Parameters<Scene['last']['answer']>[0]): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await scene.seconds(1);
    for (const call of scene.client.live) await call.answer(answer);
  }
}

describe('while it rings', () => {
  it('polls at the server\'s interval, counted from its last answer', async () => {
    const scene = await rings(ringing({ pollIn: 3 }));
    await scene.seconds(2.999);
    expect(asked(scene)).toBe(0);
    await scene.seconds(0.001);
    expect(asked(scene)).toBe(1);
    await scene.seconds(10);
    expect(asked(scene), 'one question at a time').toBe(1);
    await scene.last.answer(ringing({ pollIn: 5 }));
    await scene.seconds(4.999);
    expect(asked(scene)).toBe(1);
    await scene.seconds(0.001);
    expect(asked(scene)).toBe(2);
  });

  it.each([0, 0.2, 1])('never polls more than once a second (pollIn %d)', async (pollIn) => {
    const scene = await rings(ringing({ pollIn, expiresIn: undefined }));
    await talk(scene, 10, ringing({ pollIn, expiresIn: undefined }));
    expect(asked(scene)).toBe(10);
  });

  it('polls without an idempotency key and without an announcement', async () => {
    const scene = await rings();
    await scene.seconds(3);
    expect(scene.last.key).toBeUndefined();
    expect(scene.requests.map(({ operation }) => operation)).toEqual([]);
  });

  it('shows the same call with newer times, and gives no notice', async () => {
    const scene = await rings();
    await scene.seconds(3);
    const told = scene.notices.length;
    await scene.last.answer(ringing({ ticket: ticket('newer'), expiresIn: 40 }));
    expect(scene.screen('call-in-progress')).toMatchObject({ step: { ticket: ticket('newer'), expiresIn: 40 }, received: scene.clock.now() });
    expect(scene.notices).toHaveLength(told);
  });

  it('keeps the first end of the call when a newer answer has no time', async () => {
    const scene = await rings(ringing({ expiresIn: 60 }));
    const { received } = scene.screen('call-in-progress');
    await scene.seconds(3);
    await scene.last.answer(ringing({ expiresIn: undefined }));
    expect(scene.screen('call-in-progress')).toMatchObject({ step: { expiresIn: 60 }, received });
  });

  it('when the visitor wants a code instead: aborts the poll', async () => {
    const scene = await rings();
    await scene.seconds(3);
    const question = scene.last;
    await scene.intend({ name: 'send-code', channel: 'sms' }, codeSent({ channel: 'sms' }));
    expect(question.signal.aborted).toBe(true);
    await question.answer(setPassword());
    scene.screen('code-sent');
    await scene.seconds(60);
    expect(asked(scene)).toBe(1);
  });

  it('polls again after a code could not be sent', async () => {
    const scene = await rings();
    await scene.seconds(3);
    await scene.intend({ name: 'send-code', channel: 'sms' });
    await scene.seconds(2);
    expect(scene.state.poll?.nextAt, 'the call has not ended').toBeDefined();
    await scene.last.answer(fails({ code: 'rate_limited', retryAfter: 60 }));
    await scene.seconds(3);
    expect(asked(scene)).toBe(2);
    await scene.last.answer(setPassword());
    scene.screen('set-password');
  });

  it('does not poll while the visitor\'s own call is pending', async () => {
    const scene = await rings();
    await scene.intend({ name: 'send-code', channel: 'sms' });
    await scene.seconds(20);
    expect(asked(scene)).toBe(0);
    await scene.last.answer(timeout);
    await scene.seconds(1);
    expect(asked(scene)).toBe(1);
  });

  it('repeats a poll that an intent aborted', async () => {
    const scene = await rings(ringing({ expiresIn: 6 }));
    await talk(scene, 5, ringing({ expiresIn: undefined }));
    await scene.seconds(1);
    expect(asked(scene)).toBe(2);
    await scene.intend({ name: 'send-code', channel: 'sms' }, fails({ code: 'rate_limited' }));
    await scene.seconds(3);
    expect(asked(scene)).toBe(3);
  });
});

describe('a call that ends', () => {
  it('at its time: polls one last time, then stops', async () => {
    const scene = await rings(ringing({ pollIn: 4, expiresIn: 10 }));
    const still = ringing({ pollIn: 4, expiresIn: undefined });
    await talk(scene, 9, still);
    expect(asked(scene)).toBe(2);
    await talk(scene, 1, still);
    expect(asked(scene)).toBe(3);
    await talk(scene, 600, still);
    expect(asked(scene)).toBe(3);
    expect(scene.state.poll?.nextAt).toBeUndefined();
    scene.screen('call-in-progress');
  });

  it('at its time, answered in the last moment: continues', async () => {
    const scene = await rings(ringing({ pollIn: 4, expiresIn: 10 }));
    await talk(scene, 9, ringing({ pollIn: 4, expiresIn: undefined }));
    await scene.seconds(1);
    await scene.last.answer(setPassword());
    scene.screen('set-password');
  });

  it('later than announced: is polled as long as the server says', async () => {
    const scene = await rings(ringing({ pollIn: 5, expiresIn: 10 }));
    await talk(scene, 60, ringing({ pollIn: 5, expiresIn: 10 }));
    expect(asked(scene)).toBe(12);
  });

  it.each(deliveryFailures)('with %s: shows the problem, and stops polling', async (reason) => {
    const scene = await rings();
    await scene.seconds(3);
    await scene.last.answer(fails({ code: 'delivery_failed', channel: 'call', reason }, 'trace-2'));
    scene.screen('call-in-progress');
    const problem = { code: 'delivery_failed', channel: 'call', reason } as const;
    expect(scene.problem).toEqual(problem);
    expect(scene.notices.at(-1)).toEqual({ type: 'problem', operation: 'callStatus', problem, traceId: 'trace-2' });
    await scene.seconds(60);
    expect(asked(scene)).toBe(1);
    expect(scene.state.poll).toBeUndefined();
  });

  it('with busy: can be repeated, with a new key', async () => {
    const scene = new Scene();
    await scene.begin(chooseMethod());
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'call' }, ringing());
    await scene.seconds(3);
    await scene.last.answer(fails({ code: 'delivery_failed', channel: 'call', reason: 'busy' }));
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'call' }, ringing({ ticket: ticket('again') }));
    const [first, second] = scene.client.of('sendCode');
    expect(second?.key).not.toBe(first?.key);
    expect(scene.problem).toBeUndefined();
    await scene.seconds(3);
    expect(scene.last.input).toEqual({ ticket: ticket('again') });
  });

  it('by cancel: stops polling, and ignores late answers', async () => {
    const scene = await rings();
    await scene.seconds(3);
    const question = scene.last;
    await scene.intend({ name: 'cancel' });
    expect(question.signal.aborted).toBe(true);
    await question.answer(setPassword());
    scene.screen('start');
    await scene.seconds(60);
    expect(asked(scene)).toBe(1);
    expect(scene.clock.due).toEqual([]);
  });

  it('because the element left the page: stops polling, and polls again on return', async () => {
    const scene = await rings();
    await scene.seconds(3);
    scene.journey.disconnect();
    expect(scene.last.signal.aborted).toBe(true);
    expect(scene.clock.due).toEqual([]);
    await scene.seconds(30);
    expect(asked(scene)).toBe(1);
    scene.journey.connect();
    await scene.seconds(0);
    expect(asked(scene)).toBe(2);
  });

  it('with a client that has no callStatus: fails at once', async () => {
    const scene = new Scene({ client: new FakeClient(['startPasswordReset', 'sendCode']) });
    await scene.begin(ringing());
    await scene.seconds(3);
    expect(scene.problem).toEqual({ code: 'unsupported' });
    expect(scene.state.poll).toBeUndefined();
  });
});

describe('a failed poll', () => {
  it.each([
    ['lost', timeout], ['offline', offline], ['answered with garbage', fails({ code: 'unexpected_response', status: 502 })],
    ['answered with no step', { step: 'ringing' }], ['answered with a step that is not shown', { step: 'link-sent', expiresIn: 1 }],
    ['thrown', new TypeError('x is not a function')],
  ])('(%s): is reported the third time in a row, and then polling stops', async (_, answer) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const scene = await rings(ringing({ expiresIn: 600 }));
    await talk(scene, 6, answer);
    expect(asked(scene)).toBe(2);
    expect(scene.state.activity).toEqual({ kind: 'idle' });
    await talk(scene, 3, answer);
    expect(scene.state.activity).toMatchObject({ kind: 'failed', operation: 'callStatus' });
    expect(scene.notices.filter(({ type }) => type === 'problem')).toHaveLength(1);
    await talk(scene, 60, answer);
    expect(asked(scene)).toBe(3);
  });

  it('does not count once another one is answered', async () => {
    const scene = await rings(ringing({ expiresIn: 600 }));
    for (const answer of [timeout, timeout, ringing({ expiresIn: 600 }), timeout, timeout]) await talk(scene, 3, answer);
    expect(scene.state.activity).toEqual({ kind: 'idle' });
  });

  it.each([[20, 20], [undefined, 30], [90_000, 3_600], [1, 3], [0, 3]])('refused with Retry-After %s: is repeated after %i seconds', async (retryAfter, wait) => {
    const scene = await rings(ringing({ pollIn: 3, expiresIn: undefined }));
    await scene.seconds(3);
    await scene.last.answer(fails({ code: 'rate_limited', ...(retryAfter !== undefined && { retryAfter }) }));
    expect(scene.state.activity, 'which is not the visitor\'s affair').toEqual({ kind: 'idle' });
    await scene.seconds(wait - 0.001);
    expect(asked(scene)).toBe(1);
    await scene.seconds(0.001);
    expect(asked(scene)).toBe(2);
  });

  it('refused beyond the end of the call: is repeated once more', async () => {
    const scene = await rings(ringing({ pollIn: 3, expiresIn: 10 }));
    await scene.seconds(3);
    await scene.last.answer(fails({ code: 'rate_limited', retryAfter: 120 }));
    await talk(scene, 121, ringing({ expiresIn: undefined }));
    expect(asked(scene)).toBe(2);
    await talk(scene, 600, ringing({ expiresIn: undefined }));
    expect(asked(scene)).toBe(2);
  });

  it('does not resolve an earlier failed request: the retry keeps its key', async () => {
    const scene = await rings(ringing({ expiresIn: 600 }));
    await scene.intend({ name: 'send-code', channel: 'sms' }, timeout);
    const { key } = scene.last;
    await talk(scene, 12, offline);
    expect(scene.state.activity).toMatchObject({ kind: 'failed', operation: 'callStatus' });
    await scene.intend({ name: 'send-code', channel: 'sms' });
    expect(scene.last).toMatchObject({ operation: 'sendCode', key });
  });

  it('with a definite answer of the server: the next intent gets a new key', async () => {
    const scene = await rings();
    await scene.intend({ name: 'send-code', channel: 'call' }, timeout);
    const { key } = scene.last;
    await scene.seconds(3);
    await scene.last.answer(fails({ code: 'delivery_failed', channel: 'call', reason: 'busy' }));
    await scene.intend({ name: 'send-code', channel: 'call' });
    expect(scene.last.operation).toBe('sendCode');
    expect(scene.last.key).not.toBe(key);
  });
});
