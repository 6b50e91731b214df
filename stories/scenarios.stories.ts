/**
  * One story for each scenario of the mock backend. It leads to the trouble, and checks that the visitor sees what the table of scenarios
  * says. Only src/mocks/scenarios/ holds these words.
 */
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { expect, fn, spyOn, waitFor, within } from 'storybook/test';
import { createRestAdminClient } from '../src/client/index.js';
import type { AuthCompleteEvent } from '../src/events/index.js';
import { scenarios, type ScenarioName } from '../src/mocks/index.js';
import { daisey, elmer, visit, type Visitor } from './support/visitor.js';
import { loadWorld, worldOf } from './support/world.js';

type Walk = (visitor: Visitor, context: StoryContext) => Promise<void>;

const reset = (context: StoryContext): TemplateResult =>
  html`<forgot-password-wizard .client=${worldOf(context).client}></forgot-password-wizard>`;
const signIn = (context: StoryContext): TemplateResult => html`<sign-in-form .client=${worldOf(context).client}></sign-in-form>`;
const registration = (context: StoryContext): TemplateResult => html`<mfa-registration .client=${worldOf(context).client}></mfa-registration>`;
const link = (context: StoryContext): TemplateResult =>
  html`<registration-reset .client=${worldOf(context).client} token=${context.parameters['token'] ?? nothing}></registration-reset>`;
const administration = (context: StoryContext): TemplateResult => html`<admin-user-reset .userId=${context.parameters['userId']} current-user-id="u-padmin"
  .adminClient=${createRestAdminClient({ baseUrl: 'https://mock.example/admin', fetch: worldOf(context).backend.fetch })}></admin-user-reset>`;

const meta: Meta = {
  title: 'Scenarios',
  // A docs page would only show the start of each story, because a scenario has to be reached by its play function.
  tags: ['!autodocs'],
  loaders: [loadWorld],
};
export default meta;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The texts in “…” of a scenario's row, in the order in which they appear. */
const promised = (name: ScenarioName): readonly RegExp[] => {
  const { sees } = scenarios.find((scenario) => scenario.name === name)!;
  return [...sees.matchAll(/“([^”]+)”/g)].map(([, words = '']) => new RegExp(escaped(words)));
};

/** @param then checks what the row says without “…”: that something is missing, or does not happen */
const story = (scenario: ScenarioName, render: (context: StoryContext) => TemplateResult, walk: Walk, more: StoryObj['parameters'] = {}, then?: Walk): StoryObj => ({
  parameters: { scenario, ...more },
  render: (_, context) => render(context as StoryContext),
  play: visit(async (visitor, context) => {
    await walk(visitor, context);
    for (const words of promised(scenario)) await visitor.reads(words);
    await then?.(visitor, context);
  }),
});

/* The ways to where it shows. */

const asks: Walk = (visitor) => visitor.asksForCode();
const tries: Walk = async (visitor) => {
  await visitor.reachesCode();
  await visitor.verifies();
};
const code: Walk = (visitor) => visitor.reachesCode();
const choice: Walk = (visitor) => visitor.reachesChoice();
const sms: Walk = async (visitor) => {
  await visitor.reachesChoice();
  await visitor.asksForSms();
};
const call: Walk = async (visitor) => {
  await visitor.reachesChoice();
  await visitor.asksForCall();
};
/** The flow of an account without a phone, up to the new password. */
const anybody: Walk = async (visitor) => {
  await visitor.reachesVerified(elmer);
  await visitor.does('continues', () => visitor.presses('Continue'));
};
const password: Walk = (visitor) => visitor.reachesPassword();
const newPassword: Walk = async (visitor) => {
  await visitor.reachesPassword();
  await visitor.choosesPassword();
};
const signsIn: Walk = (visitor) => visitor.signsIn();
const opensLink: Walk = (visitor) => visitor.does('opens the link', () => visitor.presses('Continue'));
const identifies: Walk = (visitor) => visitor.provesAccount();
const enrols: Walk = async (visitor) => {
  await visitor.reachesEnrolment();
  await visitor.givesPhone();
  await visitor.asksForSms();
};
const looks: Walk = async () => {};
const resets: Walk = async (visitor, { canvas, userEvent }) => {
  await visitor.sees('Account Information');
  await visitor.does('resets the registration', async () => {
    await visitor.presses('Reset Registration');
    const dialog = await canvas.findByRole('alertdialog', {}, { timeout: 5_000 });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Reset Registration' }));
  });
};

const without = (name: string): Walk => async (_, { canvas }) => { await expect(canvas.queryByRole('button', { name })).toBeNull(); };
const daiseysPage = { userId: 'u-dduck' };
const withToken = { token: 'abc' };


export const Normal = story('normal', reset, newPassword);

/* Codes. */

export const WrongCode = story('wrong-code', reset, tries);
export const CodeExpired = story('code-expired', reset, tries);
export const TooManyAttempts = story('too-many-attempts', reset, tries);
export const EightDigitCode = story('eight-digit-code', reset, code);
export const ShortLivedCode = story('short-lived-code', reset, code);
export const NoResend = story('no-resend', reset, code, {}, without('Send new code'));
export const ResendAtOnce = story('resend-at-once', reset, async (visitor, context) => {
  await code(visitor, context);
  await visitor.does('asks for a new code', () => visitor.presses('Send new code'));
});
export const NoTimes = story('no-times', reset, code, {}, async (_, { canvas }) => { await expect(canvas.queryByText(/The code works for/)).toBeNull(); });
export const TicketExpired = story('ticket-expired', reset, tries, {}, (visitor) => visitor.sees('Reset your password'));

/* Limits. */

export const RateLimited = story('rate-limited', reset, asks);
export const RateLimitedLong = story('rate-limited-long', reset, asks);
export const RateLimitedBare = story('rate-limited-bare', reset, asks);
export const RetryAfterDate = story('retry-after-date', reset, asks);
export const RetryAfterGarbage = story('retry-after-garbage', reset, asks);
export const RetryAfterNegative = story('retry-after-negative', reset, asks);
export const AccountLocked = story('account-locked', signIn, signsIn);
export const BadCredentials = story('bad-credentials', signIn, signsIn);

/* Phones. */

export const PhoneAnswers = story('phone-answers', reset, call);
export const LineBusy = story('line-busy', reset, call);
export const NoAnswer = story('no-answer', reset, call);
export const CallRejected = story('call-rejected', reset, call);
export const LineUnreachable = story('line-unreachable', reset, call);
export const CallBlocked = story('call-blocked', reset, call);
export const SmsFailed = story('sms-failed', reset, sms);
export const SmsBlocked = story('sms-blocked', reset, sms);
export const SpokenCode = story('spoken-code', reset, call);
export const EmailOnly = story('email-only', reset, async (visitor) => {
  await visitor.reachesVerified(daisey);
  await visitor.does('continues', () => visitor.presses('Continue'));
});
export const OnePhone = story('one-phone', reset, anybody);
export const TwoPhones = story('two-phones', reset, anybody);
export const SmsOnly = story('sms-only', reset, choice, {}, without('Call Me'));
export const CallOnly = story('call-only', reset, choice, {}, without('Send Code'));

/* Passwords. */

export const WeakPassword = story('weak-password', reset, newPassword);
export const PasswordRecent = story('password-recent', reset, newPassword);
export const StrictPolicy = story('strict-policy', reset, password);

/* The network. */

export const Slow = story('slow', reset, asks);
export const OutOfOrder = story('out-of-order', reset, asks);
export const Drop = story('drop', reset, asks);
export const LostAnswer = story('lost-answer', reset, asks, {}, async (visitor) => {
  await visitor.does('tries again', () => visitor.presses('Send verification code'));
  await visitor.sees('Enter the verification code');
});
export const Hang = story('hang', reset, asks, { timeout: 0.2 });

/* The server. */

export const ServerError = story('server-error', reset, asks);
export const Unavailable = story('unavailable', reset, asks);
export const HtmlAnswer = story('html-answer', reset, asks);
export const HtmlSuccess = story('html-success', reset, asks);
export const EmptyAnswer = story('empty-answer', reset, asks);
export const CutOffJson = story('cut-off-json', reset, asks);
export const WrongShape = story('wrong-shape', reset, asks);
export const WrongType = story('wrong-type', reset, asks);
export const UnknownStep = story('unknown-step', reset, asks);
export const UnknownProblem = story('unknown-problem', reset, asks);
export const Megabyte = story('megabyte', reset, asks);
export const Unsupported = story('unsupported', reset, asks);
export const RevealsUnknown = story('reveals-unknown', reset, (visitor) => visitor.asksForCode('nobody@example.com'));
export const ConflictsUnknown = story('conflicts-unknown', reset, (visitor) => visitor.asksForCode('nobody@example.com'));

/* The end. */

export const RedirectStep = story('redirect-step', reset, asks);
export const DoneHome = story('done-home', reset, async (visitor, context) => {
  // A story must not leave its page, so it only checks the destination.
  const goes = fn((event: AuthCompleteEvent) => event.preventDefault());
  context.canvasElement.addEventListener('auth-complete', goes, { once: true });
  await newPassword(visitor, context);
  await waitFor(() => expect(goes.mock.lastCall?.[0].detail.redirectTo).toBe(`${location.origin}/home`));
});
export const DoneElsewhere = story('done-elsewhere', reset, newPassword);
export const DoneScript = story('done-script', reset, async (visitor, context) => {
  const alert = spyOn(window, 'alert');
  await newPassword(visitor, context);
  await visitor.sees('Your password has been changed');
  await expect(alert).not.toHaveBeenCalled();
});
export const DoneSignedOut = story('done-signed-out', reset, newPassword);

/* Registration. */

export const ExpiredLink = story('expired-link', link, opensLink, withToken);
export const UsedLink = story('used-link', link, opensLink, withToken);
export const InvalidLink = story('invalid-link', link, opensLink, withToken);
export const RegistrationError = story('registration-error', registration, identifies);
export const RegistrationErrorOnce = story('registration-error-once', registration, identifies);
export const EnrolmentError = story('enrolment-error', registration, enrols);
export const PhoneInvalid = story('phone-invalid', registration, enrols);
export const PhoneTaken = story('phone-taken', registration, enrols);

/* Administration. */

export const AdminSignedOut = story('admin-signed-out', administration, looks);
export const AdminForbidden = story('admin-forbidden', administration, resets, daiseysPage);
export const AdminUserGone = story('admin-user-gone', administration, resets, daiseysPage);
export const AdminConflict = story('admin-conflict', administration, resets, daiseysPage);
export const AdminStepUp = story('admin-step-up', administration, resets, daiseysPage);
export const AdminNoLink = story('admin-no-link', administration, resets, daiseysPage);
