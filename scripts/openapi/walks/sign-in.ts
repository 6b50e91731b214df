import { everyPassword } from '../../../src/mocks/index.js';
import { daisey, username, type Walk, type Walks } from './walk.js';

const signIn: Walk = async (visitor) => {
  await visitor.ask('signIn', { ...username('dduck2021', 'Quack'), remember: true }, 'A wrong password');
  const { answer } = await visitor.ask('signIn', { ...daisey, password: everyPassword, remember: true }, 'The password is right, a phone is left to prove');
  const [{ id } = { id: '' }] = answer['methods'] as readonly { readonly id: string }[];
  await visitor.go('sendCode', { methodId: id, channel: 'sms' }, 'A text message to the phone that was chosen');
  await visitor.go('verifyCode', { code: visitor.code }, 'Signed in');
};

const twoPhones: Walk = async (visitor) => {
  await visitor.ask('signIn', username('twophones2021'), 'The password is right, there are two phones');
  await visitor.go('sendCode', {}, 'With two phones, none named');
};

const spokenCode: Walk = async (visitor) => {
  await visitor.ask('signIn', username('dduck2021'));
  await visitor.go('sendCode', { channel: 'call' }, 'A call that speaks a code');
};

const lockedOut: Walk = async (visitor) => {
  for (const _ of Array(5)) await visitor.ask('signIn', username('dduck2021', 'Quack'));
  await visitor.ask('signIn', username('dduck2021'), 'The right password of a locked account');
};

const hammering: Walk = async (visitor) => {
  for (const _ of Array(10)) await visitor.ask('signIn', username('nobody2021'));
  await visitor.ask('signIn', username('nobody2021'), 'Too many attempts for one name, whether or not it exists');
};

const elsewhere: Walk = (visitor) => visitor.ask('signIn', username('dduck2021'), 'Signing in happens elsewhere');

export const signInWalks: Walks = {
  signIn: [signIn],
  twoPhones: [twoPhones],
  spokenCode: [spokenCode, 'spoken-code'],
  lockedOut: [lockedOut],
  hammering: [hammering],
  elsewhere: [elsewhere, 'redirect-step'],
};
