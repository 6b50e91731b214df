import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/client/problem.js';
import { at, called, changes, enrolling, enrolls, signsIn, stepped, text, texted } from './registering.js';
import { chooseMethod, codeSent, done, enroll, fails, ringing, setPassword, ticket, timeout, type Scene } from './support.js';

describe('a new factor', () => {
  it('on record: is enrolled without a value', async () => {
    const scene = await enrolling();
    await scene.intend({ name: 'enroll', type: 'email', channel: 'email' }, codeSent());
    expect(scene.last.input).toEqual({ ticket: ticket('enroll'), type: 'email', channel: 'email' });
  });

  it.each<Problem>([{ code: 'phone_invalid' }, { code: 'method_taken' }, { code: 'delivery_failed', channel: 'sms', reason: 'blocked' }, { code: 'rate_limited' }])(
    'that is refused with $code: another one can be given', async (problem) => {
      const scene = await enrolling();
      await scene.intend(enrolls('sms'), fails(problem));
      expect(scene.screen('enroll').step).toEqual(enroll());
      expect(scene.problem).toEqual(problem);
      await scene.intend(enrolls('sms', '+12025550199'), text);
      expect(scene.last.input).toMatchObject({ ticket: ticket('enroll'), value: '+12025550199' });
      scene.screen('code-sent');
    },
  );

  it('whose ticket has expired: starts over, without offers', async () => {
    const scene = await enrolling();
    await scene.intend(enrolls('sms'), fails({ code: 'ticket_expired' }));
    scene.screen('start');
    expect(scene.state.offers).toBeUndefined();
  });

  it('with the same number after a lost answer: keeps its key; with another number it gets a new key', async () => {
    const scene = await enrolling();
    await scene.intend(enrolls('sms'), timeout);
    await scene.intend(enrolls('sms'), timeout);
    await scene.intend(enrolls('sms', '+12025550143'), timeout);
    const [first, second, third] = scene.client.of('enroll').map(({ key }) => key);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});

describe('a wrong phone', () => {
  it('can be changed after its code was sent: enroll again, by a call', async () => {
    const scene = await texted();
    expect(scene.state.offers).toEqual(enroll().offers);
    await scene.intend(changes);
    expect(scene.screen('enroll')).toEqual({
      name: 'enroll', step: { step: 'enroll', ticket: ticket('text'), offers: enroll().offers }, received: scene.clock.now(), timeKnown: true,
    });
    expect(scene.state.activity).toEqual({ kind: 'idle' });
    await scene.intend(enrolls('call', '+12025550143'), ringing());
    expect(scene.last.input, 'the newest ticket').toEqual({ ticket: ticket('text'), type: 'phone', channel: 'call', value: '+12025550143' });
    scene.screen('call-in-progress');
    expect(scene.client.calls.map(({ operation }) => operation)).toEqual(['openLink', 'signIn', 'enroll', 'enroll']);
    expect(scene.notices.slice(-3)).toEqual([stepped('code-sent', 'enroll'), stepped('enroll', 'code-sent'), stepped('call-in-progress', 'enroll')]);
  });

  it('can be changed after a new code, with the newest ticket', async () => {
    const scene = await texted();
    await scene.seconds(30);
    await scene.intend({ name: 'send-code', channel: 'sms' }, codeSent({ channel: 'sms', ticket: ticket('newer') }));
    await scene.intend(changes);
    await scene.intend(enrolls('sms', '+12025550143'));
    expect(scene.last.input.ticket).toBe(ticket('newer'));
  });

  it('can be changed while it rings: the poll is aborted, and its newest ticket is kept', async () => {
    const scene = await called();
    await scene.seconds(3);
    await scene.last.answer(ringing({ ticket: ticket('polled') }));
    await scene.seconds(3);
    const question = scene.last;
    await scene.intend(changes);
    expect(question.signal.aborted).toBe(true);
    expect(scene.state.poll).toBeUndefined();
    expect(scene.clock.due).toEqual([]);
    const { state } = scene;
    await question.answer(done({ signedIn: true }));
    await scene.seconds(60);
    expect(scene.state).toBe(state);
    expect(scene.client.of('callStatus')).toHaveLength(2);
    await scene.intend(enrolls('sms'));
    expect(scene.last.input.ticket).toBe(ticket('polled'));
  });

  it('can be changed after nobody answered the call', async () => {
    const scene = await called();
    await scene.seconds(3);
    await scene.last.answer(fails({ code: 'delivery_failed', channel: 'call', reason: 'no-answer' }));
    await scene.intend(changes);
    scene.screen('enroll');
    expect(scene.problem).toBeUndefined();
  });

  it('can be changed from a call to a code and back, any number of times', async () => {
    const scene = await texted();
    await scene.intend({ name: 'send-code', channel: 'call' }, ringing());
    expect(scene.state.offers).toEqual(enroll().offers);
    await scene.intend({ name: 'send-code', channel: 'sms' }, text);
    for (let time = 0; time < 3; time++) {
      await scene.intend(changes);
      await scene.intend(enrolls('sms', `+1202555014${time}`), text);
    }
    expect(scene.client.of('enroll')).toHaveLength(4);
    expect(scene.state.offers).toEqual(enroll().offers);
  });

  it('cannot be changed during a call, and a second tap does nothing', async () => {
    const scene = await texted();
    await scene.verify('123456');
    const { state } = scene;
    await scene.intend(changes);
    expect(scene.state).toBe(state);
    await scene.last.answer(fails({ code: 'invalid_code' }));
    await scene.intend(changes);
    const changed = scene.state;
    await scene.intend(changes);
    expect(scene.state).toBe(changed);
  });

  it('has its own attempts and its own key', async () => {
    const scene = await texted();
    await scene.verify('111111', fails({ code: 'invalid_code', attemptsLeft: 2 }));
    await scene.intend(changes);
    expect(scene.state.attemptsLeft).toBeUndefined();
    await scene.intend(enrolls('sms'), text);
    const [first, second] = scene.client.of('enroll');
    expect(second?.key, 'the same number in a new intent').not.toBe(first?.key);
    expect(scene.state.attemptsLeft).toBeUndefined();
  });

  it('must still wait for a new code when it is chosen again; another one has its own wait', async () => {
    const scene = await texted();
    await scene.seconds(10);
    await scene.intend(changes);
    await scene.intend(enrolls('sms', '+12025550143'), codeSent({ channel: 'sms', resendIn: 5 }));
    expect(scene.cooldown).toBe(5);
    await scene.intend(changes);
    await scene.intend(enrolls('sms'), codeSent({ channel: 'sms', resendIn: 5 }));
    expect(scene.cooldown).toBe(20);
  });

  it('can still be changed after the element left the page and came back', async () => {
    const scene = await texted();
    scene.journey.disconnect();
    scene.journey.connect();
    await scene.intend(changes);
    scene.screen('enroll');
  });

  it('after a sleep: can be changed, and no remaining time is shown', async () => {
    const scene = await texted();
    scene.clock.sleep(3_600_000);
    scene.journey.checkClock();
    await scene.intend(changes);
    expect(scene.screen('enroll').step.ticket).toBe(ticket('text'));
  });

  it.each<readonly [string, () => Promise<Scene>]>([
    ['a second factor\'s code', () => at([signsIn, chooseMethod()], [{ name: 'send-code', methodId: 'p2', channel: 'sms' }, text])],
    ['a second factor\'s call', () => at([signsIn, chooseMethod()], [{ name: 'send-code', methodId: 'p2', channel: 'call' }, ringing()])],
  ])('is not possible in %s: there is no enrolment to change', async (_, begin) => {
    const scene = await begin();
    const { state } = scene;
    expect(state.offers).toBeUndefined();
    await scene.intend(changes);
    expect(scene.state).toBe(state);
  });
});

describe('a factor that is proved', () => {
  const email = codeSent({ ticket: ticket('email'), resendIn: 15 });

  it('by code: cannot be changed any more, and its cooldown is over', async () => {
    const scene = await texted();
    await scene.verify('123456', email);
    expect(scene.screen('code-sent').step).toEqual(email);
    expect(scene.state.offers).toBeUndefined();
    expect(scene.cooldown).toBe(15);
    const { state } = scene;
    await scene.intend(changes);
    expect(scene.state).toBe(state);
  });

  it('by call: cannot be changed any more, and its cooldown is over', async () => {
    const scene = await texted();
    await scene.intend({ name: 'send-code', channel: 'call' }, ringing());
    await scene.seconds(3);
    await scene.last.answer(email);
    expect(scene.state.offers).toBeUndefined();
    expect(scene.cooldown).toBe(15);
  });

  it.each([chooseMethod(), setPassword(), done()])('and leads to $step: keeps no offers there', async (step) => {
    const scene = await texted();
    await scene.verify('123456', step);
    scene.screen(step.step);
    expect(scene.state.offers).toBeUndefined();
  });

  it('may be followed by another one, with the server\'s new offers', async () => {
    const scene = await texted();
    const offers = [{ type: 'email', channels: ['email'] }] as const;
    await scene.verify('123456', enroll({ offers, ticket: ticket('second') }));
    expect(scene.state.offers).toEqual(offers);
    await scene.intend({ name: 'enroll', type: 'email', channel: 'email', value: 'd@example.com' }, email);
    await scene.intend(changes);
    expect(scene.screen('enroll').step.offers).toEqual(offers);
  });

  it('or cancelled: no offers are left', async () => {
    const scene = await texted();
    await scene.intend({ name: 'cancel' });
    expect(scene.state.offers).toBeUndefined();
    expect(JSON.stringify(scene.state)).not.toContain('ticket-');
  });

  it('or replaced by a step that a host hands over: no offers are left', async () => {
    const scene = await texted();
    scene.journey.hand(email);
    expect(scene.state.offers).toBeUndefined();
  });
});
