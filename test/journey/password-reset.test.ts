import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/client/auth-client.js';
import { passwordReset, phoneChallenge, type JourneyNotice } from '../../src/journey/index.js';
import {
  begin, chooseMethod, codeSent, done, fails, FakeClient, phone, ringing, Scene, setPassword, ticket,
} from './support.js';

const sms = codeSent({ channel: 'sms', target: '+1 ••• ••• 0142', ticket: ticket('sms') });
const stepped = (step: string, previous: string): JourneyNotice => ({ type: 'stepped', step, previous }) as JourneyNotice;
const completed: JourneyNotice = { type: 'completed', signedIn: false };

describe('a password reset', () => {
  it('by email alone: code, Continue, new password, done', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    expect(scene.screen('code-sent')).toEqual({ name: 'code-sent', step: codeSent(), received: scene.clock.now(), timeKnown: true });
    await scene.verify('000004', setPassword());
    expect(scene.screen('verified')).toMatchObject({ final: false, next: { name: 'set-password', step: setPassword() } });
    await scene.intend({ name: 'continue' });
    expect(scene.screen('set-password').step).toEqual(setPassword());
    await scene.intend({ name: 'set-password', password: ' Quack-quack-2022 ' }, done());
    scene.screen('done');

    expect(scene.client.calls.map(({ operation, input }) => [operation, input])).toEqual([
      ['startPasswordReset', begin.input],
      ['verifyCode', { ticket: ticket('code'), code: '000004' }],
      ['setPassword', { ticket: ticket('password'), password: ' Quack-quack-2022 ' }],
    ]);
    expect(scene.notices).toEqual([
      stepped('code-sent', 'start'), stepped('verified', 'code-sent'), stepped('set-password', 'verified'), stepped('done', 'set-password'), completed,
    ]);
  });

  it('with a phone, by text message: the second code leads directly to the new password', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.verify('123456', chooseMethod());
    await scene.intend({ name: 'continue' });
    expect(scene.screen('choose-method').step.methods).toEqual([phone(2)]);
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, sms);
    expect(scene.last.input).toEqual({ ticket: ticket('choose'), methodId: 'p2', channel: 'sms' });
    expect(scene.screen('code-sent').step).toEqual(sms);
    await scene.verify('654321', setPassword());
    expect(scene.last.input).toEqual({ ticket: ticket('sms'), code: '654321' });
    scene.screen('set-password');
  });

  it('with a phone, by call: advances only when the server says so', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.verify('123456', chooseMethod());
    await scene.intend({ name: 'continue' });
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'call' }, ringing());
    expect(scene.screen('call-in-progress').step).toEqual(ringing());

    await scene.seconds(3);
    expect(scene.client.of('callStatus').map(({ input }) => input)).toEqual([{ ticket: ticket('call') }]);
    await scene.last.answer(ringing({ ticket: ticket('call-2') }));
    scene.screen('call-in-progress');
    await scene.seconds(3);
    expect(scene.last.input).toEqual({ ticket: ticket('call-2') });
    await scene.last.answer(setPassword());
    scene.screen('set-password');
    expect(scene.notices.slice(-2)).toEqual([stepped('call-in-progress', 'choose-method'), stepped('set-password', 'call-in-progress')]);
  });

  it('with a phone whose provider speaks a code: shows a code by call', async () => {
    const scene = new Scene();
    await scene.begin(chooseMethod());
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'call' }, codeSent({ channel: 'call' }));
    await scene.verify('123456', setPassword());
    scene.screen('set-password');
  });

  it.each([2, 3])('with several phones: sends to the one that was picked (%i), and nothing before', async (picked) => {
    const scene = new Scene();
    await scene.begin(chooseMethod({ methods: [phone(2), phone(3)] }));
    await scene.seconds(60);
    expect(scene.client.calls).toEqual([]);
    await scene.intend({ name: 'send-code', methodId: `p${picked}`, channel: 'sms' }, sms);
    expect(scene.last.input).toEqual({ ticket: ticket('choose'), methodId: `p${picked}`, channel: 'sms' });
  });

  it('without a pause: continues directly after the emailed code', async () => {
    const scene = new Scene({ rules: { ...passwordReset, pauseAfter: [] } });
    await scene.begin(codeSent());
    await scene.verify('123456', setPassword());
    scene.screen('set-password');
  });

  it('reads its rules at each answer, because a host may change an element at any time', async () => {
    const rules = { ...passwordReset };
    const scene = new Scene({ rules });
    await scene.begin(codeSent());
    await scene.verify('123456');
    Object.assign(rules, { pauseAfter: [] });
    await scene.last.answer(setPassword());
    scene.screen('set-password');
  });

  it('that continues elsewhere: reports the address once, and can be restarted', async () => {
    const scene = new Scene();
    await scene.begin({ step: 'redirect', to: 'https://id.example/next' });
    scene.screen('redirect');
    expect(scene.notices).toEqual([stepped('redirect', 'start'), { type: 'redirected', to: 'https://id.example/next' }]);
    await scene.intend({ name: 'cancel' });
    scene.screen('start');
    expect(scene.notices).toHaveLength(3);
  });

  it('that has ended: allows no intent', async () => {
    const scene = new Scene();
    await scene.begin(done());
    const { state } = scene;
    for (const name of ['cancel', 'continue'] as const) await scene.intend({ name });
    await scene.begin();
    expect(scene.state).toBe(state);
    expect(scene.client.calls).toEqual([]);
  });

  const beyond: readonly Step[] = [
    { step: 'prove-password', ticket: ticket('x') },
    { step: 'enroll', ticket: ticket('x'), offers: [{ type: 'phone', channels: ['sms'] }] },
    { step: 'link-sent', expiresIn: 1_200 },
  ];
  it.each(beyond)('answered with $step, which it does not show: is one failure, and never an end', async (step) => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.verify('123456', step);
    scene.screen('code-sent');
    expect(scene.problem).toEqual({ code: 'unexpected_response', status: 200 });
    expect(scene.notices.at(-1)).toEqual({ type: 'problem', operation: 'verifyCode', problem: { code: 'unexpected_response', status: 200 } });
  });
});

describe('a phone challenge', () => {
  it('starts from a step of the host', async () => {
    const scene = new Scene({ rules: phoneChallenge });
    scene.journey.hand(chooseMethod());
    scene.screen('choose-method');
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, sms);
    await scene.verify('123456', done());
    expect(scene.notices.at(-1)).toEqual(completed);
  });

  it('that was handed a step before it was connected: starts when it is connected', async () => {
    const scene = new Scene({ rules: phoneChallenge, connected: false });
    scene.journey.hand(ringing());
    await scene.seconds(10);
    expect(scene.client.calls).toEqual([]);
    scene.journey.connect();
    await scene.seconds(0);
    expect(scene.client.calls.map(({ operation }) => operation)).toEqual(['callStatus']);
  });

  it('ends where the host\'s part starts', async () => {
    const scene = new Scene({ rules: phoneChallenge });
    scene.journey.hand(sms);
    await scene.verify('123456', setPassword());
    expect(scene.screen('verified')).toMatchObject({ final: true, next: { name: 'set-password' } });
    expect(scene.notices.slice(-2)).toEqual([stepped('verified', 'code-sent'), completed]);
    const { state } = scene;
    for (const name of ['continue', 'cancel'] as const) await scene.intend({ name });
    expect(scene.state).toBe(state);
  });

  it('ends after a call too', async () => {
    const scene = new Scene({ rules: phoneChallenge });
    scene.journey.hand(ringing());
    await scene.seconds(3);
    await scene.last.answer(setPassword());
    expect(scene.screen('verified')).toMatchObject({ final: true });
  });

  it('handed another step: aborts the pending call', async () => {
    const scene = new Scene({ rules: phoneChallenge });
    scene.journey.hand(chooseMethod());
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' });
    const before = scene.last;
    scene.journey.hand(chooseMethod({ ticket: ticket('other') }));
    expect(before.signal.aborted).toBe(true);
    await before.answer(sms);
    expect(scene.screen('choose-method').step.ticket).toBe(ticket('other'));
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, sms);
    scene.screen('code-sent');
  });

  it('handed another step during a call: aborts the poll too', async () => {
    const scene = new Scene({ rules: phoneChallenge });
    scene.journey.hand(ringing());
    await scene.seconds(3);
    scene.journey.hand(ringing({ ticket: ticket('other') }));
    expect(scene.last.signal.aborted).toBe(true);
    await scene.seconds(3);
    expect(scene.client.live.map(({ input }) => input)).toEqual([{ ticket: ticket('other') }]);
  });

  it('handed an invalid step: does not change', async () => {
    const scene = new Scene({ rules: phoneChallenge });
    scene.journey.hand(ringing());
    await scene.seconds(3);
    const { state } = scene;
    scene.journey.hand({ step: 'choose-method', ticket: ticket('x'), methods: [] });
    expect(scene.state).toBe(state);
    expect(scene.client.live).toHaveLength(1);
  });
});

describe('a rejected code', () => {
  it.each(['too_many_attempts', 'code_expired'] as const)('%s: keeps the ticket, which is valid for a new code', async (code) => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.verify('123456', fails({ code }));
    expect(scene.problem).toEqual({ code });
    await scene.seconds(30);
    await scene.resend(codeSent({ ticket: ticket('new') }));
    expect(scene.client.of('sendCode').map(({ input }) => input)).toEqual([{ ticket: ticket('code'), channel: 'email' }]);
    expect(scene.problem).toBeUndefined();
    expect(scene.screen('code-sent').step.ticket).toBe(ticket('new'));
  });

  it('ticket_expired: starts over, and shows the problem', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.verify('123456', fails({ code: 'ticket_expired' }));
    scene.screen('start');
    expect(scene.problem).toEqual({ code: 'ticket_expired' });
    expect(JSON.stringify(scene.state)).not.toContain('ticket-');
    expect(scene.notices.slice(-2)).toEqual([
      { type: 'problem', operation: 'verifyCode', problem: { code: 'ticket_expired' } }, stepped('start', 'code-sent'),
    ]);
    await scene.begin(codeSent());
    scene.screen('code-sent');
  });

  it('ticket_expired from a poll: starts over too', async () => {
    const scene = new Scene();
    await scene.begin(ringing());
    await scene.seconds(3);
    await scene.last.answer(fails({ code: 'ticket_expired' }));
    scene.screen('start');
    await scene.seconds(60);
    expect(scene.client.of('callStatus')).toHaveLength(1);
  });

  it('ticket_expired on the entry form, from an incorrect server: stays there', async () => {
    const scene = new Scene();
    await scene.begin(fails({ code: 'ticket_expired' }));
    scene.screen('start');
    expect(scene.notices).toEqual([{ type: 'problem', operation: 'startPasswordReset', problem: { code: 'ticket_expired' } }]);
  });

  it('attempts left: are kept after a new code, until another channel', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    expect(scene.state.attemptsLeft).toBeUndefined();
    await scene.verify('111111', fails({ code: 'invalid_code', attemptsLeft: 2 }));
    expect(scene.state.attemptsLeft).toBe(2);
    await scene.verify('222222', fails({ code: 'invalid_code' }));
    expect(scene.state.attemptsLeft).toBe(2);
    await scene.resend(codeSent({ ticket: ticket('new') }));
    expect(scene.state.attemptsLeft).toBe(2);
    await scene.verify('333333', fails({ code: 'invalid_code', attemptsLeft: 0 }));
    expect(scene.state.attemptsLeft).toBe(0);
    await scene.intend({ name: 'send-code', channel: 'sms' }, sms);
    expect(scene.state.attemptsLeft).toBeUndefined();
  });
});

describe('a failed call', () => {
  it('is reported with its trace, and does not change the screen', async () => {
    const scene = new Scene();
    await scene.begin(fails({ code: 'rate_limited', retryAfter: 12 }, 'trace-1'));
    scene.screen('start');
    expect(scene.notices).toEqual([{ type: 'problem', operation: 'startPasswordReset', problem: { code: 'rate_limited', retryAfter: 12 }, traceId: 'trace-1' }]);
    await scene.begin(fails({ code: 'unsupported' }));
    expect(scene.notices.at(-1)).not.toHaveProperty('traceId');
  });

  it('weak_password: stays on the new password, with its ticket', async () => {
    const scene = new Scene();
    await scene.begin(setPassword());
    await scene.intend({ name: 'set-password', password: 'quack' }, fails({ code: 'weak_password', violations: ['min-length'] }));
    await scene.intend({ name: 'set-password', password: 'Quack-quack-2022' }, done());
    expect(scene.client.of('setPassword').map(({ input }) => input.ticket)).toEqual([ticket('password'), ticket('password')]);
    scene.screen('done');
  });

  it('without a method in the client: is unsupported', async () => {
    const scene = new Scene({ client: new FakeClient(['startPasswordReset']) });
    await scene.begin(codeSent());
    await scene.verify('123456');
    expect(scene.problem).toEqual({ code: 'unsupported' });
  });
});
