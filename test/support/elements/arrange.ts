/** Arrange functions that bring an element to a state, with a client that the test answers. Each builds on another. */
import type { Step } from '../../../src/client/auth-client.js';
import type { Problem } from '../../../src/client/problem.js';
import { askForCode, enterCode, screens } from './acts.js';
import { steps } from './backend.js';
import { field, fill, find, get, press, settle, shownText, until } from './page.js';
import { canaries, problem, title, type Stage } from './stage.js';

export type Arrange = (at: Stage) => Promise<void>;
export type Trouble = readonly [problem: Problem, message: string];

/** The first screen. */
export const start: Arrange = async () => undefined;

export const doing = (act: (element: HTMLElement) => void, arrange: Arrange = start): Arrange => async (at) => {
  await arrange(at);
  act(at.element);
};
export const pressing = (name: string, arrange?: Arrange): Arrange => doing((element) => press(element, name), arrange);

/** Answers the pending call and waits for the next screen. */
export const answered = (arrange: Arrange, step: Step, heading: string): Arrange => async (at) => {
  await arrange(at);
  await at.answer(step);
  await title(at, heading);
};
/** Waits for a screen that follows without a call. */
export const shown = (arrange: Arrange, heading: string): Arrange => async (at) => {
  await arrange(at);
  await title(at, heading);
};
export const failed = (arrange: Arrange, [code, message]: Trouble): Arrange => async (at) => {
  await arrange(at);
  await at.fail(code);
  await problem(at, message);
};
/** Waits for an error of the form. No call is made. */
export const told = (arrange: Arrange, message: string): Arrange => async (at) => {
  await arrange(at);
  await problem(at, message);
};
/** Leaves the call without an answer. */
export const waiting = (arrange: Arrange): Arrange => async (at) => {
  await arrange(at);
  await until(() => at.last().open, 'the call');
};

export const troubles = {
  offline: [{ code: 'network', sent: false }, 'You are offline'],
  tooManyTries: [{ code: 'rate_limited', retryAfter: 60 }, 'Too many tries'],
  wrongAccount: [{ code: 'invalid_credentials' }, 'does not match our records'],
  locked: [{ code: 'account_locked', retryAfter: 900 }, 'This account is locked for now'],
  registration: [{ code: 'registration_failed' }, 'We could not complete your registration'],
  wrongCode: [{ code: 'invalid_code', attemptsLeft: 2 }, 'not right'],
  expiredCode: [{ code: 'code_expired' }, 'has expired'],
  tooLong: [{ code: 'ticket_expired' }, 'This took too long'],
  taken: [{ code: 'method_taken' }, 'Another account already uses that'],
  unreachable: [{ code: 'delivery_failed', channel: 'sms', reason: 'unreachable' }, 'We could not reach that phone'],
  weak: [{ code: 'weak_password', violations: ['not-recent', 'min-length'] }, 'Choose another password'],
} as const satisfies Record<string, Trouble>;

/* The steps that several elements show. */

export const asking: Arrange = doing((element) => askForCode(element, canaries.email));

export const typingCode = (arrange?: Arrange): Arrange => doing((element) => fill(element, 'Verification Code', canaries.code), arrange);
export const verifying = (arrange?: Arrange): Arrange => doing((element) => enterCode(element, canaries.code), arrange);

export const bySms = (arrange?: Arrange, step: Step = steps.smsCode): Arrange => answered(pressing('Send Code', arrange), step, screens.code);
export const byCall = (arrange?: Arrange): Arrange => answered(pressing('Call Me', arrange), steps.ringing, screens.call);
export const busy = (arrange: Arrange): Arrange => async (at) => {
  await arrange(at);
  await at.fail({ code: 'delivery_failed', channel: 'call', reason: 'busy' });
  await title(at, screens.ended);
};
export const picking = (name: string | RegExp, arrange: Arrange): Arrange => async (at) => {
  await arrange(at);
  get(at.element, 'radio', name).click();
  await settle();
};
export const nonePicked = (arrange: Arrange): Arrange => told(pressing('Send Code', arrange), 'Choose where we should reach you');

export const revealing = (label: string, arrange: Arrange): Arrange => async (at) => {
  await arrange(at);
  press(at.element, 'Show password');
  await until(() => field(at.element, label).type === 'text');
};
export const sentElsewhere = (arrange: Arrange): Arrange => answered(arrange, { step: 'redirect', to: 'https://elsewhere.example/' }, 'One moment');

/** A client without the element's operations. */
export const unavailable: Arrange = async ({ element, client: { sendCode } }) => {
  Object.assign(element, { client: { sendCode } });
  await until(() => find(element, 'textbox') === undefined && shownText(element).includes('This is not available here.'));
};

/** Follows an emailed link. */
export const landing: Arrange = async ({ element }) => {
  Object.assign(element, { token: canaries.token });
  await until(() => find(element, 'textbox') === undefined && find(element, 'button', 'Continue'));
};
export const opening: Arrange = pressing('Continue', landing);
/** The link has led to `prove-password`. */
export const proof: Arrange = answered(opening, steps.proof, screens.prove);
