import type { IdentifierKind } from '../../src/client/auth-client.js';
import { adminId, everyPassword, type ScenarioChoice } from '../../src/mocks/index.js';
import { Visitor, type Exchange } from './visitor.js';

/** What people of the mock backend do. What has a title becomes an example; a title says what the server finds. */
type Walk = (visitor: Visitor) => Promise<unknown>;

const who = (kind: IdentifierKind, value: string) => ({ identifier: { kind, value } });
const daisey = who('email', 'daisey.duck@example.com');
const elmer = who('email', 'elmer.only@example.com');
const username = (name: string, password = everyPassword) => ({ ...who('username', name), password });
const newPassword = 'Paddle-paddle-2022';

/** Email, then phone, then the new password. */
const resetWithPhone: Walk = async (visitor) => {
  await visitor.ask('startPasswordReset', daisey, 'Somebody who has an account');
  await visitor.go('setPassword', { password: newPassword }, 'Before anything is proved');
  await visitor.go('verifyCode', { code: '000000' }, 'A wrong code');
  await visitor.go('verifyCode', { code: visitor.code }, 'The email is proved, a phone is left to prove');
  await visitor.go('sendCode', { channel: 'sms' }, 'A text message');
  await visitor.go('sendCode', { channel: 'sms' }, 'Again, before resendIn has passed');
  await visitor.go('sendCode', { channel: 'call' }, 'A call');
  await visitor.go('callStatus', {}, 'It rings');
  visitor.backend.call('+12025550142', 'busy');
  await visitor.go('callStatus', {}, 'The line is busy');
  await visitor.go('sendCode', { channel: 'call' });
  visitor.backend.call('+12025550142', 'hash');
  await visitor.go('callStatus', {}, '# was pressed: email and phone are proved');
  await visitor.go('setPassword', { password: 'Duck' }, 'A password that breaks rules');
  await visitor.go('setPassword', { password: newPassword }, 'A good password');
};

const resetByEmail: Walk = async (visitor) => {
  await visitor.ask('startPasswordReset', elmer);
  await visitor.go('verifyCode', { code: visitor.code }, 'The email is proved, and there is no phone');
};

const resetOfNobody: Walk = async (visitor) => {
  await visitor.ask('startPasswordReset', who('email', 'nobody@example.com'), 'Somebody whom nobody knows: the same answer');
  await visitor.ask('startPasswordReset', who('username', 'dduck2021'), 'A username: no target');
  await visitor.ask('startPasswordReset', who('email', 'not an address'), 'Not an email address');
  await visitor.ask('startPasswordReset', who('phone', '555-0142'), 'Not a phone number');
};

const twoPhones: Walk = async (visitor) => {
  await visitor.ask('signIn', username('twophones2021'), 'The password is right, there are two phones');
  await visitor.go('sendCode', {}, 'With two phones, none named');
};

const lateCode: Walk = async (visitor) => {
  await visitor.ask('startPasswordReset', elmer);
  visitor.backend.advance(301);
  await visitor.go('verifyCode', { code: visitor.code }, 'A code that has expired');
  visitor.backend.advance(600);
  await visitor.go('verifyCode', { code: visitor.code }, 'A ticket that has expired');
};

const manyCodes: Walk = async (visitor) => {
  await visitor.ask('startPasswordReset', elmer);
  for (const code of ['000000', '000001']) await visitor.go('verifyCode', { code });
  await visitor.go('verifyCode', { code: '000002' }, 'One wrong code too many');
};

const spokenCode: Walk = async (visitor) => {
  await visitor.ask('signIn', username('dduck2021'));
  await visitor.go('sendCode', { channel: 'call' }, 'A call that speaks a code');
};

const signIn: Walk = async (visitor) => {
  await visitor.ask('signIn', { ...username('dduck2021', 'Quack'), remember: true }, 'A wrong password');
  const { answer } = await visitor.ask('signIn', { ...daisey, password: everyPassword, remember: true }, 'The password is right, a phone is left to prove');
  const [{ id } = { id: '' }] = answer['methods'] as readonly { readonly id: string }[];
  await visitor.go('sendCode', { methodId: id, channel: 'sms' }, 'A text message to the phone that was chosen');
  await visitor.go('verifyCode', { code: visitor.code }, 'Signed in');
};

const lockedOut: Walk = async (visitor) => {
  for (const _ of Array(5)) await visitor.ask('signIn', username('dduck2021', 'Quack'));
  await visitor.ask('signIn', username('dduck2021'), 'The right password of a locked account');
};

const hammering: Walk = async (visitor) => {
  for (const _ of Array(10)) await visitor.ask('signIn', username('nobody2021'));
  await visitor.ask('signIn', username('nobody2021'), 'Too many attempts for one name, whether or not it exists');
};

const registration: Walk = async (visitor) => {
  await visitor.ask('signIn', username('started2021'), 'The password is right, and there is no second factor yet');
  await visitor.go('enroll', { type: 'phone', value: '+1', channel: 'sms' }, 'Not a phone number');
  await visitor.go('enroll', { type: 'phone', value: '+12025550142', channel: 'sms' }, 'A phone of another account');
  await visitor.go('enroll', { type: 'phone', value: '+12025550170', channel: 'sms' }, 'A new phone, by text message');
  await visitor.go('verifyCode', { code: visitor.code }, 'The new factor is proved: registered and signed in');
};

const link: Walk = async (visitor) => {
  await visitor.ask('requestRegistrationLink', { ...who('username', 'reset2021'), reason: 'reset' }, 'After an administrator’s reset');
  await visitor.ask('requestRegistrationLink', { ...who('username', 'reset2021'), reason: 'reset' }, 'Again, before resendIn has passed');
  const { token } = visitor;
  await visitor.ask('openLink', { token: 'made-up' }, 'A token that was never mailed');
  await visitor.ask('openLink', { token }, 'A link');
  await visitor.go('signIn', username('reset2021'), 'The password that a link asks for');
  await visitor.go('enroll', { type: 'phone', value: '+12025550171', channel: 'call' }, 'A new phone, by call');
  visitor.backend.call('+12025550171', 'hash');
  await visitor.go('callStatus', {}, '# was pressed: the new factor is proved');
  await visitor.ask('openLink', { token }, 'A link that led to an enrolment');
};

const lateLink: Walk = async (visitor) => {
  await visitor.ask('requestRegistrationLink', { ...who('email', 'sally.started@example.com'), reason: 'incomplete' }, 'A registration begun and not finished');
  visitor.backend.advance(1_201);
  await visitor.ask('openLink', { token: visitor.token }, 'A link that has expired');
};

const emailFactor: Walk = async (visitor) => {
  await visitor.ask('signIn', username('started2021'));
  await visitor.go('enroll', { type: 'email', channel: 'email' }, 'The email on record');
};

const elsewhere: Walk = (visitor) => visitor.ask('signIn', username('dduck2021'), 'Signing in happens elsewhere');
const cannotEnrol: Walk = (visitor) => visitor.ask('signIn', username('started2021'), 'The registration error');
const notOffered: Walk = (visitor) => visitor.ask('startPasswordReset', daisey, 'Passwords cannot be reset here');

const administration: Walk = async (visitor) => {
  const { answer: { nextCursor } } = await visitor.ask('listUsers', { limit: 3 }, 'The first page');
  await visitor.ask('listUsers', { limit: 3, cursor: nextCursor }, 'The next page');
  await visitor.ask('listUsers', { limit: 25, query: 'duck' }, 'A search');
  await visitor.ask('listUsers', { limit: 3, query: 'duck', cursor: nextCursor }, 'A cursor of another search');
  await visitor.ask('getUser', undefined, 'A user', 'u-dduck');
  await visitor.ask('getUser', undefined, 'A user whom another administrator manages', 'u-stranger');
  await visitor.ask('resetRegistration', {}, 'A reset, and a link mailed', 'u-dduck');
  await visitor.ask('resetRegistration', {}, 'Oneself', adminId);
};

const noLink: Walk = (visitor) => visitor.ask('resetRegistration', {}, 'A reset without a link', 'u-dduck');
const stepUp: Walk = (visitor) => visitor.ask('resetRegistration', {}, 'Signed in too long ago', 'u-dduck');
const signedOut: Walk = (visitor) => visitor.ask('listUsers', { limit: 25 }, 'Nobody is signed in');

const walks: Readonly<Record<string, readonly [Walk, ScenarioChoice?]>> = {
  resetWithPhone: [resetWithPhone],
  resetByEmail: [resetByEmail],
  resetOfNobody: [resetOfNobody],
  twoPhones: [twoPhones],
  lateCode: [lateCode],
  manyCodes: [manyCodes],
  spokenCode: [spokenCode, 'spoken-code'],
  signIn: [signIn],
  lockedOut: [lockedOut],
  hammering: [hammering],
  registration: [registration],
  link: [link],
  lateLink: [lateLink],
  emailFactor: [emailFactor],
  elsewhere: [elsewhere, 'redirect-step'],
  cannotEnrol: [cannotEnrol, 'registration-error'],
  notOffered: [notOffered, 'unsupported'],
  administration: [administration],
  noLink: [noLink, 'admin-no-link'],
  stepUp: [stepUp, 'admin-step-up'],
  signedOut: [signedOut, 'admin-signed-out'],
};

/** All that happens on the walks, in order. */
export const walk = async (): Promise<readonly Exchange[]> => {
  const visitors = await Promise.all(Object.entries(walks).map(async ([name, [steps, scenario]]) => {
    const visitor = new Visitor(name, scenario);
    await steps(visitor);
    return visitor;
  }));
  return visitors.flatMap(({ exchanges }) => exchanges);
};
