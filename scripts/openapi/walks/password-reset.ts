import { daisey, elmer, who, type Walk, type Walks } from './walk.js';

const newPassword = 'Paddle-paddle-2022';

/** The email code, then the phone, then the new password. */
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

const notOffered: Walk = (visitor) => visitor.ask('startPasswordReset', daisey, 'Passwords cannot be reset here');

export const passwordResetWalks: Walks = {
  resetWithPhone: [resetWithPhone],
  resetByEmail: [resetByEmail],
  resetOfNobody: [resetOfNobody],
  lateCode: [lateCode],
  manyCodes: [manyCodes],
  notOffered: [notOffered, 'unsupported'],
};
