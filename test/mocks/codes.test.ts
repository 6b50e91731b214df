import { describe, expect, it } from 'vitest';
import { backendWith, elmer, daisey, newest, Visitor } from './support.js';

const begun = async () => {
  const visitor = new Visitor(backendWith());
  await visitor.forgot(elmer);
  return visitor;
};

describe('attempts', () => {
  it('count down, and the third wrong code is one too many', async () => {
    const visitor = await begun();
    expect(await visitor.wrong()).toMatchObject({ status: 422, body: { code: 'invalid_code', attemptsLeft: 2 } });
    expect(await visitor.wrong()).toMatchObject({ status: 422, body: { code: 'invalid_code', attemptsLeft: 1 } });
    expect(await visitor.wrong()).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
  });

  it('used up: the right code is refused too', async () => {
    const visitor = await begun();
    for (let attempt = 0; attempt < 3; attempt += 1) await visitor.wrong();
    expect((await visitor.verify()).body.code).toBe('too_many_attempts');
  });

  it('used up: a new code starts afresh', async () => {
    const visitor = await begun();
    for (let attempt = 0; attempt < 3; attempt += 1) await visitor.wrong();
    visitor.backend.advance(30);
    await visitor.go('sendCode');
    expect((await visitor.wrong()).body).toMatchObject({ attemptsLeft: 2 });
    expect((await visitor.verify()).status).toBe(200);
  });

  it('outlive a new code that was asked for before they were used up', async () => {
    const visitor = await begun();
    await visitor.wrong();
    visitor.backend.advance(30);
    await visitor.go('sendCode');
    expect((await visitor.wrong()).body).toMatchObject({ attemptsLeft: 1 });
  });
});

describe('a code', () => {
  it('is good for five minutes', async () => {
    const visitor = await begun();
    visitor.backend.advance(299);
    expect((await visitor.verify()).status).toBe(200);
  });

  it('is expired after five minutes, and a new one may be asked for', async () => {
    const visitor = await begun();
    visitor.backend.advance(300);
    expect(await visitor.verify()).toMatchObject({ status: 410, body: { code: 'code_expired' } });
    await visitor.go('sendCode');
    expect((await visitor.verify()).status).toBe(200);
  });

  it('is void once a new one was sent', async () => {
    const visitor = await begun();
    const old = newest(visitor.backend).code;
    visitor.backend.advance(30);
    await visitor.go('sendCode');
    expect(newest(visitor.backend).code).not.toBe(old);
    expect((await visitor.verify(old)).body.code).toBe('invalid_code');
  });

  it('of the email does not pass for that of the phone', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(daisey);
    const mailed = newest(visitor.backend).code;
    await visitor.verify();
    await visitor.go('sendCode', { channel: 'sms' });
    expect((await visitor.verify(mailed)).body.code).toBe('invalid_code');
  });
});

describe('sending again', () => {
  it('has to wait 30 s, and says how long', async () => {
    const visitor = await begun();
    visitor.backend.advance(12);
    const early = await visitor.go('sendCode');
    expect(early).toMatchObject({ status: 429, body: { code: 'rate_limited', retryAfter: 18 } });
    expect(early.headers.get('Retry-After')).toBe('18');
    expect(visitor.backend.outbox).toHaveLength(1);
    visitor.backend.advance(18);
    expect((await visitor.go('sendCode')).body).toMatchObject({ step: 'code-sent', resendIn: 30 });
    expect(visitor.backend.outbox).toHaveLength(2);
  });

  it('by another channel needs no wait, and neither channel can be used to get round the other’s', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(daisey);
    await visitor.verify();
    await visitor.go('sendCode', { channel: 'sms' });
    expect((await visitor.go('sendCode', { channel: 'call' })).status).toBe(200);
    expect((await visitor.go('sendCode', { channel: 'sms' })).body.code).toBe('rate_limited');
  });

  it('by a channel that the method has not is refused', async () => {
    const visitor = await begun();
    expect((await visitor.go('sendCode', { channel: 'sms' })).body).toMatchObject({ code: 'invalid_input', fields: { channel: 'malformed' } });
  });
});

describe('beginning', () => {
  it('ten times a minute is enough, for names that exist and for those that do not', async () => {
    for (const value of [elmer, 'nobody@example.com']) {
      const visitor = new Visitor(backendWith());
      for (let time = 0; time < 10; time += 1) expect((await visitor.forgot(value)).status).toBe(200);
      expect(await visitor.forgot(value)).toMatchObject({ status: 429, body: { code: 'rate_limited', retryAfter: 60 } });
      visitor.backend.advance(60);
      expect((await visitor.forgot(value)).status).toBe(200);
    }
  });
});
