import { daisey, elmer, newestLinkToken, newPassword, paths, request, tara, type Visitor } from './support.js';

/** What is done one after the other, whatever comes back: a trace of a scenario is all the answers. */
export type Journey = (visitor: Visitor) => Promise<void>;

/** The code that was sent last; where none was sent, one that nobody has. */
const code = ({ backend }: Visitor): string => backend.outbox.findLast((message) => message.code)?.code ?? '000000';
const proves = (visitor: Visitor) => visitor.verify(code(visitor));

/** Calls, listens while it rings, and has # pressed if it still does. */
const byCall: Journey = async (visitor) => {
  await visitor.go('sendCode', { methodId: 'phone-1', channel: 'call' });
  await visitor.go('callStatus');
  for (const { to } of visitor.backend.calls) visitor.backend.call(to, 'hash');
  await visitor.go('callStatus');
};

/** Each begins anew, and takes one way through the contract. Together they ask for every operation, and for those twice that count. */
export const journeys: Readonly<Record<string, Journey>> = {
  'a sign-in with a text message': async (visitor) => {
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { methodId: 'phone-1', channel: 'sms' });
    await proves(visitor);
  },
  'a sign-in with a call': async (visitor) => {
    await visitor.signIn('dduck2021');
    await byCall(visitor);
    await proves(visitor);
  },
  'a password reset by email alone': async (visitor) => {
    await visitor.forgot(elmer);
    await proves(visitor);
    await visitor.go('setPassword', { password: newPassword });
  },
  'a password reset by email and text message': async (visitor) => {
    await visitor.forgot(daisey);
    await proves(visitor);
    await visitor.go('sendCode', { methodId: 'phone-1', channel: 'sms' });
    await proves(visitor);
    await visitor.go('setPassword', { password: newPassword });
  },
  'a password reset by email and call': async (visitor) => {
    await visitor.forgot(daisey);
    await proves(visitor);
    await byCall(visitor);
    await visitor.go('setPassword', { password: newPassword });
  },
  'a password reset with two phones': async (visitor) => {
    await visitor.forgot(tara);
    await proves(visitor);
  },
  'a password reset of nobody': async (visitor) => {
    await visitor.forgot('nobody@example.com');
  },
  'a code that comes late, after another was asked for': async (visitor) => {
    await visitor.forgot(elmer);
    await visitor.go('sendCode');
    visitor.backend.advance(30);
    await proves(visitor);
  },
  'a request that is sent again': async (visitor) => {
    const input = { identifier: { kind: 'email', value: elmer } };
    await visitor.ask('startPasswordReset', input, 'key-1');
    await visitor.ask('startPasswordReset', input, 'key-1');
  },
  'a link, and the registration that it leads to': async (visitor) => {
    await visitor.link('reset2021');
    await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) || 'none' });
    await visitor.signIn('reset2021', undefined, { ticket: visitor.ticket || 'none' });
    await visitor.go('enroll', { type: 'email', channel: 'email' });
    await proves(visitor);
  },
  'a first registration with a phone': async (visitor) => {
    await visitor.signIn('started2021');
    await visitor.go('enroll', { type: 'phone', value: '+12025550177', channel: 'sms' });
    await proves(visitor);
  },
  'an administrator who looks, and resets a registration twice': async (visitor) => {
    await visitor.ask('listUsers', { limit: 2 });
    await visitor.backend.fetch(request(`${paths.getUser}/u-dduck`));
    await visitor.ask('resetRegistration');
    await visitor.ask('resetRegistration');
  },
};
