import { describe, expect, it } from 'vitest';
import { everyPassword, type MockUser } from '../../src/mocks/index.js';
import { backendWith, daisey, daiseysPhone, elmer, newest, newPassword, tara, Visitor } from './support.js';

describe('resetting a password', () => {
  it('by email alone: code, new password, done', async () => {
    const backend = backendWith();
    const visitor = new Visitor(backend);
    const sent = await visitor.forgot(elmer);
    expect(sent.body).toMatchObject({ step: 'code-sent', channel: 'email', target: 'e•••@example.com', codeLength: 6, expiresIn: 300, resendIn: 30 });
    expect(sent.body.methods).toBeUndefined();
    expect(newest(backend)).toMatchObject({ to: elmer, channel: 'email', kind: 'code', code: expect.stringMatching(/^\d{6}$/) });
    const verified = await visitor.verify();
    expect(verified.body).toMatchObject({ step: 'set-password', username: 'emailonly2021', policy: { minLength: 12 } });
    const done = await visitor.go('setPassword', { password: newPassword });
    expect(done.body).toEqual({ step: 'done', signedIn: true });
  });

  it('with a phone, by text message: the phone comes after the email', async () => {
    const backend = backendWith();
    const visitor = new Visitor(backend);
    await visitor.forgot(daisey);
    const choose = await visitor.verify();
    expect(choose.body).toMatchObject({
      step: 'choose-method',
      methods: [{ id: 'phone-1', type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }],
    });
    const sent = await visitor.go('sendCode', { methodId: 'phone-1', channel: 'sms' });
    expect(sent.body).toMatchObject({ step: 'code-sent', channel: 'sms', target: '••• 0142', codeLength: 6, methods: choose.body.methods });
    expect(newest(backend)).toMatchObject({ to: daiseysPhone, channel: 'sms', kind: 'code' });
    expect((await visitor.verify()).body.step).toBe('set-password');
    expect((await visitor.go('setPassword', { password: newPassword })).body).toEqual({ step: 'done', signedIn: true });
  });

  it('with a phone, by a call in which # is pressed', async () => {
    const backend = backendWith();
    const visitor = new Visitor(backend);
    await visitor.forgot(daisey);
    await visitor.verify();
    const ringing = await visitor.go('sendCode', { channel: 'call' });
    expect(ringing.body).toMatchObject({ step: 'call-in-progress', target: '••• 0142', pollIn: 2, expiresIn: 60, key: '#' });
    backend.call(daiseysPhone, 'hash');
    expect((await visitor.go('callStatus')).body.step).toBe('set-password');
  });

  it('with two phones: nothing is sent until one is chosen', async () => {
    const backend = backendWith();
    const visitor = new Visitor(backend);
    await visitor.forgot(tara);
    const choose = await visitor.verify();
    expect(choose.body.methods?.map(({ target }) => target)).toEqual(['••• 0143', '••• 0144']);
    expect(backend.outbox).toHaveLength(1);
    const unsaid = await visitor.go('sendCode', { channel: 'sms' });
    expect(unsaid.body).toMatchObject({ code: 'invalid_input', fields: { methodId: 'required' } });
    const unknown = await visitor.go('sendCode', { methodId: 'phone-9', channel: 'sms' });
    expect(unknown.body).toMatchObject({ code: 'invalid_input', fields: { methodId: 'malformed' } });
    await visitor.go('sendCode', { methodId: 'phone-2', channel: 'sms' });
    expect(newest(backend).to).toBe('+12025550144');
  });

  it('lets the other phone, or the other channel, be chosen while a code is on its way', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(tara);
    await visitor.verify();
    await visitor.go('sendCode', { methodId: 'phone-1', channel: 'sms' });
    expect((await visitor.go('sendCode', { methodId: 'phone-2', channel: 'sms' })).body).toMatchObject({ target: '••• 0144' });
    expect((await visitor.go('sendCode', { channel: 'call' })).body).toMatchObject({ step: 'call-in-progress', target: '••• 0144' });
  });

  it('makes the new password the one that signs in, and the old one wrong', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(elmer);
    await visitor.verify();
    await visitor.go('setPassword', { password: newPassword });
    expect((await visitor.signIn('emailonly2021', everyPassword)).body.code).toBe('invalid_credentials');
    expect((await visitor.signIn('emailonly2021', newPassword)).body.step).toBe('choose-method');
  });

  it('tells the user by mail', async () => {
    const backend = backendWith();
    const visitor = new Visitor(backend);
    await visitor.forgot(elmer);
    await visitor.verify();
    await visitor.go('setPassword', { password: newPassword });
    expect(newest(backend)).toMatchObject({ to: elmer, kind: 'notice', subject: 'Your password was changed' });
  });

  it('ends every other flow of the same account', async () => {
    const backend = backendWith();
    const [visitor, intruder] = [new Visitor(backend), new Visitor(backend)];
    await intruder.signIn('dduck2021');
    await visitor.forgot(daisey);
    await visitor.verify();
    await visitor.go('sendCode', { channel: 'sms' });
    await visitor.verify();
    await visitor.go('setPassword', { password: newPassword });
    expect((await intruder.go('sendCode', { channel: 'sms' })).body.code).toBe('ticket_expired');
  });

  it('signs nobody in whose registration is not complete', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot('sally.started@example.com');
    expect((await visitor.verify()).body.step).toBe('set-password');
    expect((await visitor.go('setPassword', { password: newPassword })).body).toEqual({ step: 'done', signedIn: false });
  });

  it('asks for the phone that was enrolled even after an admin has reset the registration', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.ask('resetRegistration');
    await visitor.forgot(daisey);
    const code = visitor.backend.outbox.findLast(({ kind }) => kind === 'code')?.code ?? '';
    expect((await visitor.verify(code)).body).toMatchObject({ step: 'choose-method', methods: [{ target: '••• 0142' }] });
  });

  it('of somebody whose registration was reset before the run began asks for their phone as well', async () => {
    const gus: MockUser = { id: 'u-gus', username: 'gus2021', name: 'Gus Goose', email: 'gus@example.com', registration: 'reset', phones: ['+12025550170'] };
    const visitor = new Visitor(backendWith({ users: [gus, { ...gus, id: 'u-gil', username: 'gil2021', email: 'gil@example.com', registration: 'incomplete' }] }));
    await visitor.forgot('gus@example.com');
    expect((await visitor.verify()).body).toMatchObject({ step: 'choose-method', methods: [{ target: '••• 0170' }] });
    await visitor.forgot('gil@example.com');
    expect((await visitor.verify()).body.step).toBe('set-password');
  });
});

describe('the password policy', () => {
  const atSetPassword = async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(elmer);
    await visitor.verify();
    return visitor;
  };

  it.each([
    ['Short-1', ['min-length']],
    ['no-capitals-2022', ['uppercase']],
    ['NO-SMALL-ONES-2022', ['lowercase']],
    ['No-digits-whatever', ['digit']],
    ['short', ['min-length', 'uppercase', 'digit']],
    [everyPassword, ['not-recent']],
    [`Aa1${'x'.repeat(254)}`, ['max-length']],
  ])('refuses %j and names each rule that it breaks', async (password, violations) => {
    const visitor = await atSetPassword();
    const answer = await visitor.go('setPassword', { password });
    expect(answer).toMatchObject({ status: 422, body: { code: 'weak_password', violations } });
  });

  it('accepts a password after a weak one, with the same ticket', async () => {
    const visitor = await atSetPassword();
    await visitor.go('setPassword', { password: 'weak' });
    expect((await visitor.go('setPassword', { password: newPassword })).body.step).toBe('done');
  });

  it('counts code points and takes spaces, scripts and 256 characters', async () => {
    const ducks = await atSetPassword();
    expect((await ducks.go('setPassword', { password: `Aa1${'🦆'.repeat(8)}` })).body).toMatchObject({ violations: ['min-length'] });
    const long = `Aa1 ${'ф'.repeat(252)}`;
    expect((await ducks.go('setPassword', { password: long })).body.step).toBe('done');
  });

  it('remembers passwords that were replaced', async () => {
    const visitor = await atSetPassword();
    await visitor.go('setPassword', { password: newPassword });
    await visitor.forgot(elmer);
    await visitor.verify();
    expect((await visitor.go('setPassword', { password: everyPassword })).body).toMatchObject({ violations: ['not-recent'] });
  });
});
