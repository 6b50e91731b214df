import type { Operation } from '../client/auth-client.js';
import { passwordRules } from '../client/vocabulary.js';
import {
  alter, answerWith, badProblem, drop, everyOther, firstTime, garble, hang, insteadOf, loseAnswer, only, refuse, slow, spoil, tellUnknown, tune,
  type Fault,
} from './faults.js';
import { nearest } from './nearest.js';

export interface Scenario {
  readonly name: string;
  /** What differs from an ordinary day, in a sentence. */
  readonly about: string;
  /** The first stands outermost. */
  readonly faults: readonly Fault[];
}

const begins: readonly Operation[] = ['signIn', 'startPasswordReset', 'requestRegistrationLink'];
const steps: readonly Operation[] = ['sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword'];
const changes: readonly Operation[] = [...begins, 'sendCode', 'verifyCode', 'enroll', 'setPassword', 'resetRegistration'];
const tenYears = 315_360_000;
const json = 'application/json';

/** Behaviour as data. To add a scenario, add a row; where no fault does what it needs, add a fault that knows nothing of it. */
const table = [
  { name: 'normal', about: 'Everything works as the guide says.', faults: [] },

  { name: 'wrong-code', about: 'Every code is wrong; the third time there were too many attempts.',
    faults: [only(['verifyCode'], garble({ code: 'not this' }))] },
  { name: 'code-expired', about: 'Every code has expired by the time it is typed.',
    faults: [only(['verifyCode'], refuse({ code: 'code_expired' }))] },
  { name: 'too-many-attempts', about: 'A code has been tried too often already; a new one must be asked for.',
    faults: [only(['verifyCode'], refuse({ code: 'too_many_attempts' }))] },
  { name: 'eight-digit-code', about: 'Codes have eight digits.', faults: [tune({ codeLength: 8 })] },
  { name: 'short-lived-code', about: 'Codes expire after 20 seconds.', faults: [tune({ codeLifetime: 20 })] },
  { name: 'no-resend', about: 'A code cannot be sent again.', faults: [alter('code-sent', ({ resendIn: _, ...step }) => step)] },
  { name: 'resend-at-once', about: 'A code can be sent again without waiting.', faults: [tune({ resendIn: 0 })] },
  { name: 'no-times', about: 'The server does not say when codes and calls expire.', faults: [
    alter('code-sent', ({ expiresIn: _, ...step }) => step),
    alter('call-in-progress', ({ expiresIn: _, ...step }) => step),
  ] },
  { name: 'ticket-expired', about: 'The visitor took too long: every step must be begun anew.',
    faults: [only(steps, refuse({ code: 'ticket_expired' }))] },

  { name: 'rate-limited', about: 'Too many requests; the wait is 60 seconds.',
    faults: [only(changes, refuse({ code: 'rate_limited', retryAfter: 60 }))] },
  { name: 'rate-limited-long', about: 'Too many requests; the wait is ten years, which no page should say.',
    faults: [only(changes, badProblem(429, { code: 'rate_limited', retryAfter: tenYears }, { 'Retry-After': String(tenYears) }))] },
  { name: 'rate-limited-bare', about: 'Too many requests, and not a word about the wait.', faults: [only(changes, badProblem(429, {}))] },
  { name: 'retry-after-date', about: 'Too many requests; the wait is given as a date far ahead.',
    faults: [only(changes, badProblem(429, { code: 'rate_limited' }, { 'Retry-After': 'Thu, 31 Dec 2099 23:59:59 GMT' }))] },
  { name: 'retry-after-garbage', about: 'Too many requests; the wait is given as a word.',
    faults: [only(changes, badProblem(429, { code: 'rate_limited', retryAfter: 'soon' }, { 'Retry-After': 'soon' }))] },
  { name: 'retry-after-negative', about: 'Too many requests; the wait is less than nothing.',
    faults: [only(changes, badProblem(429, { code: 'rate_limited', retryAfter: -5 }, { 'Retry-After': '-5' }))] },
  { name: 'account-locked', about: 'Signing in and setting a password are locked for 15 minutes, for everybody alike.',
    faults: [only(['signIn', 'setPassword'], refuse({ code: 'account_locked', retryAfter: 900 }))] },
  { name: 'bad-credentials', about: 'No password is right.', faults: [only(['signIn'], refuse({ code: 'invalid_credentials' }))] },

  { name: 'phone-answers', about: 'Whoever is called answers at once and presses #.', faults: [tune({ callAnswer: 'hash' })] },
  { name: 'line-busy', about: 'The line is busy.', faults: [tune({ callAnswer: 'busy' })] },
  { name: 'no-answer', about: 'The phone rings and nobody answers.', faults: [tune({ callAnswer: 'no-answer' })] },
  { name: 'call-rejected', about: 'The call is rejected.', faults: [tune({ callAnswer: 'rejected' })] },
  { name: 'line-unreachable', about: 'The phone cannot be reached.', faults: [tune({ callAnswer: 'unreachable' })] },
  { name: 'call-blocked', about: 'Calls to this number are blocked.', faults: [tune({ callFails: 'blocked' })] },
  { name: 'sms-failed', about: 'Text messages do not reach the phone.', faults: [tune({ smsFails: 'unreachable' })] },
  { name: 'sms-blocked', about: 'Text messages to this number are blocked.', faults: [tune({ smsFails: 'blocked' })] },
  { name: 'spoken-code', about: 'Calls say a code, which is then typed.', faults: [tune({ callSpeaksCode: true })] },

  { name: 'email-only', about: 'Nobody has a phone.', faults: [tune({ phones: [] })] },
  { name: 'one-phone', about: 'Everybody has one phone.', faults: [tune({ phones: ['+12025550142'] })] },
  { name: 'two-phones', about: 'Everybody has two phones.', faults: [tune({ phones: ['+12025550143', '+12025550144'] })] },
  { name: 'sms-only', about: 'Phones get text messages and no calls.', faults: [tune({ phoneChannels: ['sms'] })] },
  { name: 'call-only', about: 'Phones get calls and no text messages.', faults: [tune({ phoneChannels: ['call'] })] },

  { name: 'weak-password', about: 'Every new password is too short, has no digit, and is too common.',
    faults: [only(['setPassword'], refuse({ code: 'weak_password', violations: ['min-length', 'digit', 'not-banned'] }))] },
  { name: 'password-recent', about: 'Every new password was used before.',
    faults: [only(['setPassword'], refuse({ code: 'weak_password', violations: ['not-recent'] }))] },
  { name: 'strict-policy', about: 'Passwords need 16 characters and must keep every rule there is.',
    faults: [tune({ policy: { minLength: 16, maxLength: 64, rules: passwordRules } })] },

  { name: 'slow', about: 'Every answer takes three seconds.', faults: [slow(3)] },
  { name: 'out-of-order', about: 'Of each operation every other answer, the first one included, comes two seconds late.',
    faults: [slow(2, everyOther)] },
  { name: 'drop', about: 'The network is gone: no request arrives.', faults: [drop] },
  { name: 'lost-answer', about: 'Of each operation the first answer is lost, though the request arrived; a retry works.',
    faults: [loseAnswer(firstTime)] },
  { name: 'hang', about: 'No answer ever comes.', faults: [hang] },

  { name: 'server-error', about: 'The server fails with 500 and an empty page.', faults: [answerWith(500, 'text/plain', '')] },
  { name: 'unavailable', about: 'The server is down for maintenance (503).',
    faults: [answerWith(503, 'text/plain', 'Down for maintenance', { 'Retry-After': '120' })] },
  { name: 'html-answer', about: 'A gateway answers 502 with a page of its own.',
    faults: [answerWith(502, 'text/html', '<!doctype html><title>502</title><h1>Bad gateway</h1>')] },
  { name: 'html-success', about: 'A captive portal answers every request with 200 and its own page.',
    faults: [answerWith(200, 'text/html', '<!doctype html><title>Welcome</title><h1>Free Wi-Fi</h1>')] },
  { name: 'empty-answer', about: 'Answers are 200 and empty.', faults: [answerWith(200, json, '')] },
  { name: 'cut-off-json', about: 'Answers break off half-way.', faults: [spoil((body) => body.slice(0, body.length / 2))] },
  { name: 'wrong-shape', about: 'Answers are JSON of another kind.', faults: [answerWith(200, json, '{"status":"OK","data":[1,2,3]}')] },
  { name: 'wrong-type', about: 'Answers have the right members with wrong values.',
    faults: [spoil((body) => body.replaceAll(/"(ticket|id|step)":"[^"]*"/g, '"$1":42'))] },
  { name: 'unknown-step', about: 'Every step is one that this version does not know.',
    faults: [spoil((body) => body.replace(/"step":"[^"]*"/, '"step":"passkey"'))] },
  { name: 'unknown-problem', about: 'Every request is refused with a code that nobody knows.',
    faults: [badProblem(400, { code: 'phase_of_the_moon' })] },
  { name: 'megabyte', about: 'Answers carry more than a megabyte of padding.',
    faults: [spoil((body) => `${body.slice(0, -1)},"padding":"${'x'.repeat(1_200_000)}"}`)] },
  { name: 'unsupported', about: 'The server can begin none of the flows.', faults: [only(begins, refuse({ code: 'unsupported' }))] },

  { name: 'redirect-step', about: 'Signing in and resetting a password happen on another site, to which the visitor is sent.',
    faults: [only(['signIn', 'startPasswordReset'], answerWith(200, json, '{"step":"redirect","to":"https://login.partner.example/start"}'))] },
  { name: 'done-home', about: 'Once done, the visitor is sent to a page of the same site.',
    faults: [alter('done', (step) => ({ ...step, redirectTo: '/home' }))] },
  { name: 'done-elsewhere', about: 'Once done, the visitor is sent to another site, which nobody has allowed.',
    faults: [alter('done', (step) => ({ ...step, redirectTo: 'https://elsewhere.example/' }))] },
  { name: 'done-script', about: 'Once done, the visitor is sent to a script.',
    faults: [alter('done', (step) => ({ ...step, redirectTo: 'javascript:alert(1)' }))] },
  { name: 'done-signed-out', about: 'Once done, the visitor still has to sign in.',
    faults: [alter('done', (step) => ({ ...step, signedIn: false }))] },

  { name: 'reveals-unknown', about: 'The server tells by 404 that nobody has a name; a page must not.',
    faults: [tellUnknown({ code: 'not_found' })] },
  { name: 'conflicts-unknown', about: 'The server tells by 409 that nobody has a name; a page must not.',
    faults: [tellUnknown({ code: 'conflict' })] },

  { name: 'expired-link', about: 'Every emailed link has expired.', faults: [only(['openLink'], refuse({ code: 'link_expired' }))] },
  { name: 'used-link', about: 'Every emailed link was used before.', faults: [only(['openLink'], refuse({ code: 'link_used' }))] },
  { name: 'invalid-link', about: 'No emailed link is known.', faults: [only(['openLink'], refuse({ code: 'link_invalid' }))] },
  { name: 'registration-error', about: 'Whoever should enrol meets the registration error with its Reset.',
    faults: [insteadOf('enroll', { code: 'registration_failed' })] },
  { name: 'enrolment-error', about: 'The registration error comes when a phone or email has been chosen.',
    faults: [only(['enroll'], refuse({ code: 'registration_failed' }))] },
  { name: 'phone-invalid', about: 'No phone number is accepted.', faults: [only(['enroll'], refuse({ code: 'phone_invalid' }))] },
  { name: 'phone-taken', about: 'Whatever is enrolled belongs to somebody else already.',
    faults: [only(['enroll'], refuse({ code: 'method_taken' }))] },

  { name: 'admin-signed-out', about: 'The administrator is signed out.',
    faults: [only(['listUsers', 'getUser', 'resetRegistration'], refuse({ code: 'unauthorized' }))] },
  { name: 'admin-forbidden', about: 'The administrator may see users and reset none.',
    faults: [only(['resetRegistration'], refuse({ code: 'forbidden' }))] },
  { name: 'admin-user-gone', about: 'The user to reset is no longer there.',
    faults: [only(['resetRegistration'], refuse({ code: 'not_found' }))] },
  { name: 'admin-conflict', about: 'Somebody else is changing the same user.',
    faults: [only(['resetRegistration'], refuse({ code: 'conflict' }))] },
  { name: 'admin-step-up', about: 'The administrator has to sign in again before the first reset.',
    faults: [only(['resetRegistration'], refuse({ code: 'reauthentication_required' }, firstTime))] },
  { name: 'admin-no-link', about: 'A reset sends no link: the user registers from the login page.',
    faults: [tune({ mailsResetLink: false })] },
] as const satisfies readonly Scenario[];

/** Any of these, or several joined by `+`: `slow+wrong-code`. */
export type ScenarioName = (typeof table)[number]['name'];

/** Every scenario, for pickers, stories and tests. */
export const scenarios: readonly { readonly name: ScenarioName; readonly about: string }[] = table.map(({ name, about }) => ({ name, about }));

const one = (name: string): Scenario => {
  const found = table.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`There is no scenario "${name}". Did you mean "${nearest(name, table.map((scenario) => scenario.name))}"?`);
  return found;
};

/** One scenario, or several put together. In a query string + stands for a space, so that separates as well. */
export const findScenario = (name: string): Scenario => {
  const parts = name.split(/[+\s]/).map(one);
  return {
    name: parts.map((part) => part.name).join('+'),
    about: parts.map((part) => part.about).join(' '),
    faults: parts.flatMap((part) => part.faults),
  };
};
