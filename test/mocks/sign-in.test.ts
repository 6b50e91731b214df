import { describe, expect, it } from 'vitest';
import { backendWith, daisey, daiseysPhone, elmer, newest, Visitor } from './support.js';

describe('signing in', () => {
  it.each([['username', 'dduck2021'], ['username', 'DDuck2021 '], ['email', daisey], ['email', daisey.toUpperCase()], ['phone', daiseysPhone]])(
    'by %s %j asks for the second factor, then is done', async (kind, value) => {
      const visitor = new Visitor(backendWith());
      const choose = await visitor.ask('signIn', { identifier: { kind, value }, password: 'Quack-quack-2021', remember: true });
      expect(choose.body).toMatchObject({ step: 'choose-method', methods: [{ type: 'phone', target: '••• 0142' }] });
      await visitor.go('sendCode', { channel: 'sms' });
      expect((await visitor.verify()).body).toEqual({ step: 'done', signedIn: true });
    });

  it('by call', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { channel: 'call' });
    visitor.backend.call(daiseysPhone, 'hash');
    expect((await visitor.go('callStatus')).body).toEqual({ step: 'done', signedIn: true });
  });

  it('without a phone: the second factor is the email', async () => {
    const visitor = new Visitor(backendWith());
    expect((await visitor.signIn('emailonly2021')).body).toMatchObject({ methods: [{ type: 'email', channels: ['email'], target: 'e•••@example.com' }] });
    await visitor.go('sendCode');
    expect(newest(visitor.backend).to).toBe(elmer);
    expect((await visitor.verify()).body.step).toBe('done');
  });

  it.each(['started2021', 'reset2021'])('of %s, whose registration is not complete, goes on into enrolment', async (username) => {
    expect((await new Visitor(backendWith()).signIn(username)).body).toMatchObject({
      step: 'enroll',
      offers: [{ type: 'phone', channels: ['sms', 'call'] }, { type: 'email', channels: ['email'], target: expect.stringContaining('•••@') }],
    });
  });

  it('has one refusal for a wrong name and a wrong password', async () => {
    const visitor = new Visitor(backendWith());
    const [name, password] = [await visitor.signIn('nobody2021'), await visitor.signIn('dduck2021', 'wrong')];
    expect(name.status).toBe(401);
    expect({ ...name.body, traceId: '' }).toEqual({ ...password.body, traceId: '' });
    expect(name.body.code).toBe('invalid_credentials');
  });
});

describe('guessing', () => {
  it.each(['dduck2021', 'nobody2021'])('is limited to ten tries a minute, for %s as for anybody', async (username) => {
    const visitor = new Visitor(backendWith());
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await visitor.signIn(username, 'wrong')).status).toBe(401);
    expect(await visitor.signIn(username, 'wrong')).toMatchObject({ status: 429, body: { code: 'rate_limited', retryAfter: 60 } });
  });
});

describe('a lock-out', () => {
  const lockedOut = async () => {
    const visitor = new Visitor(backendWith());
    for (let attempt = 0; attempt < 5; attempt += 1) await visitor.signIn('dduck2021', 'wrong');
    return visitor;
  };

  it('comes after five wrong passwords and is told only to who knows the right one', async () => {
    const visitor = await lockedOut();
    expect((await visitor.signIn('dduck2021', 'wrong')).body.code).toBe('invalid_credentials');
    const locked = await visitor.signIn('dduck2021');
    expect(locked).toMatchObject({ status: 423, body: { code: 'account_locked', retryAfter: 900 } });
    expect(locked.headers.get('Retry-After')).toBe('900');
  });

  it('ends after 15 minutes', async () => {
    const visitor = await lockedOut();
    visitor.backend.advance(900);
    expect((await visitor.signIn('dduck2021')).body.step).toBe('choose-method');
  });

  it('does not come when the right password was between the wrong ones', async () => {
    const visitor = new Visitor(backendWith());
    for (let attempt = 0; attempt < 4; attempt += 1) await visitor.signIn('dduck2021', 'wrong');
    await visitor.signIn('dduck2021');
    await visitor.signIn('dduck2021', 'wrong');
    expect((await visitor.signIn('dduck2021')).status).toBe(200);
  });

  it('ends with a password reset', async () => {
    const visitor = await lockedOut();
    await visitor.forgot(daisey);
    await visitor.verify();
    await visitor.go('sendCode', { channel: 'sms' });
    await visitor.verify();
    await visitor.go('setPassword', { password: 'Paddle-paddle-2022' });
    expect((await visitor.signIn('dduck2021', 'Paddle-paddle-2022')).status).toBe(200);
  });
});
