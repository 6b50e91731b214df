/** The states of mfa-registration. */
import '../../../../src/define/mfa-registration.js';
import type { Step } from '../../../../src/client/auth-client.js';
import { MfaRegistration } from '../../../../src/elements/mfa-registration/mfa-registration.js';
import { screens, typeAccount } from '../acts.js';
import { steps } from '../backend.js';
import { fill, find, until } from '../page.js';
import { canaries, stage, title, type Row } from '../stage.js';
import {
  answered, byCall, bySms, doing, failed, landing, opening, picking, pressing, proof, revealing, start, told, troubles, typingCode, unavailable, verifying,
  waiting, type Arrange,
} from '../arrange.js';

const { ticket } = steps.emailCode;
const offers = {
  phone: { step: 'enroll', ticket, offers: [{ type: 'phone', channels: ['sms', 'call'] }] },
  onRecord: { step: 'enroll', ticket, offers: [{ type: 'phone', channels: ['call'], target: '••• 0142' }] },
  email: { step: 'enroll', ticket, offers: [{ type: 'email', channels: ['email'] }] },
} as const satisfies Record<string, Step>;

const typing = doing((element) => typeAccount(element, 'dduck2021', canaries.password));
const sending = pressing('Continue', typing);
const choice = (step: Step = steps.enroll): Arrange => answered(sending, step, screens.enroll);
/** Waits for the countries, which load after the field. */
const countries = (arrange: Arrange): Arrange => async (at) => {
  await arrange(at);
  await until(() => at.element.querySelectorAll('option').length > 200, 'the countries');
};
const phone = doing((element) => fill(element, 'Phone Number', '(202) 555-0142'), countries(choice(offers.phone)));
const code = bySms(phone);


export const row: Row = {
  tag: 'mfa-registration',
  elementClass: MfaRegistration,
  make: (into, tag = 'mfa-registration') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, username: 'before2021' }),
  works: (element) => (find(element, 'textbox', 'Username') as HTMLInputElement | undefined)?.value === 'before2021',
  states: {
    start,
    'start, with what is missing': told(pressing('Continue'), 'Enter your username'),
    'start, password shown': revealing('Password', typing),
    'start, waiting': waiting(sending),
    'start, wrong password': failed(sending, troubles.wrongAccount),
    'start, registration error': failed(sending, troubles.registration),
    'start, unavailable': unavailable,
    'a link': landing,
    'a link, waiting': waiting(opening),
    'a link, expired': async (at) => {
      await opening(at);
      await at.fail({ code: 'link_expired' });
      await title(at, 'This link has expired');
    },
    'a link, its password': proof,
    'a second factor first': answered(sending, steps.twoPhones, screens.choose),
    choice: choice(),
    'choice, another phone': countries(picking('Another phone number', choice())),
    'choice, the phone on record alone': choice(offers.onRecord),
    'choice, an email': choice(offers.email),
    'choice, an email with what is missing': told(pressing('Send verification code', choice(offers.email)), 'Enter your email address'),
    'phone, with what is missing': told(pressing('Send Code', countries(choice(offers.phone))), 'Enter a phone number'),
    'phone, refused': failed(pressing('Send Code', phone), troubles.taken),
    'choice, registration error': failed(pressing('Send Code', phone), troubles.registration),
    code,
    call: byCall(phone),
    'done, signed in': answered(verifying(code), steps.done, screens.registered),
    'done, signed out': answered(verifying(code), { step: 'done' }, screens.registered),
  },
  submits: {
    start: { ready: typing, name: 'Continue', operation: 'signIn' },
    'a link': { ready: landing, name: 'Continue', operation: 'openLink' },
    'phone by text message': { ready: phone, name: 'Send Code', operation: 'enroll' },
    'phone by call': { ready: phone, name: 'Call Me', operation: 'enroll' },
    'email on record': { ready: picking(/^The email address we have/, choice()), name: 'Send verification code', operation: 'enroll' },
    code: { ready: typingCode(code), name: 'Verify code', operation: 'verifyCode' },
  },
};
