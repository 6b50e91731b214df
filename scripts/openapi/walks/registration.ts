import { username, who, type Walk, type Walks } from './walk.js';

const registration: Walk = async (visitor) => {
  await visitor.ask('signIn', username('started2021'), 'The password is right, and there is no second factor yet');
  await visitor.go('enroll', { type: 'phone', value: '+1', channel: 'sms' }, 'Not a phone number');
  await visitor.go('enroll', { type: 'phone', value: '+12025550142', channel: 'sms' }, 'A phone of another account');
  await visitor.go('enroll', { type: 'phone', value: '+12025550170', channel: 'sms' }, 'A new phone, by text message');
  await visitor.go('verifyCode', { code: visitor.code }, 'The new factor is proved: registered and signed in');
};

const emailFactor: Walk = async (visitor) => {
  await visitor.ask('signIn', username('started2021'));
  await visitor.go('enroll', { type: 'email', channel: 'email' }, 'The email on record');
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

const cannotEnrol: Walk = (visitor) => visitor.ask('signIn', username('started2021'), 'The registration error');

export const registrationWalks: Walks = {
  registration: [registration],
  emailFactor: [emailFactor],
  link: [link],
  lateLink: [lateLink],
  cannotEnrol: [cannotEnrol, 'registration-error'],
};
