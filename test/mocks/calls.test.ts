import { describe, expect, it } from 'vitest';
import type { CallAnswer } from '../../src/mocks/index.js';
import { backendWith, daisey, daiseysPhone, newest, Visitor } from './support.js';

const ringing = async () => {
  const visitor = new Visitor(backendWith());
  await visitor.forgot(daisey);
  await visitor.verify();
  await visitor.go('sendCode', { channel: 'call' });
  return visitor;
};

describe('a call', () => {
  it('rings, and says so at each poll with the same ticket', async () => {
    const visitor = await ringing();
    const { ticket, backend } = visitor;
    expect(backend.calls).toEqual([{ to: daiseysPhone, expiresIn: 60 }]);
    expect(newest(backend)).toMatchObject({ to: daiseysPhone, channel: 'call', kind: 'call', text: expect.stringContaining('#') });
    backend.advance(2);
    const polled = await visitor.go('callStatus');
    expect(polled.body).toMatchObject({ step: 'call-in-progress', ticket, expiresIn: 58, key: '#' });
  });

  it('answered with # between two polls leads on', async () => {
    const visitor = await ringing();
    await visitor.go('callStatus');
    visitor.backend.call(daiseysPhone, 'hash');
    expect(visitor.backend.calls).toEqual([]);
    expect((await visitor.go('callStatus')).body.step).toBe('set-password');
  });

  it.each<CallAnswer>(['busy', 'no-answer', 'rejected', 'unreachable'])('that ends with %s says so, and code or call may be tried at once', async (reason) => {
    const visitor = await ringing();
    visitor.backend.call(daiseysPhone, reason);
    expect(await visitor.go('callStatus')).toMatchObject({ status: 502, body: { code: 'delivery_failed', channel: 'call', reason } });
    expect((await visitor.go('sendCode', { channel: 'call' })).body.step).toBe('call-in-progress');
    expect((await visitor.go('sendCode', { channel: 'sms' })).body.step).toBe('code-sent');
  });

  it('nobody answers within a minute: no answer', async () => {
    const visitor = await ringing();
    visitor.backend.advance(60);
    expect(visitor.backend.calls).toEqual([]);
    expect((await visitor.go('callStatus')).body).toMatchObject({ code: 'delivery_failed', reason: 'no-answer' });
  });

  it('may be placed again after 30 s, and then one phone rings, not two', async () => {
    const visitor = await ringing();
    expect((await visitor.go('sendCode', { channel: 'call' })).body).toMatchObject({ code: 'rate_limited', retryAfter: 30 });
    visitor.backend.advance(30);
    await visitor.go('sendCode', { channel: 'call' });
    expect(visitor.backend.calls).toEqual([{ to: daiseysPhone, expiresIn: 60 }]);
  });

  it('stops when a code is sent instead', async () => {
    const visitor = await ringing();
    await visitor.go('sendCode', { channel: 'sms' });
    expect(visitor.backend.calls).toEqual([]);
    expect((await visitor.go('callStatus')).body.code).toBe('conflict');
  });

  it('takes no code', async () => {
    const visitor = await ringing();
    expect((await visitor.verify('123456')).body.code).toBe('conflict');
  });
});

describe('answering a phone', () => {
  it('that does not ring throws, and says which do', async () => {
    const { backend } = await ringing();
    expect(() => backend.call('+12025550999', 'hash')).toThrow(`No phone rings at +12025550999. Ringing: ${daiseysPhone}.`);
    backend.call(daiseysPhone, 'hash');
    expect(() => backend.call(daiseysPhone, 'hash')).toThrow('None rings anywhere.');
  });
});
