import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { PhoneChallenge } from '../src/index.js';
import type { Step } from '../src/client/index.js';
import { elmer, tara, visit } from './support/visitor.js';
import { loadChallenge, worldOf } from './support/world.js';

type Args = Partial<Pick<PhoneChallenge, 'headingLevel'>>;
type Story = StoryObj<Args>;

const challengeOf = ({ loaded }: StoryContext): Step => loaded['challenge'] as Step;

const meta: Meta<Args> = {
  title: 'Elements/phone-challenge',
  component: 'phone-challenge',
  loaders: [loadChallenge],
  render: ({ headingLevel = 2 }, context) => html`<phone-challenge
    .client=${worldOf(context).client} .challenge=${challengeOf(context as StoryContext)} heading-level=${headingLevel}></phone-challenge>`,
};
export default meta;

export const OnePhone: Story = {};

export const TwoPhones: Story = { parameters: { email: tara } };

/** A visitor without a phone gets the code by email. */
export const EmailInstead: Story = {
  parameters: { email: elmer },
  play: visit((visitor) => visitor.sees('Verify that it is you')),
};

export const NoPhonePicked: Story = {
  parameters: { email: tara },
  play: visit(async (visitor) => {
    await visitor.asksForCall();
    await visitor.isTold('Choose where we should reach you');
  }),
};

export const CallsOnly: Story = {
  parameters: { scenario: 'call-only' },
  play: visit((visitor) => visitor.reads('We call you and ask you to press #.')),
};

export const CodeSent: Story = {
  play: visit(async (visitor) => {
    await visitor.asksForSms();
    await visitor.sees('Enter the verification code');
  }),
};

export const WrongCode: Story = {
  parameters: { scenario: 'wrong-code' },
  play: visit(async (visitor) => {
    await visitor.asksForSms();
    await visitor.verifies();
    await visitor.isTold('The verification code is not right.');
  }),
};

export const CallInProgress: Story = {
  play: visit(async (visitor) => {
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
  }),
};

export const LineBusy: Story = {
  parameters: { scenario: 'line-busy' },
  play: visit(async (visitor) => {
    await visitor.asksForCall();
    await visitor.isTold('The line is busy.');
  }),
};

export const VerifiedByCode: Story = {
  play: visit(async (visitor) => {
    await visitor.asksForSms();
    await visitor.verifies();
    await visitor.sees('Code verified');
  }),
};

export const VerifiedByCall: Story = {
  play: visit(async (visitor) => {
    await visitor.asksForCall();
    await visitor.sees('Answer your phone');
    await visitor.answersPhone('hash');
    await visitor.reads('Your phone has been verified.');
  }),
};

/** The challenge was cancelled, or the host has not set one yet. */
export const NothingToVerify: Story = {
  render: (_, context) => html`<phone-challenge .client=${worldOf(context).client}></phone-challenge>`,
  play: visit((visitor) => visitor.reads(/nothing to verify/)),
};

/** With an invalid challenge, the element shows a message for the developer. */
export const BadChallenge: Story = {
  render: (_, context) => html`<phone-challenge .client=${worldOf(context).client} .challenge=${{ step: 'done' } as Step}></phone-challenge>`,
  play: visit((visitor) => visitor.reads(/needs a challenge/)),
};
