import { describe, expect, it } from 'vitest';
import { begin, chooseMethod, codeSent, fails, FakeClock, FakeStorage, forbiddenStorage, phone, Scene, setPassword, ticket } from './support.js';

describe('a new code', () => {
  it('may be asked for when the server says so, and not before', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(scene.cooldown).toBe(30);
    await scene.seconds(12);
    expect(scene.cooldown).toBe(18);
    await scene.seconds(20);
    expect(scene.cooldown).toBe(0);
  });

  it('may be asked for at once where the server says 0', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    expect(scene.cooldown).toBe(0);
    expect((scene.storage as FakeStorage).items.size).toBe(0);
  });

  it('is not offered where the server says nothing', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: undefined }));
    expect(scene.cooldown).toBeUndefined();
  });

  it('takes the place of the old one: newer ticket, length and times', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.seconds(40);
    await scene.resend(codeSent({ ticket: ticket('new'), codeLength: 8, expiresIn: 90, resendIn: 60 }));
    expect(scene.screen('code-sent')).toMatchObject({ step: { ticket: ticket('new'), codeLength: 8, expiresIn: 90 }, received: scene.clock.now() });
    expect(scene.cooldown).toBe(60);
  });

  it('sent early by a server that forgot: does not cut the wait short', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    await scene.seconds(10);
    await scene.resend(codeSent({ resendIn: 5 }));
    expect(scene.cooldown).toBe(20);
  });

  it('to a phone: does not wait for the email\'s cooldown', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 300 }));
    await scene.verify('123456', chooseMethod());
    expect(scene.cooldown).toBeUndefined();
    await scene.intend({ name: 'continue' });
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, codeSent({ channel: 'sms', resendIn: 20 }));
    expect(scene.cooldown).toBe(20);
  });

  it('to another phone: waits out the one before', async () => {
    const scene = new Scene();
    await scene.begin(chooseMethod({ methods: [phone(2), phone(3)] }));
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, codeSent({ channel: 'sms', resendIn: 30 }));
    await scene.intend({ name: 'send-code', methodId: 'p3', channel: 'sms' }, codeSent({ channel: 'sms', resendIn: 10 }));
    expect(scene.cooldown).toBe(30);
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
  it.each(refusals)('refused with Retry-After of %s: may be asked for later, and not by itself', async (_, retryAfter, wait) => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'rate_limited', ...(retryAfter !== undefined && { retryAfter }) }));
    expect(scene.cooldown).toBe(wait);
    await scene.seconds(4_000);
    expect(scene.client.of('sendCode')).toHaveLength(1);
  });

  it('refused for a locked account: waits as long as that says, or not at all', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'account_locked' }));
    expect(scene.cooldown).toBe(0);
    await scene.resend(fails({ code: 'account_locked', retryAfter: 900 }));
    expect(scene.cooldown).toBe(900);
  });

  it.each(['verifyCode', 'startPasswordReset'])('is not held up by a refusal of %s', async (operation) => {
    const scene = new Scene();
    if (operation === 'startPasswordReset') await scene.begin(fails({ code: 'rate_limited', retryAfter: 600 }));
    await scene.begin(codeSent({ resendIn: 5 }));
    if (operation === 'verifyCode') await scene.verify('123456', fails({ code: 'rate_limited', retryAfter: 600 }));
    expect(scene.cooldown).toBe(5);
  });
});

describe('a cooldown', () => {
  /** Another page of the same visitor: other journey, other monotonic clock. */
  const reload = ({ storage, clock }: Scene, seconds = 0): Scene => {
    const later = new FakeClock();
    later.monotonic = 100;
    later.wall = clock.wall + seconds * 1_000;
    return new Scene({ storage, clock: later });
  };
  const items = ({ storage }: Scene) => [...(storage as FakeStorage).items];

  it('is kept as a moment and a length, and nothing else', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(items(scene)).toEqual([['latchkey:cooldown:password-reset:sendCode', `{"until":${scene.clock.wall + 30_000},"seconds":30}`]]);
  });

  it('survives a reload', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    const again = reload(scene, 12);
    expect(again.cooldown).toBe(18);
    await again.begin(codeSent({ resendIn: 5 }));
    expect(again.cooldown).toBe(18);
  });

  it('that has passed is forgotten at the reload', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(reload(scene, 31).cooldown).toBeUndefined();
  });

  it('survives leaving the page and coming back', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    scene.journey.disconnect();
    await scene.seconds(10);
    scene.journey.connect();
    expect(scene.cooldown).toBe(20);
  });

  it.each([-3_600, -365 * 86_400])('is never longer than at first, though the clock was set by %i seconds', async (jump) => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(reload(scene, jump).cooldown).toBe(30);
  });

  it('of a refusal is kept too', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'rate_limited', retryAfter: 900 }));
    expect(reload(scene, 100).cooldown).toBe(800);
  });

  it('that is longer stays kept when a shorter one begins', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ resendIn: 0 }));
    await scene.resend(fails({ code: 'rate_limited', retryAfter: 900 }));
    await scene.intend({ name: 'cancel' });
    await scene.seconds(100);
    await scene.begin(codeSent({ resendIn: 30 }));
    expect(scene.cooldown).toBe(800);
    expect(reload(scene).cooldown).toBe(800);
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

  it('ends with the code that it was about', async () => {
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

  it('is each flow\'s own', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    const other = new Scene({ storage: scene.storage, rules: { flow: 'sign-in', pauseAfter: [], shows: ['code-sent'] } });
    expect(other.cooldown).toBeUndefined();
  });

  it.each([
    'null', 'true', '[]', '{}', '"soon"', '{"until":1750000900000}', '{"seconds":30}', '{"until":"soon","seconds":30}', '{"until":null,"seconds":null}',
    '{"until":1e999,"seconds":"x"}', '{', '', 'undefined',
  ])('that somebody scribbled over (%s) is none', (kept) => {
    const storage = new FakeStorage();
    storage.setItem('latchkey:cooldown:password-reset:sendCode', kept);
    expect(new Scene({ storage }).cooldown).toBeUndefined();
  });

  it('is only not kept where storage is forbidden', async () => {
    const scene = new Scene({ storage: forbiddenStorage });
    await scene.begin(codeSent());
    expect(scene.cooldown).toBe(30);
    await scene.verify('123456', setPassword());
    scene.screen('verified');
    expect(scene.told.map(({ type }) => type)).toEqual(['stepped', 'stepped']);
  });

  it('is not kept where there is no storage', async () => {
    const scene = new Scene({ storage: null });
    await scene.intend(begin, codeSent());
    expect(scene.cooldown).toBe(30);
  });
});
