import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step, StepName } from '../../src/client/auth-client.js';
import { channels, passwordRules } from '../../src/client/vocabulary.js';
import { checkPassword, expiresAt, readStep, type Screen } from '../../src/journey/index.js';
import { isWhole, ticketed } from './invariants.js';
import { chooseMethod, codeSent, done, firstSteps, linkSent, patience, phone, provePassword, ringing, runs, setPassword, ticket } from './support.js';

const { start: _start, ...firstSamples } = firstSteps;

/** One complete Step of each kind. */
const steps: Readonly<Record<StepName, Step>> = {
  ...firstSamples,
  'choose-method': chooseMethod(),
  'code-sent': codeSent({ methods: [phone(2), phone(3)] }),
  'call-in-progress': ringing({ methods: [phone(2)] }),
  'prove-password': provePassword(),
  enroll: { step: 'enroll', ticket: ticket('enrol'), offers: [{ type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }, { type: 'email', channels: ['email'] }] },
  'set-password': setPassword({ policy: { minLength: 12, maxLength: 64, rules: passwordRules } }),
  'link-sent': linkSent(),
  redirect: { step: 'redirect', to: '/next' },
  done: done({ signedIn: true, redirectTo: '/home' }),
};
const names = Object.keys(steps) as StepName[];
const but = (step: Step, changes: object): unknown => ({ ...step, ...changes });

describe('a step', () => {
  it.each(names)('%s: is read as it is', (name) => {
    expect(readStep(steps[name])).toEqual(steps[name]);
    expect(isWhole(steps[name])).toBe(true);
  });

  it.each(names)('%s: is a copy, so a client may change its own object', (name) => {
    const frozen = Object.freeze({ ...steps[name] });
    expect(readStep(frozen)).not.toBe(frozen);
  });

  it.each(ticketed)('%s: is unusable without its ticket', (name) => {
    for (const bad of [undefined, '', null, 7, {}, ['t']]) expect(readStep(but(steps[name], { ticket: bad }))).toBeUndefined();
  });

  it.each<unknown>([
    undefined, null, true, 0, '', 'done', [], {}, [steps.done], () => steps.done, { step: 'passkey', ticket: 't' }, { step: 'enroll-app', ticket: 't' }, { step: undefined },
    { step: ['done'] }, { step: { toString: () => 'done' } }, { step: 'constructor' }, { step: '__proto__' }, { step: 'DONE' }, { step: ' done' }, { code: 'invalid_code' },
  ])('is not %j', (value) => {
    expect(readStep(value)).toBeUndefined();
  });

  it.each<readonly [string, unknown]>([
    ['no method', but(steps['choose-method'], { methods: [] })],
    ['methods that are no list', but(steps['choose-method'], { methods: { 0: phone(2), length: 1 } })],
    ['methods of unknown types', but(steps['choose-method'], { methods: [{ ...phone(2), type: 'pigeon' }, { ...phone(3), type: undefined }] })],
    ['methods with unknown channels', but(steps['choose-method'], { methods: [{ ...phone(2), channels: ['fax'] }, { ...phone(3), channels: 'sms' }, { ...phone(4), channels: undefined }] })],
    ['methods that cannot be told apart or named', but(steps['choose-method'], { methods: [{ ...phone(2), id: undefined }, { ...phone(3), target: undefined }, { ...phone(4), id: 4 }] })],
    ['holes in its methods', but(steps['choose-method'], { methods: [null, undefined, 7, 'sms', []] })],
    ['no channel', but(steps['code-sent'], { channel: undefined })],
    ['a code of no digits', but(steps['code-sent'], { codeLength: 0 })],
    ['a code of half a digit', but(steps['code-sent'], { codeLength: 6.5 })],
    ['a code length as text', but(steps['code-sent'], { codeLength: '6' })],
    ['a code without an end', but(steps['code-sent'], { codeLength: Infinity })],
    ['no target to call', but(steps['call-in-progress'], { target: undefined })],
    ['no pause between questions', but(steps['call-in-progress'], { pollIn: undefined })],
    ['a pause that is no number', but(steps['call-in-progress'], { pollIn: '3' })],
    ['a pause that is negative', but(steps['call-in-progress'], { pollIn: -1 })],
    ['no usable offer', but(steps.enroll, { offers: [{ type: 'passkey', channels: ['sms'] }] })],
    ['no policy', but(steps['set-password'], { policy: undefined })],
    ['a policy that is none', but(steps['set-password'], { policy: 'strong' })],
    ['no time', but(steps['link-sent'], { expiresIn: undefined })],
    ['no address', but(steps.redirect, { to: '' })],
    ['an address that is no text', but(steps.redirect, { to: { href: '/next' } })],
  ])('with %s: is unusable', (_, value) => {
    expect(readStep(value)).toBeUndefined();
  });

  it('from a newer server: is read without its new members', () => {
    const methods = [
      { ...phone(2), channels: ['whatsapp', 'call', 'sms'] }, { ...phone(3), channels: ['whatsapp'] }, { ...phone(4), type: 'passkey' },
    ];
    const known = [{ ...phone(2), channels: ['call', 'sms'] }];
    expect(readStep(but(steps['choose-method'], { methods }))).toEqual({ ...steps['choose-method'], methods: known });
    expect(readStep(but(steps['code-sent'], { methods }))).toEqual({ ...steps['code-sent'], methods: known });
    expect(readStep(but(steps['call-in-progress'], { methods }))).toEqual({ ...steps['call-in-progress'], methods: known });
    expect(readStep(but(steps['set-password'], { policy: { minLength: 8, rules: ['digit', 'haiku', 7] } })))
      .toEqual({ ...steps['set-password'], policy: { minLength: 8, rules: ['digit'] } });
  });

  it('with unusable methods: has none', () => {
    for (const methods of [null, 'sms', {}, [null]]) expect(readStep(but(steps['code-sent'], { methods }))).toEqual({ ...steps['code-sent'], methods: [] });
  });

  it.each([
    [{}, { minLength: 0, rules: [] }], [{ minLength: '12', maxLength: '64', rules: 'digit' }, { minLength: 0, rules: [] }], [{ minLength: 8, maxLength: 0, rules: null }, { minLength: 8, rules: [] }],
    [{ minLength: 8, maxLength: 64, rules: ['digit', 'digits'] }, { minLength: 8, maxLength: 64, rules: ['digit'] }],
  ])('with the policy %j: has %j', (policy, expected) => {
    const step = readStep(but(steps['set-password'], { policy }));
    expect(step).toEqual({ ...steps['set-password'], policy: expected });
  });

  it('with unknown offers: keeps the others', () => {
    const offers = [{ type: 'passkey', channels: ['usb'] }, { type: 'email', channels: ['email', 'pigeon'] }, { type: 'phone', channels: ['fax'] }];
    expect(readStep(but(steps.enroll, { offers }))).toEqual({ ...steps.enroll, offers: [{ type: 'email', channels: ['email'] }] });
  });

  it('with unusable texts: drops them', () => {
    const email = { type: 'email', channels: ['email'] };
    for (const bad of [5, null, {}, ['x'], '']) {
      expect(readStep(but(steps.enroll, { offers: [{ ...email, target: bad }] }))).toEqual({ ...steps.enroll, offers: [email] });
      expect(readStep(but(steps['prove-password'], { username: bad }))).not.toHaveProperty('username');
      expect(readStep(but(steps['link-sent'], { target: bad }))).not.toHaveProperty('target');
      expect(readStep(but(steps['code-sent'], { target: bad }))).not.toHaveProperty('target');
      expect(readStep(but(steps['set-password'], { username: bad }))).not.toHaveProperty('username');
      expect(readStep(but(steps.done, { redirectTo: bad }))).not.toHaveProperty('redirectTo');
    }
  });

  it.each(['no', 'true', 1, null, {}])('with %j for signedIn: drops it', (signedIn) => {
    expect(readStep(but(steps.done, { signedIn }))).not.toHaveProperty('signedIn');
  });

  it.each(['expiresIn', 'resendIn'])('with an %s that is not a duration: drops it', (name) => {
    for (const bad of ['30', -1, Number.NaN, Infinity, null, {}]) expect(readStep(but(steps['code-sent'], { [name]: bad }))).not.toHaveProperty(name);
  });

  it('keeps 0 as a duration', () => {
    expect(readStep(codeSent({ resendIn: 0, expiresIn: 0 }))).toMatchObject({ resendIn: 0, expiresIn: 0 });
  });

  it.each([[0, 1], [0.4, 1], [1, 1], [2.5, 2.5], [30, 30]])('with a pause of %d s between polls: has %d s', (pollIn, expected) => {
    expect(readStep(ringing({ pollIn }))).toMatchObject({ pollIn: expected });
  });
});

describe('any value', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });

  it('is a complete step or undefined, and never an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), anything), (value) => readStep(value) === undefined), { numRuns: runs(400) });
  }, patience);

  /** A Step in which some members, at any depth, are replaced by arbitrary values. */
  const almost = fc.constantFrom(...names).chain((name) => {
    const whole = steps[name] as unknown as Record<string, unknown>;
    const member = (value: unknown): fc.Arbitrary<unknown> => {
      if (Array.isArray(value)) return fc.array(fc.oneof(...value.map(member), anything), { maxLength: 4 });
      if (typeof value === 'object' && value !== null) return fc.record(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, perhaps(inner)])), { requiredKeys: [] });
      return fc.constant(value);
    };
    const perhaps = (value: unknown): fc.Arbitrary<unknown> => fc.oneof({ weight: 6, arbitrary: member(value) }, { weight: 1, arbitrary: anything });
    const members = Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, key === 'step' ? fc.constant(value) : perhaps(value)]));
    return fc.record(members, { requiredKeys: ['step'] });
  });

  it('that is almost a step: is complete once it is read', () => {
    let read = 0;
    fc.assert(fc.property(almost, (value) => {
      const step = readStep(value);
      if (!step) return;
      read++;
      expect(isWhole(step)).toBe(true);
      // A Step that was read causes no exception later.
      if (step.step === 'set-password') checkPassword(step.policy, 'quack');
      expiresAt({ name: step.step, step, received: { monotonic: 0, wall: 0 }, timeKnown: true } as Screen);
      expect(readStep(step)).toEqual(step);
    }), { numRuns: runs(1_000) });
    expect(read, 'many are').toBeGreaterThan(100);
  }, patience);

  it('with a channel: has it, or the channel unknown', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.constantFrom(...channels)), (channel) => {
      const step = readStep(but(steps['code-sent'], { channel }));
      const known = (channels as readonly string[]).includes(channel);
      expect(step).toEqual(channel === '' ? undefined : { ...steps['code-sent'], channel: known ? channel : 'unknown' });
    }), { numRuns: runs(300) });
  }, patience);
});
