import { describe, expect, it } from 'vitest';
import { signIn, type Intent } from '../../src/journey/index.js';
import { begin, chooseMethod, codeSent, fails, FakeClock, FakeStorage, forbiddenStorage, phone, ringing, Scene, setPassword, ticket, timeout } from './support.js';

const begins = (value: string): Intent => ({ name: 'begin', operation: 'startPasswordReset', input: { identifier: { kind: 'email', value } } });

describe('a new code', () => {
  it('may be sent when the server says so, and not before', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(scene.cooldown).toBe(30);
    await scene.seconds(12);
    expect(scene.cooldown).toBe(18);
    await scene.seconds(20);
    expect(scene.cooldown).toBe(0);
  });

  it('may be sent at once when the server says 0', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    expect(scene.cooldown).toBe(0);
    expect((scene.storage as FakeStorage).items.size).toBe(0);
  });

  it('is not offered without resendIn', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: undefined }));
    expect(scene.cooldown).toBeUndefined();
  });

  it('replaces the old one: newer ticket, length and times', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.seconds(40);
    await scene.resend(codeSent({ ticket: ticket('new'), codeLength: 8, expiresIn: 90, resendIn: 60 }));
    expect(scene.screen('code-sent')).toMatchObject({ step: { ticket: ticket('new'), codeLength: 8, expiresIn: 90 }, received: scene.clock.now() });
    expect(scene.cooldown).toBe(60);
  });

  it('too early: is refused without a call, with the remaining seconds', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    await scene.seconds(10);
    await scene.resend();
    expect(scene.client.of('sendCode')).toEqual([]);
    expect(scene.requests).toHaveLength(1);
    expect(scene.problem).toEqual({ code: 'rate_limited', retryAfter: 20 });
    expect(scene.notices.filter(({ type }) => type === 'problem'), 'no call failed').toEqual([]);
    await scene.seconds(20);
    await scene.resend(codeSent());
    expect(scene.client.of('sendCode')).toHaveLength(1);
  });

  it('too early: keeps the key of a call that may have arrived', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    await scene.verify('123456', timeout);
    await scene.resend();
    await scene.verify('123456');
    const [first, second] = scene.client.of('verifyCode');
    expect(second?.key).toBe(first?.key);
  });

  it('must wait after too many attempts too', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    await scene.verify('123456', fails({ code: 'too_many_attempts' }));
    await scene.resend();
    expect(scene.client.of('sendCode')).toEqual([]);
    expect(scene.cooldown).toBe(30);
  });

  it('by text message: its wait does not block a call', async () => {
    const scene = new Scene();
    await scene.begin(chooseMethod());
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, codeSent({ channel: 'sms', resendIn: 30 }));
    await scene.intend({ name: 'send-code', channel: 'sms' });
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' });
    expect(scene.client.of('sendCode')).toHaveLength(1);
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'call' }, ringing());
    scene.screen('call-in-progress');
    // On the call screen, the wait for a text message still holds.
    await scene.intend({ name: 'send-code', channel: 'sms' });
    expect(scene.client.of('sendCode')).toHaveLength(2);
  });

  it('refused on one channel: the other channels stay available', async () => {
    const scene = new Scene();
    await scene.begin(chooseMethod({ methods: [phone(2), phone(3)] }));
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, fails({ code: 'rate_limited', retryAfter: 60 }));
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' });
    expect(scene.client.of('sendCode')).toHaveLength(1);
    await scene.intend({ name: 'send-code', methodId: 'p3', channel: 'sms' }, fails({ code: 'forbidden' }));
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'call' }, fails({ code: 'forbidden' }));
    expect(scene.client.of('sendCode')).toHaveLength(3);
  });

  it('to the method with the same target as the last one: shares its wait', async () => {
    const scene = new Scene();
    const methods = [{ id: 'mail', type: 'email', channels: ['email'], target: 'd•••@example.com' }, phone(2)] as const;
    await scene.begin(codeSent({ resendIn: 30, methods }));
    await scene.intend({ name: 'send-code', methodId: 'mail', channel: 'email' });
    expect(scene.client.of('sendCode')).toEqual([]);
  });

  it('to a phone: does not wait for the cooldown of the email', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 300 }));
    await scene.verify('123456', chooseMethod());
    expect(scene.cooldown).toBeUndefined();
    await scene.intend({ name: 'continue' });
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, codeSent({ channel: 'sms', resendIn: 20 }));
    expect(scene.cooldown).toBe(20);
  });

  it('to another phone: has its own wait', async () => {
    const scene = new Scene();
    await scene.begin(chooseMethod({ methods: [phone(2), phone(3)] }));
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, codeSent({ channel: 'sms', resendIn: 30 }));
    await scene.intend({ name: 'send-code', methodId: 'p3', channel: 'sms' }, codeSent({ channel: 'sms', resendIn: 10 }));
    expect(scene.cooldown).toBe(10);
  });

  const refusals: readonly (readonly [string, number | undefined, number])[] = [
    ['7 seconds', 7, 7],
    ['a fraction', 0.2, 1],
    ['0', 0, 0],
    ['nothing', undefined, 30],
    ['garbage', Number.NaN, 30],
    ['a past time', -120, 30],
    ['for ever', Infinity, 30],
    ['an hour', 3_600, 3_600],
    ['ten years', 315_360_000, 3_600],
  ];
  it.each(refusals)('refused with Retry-After of %s: must wait, and is not repeated by itself', async (_, retryAfter, wait) => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'rate_limited', ...(retryAfter !== undefined && { retryAfter }) }));
    expect(scene.cooldown).toBe(wait);
    await scene.seconds(4_000);
    expect(scene.client.of('sendCode')).toHaveLength(1);
  });

  it('refused for a locked account: waits as long as the problem says, or not at all', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'account_locked' }));
    expect(scene.cooldown).toBe(0);
    await scene.resend(fails({ code: 'account_locked', retryAfter: 900 }));
    expect(scene.cooldown).toBe(900);
  });

  it.each(['verifyCode', 'startPasswordReset'])('does not wait after a refusal of %s', async (operation) => {
    const scene = new Scene();
    if (operation === 'startPasswordReset') await scene.begin(fails({ code: 'rate_limited', retryAfter: 600 }));
    await scene.begin(codeSent({ resendIn: 5 }));
    if (operation === 'verifyCode') await scene.verify('123456', fails({ code: 'rate_limited', retryAfter: 600 }));
    expect(scene.cooldown).toBe(5);
  });
});

describe('a cooldown', () => {
  /** Another page of the same visitor: a new journey with a new monotonic clock. */
  const reload = ({ storage, clock }: Scene, seconds = 0): Scene => {
    const later = new FakeClock();
    later.monotonic = 100;
    later.wall = clock.wall + seconds * 1_000;
    return new Scene({ storage, clock: later });
  };
  const items = ({ storage }: Scene) => [...(storage as FakeStorage).items];

  it('is stored as a time and a length, and nothing else', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(items(scene)).toEqual([['latchkey:cooldown:password-reset:sendCode:email', `{"until":${scene.clock.wall + 30_000},"seconds":30}`]]);
  });

  it('survives a reload', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    const again = reload(scene, 12);
    expect(again.cooldown).toBe(18);
    await again.begin(codeSent({ resendIn: 5 }));
    expect(again.cooldown).toBe(18);
  });

  it('that has passed is dropped after a reload', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(reload(scene, 31).cooldown).toBeUndefined();
  });

  it('survives when the element leaves the page and comes back', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    scene.journey.disconnect();
    await scene.seconds(10);
    scene.journey.connect();
    expect(scene.cooldown).toBe(20);
  });

  it.each([-3_600, -365 * 86_400])('is never longer than its first length, even when the clock was set by %i seconds', async (jump) => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(reload(scene, jump).cooldown).toBe(30);
  });

  it('after a refusal is stored too', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'rate_limited', retryAfter: 900 }));
    expect(reload(scene, 100).cooldown).toBe(800);
  });

  it('that is longer stays stored when a shorter one starts', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'rate_limited', retryAfter: 900 }));
    await scene.intend({ name: 'cancel' });
    await scene.seconds(100);
    await scene.intend(begins('elmer.only@example.com'), codeSent({ resendIn: 30 }));
    expect(scene.cooldown, 'of another address').toBe(30);
    expect(reload(scene).cooldown, 'storage knows no address').toBe(800);
  });

  it('holds on the entry form for the typed address, in any case, and for no other', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    await scene.intend({ name: 'cancel' });
    await scene.seconds(10);
    await scene.intend(begins('Daisey.Duck@Example.com'));
    expect(scene.client.of('startPasswordReset')).toHaveLength(1);
    expect(scene.problem).toEqual({ code: 'rate_limited', retryAfter: 20 });
    await scene.intend(begins('elmer.only@example.com'), fails({ code: 'forbidden' }));
    expect(scene.client.of('startPasswordReset')).toHaveLength(2);
    await scene.seconds(20);
    await scene.begin(codeSent());
    expect(scene.client.of('startPasswordReset')).toHaveLength(3);
  });

  it('for an address is not stored: after a reload the entry form is free', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(JSON.stringify(items(scene))).not.toContain('example.com');
    const again = reload(scene);
    await again.begin(codeSent());
    expect(again.client.of('startPasswordReset')).toHaveLength(1);
  });

  it('counts from the answer, not from Continue', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.verify('123456', codeSent({ channel: 'sms', resendIn: 30 }));
    await scene.seconds(20);
    await scene.intend({ name: 'continue' });
    expect(scene.cooldown).toBe(10);
    expect(reload(scene).cooldown).toBe(10);
  });

  it('ends when its code is verified', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    expect(items(scene)).toHaveLength(1);
    await scene.verify('123456', setPassword());
    expect(items(scene)).toEqual([]);
  });

  it('stays after cancel', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.intend({ name: 'cancel' });
    expect(scene.cooldown).toBe(30);
    expect(items(scene)).toHaveLength(1);
  });

  it('is separate for each flow', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    const other = new Scene({ storage: scene.storage, rules: signIn });
    expect(other.cooldown).toBeUndefined();
  });

  it.each([
    'null', 'true', '[]', '{}', '"soon"', '{"until":1750000900000}', '{"seconds":30}', '{"until":"soon","seconds":30}', '{"until":null,"seconds":null}',
    '{"until":1e999,"seconds":"x"}', '{', '', 'undefined',
  ])('that somebody scribbled over (%s) is none', (kept) => {
    const storage = new FakeStorage();
    storage.setItem('latchkey:cooldown:password-reset:sendCode:email', kept);
    expect(new Scene({ storage }).cooldown).toBeUndefined();
  });

  it('is not stored where storage is forbidden', async () => {
    const scene = new Scene({ storage: forbiddenStorage });
    await scene.begin(codeSent());
    expect(scene.cooldown).toBe(30);
    await scene.verify('123456', setPassword());
    scene.screen('verified');
    expect(scene.notices.map(({ type }) => type)).toEqual(['stepped', 'stepped']);
  });

  it('is not stored without storage', async () => {
    const scene = new Scene({ storage: null });
    await scene.intend(begin, codeSent());
    expect(scene.cooldown).toBe(30);
  });
});
