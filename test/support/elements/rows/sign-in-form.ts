import '../../../../src/define/sign-in-form.js';
import type { Step } from '../../../../src/client/auth-client.js';
import { SignInForm } from '../../../../src/elements/sign-in-form/sign-in-form.js';
import { screens, typeAccount, type AccountField } from '../acts.js';
import { steps } from '../backend.js';
import { field, find, press, settle, until } from '../page.js';
import { canaries, stage, type Row } from '../stage.js';
import {
  answered, busy, byCall, bySms, doing, failed, nonePicked, picking, pressing, revealing, sentElsewhere, start, told, troubles, typingCode, unavailable,
  verifying, waiting, type Arrange,
} from '../arrange.js';

const by = (identifier: string, label: AccountField): Arrange => async ({ element }) => {
  press(element, `Use your ${identifier} instead`);
  await until(() => field(element, label));
};
const byPhone = by('phone number', 'Phone Number');
const byUsername = by('username', 'Username');
const typing = (who: string = canaries.email, label: AccountField = 'Email Address', arrange: Arrange = start): Arrange =>
  doing((element) => typeAccount(element, who, canaries.password, label), arrange);
const sending = pressing('Sign in', typing());
const choose = (step: Step = steps.onePhone): Arrange => answered(sending, step, screens.choose);
const code = bySms(choose());
const submits = { name: 'Sign in', operation: 'signIn' } as const;

export const row: Row = {
  tag: 'sign-in-form',
  elementClass: SignInForm,
  make: (into, tag = 'sign-in-form') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, identifier: 'before@example.com' }),
  works: (element) => (find(element, 'textbox', 'Email Address') as HTMLInputElement | undefined)?.value === 'before@example.com',
  states: {
    start,
    'start, by phone': byPhone,
    'start, by username': byUsername,
    'start, remembered': async ({ element }) => {
      (element as SignInForm).remember = true;
      await settle();
    },
    'start, with the password shown': revealing('Password', typing()),
    'start, with what is missing': told(pressing('Sign in'), 'Enter your email address'),
    'start, by phone, with what is missing': told(pressing('Sign in', byPhone), 'Enter a phone number'),
    'start, waiting': waiting(sending),
    'start, offline': failed(sending, troubles.offline),
    'start, wrong': failed(sending, troubles.wrongAccount),
    'start, locked': failed(sending, troubles.locked),
    'start, too many tries': failed(sending, troubles.tooManyTries),
    'start, registration error': failed(sending, troubles.registration),
    'start, unavailable': unavailable,
    'one phone': choose(),
    'two phones': choose(steps.twoPhones),
    'two phones, none picked': nonePicked(choose(steps.twoPhones)),
    code,
    'code, wrong': failed(verifying(code), troubles.wrongCode),
    call: byCall(choose()),
    'call, ended': busy(byCall(choose())),
    enrolment: answered(sending, steps.enroll, screens.enroll),
    password: answered(verifying(code), steps.password, screens.password),
    'redirect, refused': sentElsewhere(sending),
    'done, signed in': answered(verifying(code), steps.done, 'You are signed in'),
    'done, signed out': answered(verifying(code), { step: 'done' }, 'You have finished'),
    'start, after too long': failed(verifying(code), troubles.tooLong),
  },
  submits: {
    start: { ready: typing(), ...submits },
    'start, by username': { ready: typing(canaries.email, 'Username', byUsername), ...submits },
    'start, by phone': { ready: typing('+1 202 555 0142', 'Phone Number', byPhone), ...submits },
    'choice of phones': { ready: picking('••• 0144', choose(steps.twoPhones)), name: 'Send Code', operation: 'sendCode' },
    code: { ready: typingCode(code), name: 'Verify code', operation: 'verifyCode' },
  },
};
