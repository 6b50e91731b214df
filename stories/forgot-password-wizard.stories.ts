import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { ForgotPasswordWizard } from '../src/index.js';
import { elmer, tara, visit } from './support/visitor.js';
import { loadWorld, worldOf } from './support/world.js';

type Args = Partial<Pick<ForgotPasswordWizard, 'email' | 'autoContinue' | 'withoutConfirmation' | 'headingLevel'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/forgot-password-wizard',
  component: 'forgot-password-wizard',
  loaders: [loadWorld],
  render: ({ email = '', autoContinue = false, withoutConfirmation = false, headingLevel = 2 }, context) => html`<forgot-password-wizard
    .client=${worldOf(context).client} .email=${email} heading-level=${headingLevel}
    ?auto-continue=${autoContinue} ?without-confirmation=${withoutConfirmation}></forgot-password-wizard>`,
};
export default meta;

/* The entry form. */

export const Start: Story = {};

export const EmailMissing: Story = {
  play: visit(async (visitor) => {
    await visitor.asksForCode('');
    await visitor.isTold('Enter your email address');
  }),
};

export const EmailMalformed: Story = {
  play: visit(async (visitor) => {
    await visitor.asksForCode('daisey.duck');
    await visitor.isTold('Enter an email address with an @');
  }),
};

export const Sending: Story = {
  parameters: { scenario: 'hang' },
  play: visit(async (visitor, { canvas }) => {
    await visitor.asksForCode();
    await expect(canvas.getByRole('button', { name: 'Send verification code' })).toHaveAttribute('aria-disabled', 'true');
  }),
};

export const Offline: Story = {
  parameters: { scenario: 'drop' },
  play: visit(async (visitor) => {
    await visitor.asksForCode();
    await visitor.isTold(/connection/);
  }),
};

export const TimedOut: Story = {
  parameters: { scenario: 'hang', timeout: 0.2 },
  play: visit(async (visitor) => {
    await visitor.asksForCode();
    await visitor.isTold('This is taking too long.');
  }),
};

export const ServerError: Story = {
  parameters: { scenario: 'server-error' },
  play: visit(async (visitor) => {
    await visitor.asksForCode();
    await visitor.isTold('Something went wrong on our side.');
  }),
};

export const RateLimited: Story = {
  parameters: { scenario: 'rate-limited' },
  play: visit(async (visitor) => {
    await visitor.asksForCode();
    await visitor.isTold('Too many tries in a short time. Try again in 1 minute.');
  }),
};

export const SentElsewhere: Story = {
  parameters: { scenario: 'redirect-step' },
  play: visit(async (visitor) => {
    await visitor.asksForCode();
    await visitor.reads(/could not take you to the next page/);
  }),
};

/** A client without this operation: the element says so and shows no form. */
export const Unavailable: Story = {
  render: () => html`<forgot-password-wizard .client=${{}}></forgot-password-wizard>`,
  play: visit((visitor) => visitor.reads(/not available here/)),
};

/** Without any client, the element shows a message for the developer. */
export const NoClient: Story = {
  render: () => html`<forgot-password-wizard></forgot-password-wizard>`,
  play: visit((visitor) => visitor.reads(/has no auth client/)),
};

/* The emailed code. */

export const CodeSent: Story = { play: visit((visitor) => visitor.reachesCode()) };

/** An unknown email: it must look the same as a known one. */
export const CodeSentToNobody: Story = { play: visit((visitor) => visitor.reachesCode('nobody@example.com')) };

export const EightDigitCode: Story = {
  parameters: { scenario: 'eight-digit-code' },
  play: visit(async (visitor) => {
    await visitor.reachesCode();
    await visitor.reads('8 digits');
  }),
};

export const CodeTooShort: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesCode();
    await visitor.verifies('123');
    await visitor.isTold('The verification code must have 6 digits; this has fewer');
  }),
};

export const WrongCode: Story = {
  parameters: { scenario: 'wrong-code' },
  play: visit(async (visitor) => {
    await visitor.reachesCode();
    await visitor.verifies();
    await visitor.isTold('The verification code is not right.');
    await visitor.reads('2 tries left with this code');
  }),
};

export const TooManyAttempts: Story = {
  parameters: { scenario: 'too-many-attempts' },
  play: visit(async (visitor) => {
    await visitor.reachesCode();
    await visitor.verifies();
    await visitor.isTold('You have entered a wrong code too many times.');
  }),
};

export const CodeExpired: Story = {
  parameters: { scenario: 'code-expired' },
  play: visit(async (visitor) => {
    await visitor.reachesCode();
    await visitor.verifies();
    await visitor.isTold('The verification code has expired.');
  }),
};

export const NewCodeSent: Story = {
  parameters: { scenario: 'resend-at-once' },
  play: visit(async (visitor, { canvas }) => {
    await visitor.reachesCode();
    await visitor.does('asks for a new code', () => visitor.presses('Send new code'));
    await expect(await canvas.findByText(/A new verification code has been sent/)).toBeInTheDocument();
  }),
};

export const TookTooLong: Story = {
  parameters: { scenario: 'ticket-expired' },
  play: visit(async (visitor) => {
    await visitor.reachesCode();
    await visitor.verifies();
    await visitor.sees('Reset your password');
    await visitor.isTold('This took too long');
  }),
};

export const CodeVerified: Story = { play: visit((visitor) => visitor.reachesVerified()) };

/* The phone, for those who registered one. */

export const ChooseMethod: Story = { play: visit((visitor) => visitor.reachesChoice()) };

export const ChooseOfTwoPhones: Story = { play: visit((visitor) => visitor.reachesChoice(tara)) };

export const NoPhonePicked: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesChoice(tara);
    await visitor.asksForSms();
    await visitor.isTold('Choose where we should reach you');
  }),
};

export const TextMessagesOnly: Story = {
  parameters: { scenario: 'sms-only' },
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.reads('We send a verification code by text message.');
  }),
};

export const CodeSentByTextMessage: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForSms();
    await visitor.reads(/sent by text message/);
  }),
};

export const TextMessageFailed: Story = {
  parameters: { scenario: 'sms-failed' },
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForSms();
    await visitor.isTold('We could not reach that phone.');
  }),
};

export const CallInProgress: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
  }),
};

export const CallToOneOfTwoPhones: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesChoice(tara);
    await visitor.does('picks the second phone', () => visitor.picks(/0144/));
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
  }),
};

export const CodeSpoken: Story = {
  parameters: { scenario: 'spoken-code' },
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.reads(/calling you with a verification code/);
  }),
};

export const LineBusy: Story = {
  parameters: { scenario: 'line-busy' },
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.sees('The call has ended');
    await visitor.isTold('The line is busy.');
  }),
};

export const NoAnswer: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
    await visitor.answersPhone('no-answer');
    await visitor.isTold('Nobody answered the call.');
  }),
};

export const CallDeclined: Story = {
  parameters: { scenario: 'call-rejected' },
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.isTold('The call was declined.');
  }),
};

export const PhoneUnreachable: Story = {
  parameters: { scenario: 'line-unreachable' },
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.isTold('We could not reach that phone.');
  }),
};

export const CallsBlocked: Story = {
  parameters: { scenario: 'call-blocked' },
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.isTold('That phone does not accept our calls');
  }),
};

/* The new password. */

export const SetPassword: Story = { play: visit((visitor) => visitor.reachesPassword()) };

export const SetPasswordOnceOnly: Story = {
  args: { withoutConfirmation: true },
  play: visit(async (visitor, { canvas }) => {
    await visitor.reachesPassword();
    await expect(canvas.queryByLabelText('Confirm New Password')).toBeNull();
  }),
};

export const StrictPolicy: Story = {
  parameters: { scenario: 'strict-policy' },
  play: visit(async (visitor) => {
    await visitor.reachesPassword();
    await visitor.does('begins to type', () => visitor.types('New Password', 'paddle2'));
    await visitor.reads('have at least 16 characters');
  }),
};

export const PasswordShown: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesPassword();
    await visitor.does('types and looks', async () => {
      await visitor.types('New Password', 'Paddle');
      await visitor.presses('Show password');
    });
    await expect(await visitor.field('New Password')).toHaveAttribute('type', 'text');
  }),
};

export const PasswordsDiffer: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesPassword();
    await visitor.choosesPassword('Paddle-upstream-2024', 'Paddle-upsteam-2024');
    await visitor.isTold('The two passwords are not the same');
  }),
};

export const WeakPassword: Story = {
  parameters: { scenario: 'weak-password' },
  play: visit(async (visitor) => {
    await visitor.reachesPassword();
    await visitor.choosesPassword('duck');
    await visitor.isTold('Choose another password.');
  }),
};

export const PasswordUsedBefore: Story = {
  parameters: { scenario: 'password-recent' },
  play: visit(async (visitor) => {
    await visitor.reachesPassword();
    await visitor.choosesPassword();
    await visitor.isTold('be different from your earlier passwords');
  }),
};

/* The end. */

export const Done: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesPassword();
    await visitor.choosesPassword();
    await visitor.sees('Your password has been changed');
  }),
};

export const DoneByCall: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesChoice();
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
    await visitor.answersPhone('hash');
    await visitor.sees('Choose a new password');
    await visitor.choosesPassword();
    await visitor.sees('Your password has been changed');
  }),
};

export const DoneSignedOut: Story = {
  parameters: { scenario: 'done-signed-out' },
  play: visit(async (visitor) => {
    await visitor.reachesPassword();
    await visitor.choosesPassword();
    await visitor.reads('You can sign in with your new password now.');
  }),
};

/* What a host may choose. */

export const EmailKnown: Story = { args: { email: elmer } };

export const ContinuesByItself: Story = {
  args: { autoContinue: true },
  play: visit(async (visitor) => {
    await visitor.reachesCode(elmer);
    await visitor.verifies();
    await visitor.sees('Choose a new password');
  }),
};
