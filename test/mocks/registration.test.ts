import { describe, expect, it } from 'vitest';
import { backendWith, daisey, newest, newestLinkToken, Visitor } from './support.js';

const rita = 'rita.reset@example.com';
const prove = { identifier: { kind: 'username', value: 'reset2021' }, password: 'Quack-quack-2021' };

/** With a link in the mail, and opened. */
const landed = async () => {
  const visitor = new Visitor(backendWith());
  await visitor.link('reset2021');
  await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
  return visitor;
};

/** With the password proved as well. */
const atEnroll = async () => {
  const visitor = await landed();
  await visitor.go('signIn', prove);
  return visitor;
};

describe('a registration link', () => {
  it('comes by mail and says when it expires', async () => {
    const visitor = new Visitor(backendWith({ linkBase: 'https://host.example/app/register' }));
    expect((await visitor.link('reset2021')).body).toEqual({ step: 'link-sent', expiresIn: 1_200, resendIn: 30 });
    expect(newest(visitor.backend)).toMatchObject({
      to: rita, channel: 'email', kind: 'link', subject: 'Account Registration Reset', from: expect.stringContaining('do-not-reply@'),
      text: expect.stringContaining('expires in 20 minutes'), link: expect.stringMatching(/^https:\/\/host\.example\/app\/register#token=[0-9a-f]{48}$/),
    });
  });

  it('for a registration begun and not finished reminds of the first attempt', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.link('sally.started@example.com', 'email', 'incomplete');
    expect(newest(visitor.backend).text).toContain('the password of that first attempt');
  });

  it('may be asked for again after 30 s', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.link('reset2021');
    expect((await visitor.link('reset2021')).body).toMatchObject({ code: 'rate_limited', retryAfter: 30 });
    visitor.backend.advance(30);
    expect((await visitor.link('reset2021')).status).toBe(200);
  });

  it('leads to the password, then to enrolment, and through it', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.link('reset2021');
    const opened = await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
    expect(opened.body).toMatchObject({ step: 'prove-password', username: 'r•••1', expiresIn: 900 });
    expect((await visitor.go('signIn', prove)).body.step).toBe('enroll');
    const sent = await visitor.go('enroll', { type: 'phone', value: '+442079460123', channel: 'sms' });
    expect(sent.body).toMatchObject({ step: 'code-sent', channel: 'sms', target: '••• 0123' });
    expect(newest(visitor.backend).to).toBe('+442079460123');
    expect((await visitor.verify()).body).toEqual({ step: 'done', signedIn: true });
    expect(newest(visitor.backend)).toMatchObject({ to: rita, kind: 'notice' });
    expect((await visitor.signIn('reset2021')).body).toMatchObject({ step: 'choose-method', methods: [{ target: '••• 0123' }] });
  });

  it('is not spent by opening, nor by the password', async () => {
    const visitor = await atEnroll();
    const again = await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
    expect(again.body.step).toBe('prove-password');
  });

  it('is spent, with all others of the account, when enrolment is proved', async () => {
    const visitor = await atEnroll();
    const { backend } = visitor;
    const first = newestLinkToken(backend);
    backend.advance(30);
    await new Visitor(backend).link('reset2021');
    const second = newestLinkToken(backend);
    await visitor.go('enroll', { type: 'email', channel: 'email' });
    await visitor.verify();
    for (const token of [first, second]) {
      expect(await visitor.ask('openLink', { token })).toMatchObject({ status: 410, body: { code: 'link_used' } });
    }
  });

  it('expires after 20 minutes', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.link('reset2021');
    const token = newestLinkToken(visitor.backend);
    visitor.backend.advance(1_199);
    expect((await visitor.ask('openLink', { token })).body).toMatchObject({ step: 'prove-password', expiresIn: 1 });
    visitor.backend.advance(1);
    expect(await visitor.ask('openLink', { token })).toMatchObject({ status: 410, body: { code: 'link_expired' } });
  });

  it.each([[0, 900], [1_000, 200]])('opened after %i s leaves %i s for the password', async (after, left) => {
    const visitor = new Visitor(backendWith());
    await visitor.link('reset2021');
    visitor.backend.advance(after);
    expect((await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) })).body).toMatchObject({ step: 'prove-password', expiresIn: left });
    visitor.backend.advance(left - 1);
    expect((await visitor.go('signIn', { ...prove, password: 'wrong' })).body.code).toBe('invalid_credentials');
    visitor.backend.advance(1);
    expect((await visitor.go('signIn', prove)).body.code).toBe('ticket_expired');
  });

  it('that was never sent is invalid', async () => {
    expect(await new Visitor(backendWith()).ask('openLink', { token: 'made-up' })).toMatchObject({ status: 404, body: { code: 'link_invalid' } });
  });

  it('takes the password of its own account only', async () => {
    const visitor = await landed();
    const somebodyElse = { identifier: { kind: 'username', value: 'emailonly2021' }, password: 'Quack-quack-2021' };
    expect((await visitor.go('signIn', somebodyElse)).body.code).toBe('invalid_credentials');
    expect((await visitor.go('signIn', { ...prove, password: 'wrong' })).body.code).toBe('invalid_credentials');
    expect((await visitor.go('signIn', prove)).body.step).toBe('enroll');
  });

  it('enrols nothing before the password', async () => {
    const visitor = await landed();
    expect((await visitor.go('enroll', { type: 'phone', value: '+442079460123', channel: 'sms' })).body.code).toBe('conflict');
  });

  it('of somebody with a proven phone asks for that as well: link and password must not shed a factor', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.link(daisey, 'email');
    await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
    const proved = await visitor.go('signIn', { ...prove, identifier: { kind: 'username', value: 'dduck2021' } });
    expect(proved.body).toMatchObject({ step: 'choose-method', methods: [{ target: '••• 0142' }] });
    await visitor.go('sendCode', { channel: 'sms' });
    expect((await visitor.verify()).body).toMatchObject({ step: 'enroll', offers: [{ type: 'phone', target: '••• 0142' }, { type: 'email' }] });
    await visitor.go('enroll', { type: 'email', channel: 'email' });
    await visitor.verify();
    expect((await visitor.signIn('dduck2021')).body.methods?.map(({ type }) => type)).toEqual(['phone', 'email']);
  });
});

describe('enrolling', () => {
  it('without a value takes the address on record', async () => {
    const visitor = await atEnroll();
    expect((await visitor.go('enroll', { type: 'email', channel: 'email' })).body).toMatchObject({ channel: 'email', target: 'r•••@example.com' });
    expect(newest(visitor.backend).to).toBe(rita);
  });

  it('a phone by call', async () => {
    const visitor = await atEnroll();
    expect((await visitor.go('enroll', { type: 'phone', value: '+442079460123', channel: 'call' })).body.step).toBe('call-in-progress');
    visitor.backend.call('+442079460123', 'hash');
    expect((await visitor.go('callStatus')).body.step).toBe('done');
  });

  it('lets a mistyped number be replaced while its code is on its way', async () => {
    const visitor = await atEnroll();
    await visitor.go('enroll', { type: 'phone', value: '+442079460123', channel: 'sms' });
    await visitor.go('enroll', { type: 'phone', value: '+442079460124', channel: 'sms' });
    expect(newest(visitor.backend).to).toBe('+442079460124');
    expect((await visitor.verify()).body.step).toBe('done');
  });

  it.each([
    [{ type: 'phone', value: '020 7946 0123', channel: 'sms' }, 422, { code: 'phone_invalid' }],
    [{ type: 'phone', value: '+12025550142', channel: 'sms' }, 409, { code: 'method_taken' }],
    [{ type: 'email', value: daisey, channel: 'email' }, 409, { code: 'method_taken' }],
    [{ type: 'email', value: 'no address', channel: 'email' }, 422, { code: 'invalid_input', fields: { value: 'malformed' } }],
    [{ type: 'phone', channel: 'sms' }, 422, { code: 'invalid_input', fields: { value: 'required' } }],
    [{ type: 'phone', value: '+442079460123', channel: 'email' }, 422, { code: 'invalid_input', fields: { channel: 'malformed' } }],
  ])('refuses %j', async (input, status, body) => {
    const visitor = await atEnroll();
    expect(await visitor.go('enroll', input)).toMatchObject({ status, body });
    expect((await visitor.go('enroll', { type: 'email', channel: 'email' })).status).toBe(200);
  });

  it('sends again, and waits before it does', async () => {
    const visitor = await atEnroll();
    await visitor.go('enroll', { type: 'phone', value: '+442079460123', channel: 'sms' });
    expect((await visitor.go('sendCode')).body.code).toBe('rate_limited');
    expect((await visitor.go('enroll', { type: 'phone', value: '+442079460123', channel: 'sms' })).body.code).toBe('rate_limited');
    visitor.backend.advance(30);
    expect((await visitor.go('sendCode')).body.target).toBe('••• 0123');
  });
});
