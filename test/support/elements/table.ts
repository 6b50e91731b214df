/**
 * All elements, and every state that they show. The suites walk through this table: who adds an element adds a row.
 * A state is reached as a visitor reaches it, over a client whose answers the row gives.
 */
import '../../../src/define/all.js';
import type { AuthClient, Step } from '../../../src/client/auth-client.js';
import { AuthClientProvider } from '../../../src/elements/auth-client-provider/auth-client-provider.js';
import { ForgotPasswordWizard } from '../../../src/elements/forgot-password-wizard/forgot-password-wizard.js';
import { PhoneChallenge } from '../../../src/elements/phone-challenge/phone-challenge.js';
import { VerificationCodeInput } from '../../../src/elements/verification-code-input/verification-code-input.js';
import { fakeClient, steps } from './backend.js';
import { field, fill, find, get, press, settle, until } from './page.js';
import { row as adminUserReset } from './rows/admin-user-reset.js';
import { row as loginHelp } from './rows/login-help.js';
import { row as loginOptions } from './rows/login-options.js';
import { row as loginPortal } from './rows/login-portal.js';
import { row as mfaRegistration } from './rows/mfa-registration.js';
import { row as registrationReset } from './rows/registration-reset.js';
import { row as signInForm } from './rows/sign-in-form.js';
import { canaries, everyOperation, problem, stage, staged, title, type Row, type Stage } from './stage.js';

export { canaries, stage, staged, type Row, type Stage } from './stage.js';

async function send(at: Stage): Promise<void> {
  fill(at.element, 'Email Address', canaries.email);
  press(at.element, 'Send verification code');
  await until(() => at.calls.length > 0, 'the first call');
}
async function toCode(at: Stage, step: Step = steps.emailCode): Promise<void> {
  await send(at);
  await at.answer(step);
  await title(at, 'Enter the verification code');
}
async function verify(at: Stage): Promise<void> {
  fill(at.element, 'Verification Code', canaries.code);
  press(at.element, 'Verify code');
}
async function toVerified(at: Stage, next: Step): Promise<void> {
  await toCode(at);
  await verify(at);
  await at.answer(next);
  await title(at, 'Code verified');
}
async function toChoose(at: Stage, step: Step = steps.onePhone): Promise<void> {
  await toVerified(at, step);
  press(at.element, 'Continue');
  await title(at, 'Verify your phone');
}
async function toPassword(at: Stage): Promise<void> {
  await toVerified(at, steps.password);
  press(at.element, 'Continue');
  await title(at, 'Choose a new password');
}
function typePassword({ element }: Stage): void {
  fill(element, 'New Password', canaries.password);
  fill(element, 'Confirm New Password', canaries.password);
}
async function toCall(at: Stage): Promise<void> {
  press(at.element, 'Call Me');
  await at.answer(steps.ringing);
  await title(at, 'Answer your phone');
}

const wizard: Row = {
  tag: 'forgot-password-wizard',
  elementClass: ForgotPasswordWizard,
  make: (into, tag = 'forgot-password-wizard') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, email: 'before@example.com' }),
  works: (element) => (find(element, 'textbox', 'Email Address') as HTMLInputElement | undefined)?.value === 'before@example.com',
  states: {
    start: async () => undefined,
    'start, with what is missing': async (at) => {
      press(at.element, 'Send verification code');
      await problem(at, 'Enter your email address');
    },
    'start, waiting': send,
    'start, offline': async (at) => {
      await send(at);
      await at.fail({ code: 'network', sent: false });
      await problem(at, 'You are offline');
    },
    'start, too many tries': async (at) => {
      await send(at);
      await at.fail({ code: 'rate_limited', retryAfter: 60 });
      await problem(at, 'Too many tries');
    },
    'start, unavailable': async (at) => {
      (at.element as ForgotPasswordWizard).client = { sendCode: (at.client).sendCode as NonNullable<AuthClient['sendCode']> };
      await until(() => find(at.element, 'textbox') === undefined);
    },
    code: (at) => toCode(at),
    'code, that may be sent again': (at) => toCode(at, { ...steps.emailCode, resendIn: 0 }),
    'code, with what is missing': async (at) => {
      await toCode(at);
      press(at.element, 'Verify code');
      await problem(at, 'Enter the verification code');
    },
    'code, wrong': async (at) => {
      await toCode(at);
      await verify(at);
      await at.fail({ code: 'invalid_code', attemptsLeft: 2 });
      await problem(at, 'not right');
    },
    'code, expired': async (at) => {
      await toCode(at, { ...steps.emailCode, expiresIn: 0 });
      await verify(at);
      await at.fail({ code: 'code_expired' });
      await problem(at, 'has expired');
    },
    'code, waiting': async (at) => {
      await toCode(at);
      await verify(at);
      await until(() => at.calls.length === 2);
    },
    verified: (at) => toVerified(at, steps.onePhone),
    'one phone': (at) => toChoose(at),
    'two phones': (at) => toChoose(at, steps.twoPhones),
    'two phones, none picked': async (at) => {
      await toChoose(at, steps.twoPhones);
      press(at.element, 'Send Code');
      await problem(at, 'Choose where we should reach you');
    },
    'text message, with other ways': async (at) => {
      await toChoose(at, steps.twoPhones);
      get(at.element, 'radio', '••• 0143').click();
      await settle();
      press(at.element, 'Send Code');
      await at.answer({ ...steps.smsCode, methods: steps.twoPhones.methods });
      await title(at, 'Enter the verification code');
    },
    call: async (at) => {
      await toChoose(at);
      await toCall(at);
    },
    'call, ended': async (at) => {
      await toChoose(at);
      await toCall(at);
      await at.fail({ code: 'delivery_failed', channel: 'call', reason: 'busy' });
      await title(at, 'The call has ended');
    },
    password: toPassword,
    'password, with what is missing': async (at) => {
      await toPassword(at);
      press(at.element, 'Continue');
      await problem(at, 'Enter a new password');
    },
    'password, typed and shown': async (at) => {
      await toPassword(at);
      typePassword(at);
      press(at.element, 'Show password');
      await until(() => field(at.element, 'New Password').type === 'text');
    },
    'password, weak': async (at) => {
      await toPassword(at);
      typePassword(at);
      press(at.element, 'Continue');
      await at.fail({ code: 'weak_password', violations: ['not-recent', 'min-length'] });
      await problem(at, 'Choose another password');
    },
    'done, signed in': async (at) => {
      await toPassword(at);
      typePassword(at);
      press(at.element, 'Continue');
      await at.answer(steps.done);
      await title(at, 'Your password has been changed');
    },
    'done, signed out': async (at) => {
      await toPassword(at);
      typePassword(at);
      press(at.element, 'Continue');
      await at.answer({ step: 'done' });
      await title(at, 'Your password has been changed');
    },
    'redirect, refused': async (at) => {
      await send(at);
      await at.answer({ step: 'redirect', to: 'https://elsewhere.example/' });
      await title(at, 'One moment');
    },
    'start, after too long': async (at) => {
      await toCode(at);
      await verify(at);
      await at.fail({ code: 'ticket_expired' });
      await problem(at, 'This took too long');
    },
  },
  submits: {
    start: {
      ready: async (at) => { fill(at.element, 'Email Address', canaries.email); },
      name: 'Send verification code',
      operation: 'startPasswordReset',
    },
    code: {
      ready: async (at) => {
        await toCode(at);
        fill(at.element, 'Verification Code', canaries.code);
      },
      name: 'Verify code',
      operation: 'verifyCode',
    },
    'choice of phones': { ready: (at) => toChoose(at), name: 'Send Code', operation: 'sendCode' },
    'sending again': { ready: (at) => toCode(at, { ...steps.emailCode, resendIn: 0 }), name: 'Send new code', operation: 'sendCode' },
    password: {
      ready: async (at) => {
        await toPassword(at);
        typePassword(at);
      },
      name: 'Continue',
      operation: 'setPassword',
    },
  },
};

const startsWith = (step: Step) => async (at: Stage): Promise<void> => {
  (at.element as PhoneChallenge).challenge = step;
  await (at.element as PhoneChallenge).updateComplete;
};
// Another client takes up a challenge that is handed anew, and no other.
const challenged = (client: AuthClient) => ({ client, challenge: { ...steps.onePhone } });

const challenge: Row = {
  tag: 'phone-challenge',
  elementClass: PhoneChallenge,
  make: (into, tag = 'phone-challenge') => stage(into, tag, challenged, ['sendCode', 'verifyCode', 'callStatus']),
  properties: challenged,
  works: (element) => find(element, 'button', 'Send Code') !== undefined,
  states: {
    choice: async () => undefined,
    'choice of two': startsWith(steps.twoPhones),
    'choice, refused': async (at) => {
      press(at.element, 'Send Code');
      await at.fail({ code: 'delivery_failed', channel: 'sms', reason: 'unreachable' });
      await problem(at, 'We could not reach that phone');
    },
    code: startsWith(steps.smsCode),
    call: startsWith(steps.ringing),
    verified: async (at) => {
      await startsWith(steps.smsCode)(at);
      await verify(at);
      await at.answer(steps.password);
      await title(at, 'Code verified');
    },
    'nothing to verify': async (at) => {
      press(at.element, 'Cancel');
      await until(() => find(at.element, 'button', 'Back'));
    },
  },
  submits: {
    choice: { ready: async () => undefined, name: 'Send Code', operation: 'sendCode' },
    call: { ready: async () => undefined, name: 'Call Me', operation: 'sendCode' },
    code: {
      ready: async (at) => {
        await startsWith(steps.smsCode)(at);
        fill(at.element, 'Verification Code', canaries.code);
      },
      name: 'Verify code',
      operation: 'verifyCode',
    },
  },
};

const codeInput: Row = {
  tag: 'verification-code-input',
  elementClass: VerificationCodeInput,
  make: (into, tag = 'verification-code-input') => stage(into, tag, () => ({ name: 'code' })),
  properties: () => ({ value: '123 456', length: 6 }),
  works: (element) => (element as VerificationCodeInput).value === '123456'
    && (find(element, 'textbox', 'Verification Code') as HTMLInputElement | undefined)?.value === '123456',
  states: {
    empty: async () => undefined,
    filled: async (at) => { fill(at.element, 'Verification Code', canaries.code); },
    wrong: async (at) => {
      fill(at.element, 'Verification Code', '12').dispatchEvent(new Event('change', { bubbles: true }));
      await until(() => field(at.element, 'Verification Code').getAttribute('aria-invalid'));
    },
    disabled: async (at) => {
      (at.element as VerificationCodeInput).disabled = true;
      await until(() => field(at.element, 'Verification Code').disabled);
    },
  },
  submits: {},
};

const provider: Row = {
  tag: 'auth-client-provider',
  elementClass: AuthClientProvider,
  async make(into, tag = 'auth-client-provider') {
    const fake = fakeClient(everyOperation);
    const element = document.createElement(tag);
    Object.assign(element, { client: fake.client });
    const child = document.createElement('forgot-password-wizard');
    element.append(child);
    into.append(element);
    await child.updateComplete;
    return staged(element, fake);
  },
  properties: (client) => ({ client, messages: { 'reset.heading': 'Before' } }),
  works: () => true,
  states: {
    'an element within': async () => undefined,
    'an element within, on its way': (at) => toCode(at),
  },
  submits: {
    start: wizard.submits['start'] as Row['submits'][string],
  },
};

export const table: readonly Row[] = [
  wizard, challenge, codeInput, provider, loginOptions, signInForm, mfaRegistration, registrationReset, loginHelp, loginPortal, adminUserReset,
];

let late = 0;
/** A tag that no one has defined yet, and how to define it. */
export function lateTag({ tag, elementClass }: Pick<Row, 'tag' | 'elementClass'>): { readonly tag: string; define(): void } {
  const name = `late-${tag}-${++late}`;
  return { tag: name, define: () => customElements.define(name, class extends elementClass {}) };
}
