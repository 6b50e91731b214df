import { describe, expect, it } from 'vitest';
import { backendWith, daisey, daiseysPhone, elmer, newPassword, Visitor } from './support.js';

const begun = async () => {
  const visitor = new Visitor(backendWith());
  await visitor.forgot(elmer);
  return visitor;
};
const code = (visitor: Visitor) => visitor.backend.outbox.findLast((message) => message.code)?.code ?? '';

describe('a ticket', () => {
  it('rotates with each step, and the old one is over', async () => {
    const visitor = await begun();
    const first = visitor.ticket;
    await visitor.verify();
    expect(visitor.ticket).not.toBe(first);
    expect(await visitor.ask('verifyCode', { ticket: first, code: code(visitor) })).toMatchObject({ status: 410, body: { code: 'ticket_expired' } });
  });

  it('survives a refusal', async () => {
    const visitor = await begun();
    const { ticket } = visitor;
    await visitor.wrong();
    await visitor.go('setPassword', { password: newPassword });
    expect(visitor.ticket).toBe(ticket);
    expect((await visitor.verify()).status).toBe(200);
  });

  it('is over after 15 minutes without a step', async () => {
    const visitor = await begun();
    visitor.backend.advance(899);
    expect((await visitor.wrong()).body.code).toBe('code_expired');
    visitor.backend.advance(1);
    expect((await visitor.wrong()).body.code).toBe('ticket_expired');
  });

  it('is over once the flow is done', async () => {
    const visitor = await begun();
    await visitor.verify();
    await visitor.go('setPassword', { password: newPassword });
    expect((await visitor.go('setPassword', { password: 'Another-one-2023' })).body.code).toBe('ticket_expired');
  });

  it('that was never given is refused', async () => {
    expect((await (await begun()).ask('verifyCode', { ticket: 't.made-up', code: '123456' })).status).toBe(410);
  });

  it('is another for each visitor of the same account', async () => {
    const backend = backendWith();
    const [one, other] = [new Visitor(backend), new Visitor(backend)];
    await one.forgot(elmer);
    await other.forgot(elmer);
    expect((await one.verify(backend.outbox[1]?.code)).body.code).toBe('invalid_code');
    expect((await one.verify(backend.outbox[0]?.code)).status).toBe(200);
  });
});

describe('proofs', () => {
  it.each(['setPassword', 'callStatus', 'enroll'] as const)('%s is a conflict before the email code', async (operation) => {
    const visitor = await begun();
    const input = { password: newPassword, type: 'email', channel: 'email' };
    expect(await visitor.go(operation, input)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('setPassword is a conflict between the email code and the phone', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(daisey);
    await visitor.verify();
    expect((await visitor.go('setPassword', { password: newPassword })).body.code).toBe('conflict');
    await visitor.go('sendCode', { channel: 'sms' });
    expect((await visitor.go('setPassword', { password: newPassword })).body.code).toBe('conflict');
  });

  it('a sign-in ticket sets no password and enrols nothing', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.signIn('dduck2021');
    expect((await visitor.go('setPassword', { password: newPassword })).body.code).toBe('conflict');
    expect((await visitor.go('enroll', { type: 'email', channel: 'email' })).body.code).toBe('conflict');
  });
});

describe('a repeated request', () => {
  it('with the same key, within 60 s: the same success, sent once', async () => {
    const visitor = await begun();
    const input = { ticket: visitor.ticket, code: code(visitor) };
    const first = await visitor.ask('verifyCode', input, 'key-1');
    visitor.backend.advance(59);
    const again = await visitor.ask('verifyCode', input, 'key-1');
    expect(again.body).toEqual(first.body);
    expect((await visitor.go('setPassword', { password: newPassword })).status).toBe(200);
  });

  it('after 60 s: the ticket is over', async () => {
    const visitor = await begun();
    const input = { ticket: visitor.ticket, code: code(visitor) };
    await visitor.ask('verifyCode', input, 'key-1');
    visitor.backend.advance(60);
    expect((await visitor.ask('verifyCode', input, 'key-1')).body.code).toBe('ticket_expired');
  });

  it('with another key or body: no replay', async () => {
    const visitor = await begun();
    const input = { ticket: visitor.ticket, code: code(visitor) };
    await visitor.ask('verifyCode', input, 'key-1');
    expect((await visitor.ask('verifyCode', input, 'key-2')).body.code).toBe('ticket_expired');
    expect((await visitor.ask('verifyCode', { ...input, code: '000000' }, 'key-1')).body.code).toBe('ticket_expired');
  });

  it('that begins a flow mails one code', async () => {
    const visitor = new Visitor(backendWith());
    const input = { identifier: { kind: 'email', value: elmer } };
    const first = await visitor.ask('startPasswordReset', input, 'key-1');
    expect((await visitor.ask('startPasswordReset', input, 'key-1')).body).toEqual(first.body);
    expect(visitor.backend.outbox).toHaveLength(1);
  });

  it('of a wrong code counts each time', async () => {
    const visitor = await begun();
    const input = { ticket: visitor.ticket, code: '000000' };
    expect((await visitor.ask('verifyCode', input, 'key-1')).body).toMatchObject({ attemptsLeft: 2 });
    expect((await visitor.ask('verifyCode', input, 'key-1')).body).toMatchObject({ attemptsLeft: 1 });
  });

  it('of a call’s status gets the same step when polls overlap', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(daisey);
    await visitor.verify();
    await visitor.go('sendCode', { channel: 'call' });
    const { ticket } = visitor;
    visitor.backend.call(daiseysPhone, 'hash');
    const first = await visitor.ask('callStatus', { ticket });
    expect((await visitor.ask('callStatus', { ticket })).body).toEqual(first.body);
  });
});
