import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { createRestClient } from '../src/client/index.js';
import type { MfaRegistration } from '../src/elements/mfa-registration/mfa-registration.js';
import '../src/define/mfa-registration.js';
import { createMockBackend } from '../src/mocks/index.js';
import { visit, type Visitor } from './support/visitor.js';
import { loadWorld, worldOf, type World } from './support/world.js';

type Args = Partial<Pick<MfaRegistration, 'username' | 'defaultCountry' | 'headingLevel'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/mfa-registration',
  component: 'mfa-registration',
  loaders: [loadWorld],
  render: ({ username = '', defaultCountry = 'US', headingLevel = 2 }, context) => html`<mfa-registration
    .client=${worldOf(context).client} .username=${username} default-country=${defaultCountry} heading-level=${headingLevel}></mfa-registration>`,
};
export default meta;


async function reachesCode(visitor: Visitor): Promise<void> {
  await visitor.reachesEnrolment();
  await visitor.givesPhone();
  await visitor.asksForSms();
  await visitor.sees('Enter the verification code');
}

/* The entry form. */

export const Start: Story = {};

export const UsernameKnown: Story = { args: { username: 'started2021' } };

export const NothingEntered: Story = {
  play: visit(async (visitor) => {
    await visitor.provesAccount('', '');
    await visitor.isTold('Enter your username');
  }),
};

export const WrongPassword: Story = {
  play: visit(async (visitor) => {
    await visitor.provesAccount('started2021', 'not this');
    await visitor.isTold('What you entered does not match our records.');
    await expect(await visitor.field('Username')).toHaveValue('started2021');
    await expect(await visitor.field('Password')).toHaveValue('');
  }),
};

export const RegistrationError: Story = {
  parameters: { scenario: 'registration-error' },
  play: visit(async (visitor) => {
    await visitor.provesAccount();
    await visitor.isTurnedAway();
  }),
};

export const SigningIn: Story = {
  parameters: { scenario: 'hang' },
  play: visit(async (visitor) => {
    await visitor.provesAccount();
    await visitor.waitsAt('Continue');
  }),
};

/** A client without this operation: the element says so and shows no form. */
export const Unavailable: Story = {
  render: () => html`<mfa-registration .client=${{}}></mfa-registration>`,
  play: visit((visitor) => visitor.reads(/not available here/)),
};

/* The choice of a phone or email. */

export const SecondFactorFirst: Story = {
  play: visit(async (visitor) => {
    await visitor.provesAccount('dduck2021');
    await visitor.sees('Verify your phone');
  }),
};

export const Choice: Story = { play: visit((visitor) => visitor.reachesEnrolment()) };

const loadPhoneOnRecord = async (): Promise<World> => {
  const backend = createMockBackend({
    seed: 'stories',
    users: [{ id: 'u-1', username: 'started2021', name: 'Sally Started', email: 'sally.started@example.com', phones: ['+12025550166'], registration: 'incomplete' }],
  });
  return { backend, client: createRestClient({ baseUrl: 'https://mock.example/auth', fetch: backend.fetch }) };
};

export const PhoneOnRecord: Story = { loaders: [loadPhoneOnRecord], play: visit((visitor) => visitor.reachesEnrolment()) };

export const AnotherPhone: Story = {
  loaders: [loadPhoneOnRecord],
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.picks('Another phone number');
    await visitor.field('Phone Number');
  }),
};

export const EmailOnRecord: Story = {
  play: visit(async (visitor, { canvas }) => {
    await visitor.reachesEnrolment();
    await visitor.picks(/^The email address we have/);
    await expect(await canvas.findByRole('button', { name: 'Send verification code' })).toBeVisible();
  }),
};

export const CountryFromNumber: Story = {
  play: visit(async (visitor, { canvas }) => {
    await visitor.reachesEnrolment();
    await visitor.givesPhone('+44 20 7946');
    await canvas.findByRole('option', { name: /Kingdom/, selected: true });
  }),
};

export const OtherDefaultCountry: Story = { args: { defaultCountry: 'CA' }, play: visit((visitor) => visitor.reachesEnrolment()) };

export const CallsOnly: Story = {
  parameters: { scenario: 'call-only' },
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.reads('We call you and ask you to press #.');
  }),
};

/* A phone number that cannot be right. */

const wrong = (number: string, message: string): Story => ({
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.givesPhone(number);
    await visitor.asksForSms();
    await visitor.isTold(message);
  }),
});

export const PhoneMissing: Story = wrong('', 'Enter a phone number');
export const PhoneMalformed: Story = wrong('call me', 'digits, spaces and a + at the start');
export const PhoneTooShort: Story = wrong('202 555', 'The phone number is too short');
export const PhoneTooLong: Story = wrong('202 555 0177 1234', 'The phone number is too long');
export const CountryUnknown: Story = wrong('+999 1234567', 'There is no country with that code');
export const NoSuchPhone: Story = wrong('000 000 0000', 'There is no such phone number');

export const PhoneNotAccepted: Story = { ...wrong('(202) 555-0177', 'That phone number was not accepted.'), parameters: { scenario: 'phone-invalid' } };
export const PhoneTaken: Story = { ...wrong('(202) 555-0177', 'Another account already uses that.'), parameters: { scenario: 'phone-taken' } };
export const TextMessageFailed: Story = { ...wrong('(202) 555-0177', 'We could not reach that phone.'), parameters: { scenario: 'sms-failed' } };

export const RegistrationErrorAtChoice: Story = {
  parameters: { scenario: 'enrolment-error' },
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.givesPhone();
    await visitor.asksForSms();
    await visitor.isTurnedAway();
  }),
};

/* The code, the call, the end. */

export const CodeSent: Story = { play: visit(reachesCode) };

export const WrongCode: Story = {
  parameters: { scenario: 'wrong-code' },
  play: visit(async (visitor) => {
    await reachesCode(visitor);
    await visitor.verifies();
    await visitor.isTold('The verification code is not right.');
  }),
};

export const AnotherAfterAll: Story = {
  play: visit(async (visitor) => {
    await reachesCode(visitor);
    await visitor.does('wants another one', () => visitor.presses('Use another phone or email'));
    await visitor.sees('Set up multi-factor authentication');
    await expect(await visitor.field('Phone Number')).toHaveValue('(202) 555-0177');
  }),
};

export const CallInProgress: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.givesPhone();
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
  }),
};

export const LineBusy: Story = {
  parameters: { scenario: 'line-busy' },
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.givesPhone();
    await visitor.asksForCall();
    await visitor.isTold('The line is busy.');
  }),
};

export const Done: Story = {
  play: visit(async (visitor) => {
    await reachesCode(visitor);
    await visitor.verifies();
    await visitor.sees('You are registered');
  }),
};

export const DoneByCall: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.givesPhone();
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
    await visitor.answersPhone('hash');
    await visitor.sees('You are registered');
  }),
};

export const DoneByEmail: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesEnrolment();
    await visitor.enrolsEmail();
    await visitor.sees('Enter the verification code');
    await visitor.verifies();
    await visitor.sees('You are registered');
  }),
};

export const DoneSignedOut: Story = {
  parameters: { scenario: 'done-signed-out' },
  play: visit(async (visitor, { canvas }) => {
    await reachesCode(visitor);
    await visitor.verifies();
    await visitor.sees('You are registered');
    await expect(canvas.getByRole('button', { name: 'Sign in' })).toBeVisible();
  }),
};
