/** What a host's own client may reject with, complete or not: a sentence for the visitor, never an exception, a raw word or an endless wait. */
import { toTicket, type AuthClient, type Step } from '../../src/client/auth-client.js';
import { AuthError, type Problem } from '../../src/client/problem.js';
import '../../src/define/sign-in-form.js';
import { typeAccount } from '../support/elements/acts.js';
import { place, press, shownText, untilHeading, untilProblem } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { brief, errorsOf, watchConsole, watchErrors, watchEvents } from '../support/elements/watch.js';
import { begin, choosePassword, enterCode, titles } from '../support/elements/wizard.js';

const broken = 'Something went wrong on our side. Try again in a few minutes.';
const weak = 'The server did not accept this password. Choose another one.';
const unreachable = 'We could not reach that phone. Check that it is switched on and has a signal, then try again or choose another way.';
const refused = 'The server did not accept what was entered. Check it and try again.';
const malformed = 'The server did not accept what was entered here. Check it and try again.';
const wait = 'Too many tries in a short time. Try again in 30 seconds.';

type Operation = 'startPasswordReset' | 'verifyCode' | 'setPassword';

const rows: readonly (readonly [Operation, unknown, string, Problem['code']])[] = [
  ['setPassword', { code: 'weak_password' }, weak, 'weak_password'],
  ['setPassword', { code: 'weak_password', violations: 'constructor' }, weak, 'weak_password'],
  ['setPassword', { code: 'weak_password', violations: ['constructor', 7, null] }, weak, 'weak_password'],
  ['startPasswordReset', { code: 'delivery_failed' }, unreachable, 'delivery_failed'],
  ['verifyCode', { code: 'delivery_failed', channel: 'pigeon', reason: 'toString' }, unreachable, 'delivery_failed'],
  ['startPasswordReset', { code: 'invalid_input' }, refused, 'invalid_input'],
  ['startPasswordReset', { code: 'invalid_input', fields: null }, refused, 'invalid_input'],
  ['startPasswordReset', { code: 'invalid_input', fields: { identifier: 'raw-fault' } }, malformed, 'invalid_input'],
  ['startPasswordReset', { code: 'invalid_input', fields: { constructor: 'required' } }, refused, 'invalid_input'],
  ['startPasswordReset', { code: 'invalid_input', fields: { toString: 'malformed', hasOwnProperty: 'required' } }, refused, 'invalid_input'],
  ['startPasswordReset', { code: 'invalid_input', fields: JSON.parse('{"__proto__":"required"}') as object }, refused, 'invalid_input'],
  ['startPasswordReset', { code: 'rate_limited', retryAfter: 'raw-wait' }, wait, 'rate_limited'],
  ['startPasswordReset', { code: 'rate_limited', retryAfter: Infinity }, wait, 'rate_limited'],
  ['startPasswordReset', { code: 'rate_limited', retryAfter: 1e12 }, 'Too many tries in a short time. Try again in 60 minutes.', 'rate_limited'],
  ['startPasswordReset', { code: 'raw-code' }, broken, 'unexpected_response'],
  ['startPasswordReset', { code: 'constructor' }, broken, 'unexpected_response'],
  ['startPasswordReset', {}, broken, 'unexpected_response'],
  ['startPasswordReset', null, broken, 'unexpected_response'],
];

/** Gets as far as the operation, which then fails. */
async function meet(operation: Operation, problem: unknown, traceId?: string) {
  const ticket = toTicket('ticket-1');
  const fail = () => Promise.reject(Object.assign(new AuthError({ code: 'conflict' }), { problem, traceId }));
  const answer = (step: Step) => () => Promise.resolve(step);
  const client: AuthClient = {
    startPasswordReset: answer({ step: 'code-sent', ticket, channel: 'email', codeLength: 6 }),
    verifyCode: answer({ step: 'set-password', ticket, policy: { minLength: 1, rules: [] } }),
    [operation]: fail,
  };
  const main = place();
  const events = watchEvents(main);
  const wizard = document.createElement('forgot-password-wizard');
  Object.assign(wizard, { client, autoContinue: true });
  main.append(wizard);
  await wizard.updateComplete;
  await begin({ wizard }, 'daisey.duck@example.com');
  if (operation !== 'startPasswordReset') {
    await untilHeading(wizard, titles.code);
    enterCode({ wizard }, '123456');
  }
  if (operation === 'setPassword') {
    await untilHeading(wizard, titles.password);
    choosePassword({ wizard });
  }
  return { wizard, events };
}

describe('an AuthError of a host\'s own client', () => {
  for (const [operation, problem, message, code] of rows) {
    it(`${operation} ${JSON.stringify(problem, (_, value: unknown) => (value === Infinity ? 'Infinity' : value))}: says "${message.slice(0, 50)}"`, async () => {
      watchConsole();
      const { errors, end } = watchErrors();
      const { wizard, events } = await meet(operation, problem);
      await untilProblem(wizard, message);
      expect(shownText(wizard)).to.not.match(/raw-|undefined|NaN|\[object|problem\.|input\.|delivery\.|native code/);
      expect(events.filter(({ type }) => type === 'auth-failure').map(brief)).to.deep.equal([`auth-failure ${operation} ${code}`]);
      end();
      expect(errors).to.deep.equal([]);
    });
  }

  it('of no known code: tells the developer, without repeating it', async () => {
    const lines = watchConsole();
    const { wizard } = await meet('startPasswordReset', { code: 'raw-code' });
    await untilProblem(wizard, broken);
    expect(errorsOf(lines).join()).to.include('not an AuthError with a known code').and.not.include('raw-code');
  });

  for (const traceId of ['123456', 'daisey.duck', '202-555-0142', 'a.b@c']) {
    it(`with the trace id ${traceId}, which could be a code or an address: tells no event of it`, async () => {
      const { wizard, events } = await meet('startPasswordReset', { code: 'conflict' }, traceId);
      await untilProblem(wizard, 'Something else changed this at the same time. Try again.');
      expect(JSON.stringify(events.map(({ detail }) => detail))).to.not.include(traceId).and.not.include('traceId');
    });
  }
});

describe('a sign-in that a host\'s own client refuses', () => {
  for (const code of ['not_found', 'conflict', 'invalid_credentials'] as const) {
    it(`by ${code}: does not tell who exists`, async () => {
      const main = place();
      const events = watchEvents(main);
      const form = document.createElement('sign-in-form');
      form.client = { signIn: () => Promise.reject(new AuthError({ code })) };
      main.append(form);
      await form.updateComplete;
      typeAccount(form, 'daisey.duck@example.com', 'Quack-quack-2021', 'Email Address');
      press(form, 'Sign in');
      await untilProblem(form, 'What you entered does not match our records. Check it and try again.');
      expect(events.map(brief)).to.include('auth-failure signIn invalid_credentials');
    });
  }
});
