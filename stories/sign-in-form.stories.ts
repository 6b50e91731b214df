import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { SignInForm } from '../src/index.js';
import { everyPassword } from '../src/mocks/index.js';
import { daisey, elmer, sally, tara, visit } from './support/visitor.js';
import { loadWorld, worldOf } from './support/world.js';

type Args = Partial<Pick<SignInForm, 'method' | 'remember' | 'identifier' | 'defaultCountry' | 'headingLevel'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/sign-in-form',
  component: 'sign-in-form',
  argTypes: { method: { control: 'select', options: ['email', 'phone', 'username'] } },
  loaders: [loadWorld],
  render: ({ method = 'email', remember = false, identifier = '', defaultCountry = 'US', headingLevel = 2 }, context) => html`<sign-in-form
    .client=${worldOf(context).client} method=${method} ?remember=${remember} .identifier=${identifier}
    default-country=${defaultCountry} heading-level=${headingLevel}></sign-in-form>`,
};
export default meta;

/* The entry form, by each method. */

export const ByEmail: Story = {};

export const ByPhone: Story = {
  args: { method: 'phone' },
  play: visit(async (visitor) => {
    await visitor.signsIn('(202) 555-0142', everyPassword, 'Phone Number');
    await visitor.sees('Verify your phone');
  }),
};

export const ByUsername: Story = {
  args: { method: 'username' },
  play: visit(async (visitor) => {
    await visitor.signsIn('dduck2021', everyPassword, 'Username');
    await visitor.sees('Verify your phone');
  }),
};

export const Remembered: Story = {
  args: { remember: true, identifier: daisey },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox', { name: 'Remember Me' })).toBeChecked();
  },
};

export const AnotherMethod: Story = {
  play: visit(async (visitor) => {
    await visitor.does('types an email, then looks for another way', async () => {
      await visitor.types('Email Address', daisey);
      await visitor.presses('Use your username instead');
    });
    await visitor.sees('Sign in with your username');
    await visitor.does('comes back', () => visitor.presses('Use your email address instead'));
    await expect(await visitor.field('Email Address')).toHaveValue(daisey);
  }),
};

export const PasswordShown: Story = {
  play: visit(async (visitor) => {
    await visitor.does('types and looks', async () => {
      await visitor.types('Password', 'Quack');
      await visitor.presses('Show password');
    });
    await expect(await visitor.field('Password')).toHaveAttribute('type', 'text');
  }),
};

/* What goes wrong before anything is sent. */

export const NothingTyped: Story = {
  play: visit(async (visitor) => {
    await visitor.does('just presses', () => visitor.presses('Sign in'));
    await visitor.isTold('Enter your email address');
    await visitor.isTold('Enter your password');
  }),
};

export const EmailMalformed: Story = {
  play: visit(async (visitor) => {
    await visitor.signsIn('daisey.duck');
    await visitor.isTold('Enter an email address with an @');
  }),
};

export const PhoneTooShort: Story = {
  args: { method: 'phone' },
  play: visit(async (visitor) => {
    await visitor.signsIn('12', everyPassword, 'Phone Number');
    await visitor.isTold('The phone number is too short');
  }),
};

/* What goes wrong on the way. */

export const SigningIn: Story = {
  parameters: { scenario: 'hang' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.waitsAt('Sign in');
  }),
};

export const BadCredentials: Story = {
  parameters: { scenario: 'bad-credentials' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.isTold('What you entered does not match our records.');
    await expect(await visitor.field('Password')).toHaveValue('');
    await expect(await visitor.field('Email Address')).toHaveValue(daisey);
  }),
};

export const AccountLocked: Story = {
  parameters: { scenario: 'account-locked' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.isTold('This account is locked for now. Try again in 15 minutes, or contact the help desk.');
  }),
};

export const RateLimited: Story = {
  parameters: { scenario: 'rate-limited' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.isTold('Too many tries in a short time. Try again in 1 minute.');
  }),
};

export const RegistrationError: Story = {
  parameters: { scenario: 'registration-error' },
  play: visit(async (visitor) => {
    await visitor.signsIn(sally);
    await visitor.isTurnedAway();
  }),
};

export const TimedOut: Story = {
  parameters: { scenario: 'hang', timeout: 0.2 },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.isTold('This is taking too long.');
  }),
};

export const Offline: Story = {
  parameters: { scenario: 'drop' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.isTold(/connection/);
  }),
};

export const ServerError: Story = {
  parameters: { scenario: 'server-error' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.isTold('Something went wrong on our side.');
  }),
};

export const Unsupported: Story = {
  parameters: { scenario: 'unsupported' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.isTold('This is not available here.');
  }),
};

export const SentElsewhere: Story = {
  parameters: { scenario: 'redirect-step' },
  play: visit(async (visitor) => {
    await visitor.signsIn();
    await visitor.sees('One moment');
  }),
};

/* The second factor. */

export const ChooseMethod: Story = { play: visit((visitor) => visitor.reachesSecondFactor()) };

export const TwoPhones: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor(tara);
    await visitor.does('picks the second phone', () => visitor.picks(/0144/));
    await visitor.asksForSms();
    await visitor.sees('Enter the verification code');
  }),
};

export const NoPhonePicked: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor(tara);
    await visitor.asksForSms();
    await visitor.isTold('Choose where we should reach you');
  }),
};

export const EmailInstead: Story = {
  play: visit(async (visitor) => {
    await visitor.signsIn(elmer);
    await visitor.sees('Verify that it is you');
  }),
};

export const CodeByTextMessage: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForSms();
    await visitor.reads(/sent by text message/);
  }),
};

export const WrongCode: Story = {
  parameters: { scenario: 'wrong-code' },
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForSms();
    await visitor.verifies();
    await visitor.isTold('The verification code is not right.');
  }),
};

export const TookTooLong: Story = {
  parameters: { scenario: 'ticket-expired' },
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForSms();
    await visitor.sees('Sign in with your email address');
    await visitor.isTold('This took too long');
  }),
};

export const Call: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
  }),
};

export const LineBusy: Story = {
  parameters: { scenario: 'line-busy' },
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForCall();
    await visitor.isTold('The line is busy.');
  }),
};

/* Who has no second factor yet. */

export const Enrol: Story = {
  play: visit(async (visitor) => {
    await visitor.signsIn(sally);
    await visitor.sees('Set up multi-factor authentication');
  }),
};

export const EnrolmentError: Story = {
  parameters: { scenario: 'enrolment-error' },
  play: visit(async (visitor) => {
    await visitor.signsIn(sally);
    await visitor.enrolsEmail();
    await visitor.isTurnedAway();
  }),
};

export const Enrolled: Story = {
  play: visit(async (visitor) => {
    await visitor.signsIn(sally);
    await visitor.enrolsEmail();
    await visitor.verifies();
    await visitor.sees('You are signed in');
  }),
};

/* The end. */

export const Done: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForSms();
    await visitor.verifies();
    await visitor.sees('You are signed in');
  }),
};

export const DoneByCall: Story = {
  parameters: { scenario: 'phone-answers' },
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForCall();
    await visitor.sees('You are signed in');
  }),
};

export const DoneSignedOut: Story = {
  parameters: { scenario: 'done-signed-out' },
  play: visit(async (visitor) => {
    await visitor.reachesSecondFactor();
    await visitor.asksForSms();
    await visitor.verifies();
    await visitor.reads('You can sign in now.');
  }),
};
