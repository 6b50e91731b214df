/** A registration that is reset or completed by a link, and every state that it shows. */
import '../../../../src/define/registration-reset.js';
import type { AuthClient, Step } from '../../../../src/client/auth-client.js';
import { LinkToken } from '../../../../src/controllers/link-token.js';
import { RegistrationReset } from '../../../../src/elements/registration-reset/registration-reset.js';
import { steps } from '../backend.js';
import { field, fill, find, press, until } from '../page.js';
import { canaries, problem, stage, title, type Row, type Stage } from '../stage.js';

/** A link's token is the whole document's: one that is still held would land in the next element. */
export function forgetLink(): void {
  new LinkToken(document.createElement('registration-reset'), { token: () => undefined, clear: () => undefined, param: () => 'token' }).redeemed();
}
afterEach(forgetLink);

const { ticket } = steps.emailCode;
const linkSent: Step = { step: 'link-sent', target: 'd•••@example.com', expiresIn: 1_200, resendIn: 30 };
const prove: Step = { step: 'prove-password', ticket, username: 'd•••1', expiresIn: 900 };
const enroll: Step = { step: 'enroll', ticket, offers: [{ type: 'email', channels: ['email'], target: 'd•••@example.com' }] };

async function ask({ element }: Stage): Promise<void> {
  fill(element, 'Username', 'dduck2021');
  press(element, 'Submit');
}
async function toSent(at: Stage, step: Step = linkSent): Promise<void> {
  await ask(at);
  await at.answer(step);
  await title(at, 'Check your email');
}
async function toLanding({ element }: Stage): Promise<void> {
  (element as RegistrationReset).token = 'canary-token-1';
  await until(() => find(element, 'button', 'Continue'));
}
async function follow(at: Stage): Promise<void> {
  await toLanding(at);
  press(at.element, 'Continue');
}
async function toProof(at: Stage): Promise<void> {
  await follow(at);
  await at.answer(prove);
  await title(at, 'Confirm that it is you');
}
function typePassword({ element }: Stage): void {
  fill(element, 'Username', 'dduck2021');
  fill(element, 'Password', canaries.password);
}
async function proved(at: Stage): Promise<void> {
  await toProof(at);
  typePassword(at);
  press(at.element, 'Continue');
}
async function toFactor(at: Stage): Promise<void> {
  await proved(at);
  await at.answer(enroll);
  await title(at, 'Set up multi-factor authentication');
}
const dead = (code: 'link_expired' | 'link_used' | 'link_invalid', heading: string) => async (at: Stage): Promise<void> => {
  await follow(at);
  await at.fail({ code });
  await title(at, heading);
};

export const row: Row = {
  tag: 'registration-reset',
  elementClass: RegistrationReset,
  make: (into, tag = 'registration-reset') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, username: 'before2021' }),
  works: (element) => (find(element, 'textbox', 'Username') as HTMLInputElement | undefined)?.value === 'before2021',
  states: {
    start: async () => undefined,
    'start, with what is missing': async (at) => {
      press(at.element, 'Submit');
      await problem(at, 'Enter your username');
    },
    'start, waiting': async (at) => {
      await ask(at);
      await until(() => at.calls.length === 1);
    },
    'start, too many tries': async (at) => {
      await ask(at);
      await at.fail({ code: 'rate_limited', retryAfter: 60 });
      await problem(at, 'Too many tries');
    },
    'start, unavailable': async (at) => {
      (at.element as RegistrationReset).client = { sendCode: at.client.sendCode as NonNullable<AuthClient['sendCode']> };
      await until(() => find(at.element, 'textbox') === undefined);
    },
    'the error, with its Reset': async (at) => {
      (at.element as RegistrationReset).showError = true;
      await title(at, 'Registration Error');
    },
    incomplete: async (at) => {
      (at.element as RegistrationReset).reason = 'incomplete';
      await title(at, 'Incomplete registration');
    },
    'link sent': (at) => toSent(at),
    'link sent, and never again': (at) => toSent(at, { step: 'link-sent', expiresIn: 1_200 }),
    'link sent, too many tries': async (at) => {
      await toSent(at, { ...linkSent, resendIn: 0 });
      press(at.element, 'Send a new link');
      await at.fail({ code: 'rate_limited', retryAfter: 60 });
      await problem(at, 'Too many tries');
    },
    landing: toLanding,
    'landing, waiting': async (at) => {
      await follow(at);
      await until(() => at.calls.length === 1);
    },
    'landing, offline': async (at) => {
      await follow(at);
      await at.fail({ code: 'network', sent: false });
      await problem(at, 'You are offline');
    },
    'landing, registration error': async (at) => {
      await follow(at);
      await at.fail({ code: 'registration_failed' });
      await title(at, 'Registration Error');
    },
    'link expired': dead('link_expired', 'This link has expired'),
    'link used': dead('link_used', 'This link has been used'),
    'link unknown': dead('link_invalid', 'This link does not work'),
    'link malformed': async (at) => {
      (at.element as RegistrationReset).token = '<b>canary</b>';
      await title(at, 'This link does not work');
    },
    'password to prove': toProof,
    'password to prove, missing': async (at) => {
      await toProof(at);
      press(at.element, 'Continue');
      await problem(at, 'Enter your password');
    },
    'password, typed and shown': async (at) => {
      await toProof(at);
      typePassword(at);
      press(at.element, 'Show password');
      await until(() => field(at.element, 'Password').type === 'text');
    },
    'password to prove, wrong': async (at) => {
      await proved(at);
      await at.fail({ code: 'invalid_credentials' });
      await problem(at, 'does not match our records');
    },
    'password to prove, registration error': async (at) => {
      await proved(at);
      await at.fail({ code: 'registration_failed' });
      await problem(at, 'We could not complete your registration');
    },
    'a factor to choose': toFactor,
    code: async (at) => {
      await toFactor(at);
      press(at.element, 'Send verification code');
      await at.answer(steps.emailCode);
      await title(at, 'Enter the verification code');
    },
    'done, signed in': async (at) => {
      await proved(at);
      await at.answer(steps.done);
      await title(at, 'You are registered');
    },
    'done, signed out': async (at) => {
      await proved(at);
      await at.answer({ step: 'done' });
      await title(at, 'You are registered');
    },
    'start, after too long': async (at) => {
      await proved(at);
      await at.fail({ code: 'ticket_expired' });
      await problem(at, 'This took too long');
    },
  },
  submits: {
    start: { ready: async (at) => { fill(at.element, 'Username', 'dduck2021'); }, name: 'Submit', operation: 'requestRegistrationLink' },
    'another link': { ready: (at) => toSent(at, { step: 'link-sent', expiresIn: 1_200, resendIn: 0 }), name: 'Send a new link', operation: 'requestRegistrationLink' },
    landing: { ready: toLanding, name: 'Continue', operation: 'openLink' },
    proof: {
      ready: async (at) => {
        await toProof(at);
        typePassword(at);
      },
      name: 'Continue',
      operation: 'signIn',
    },
  },
};
