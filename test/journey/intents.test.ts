import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/client/problem.js';
import { allowedIntents, type IntentName } from '../../src/journey/index.js';
import { allowed } from './invariants.js';
import { codeSent, done, fails, on, Scene, screenNames, settle, ticket, timeout, sampleIntents } from './support.js';

it('the intents of each screen match a second, independent list', () => {
  expect(allowedIntents).toEqual(allowed);
});

describe.each(screenNames)('on %s', (name) => {
  const offered = allowed[name];
  // No enrolment is in progress, so there is no method to change.
  const refused = (Object.keys(sampleIntents) as IntentName[]).filter((intent) => !offered.includes(intent) || intent === 'change-method');

  it('an intent that is not offered changes nothing', async () => {
    const scene = await on(name, 0);
    const { state } = scene;
    const calls = scene.client.calls.length;
    for (const intent of refused) await scene.intend(sampleIntents[intent]);
    expect(scene.state).toBe(state);
    expect(scene.client.calls).toHaveLength(calls);
  });

  it.each(offered.filter((intent) => intent !== 'cancel' && intent !== 'change-method'))('%s: is one call, however often it is repeated', async (intent) => {
    const scene = await on(name, 0);
    const calls = scene.client.calls.length;
    const states = scene.states.length;
    for (let press = 0; press < 5; press++) await scene.intend(sampleIntents[intent]);
    expect(scene.client.calls).toHaveLength(calls + 1);
    expect(scene.requests).toHaveLength(calls + 1);
    expect(scene.states.slice(states).map(({ activity }) => activity.kind)).toEqual(['held', 'calling']);
  });

  if (!offered.includes('cancel')) return;

  const calls = offered.some((intent) => intent !== 'cancel');

  it.each(calls ? ['before', 'during', 'after'] : ['before'])('cancel %s a call: returns to the entry form without a ticket', async (when) => {
    const scene = await on(name, 0);
    const [intent] = offered;
    if (when !== 'before') await scene.intend(sampleIntents[intent!]);
    const call = scene.client.calls.at(-1);
    if (when === 'after') await call?.answer(timeout);
    await scene.intend({ name: 'cancel' });
    expect(scene.state.screen).toEqual({ name: 'start' });
    expect(scene.state.activity).toEqual({ kind: 'idle' });
    expect(scene.state.poll).toBeUndefined();
    expect(JSON.stringify(scene.state)).not.toContain('ticket-');
    if (when === 'during') expect(call?.signal.aborted).toBe(true);
    const { state } = scene;
    await call?.answer(done());
    await scene.seconds(600);
    expect(scene.state).toBe(state);
  });
});

describe('cancel', () => {
  it('on the entry form without a call: changes nothing', async () => {
    const scene = new Scene();
    await scene.intend({ name: 'cancel' });
    expect(scene.states.slice(1)).toEqual([]);
    expect(scene.notices).toEqual([]);
  });

  it('of a held call: the call is never made', async () => {
    const scene = new Scene();
    scene.host = () => false;
    await scene.begin();
    await scene.intend({ name: 'cancel' });
    expect(scene.state.activity).toEqual({ kind: 'idle' });
    expect(scene.journey.resume()).toBe(false);
    await settle();
    expect(scene.client.calls).toEqual([]);
  });

  it('makes the same intent a new one, with a new key', async () => {
    const scene = new Scene();
    await scene.begin(timeout);
    await scene.intend({ name: 'cancel' });
    await scene.begin();
    const [first, second] = scene.client.calls;
    expect(second?.key).not.toBe(first?.key);
  });

  it('of a pending call works after the element left the page', async () => {
    const scene = await on('code-sent', 0);
    scene.journey.disconnect();
    await scene.intend({ name: 'cancel' });
    expect(scene.state.screen).toEqual({ name: 'start' });
    scene.journey.connect();
    expect(scene.state.screen).toEqual({ name: 'start' });
  });
});

describe('an idempotency key', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a UUID', async () => {
    const scene = new Scene();
    await scene.begin();
    expect(scene.last.key).toMatch(uuid);
  });

  it('is a UUID on an insecure origin too', async () => {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      const keys = new Set<string | undefined>();
      for (let round = 0; round < 50; round++) {
        const scene = new Scene();
        await scene.begin();
        expect(scene.last.key).toMatch(uuid);
        keys.add(scene.last.key);
      }
      expect(keys.size).toBe(50);
    } finally {
      // Deleting it reveals the prototype's own.
      delete (crypto as { randomUUID?: unknown }).randomUUID;
    }
  });

  const unsure: readonly Problem[] = [
    { code: 'network', sent: true }, { code: 'network', sent: false }, { code: 'timeout', sent: true }, { code: 'timeout', sent: false },
    { code: 'unexpected_response', status: 500 }, { code: 'unexpected_response', status: 200 },
  ];
  it.each(unsure)('stays for the same intent after %j, however often', async (problem) => {
    const scene = await on('code-sent', 0);
    for (let attempt = 0; attempt < 4; attempt++) await scene.verify('123456', fails(problem));
    const keys = scene.client.of('verifyCode').map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
    await scene.verify('654321');
    expect(scene.last.key).not.toBe(keys[0]);
  });

  it.each([{ step: 'passkey', ticket: 't' }, null, 'done', [], 7, undefined])('stays after an answer of %j', async (answer) => {
    const scene = new Scene();
    await scene.begin();
    await scene.last.answer(answer);
    expect(scene.problem).toEqual({ code: 'unexpected_response', status: 200 });
    await scene.begin();
    const [first, second] = scene.client.calls;
    expect(second?.key).toBe(first?.key);
  });

  const sure: readonly Problem[] = [
    { code: 'invalid_code', attemptsLeft: 2 }, { code: 'code_expired' }, { code: 'too_many_attempts' }, { code: 'rate_limited' }, { code: 'account_locked' },
    { code: 'conflict' }, { code: 'unauthorized' }, { code: 'reauthentication_required' }, { code: 'unsupported' },
  ];
  it.each(sure)('is new after $code', async (problem) => {
    const scene = await on('code-sent', 0);
    await scene.verify('123456', fails(problem));
    await scene.verify('123456');
    const [first, second] = scene.client.of('verifyCode');
    expect(second?.key).not.toBe(first?.key);
  });

  it('is new after another intent in between', async () => {
    const scene = await on('code-sent', 0);
    await scene.verify('123456', timeout);
    await scene.resend(timeout);
    await scene.verify('123456');
    const [first, second] = scene.client.of('verifyCode');
    expect(second?.key).not.toBe(first?.key);
  });

  it('is new for the same code with another ticket', async () => {
    const scene = await on('code-sent', 0);
    await scene.verify('123456', timeout);
    await scene.resend(codeSent({ ticket: ticket('code') }));
    await scene.verify('123456');
    const [first, second] = scene.client.of('verifyCode');
    expect(second?.input).toEqual(first?.input);
    expect(second?.key).not.toBe(first?.key);
  });
});

describe('an announced call', () => {
  it('is sent as it was announced', async () => {
    const scene = await on('code-sent', 0);
    await scene.verify('000004');
    const [, announced] = scene.requests;
    expect(announced).toEqual({ id: 2, operation: 'verifyCode', input: { ticket: ticket('code'), code: '000004' }, key: scene.last.key });
  });

  it('is not sent before the host has decided', async () => {
    const scene = new Scene();
    let calls = -1;
    scene.host = () => {
      calls = scene.client.calls.length;
      return true;
    };
    await scene.begin();
    expect(calls).toBe(0);
    expect(scene.client.calls).toHaveLength(1);
  });
});
