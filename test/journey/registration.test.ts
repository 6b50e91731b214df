/** Passwords and links: the parts of a sign-in and a registration that a password reset does not have. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/client/problem.js';
import { registration, registrationLink, signIn, type Intent, type Rules } from '../../src/journey/index.js';
import { changes, daisey, enrolling, enrolls, opensLink, password, proves, proving, signsIn, stepped, text, texted, wantsLink } from './registering.js';
import { chooseMethod, codeSent, done, enroll, fails, linkSent, provePassword, ringing, Scene, ticket, timeout } from './support.js';

afterEach(() => void vi.restoreAllMocks());

describe('a sign-in', () => {
  it('with a second factor: password, choice, code, done', async () => {
    const scene = new Scene({ rules: signIn });
    await scene.intend(signsIn, chooseMethod());
    expect(scene.last).toMatchObject({ operation: 'signIn', input: { identifier: daisey, password, remember: true } });
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'sms' }, text);
    await scene.verify('123456', done({ signedIn: true, redirectTo: '/home' }));
    expect(scene.notices).toEqual([
      stepped('choose-method', 'start'), stepped('code-sent', 'choose-method'), stepped('done', 'code-sent'), { type: 'completed', signedIn: true, to: '/home' },
    ]);
  });

  it('of an account without a factor: continues with enrolment', async () => {
    const scene = new Scene({ rules: signIn });
    await scene.intend(signsIn, enroll());
    await scene.intend(enrolls('sms'), text);
    await scene.verify('123456', done({ signedIn: true }));
    expect(scene.client.calls.map(({ operation }) => operation)).toEqual(['signIn', 'enroll', 'verifyCode']);
    expect(scene.notices.at(-1)).toEqual({ type: 'completed', signedIn: true });
  });

  it.each<Problem>([{ code: 'invalid_credentials' }, { code: 'account_locked', retryAfter: 60 }, { code: 'registration_failed' }])('answered with $code: stays, and shows the problem', async (problem) => {
    const scene = new Scene({ rules: signIn });
    await scene.intend(signsIn, fails(problem));
    expect(scene.screen('start')).toEqual({ name: 'start' });
    expect(scene.problem).toEqual(problem);
    expect(JSON.stringify(scene.state), 'the password is not kept').not.toContain('Quack');
    await scene.intend(signsIn);
    const [first, second] = scene.client.calls;
    expect(second?.key).not.toBe(first?.key);
  });

  it.each<readonly [string, Rules]>([['a sign-in', signIn], ['a registration', registration]])('answered with a link: is unexpected for %s', async (_, rules) => {
    const scene = new Scene({ rules });
    await scene.intend(signsIn, linkSent());
    scene.screen('start');
    expect(scene.problem).toEqual({ code: 'unexpected_response', status: 200 });
  });
});

describe('a first login', () => {
  it('proves an old factor before it enrolls a new one', async () => {
    const scene = new Scene({ rules: registration });
    await scene.intend(signsIn, chooseMethod());
    await scene.intend({ name: 'send-code', methodId: 'p2', channel: 'call' }, ringing());
    await scene.seconds(3);
    await scene.last.answer(enroll({ ticket: ticket('after-call') }));
    await scene.intend(enrolls('sms', '+12025550143'), text);
    expect(scene.last.input).toEqual({ ticket: ticket('after-call'), type: 'phone', channel: 'sms', value: '+12025550143' });
    await scene.verify('123456', done({ signedIn: true }));
    scene.screen('done');
  });
});

describe('a link', () => {
  it('that is opened: password, new phone, code, done', async () => {
    const scene = await texted();
    await scene.verify('123456', done({ signedIn: true }));
    expect(scene.client.calls.map(({ operation, input }) => [operation, input])).toEqual([
      ['openLink', { token: 'token-1' }],
      ['signIn', { identifier: daisey, password, ticket: ticket('prove') }],
      ['enroll', { ticket: ticket('enroll'), type: 'phone', channel: 'sms', value: '+12025550142' }],
      ['verifyCode', { ticket: ticket('text'), code: '123456' }],
    ]);
    expect(scene.notices).toEqual([
      stepped('prove-password', 'start'), stepped('enroll', 'prove-password'), stepped('code-sent', 'enroll'), stepped('done', 'code-sent'),
      { type: 'completed', signedIn: true },
    ]);
  });

  it.each<Problem>([{ code: 'link_expired' }, { code: 'link_used' }, { code: 'link_invalid' }])('that does not work ($code): shows the problem on the entry form', async (problem) => {
    const scene = new Scene({ rules: registrationLink });
    await scene.intend(opensLink, fails(problem));
    scene.screen('start');
    expect(scene.problem).toEqual(problem);
    await scene.intend(wantsLink, linkSent());
    scene.screen('link-sent');
  });

  it('whose answer was lost: is opened again with the same key', async () => {
    const scene = new Scene({ rules: registrationLink });
    await scene.intend(opensLink, timeout);
    await scene.intend(opensLink, provePassword());
    const [first, second] = scene.client.calls;
    expect(second?.key).toBe(first?.key);
    scene.screen('prove-password');
  });
});

describe('the password after a link', () => {
  it('if wrong: is asked for again, with the same ticket', async () => {
    const scene = await proving();
    await scene.intend(proves, fails({ code: 'invalid_credentials' }));
    expect(scene.screen('prove-password').step).toEqual(provePassword());
    expect(scene.problem).toEqual({ code: 'invalid_credentials' });
    expect(JSON.stringify(scene.state)).not.toContain('Quack');
    await scene.intend({ ...proves, password: 'Quack-quack-2022' }, enroll());
    const [first, second] = scene.client.of('signIn');
    expect([first?.input.ticket, second?.input.ticket]).toEqual([ticket('prove'), ticket('prove')]);
    expect(second?.key).not.toBe(first?.key);
    scene.screen('enroll');
  });

  it('too late: starts over, and shows the problem', async () => {
    const scene = await proving();
    await scene.intend(proves, fails({ code: 'ticket_expired' }));
    scene.screen('start');
    expect(scene.problem).toEqual({ code: 'ticket_expired' });
    expect(JSON.stringify(scene.state)).not.toMatch(/ticket-|Quack/);
    expect(scene.notices.slice(-2)).toEqual([{ type: 'problem', operation: 'signIn', problem: { code: 'ticket_expired' } }, stepped('start', 'prove-password')]);
  });

  it('is dropped once it is proved', async () => {
    const scene = await enrolling();
    expect(JSON.stringify(scene.state)).not.toContain('Quack');
  });

  it('is sent with the screen\'s ticket, whatever else the intent holds', async () => {
    const scene = await proving();
    await scene.intend(Object.assign({ ticket: ticket('other') }, proves));
    expect(scene.last.input.ticket).toBe(ticket('prove'));
  });

  it('whose answer was lost: is sent again with the same key', async () => {
    const scene = await proving();
    await scene.intend(proves, timeout);
    await scene.intend(proves);
    const [first, second] = scene.client.of('signIn');
    expect(second?.key).toBe(first?.key);
  });
});

describe('the secrets of a registration', () => {
  it('are neither in notices nor in storage, and dropped at the end', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const canary = 'CANARY';
    const scene = new Scene({ rules: registrationLink });
    const setItem = vi.spyOn(scene.storage!, 'setItem');
    const identifier = { kind: 'email', value: `${canary}@example.com` } as const;
    await scene.intend({ name: 'begin', operation: 'requestRegistrationLink', input: { identifier, reason: 'incomplete' } }, linkSent({ target: canary }));
    await scene.intend({ name: 'cancel' });
    await scene.intend({ name: 'begin', operation: 'openLink', input: { token: canary } }, provePassword({ ticket: ticket(canary), username: canary }));
    const prove: Intent = { name: 'prove-password', identifier, password: canary };
    for (const answer of [timeout, fails({ code: 'invalid_credentials' }), new Error(canary)]) await scene.intend(prove, answer);
    await scene.intend(prove, enroll({ ticket: ticket(canary), offers: [{ type: 'phone', channels: ['sms'], target: canary }] }));
    await scene.intend({ name: 'enroll', type: 'phone', channel: 'sms', value: canary }, codeSent({ ticket: ticket(canary), target: canary, channel: 'sms' }));
    await scene.intend(changes);
    await scene.intend({ name: 'enroll', type: 'phone', channel: 'sms', value: canary }, codeSent({ ticket: ticket(canary), target: canary, channel: 'sms' }));
    await scene.verify(canary, done({ signedIn: true }));
    scene.screen('done');
    expect(setItem).toHaveBeenCalled();
    expect(JSON.stringify([scene.notices, setItem.mock.calls, String(log.mock.calls), scene.state])).not.toContain(canary);
  });
});
