/** The first login with multi-factor authentication, and every state that it shows. */
import '../../../../src/define/mfa-registration.js';
import type { AuthClient, Step } from '../../../../src/client/auth-client.js';
import { LinkToken } from '../../../../src/controllers/link-token.js';
import { MfaRegistration } from '../../../../src/elements/mfa-registration/mfa-registration.js';
import { steps } from '../backend.js';
import { field, fill, find, get, press, until } from '../page.js';
import { canaries, problem, stage, title, type Row, type Stage } from '../stage.js';

const { ticket } = steps.emailCode;
const offers = {
  all: {
    step: 'enroll',
    ticket,
    offers: [
      { type: 'phone', channels: ['sms', 'call'], target: '••• 0142' },
      { type: 'email', channels: ['email'], target: 'd•••@example.com' },
    ],
  },
  phone: { step: 'enroll', ticket, offers: [{ type: 'phone', channels: ['sms', 'call'] }] },
  onRecord: { step: 'enroll', ticket, offers: [{ type: 'phone', channels: ['call'], target: '••• 0142' }] },
  email: { step: 'enroll', ticket, offers: [{ type: 'email', channels: ['email'] }] },
} as const satisfies Record<string, Step>;

/** A number that could be somebody's, typed and as sent. */
const number = { typed: '(202) 555-0142', sent: '+12025550142' } as const;

const choice = 'Set up multi-factor authentication';

function identify({ element }: Stage): void {
  fill(element, 'Username', 'dduck2021');
  fill(element, 'Password', canaries.password);
}
async function begin(at: Stage): Promise<void> {
  identify(at);
  press(at.element, 'Continue');
  await until(() => at.calls.length > 0, 'the first call');
}
async function land({ element }: Stage): Promise<void> {
  (element as MfaRegistration).token = 'canary-token-1';
  await until(() => find(element, 'textbox') === undefined);
}
async function toChoice(at: Stage, step: Step = offers.all): Promise<void> {
  await begin(at);
  await at.answer(step);
  await title(at, choice);
}
/** The list of countries comes later than the field. */
const countries = ({ element }: Stage) => until(() => element.querySelectorAll('option').length > 200, 'the countries');
async function toPhone(at: Stage): Promise<void> {
  await toChoice(at, offers.phone);
  await countries(at);
  fill(at.element, 'Phone Number', number.typed);
}
async function toCode(at: Stage): Promise<void> {
  await toPhone(at);
  press(at.element, 'Send Code');
  await at.answer(steps.smsCode);
  await title(at, 'Enter the verification code');
}
async function toDone(at: Stage, step: Step): Promise<void> {
  await toCode(at);
  fill(at.element, 'Verification Code', canaries.code);
  press(at.element, 'Verify code');
  await at.answer(step);
  await title(at, 'You are registered');
}

/** A link's token is the whole document's: one that is still held would land in the next element. */
afterEach(() => new LinkToken(document.createElement('mfa-registration'), { token: () => undefined, clear: () => undefined, param: () => 'token' }).redeemed());

export const row: Row = {
  tag: 'mfa-registration',
  elementClass: MfaRegistration,
  make: (into, tag = 'mfa-registration') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, username: 'before2021' }),
  works: (element) => (find(element, 'textbox', 'Username') as HTMLInputElement | undefined)?.value === 'before2021',
  states: {
    start: async () => undefined,
    'start, with what is missing': async (at) => {
      press(at.element, 'Continue');
      await problem(at, 'Enter your username');
    },
    'start, password shown': async (at) => {
      identify(at);
      press(at.element, 'Show password');
      await until(() => field(at.element, 'Password').type === 'text');
    },
    'start, waiting': begin,
    'start, wrong password': async (at) => {
      await begin(at);
      await at.fail({ code: 'invalid_credentials' });
      await problem(at, 'does not match our records');
    },
    'start, registration error': async (at) => {
      await begin(at);
      await at.fail({ code: 'registration_failed' });
      await problem(at, 'We could not complete your registration');
    },
    'start, unavailable': async (at) => {
      (at.element as MfaRegistration).client = { sendCode: at.client.sendCode as NonNullable<AuthClient['sendCode']> };
      await until(() => find(at.element, 'textbox') === undefined);
    },
    'a link': land,
    'a link, waiting': async (at) => {
      await land(at);
      press(at.element, 'Continue');
      await until(() => at.calls.length === 1);
    },
    'a link, expired': async (at) => {
      await land(at);
      press(at.element, 'Continue');
      await at.fail({ code: 'link_expired' });
      await title(at, 'This link has expired');
    },
    'a link, its password': async (at) => {
      await land(at);
      press(at.element, 'Continue');
      await at.answer({ step: 'prove-password', ticket, username: 'd•••1', expiresIn: 900 });
      await title(at, 'Confirm that it is you');
    },
    'a second factor first': async (at) => {
      await begin(at);
      await at.answer(steps.twoPhones);
      await title(at, 'Verify your phone');
    },
    choice: (at) => toChoice(at),
    'choice, another phone': async (at) => {
      await toChoice(at);
      get(at.element, 'radio', 'Another phone number').click();
      await until(() => find(at.element, 'textbox', 'Phone Number'));
      await countries(at);
    },
    'choice, the phone on record alone': (at) => toChoice(at, offers.onRecord),
    'choice, an email': (at) => toChoice(at, offers.email),
    'choice, an email with what is missing': async (at) => {
      await toChoice(at, offers.email);
      press(at.element, 'Send verification code');
      await problem(at, 'Enter your email address');
    },
    'phone, with what is missing': async (at) => {
      await toChoice(at, offers.phone);
      await countries(at);
      press(at.element, 'Send Code');
      await problem(at, 'Enter a phone number');
    },
    'phone, refused': async (at) => {
      await toPhone(at);
      press(at.element, 'Send Code');
      await at.fail({ code: 'method_taken' });
      await problem(at, 'in use by another account');
    },
    'choice, registration error': async (at) => {
      await toPhone(at);
      press(at.element, 'Send Code');
      await at.fail({ code: 'registration_failed' });
      await problem(at, 'We could not complete your registration');
    },
    code: toCode,
    call: async (at) => {
      await toPhone(at);
      press(at.element, 'Call Me');
      await at.answer(steps.ringing);
      await title(at, 'Answer your phone');
    },
    'done, signed in': (at) => toDone(at, steps.done),
    'done, signed out': (at) => toDone(at, { step: 'done' }),
  },
  submits: {
    start: { ready: async (at) => identify(at), name: 'Continue', operation: 'signIn' },
    'a link': { ready: land, name: 'Continue', operation: 'openLink' },
    'phone by text message': { ready: toPhone, name: 'Send Code', operation: 'enroll' },
    'phone by call': { ready: toPhone, name: 'Call Me', operation: 'enroll' },
    'email on record': {
      ready: async (at) => {
        await toChoice(at);
        get(at.element, 'radio', /^The email address we have/).click();
        await until(() => find(at.element, 'button', 'Send verification code'));
      },
      name: 'Send verification code',
      operation: 'enroll',
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
