/** Ways through an element over a client whose answers the test gives: each leads on from where another one has led. */
import type { Step } from '../../../src/client/auth-client.js';
import type { Problem } from '../../../src/client/problem.js';
import { askForCode, enterCode, screens } from './acts.js';
import { steps } from './backend.js';
import { field, fill, find, get, press, settle, shownText, until } from './page.js';
import { canaries, problem, title, type Stage } from './stage.js';

export type Way = (at: Stage) => Promise<void>;
export type Trouble = readonly [problem: Problem, message: string];

/** Where an element begins. */
export const start: Way = async () => undefined;

export const doing = (act: (element: HTMLElement) => void, way: Way = start): Way => async (at) => {
  await way(at);
  act(at.element);
};
export const pressing = (name: string, way?: Way): Way => doing((element) => press(element, name), way);

/** The call that was made is answered, and what follows shows. */
export const answered = (way: Way, step: Step, heading: string): Way => async (at) => {
  await way(at);
  await at.answer(step);
  await title(at, heading);
};
/** A change of screens that no server is asked for. */
export const shown = (way: Way, heading: string): Way => async (at) => {
  await way(at);
  await title(at, heading);
};
export const failed = (way: Way, [code, message]: Trouble): Way => async (at) => {
  await way(at);
  await at.fail(code);
  await problem(at, message);
};
/** What the visitor did is refused before anything is sent. */
export const told = (way: Way, message: string): Way => async (at) => {
  await way(at);
  await problem(at, message);
};
/** The call that was made has no answer yet. */
export const waiting = (way: Way): Way => async (at) => {
  await way(at);
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

export const asking: Way = doing((element) => askForCode(element, canaries.email));

export const typingCode = (way?: Way): Way => doing((element) => fill(element, 'Verification Code', canaries.code), way);
export const verifying = (way?: Way): Way => doing((element) => enterCode(element, canaries.code), way);

export const bySms = (way?: Way, step: Step = steps.smsCode): Way => answered(pressing('Send Code', way), step, screens.code);
export const byCall = (way?: Way): Way => answered(pressing('Call Me', way), steps.ringing, screens.call);
export const busy = (way: Way): Way => async (at) => {
  await way(at);
  await at.fail({ code: 'delivery_failed', channel: 'call', reason: 'busy' });
  await title(at, screens.ended);
};
export const picking = (name: string | RegExp, way: Way): Way => async (at) => {
  await way(at);
  get(at.element, 'radio', name).click();
  await settle();
};
export const nonePicked = (way: Way): Way => told(pressing('Send Code', way), 'Choose where we should reach you');

export const revealing = (label: string, way: Way): Way => async (at) => {
  await way(at);
  press(at.element, 'Show password');
  await until(() => field(at.element, label).type === 'text');
};
export const sentElsewhere = (way: Way): Way => answered(way, { step: 'redirect', to: 'https://elsewhere.example/' }, 'One moment');

/** A client that cannot do what the element is for. */
export const unavailable: Way = async ({ element, client: { sendCode } }) => {
  Object.assign(element, { client: { sendCode } });
  await until(() => find(element, 'textbox') === undefined && shownText(element).includes('This is not available here.'));
};

/** An emailed link lands. */
export const landing: Way = async ({ element }) => {
  Object.assign(element, { token: canaries.token });
  await until(() => find(element, 'textbox') === undefined && find(element, 'button', 'Continue'));
};
export const opening: Way = pressing('Continue', landing);
/** The link has led to the password of its account. */
export const proof: Way = answered(opening, steps.proof, screens.prove);
