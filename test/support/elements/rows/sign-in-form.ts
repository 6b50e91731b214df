import '../../../../src/define/sign-in-form.js';
import type { AuthClient, Step } from '../../../../src/client/auth-client.js';
import { SignInForm } from '../../../../src/elements/sign-in-form/sign-in-form.js';
import { steps } from '../backend.js';
import { field, fill, find, get, press, settle, until } from '../page.js';
import { canaries, problem, stage, title, type Row, type Stage } from '../stage.js';

const enrolling: Step = {
  step: 'enroll',
  ticket: steps.onePhone.ticket,
  offers: [{ type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }, { type: 'email', channels: ['email'], target: 'd•••@example.com' }],
};

function type({ element }: Stage): void {
  fill(element, 'Email Address', canaries.email);
  fill(element, 'Password', canaries.password);
}
async function send(at: Stage): Promise<void> {
  type(at);
  press(at.element, 'Sign in');
  await until(() => at.calls.length > 0, 'the first call');
}
const by = (way: string, label: string) => async (at: Stage): Promise<void> => {
  press(at.element, `Use your ${way} instead`);
  await until(() => field(at.element, label));
};
async function toChoose(at: Stage, step: Step = steps.onePhone): Promise<void> {
  await send(at);
  await at.answer(step);
  await title(at, 'Verify your phone');
}
async function toCode(at: Stage): Promise<void> {
  await toChoose(at);
  press(at.element, 'Send Code');
  await at.answer(steps.smsCode);
  await title(at, 'Enter the verification code');
}
async function verify(at: Stage): Promise<void> {
  fill(at.element, 'Verification Code', canaries.code);
  press(at.element, 'Verify code');
}
async function toCall(at: Stage): Promise<void> {
  await toChoose(at);
  press(at.element, 'Call Me');
  await at.answer(steps.ringing);
  await title(at, 'Answer your phone');
}

export const row: Row = {
  tag: 'sign-in-form',
  elementClass: SignInForm,
  make: (into, tag = 'sign-in-form') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, identifier: 'before@example.com' }),
  works: (element) => (find(element, 'textbox', 'Email Address') as HTMLInputElement | undefined)?.value === 'before@example.com',
  states: {
    start: async () => undefined,
    'start, by phone': by('phone number', 'Phone Number'),
    'start, by username': by('username', 'Username'),
    'start, remembered': async (at) => {
      (at.element as SignInForm).remember = true;
      await settle();
    },
    'start, with the password shown': async (at) => {
      type(at);
      press(at.element, 'Show password');
      await until(() => field(at.element, 'Password').type === 'text');
    },
    'start, with what is missing': async (at) => {
      press(at.element, 'Sign in');
      await problem(at, 'Enter your email address');
    },
    'start, by phone, with what is missing': async (at) => {
      await by('phone number', 'Phone Number')(at);
      press(at.element, 'Sign in');
      await problem(at, 'Enter a phone number');
    },
    'start, waiting': send,
    'start, offline': async (at) => {
      await send(at);
      await at.fail({ code: 'network', sent: false });
      await problem(at, 'You are offline');
    },
    'start, wrong': async (at) => {
      await send(at);
      await at.fail({ code: 'invalid_credentials' });
      await problem(at, 'does not match our records');
    },
    'start, locked': async (at) => {
      await send(at);
      await at.fail({ code: 'account_locked', retryAfter: 900 });
      await problem(at, 'This account is locked for now');
    },
    'start, too many tries': async (at) => {
      await send(at);
      await at.fail({ code: 'rate_limited', retryAfter: 60 });
      await problem(at, 'Too many tries');
    },
    'start, registration error': async (at) => {
      await send(at);
      await at.fail({ code: 'registration_failed' });
      await problem(at, 'We could not complete your registration');
    },
    'start, unavailable': async (at) => {
      (at.element as SignInForm).client = { sendCode: at.client.sendCode as NonNullable<AuthClient['sendCode']> };
      await until(() => find(at.element, 'textbox') === undefined);
    },
    'one phone': (at) => toChoose(at),
    'two phones': (at) => toChoose(at, steps.twoPhones),
    'two phones, none picked': async (at) => {
      await toChoose(at, steps.twoPhones);
      press(at.element, 'Send Code');
      await problem(at, 'Choose where we should reach you');
    },
    code: toCode,
    'code, wrong': async (at) => {
      await toCode(at);
      await verify(at);
      await at.fail({ code: 'invalid_code', attemptsLeft: 2 });
      await problem(at, 'not right');
    },
    call: toCall,
    'call, ended': async (at) => {
      await toCall(at);
      await at.fail({ code: 'delivery_failed', channel: 'call', reason: 'busy' });
      await title(at, 'The call has ended');
    },
    enrolment: async (at) => {
      await send(at);
      await at.answer(enrolling);
      await title(at, 'Set up multi-factor authentication');
    },
    password: async (at) => {
      await send(at);
      await at.answer(steps.password);
      await title(at, 'Choose a new password');
    },
    'redirect, refused': async (at) => {
      await send(at);
      await at.answer({ step: 'redirect', to: 'https://elsewhere.example/' });
      await title(at, 'One moment');
    },
    'done, signed in': async (at) => {
      await toCode(at);
      await verify(at);
      await at.answer(steps.done);
      await title(at, 'You are signed in');
    },
    'done, signed out': async (at) => {
      await toCode(at);
      await verify(at);
      await at.answer({ step: 'done' });
      await title(at, 'That is done');
    },
    'start, after too long': async (at) => {
      await toCode(at);
      await verify(at);
      await at.fail({ code: 'ticket_expired' });
      await problem(at, 'This took too long');
    },
  },
  submits: {
    start: { ready: async (at) => type(at), name: 'Sign in', operation: 'signIn' },
    'start, by username': {
      ready: async (at) => {
        await by('username', 'Username')(at);
        fill(at.element, 'Username', canaries.email);
        fill(at.element, 'Password', canaries.password);
      },
      name: 'Sign in',
      operation: 'signIn',
    },
    'start, by phone': {
      ready: async (at) => {
        await by('phone number', 'Phone Number')(at);
        fill(at.element, 'Phone Number', '+1 202 555 0142');
        fill(at.element, 'Password', canaries.password);
      },
      name: 'Sign in',
      operation: 'signIn',
    },
    'choice of phones': {
      ready: async (at) => {
        await toChoose(at, steps.twoPhones);
        get(at.element, 'radio', '••• 0144').click();
        await settle();
      },
      name: 'Send Code',
      operation: 'sendCode',
    },
    code: {
      ready: async (at) => {
        await toCode(at);
        fill(at.element, 'Verification Code', canaries.code);
      },
      name: 'Verify code',
      operation: 'verifyCode',
    },
  },
};
