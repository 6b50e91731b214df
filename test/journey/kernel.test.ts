import { describe, expect, it } from 'vitest';
import { initialState, passwordReset, reduce, registration, wakeAt, type JourneyEvent, type JourneyState, type Moment } from '../../src/journey/index.js';
import { begin, codeSent, enroll, fails, ringing, sampleIntents } from './support.js';

const now: Moment = { monotonic: 1_000, wall: 1_750_000_000_000 };
const at = (monotonic: number): Moment => ({ monotonic, wall: now.wall + monotonic });
const { problem } = fails({ code: 'invalid_code' });

/** The state after these events, one after the other. */
const after = (...events: readonly JourneyEvent[]): JourneyState =>
  events.reduce((state, event) => reduce(passwordReset, state, event).state, initialState('password-reset'));
const intended: JourneyEvent = { type: 'intended', intent: begin, key: 'key-1', now };
const released: JourneyEvent = { type: 'released', id: 1 };
const answered = (step: unknown): JourneyEvent => ({ type: 'answered', id: 1, step, now });

describe('the kernel', () => {
  it('begins with the entry form', () => {
    expect(initialState('sign-in')).toEqual({ flow: 'sign-in', screen: { name: 'start' }, activity: { kind: 'idle' }, waits: [], lastId: 0 });
    expect(wakeAt(initialState('sign-in'))).toBeUndefined();
  });

  it('is pure: the same event on the same state makes the same', () => {
    const events: readonly JourneyEvent[] = [
      { type: 'connected', now, waits: { 'sendCode:email': 12 } }, intended, released, answered(codeSent()), { type: 'handed', step: ringing(), now }, { type: 'woke', now: at(4_000) }, { type: 'clock-jumped', now: at(4_500) },
      { type: 'disconnected' }, { type: 'connected', now: at(9_000) }, { type: 'woke', now: at(9_000) }, { type: 'failed', id: 3, problem, now: at(9_100) },
      { type: 'handed', step: codeSent(), now: at(9_200) },
    ];
    let state = initialState('password-reset');
    for (const event of events) {
      const before = JSON.stringify(state);
      const one = reduce(passwordReset, state, event);
      expect(reduce(passwordReset, state, event)).toEqual(one);
      expect(JSON.stringify(state)).toBe(before);
      expect(Object.isFrozen(one.state)).toBe(true);
      state = one.state;
    }
    expect(state.screen.name).toBe('code-sent');
  });

  it('announces before it calls, and calls before it waits', () => {
    const first = reduce(passwordReset, initialState('password-reset'), intended);
    const request = { id: 1, operation: 'startPasswordReset', input: begin.input, key: 'key-1' };
    expect(first.effects).toEqual([{ type: 'request', request }]);
    expect(reduce(passwordReset, first.state, released).effects).toEqual([{ type: 'call', request }]);
  });

  it('changes a wrong phone without a call: the question is given up, the newest ticket and the offers stay', () => {
    const events: readonly JourneyEvent[] = [
      { type: 'handed', step: enroll(), now },
      { type: 'intended', intent: sampleIntents.enroll, key: 'key-1', now }, released, answered(ringing()),
      { type: 'woke', now: at(4_000) },
    ];
    const asking = events.reduce((state, event) => reduce(registration, state, event).state, initialState('registration'));
    const { state, effects } = reduce(registration, asking, { type: 'intended', intent: sampleIntents['change-method'], key: 'key-3', now: at(4_100) });
    expect(effects).toEqual([{ type: 'abort', id: 2 }, { type: 'stepped', step: 'enroll', previous: 'call-in-progress' }]);
    expect(state).toEqual({
      flow: 'registration', activity: { kind: 'idle' }, lastId: 2, waits: [], offers: enroll().offers,
      screen: { name: 'enroll', step: enroll({ ticket: ringing().ticket }), received: at(4_100), timeKnown: true },
    });
    expect(wakeAt(state)).toBeUndefined();
  });

  it.each<readonly [string, JourneyEvent]>([
    ['an answer', { type: 'answered', id: 7, step: codeSent(), now }],
    ['a failure', { type: 'failed', id: 7, problem, now }],
    ['a release', { type: 'released', id: 7 }],
    ['a question\'s time', { type: 'woke', now: at(1e9) }],
  ])('%s that it does not wait for changes nothing', (_, event) => {
    for (const state of [after(), after(intended), after(intended, released), after(intended, released, answered(codeSent()))]) {
      expect(reduce(passwordReset, state, event)).toEqual({ state, effects: [] });
    }
  });

  it('wakes for the next question alone, never for a countdown', () => {
    expect(wakeAt(after(intended, released, answered(codeSent())))).toBeUndefined();
    const rings = after({ type: 'handed', step: ringing({ pollIn: 3 }), now });
    expect(wakeAt(rings)).toBe(4_000);
    const early = reduce(passwordReset, rings, { type: 'woke', now: at(3_999) });
    expect(early).toEqual({ state: rings, effects: [] });
    const asks = reduce(passwordReset, rings, { type: 'woke', now: at(4_000) });
    expect(asks.effects).toEqual([{ type: 'poll', id: 1, input: { ticket: ringing().ticket } }]);
    expect(wakeAt(asks.state)).toBeUndefined();
  });
});
