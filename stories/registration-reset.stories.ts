import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect } from 'storybook/test';
import type { RegistrationReset } from '../src/index.js';
import { everyPassword } from '../src/mocks/index.js';
import { visit, type Visitor } from './support/visitor.js';
import { loadWorld, worldOf } from './support/world.js';

type Args = Partial<Pick<RegistrationReset, 'reason' | 'showError' | 'token' | 'username' | 'headingLevel'>>;
type Story = StoryObj<Args>;

const rita = 'reset2021';
const started = 'started2021';

const meta: Meta<Args> = {
  title: 'Elements/registration-reset',
  component: 'registration-reset',
  loaders: [loadWorld],
  render: ({ reason = 'reset', showError = false, token, username = '', headingLevel = 2 }, context) => html`<registration-reset
    .client=${worldOf(context).client} .username=${username} reason=${reason} ?show-error=${showError} token=${token ?? nothing}
    heading-level=${headingLevel}></registration-reset>`,
};
export default meta;

async function reachesProof(visitor: Visitor, { canvasElement }: StoryContext, username?: string): Promise<void> {
  await visitor.reachesLinkSent(username);
  await visitor.does('follows the link in the mail', async () => {
    canvasElement.querySelector('registration-reset')!.token = new URLSearchParams(visitor.link.hash.slice(1)).get('token') ?? '';
  });
  await visitor.opensLink('Confirm that it is you');
}
/** The element already knows the account from the page before. */
async function proves(visitor: Visitor, password: string = everyPassword): Promise<void> {
  await visitor.does('enters the password', async () => {
    await visitor.types('Password', password);
    await visitor.presses('Continue');
  });
}
async function reachesChoice(visitor: Visitor, context: StoryContext, username?: string): Promise<void> {
  await reachesProof(visitor, context, username);
  await proves(visitor);
  await visitor.sees('Set up multi-factor authentication');
}

/* The registration error, and the username. */

export const RegistrationError: Story = { args: { showError: true } };

export const Start: Story = {};

export const ResetAfterTheError: Story = {
  args: { showError: true },
  play: visit(async (visitor) => {
    await visitor.sees('Registration Error');
    await visitor.does('resets', () => visitor.presses('Reset'));
    await visitor.sees('Reset your registration');
  }),
};

export const Incomplete: Story = { args: { reason: 'incomplete' } };

export const UsernameMissing: Story = {
  play: visit(async (visitor) => {
    await visitor.asksForLink('');
    await visitor.isTold('Enter your username');
  }),
};

export const UsernameKnown: Story = { args: { username: rita } };

export const Sending: Story = {
  parameters: { scenario: 'hang' },
  play: visit(async (visitor) => {
    await visitor.asksForLink();
    await visitor.waitsAt('Submit');
  }),
};

export const Offline: Story = {
  parameters: { scenario: 'drop' },
  play: visit(async (visitor) => {
    await visitor.asksForLink();
    await visitor.isTold(/connection/);
  }),
};

export const RateLimited: Story = {
  parameters: { scenario: 'rate-limited' },
  play: visit(async (visitor) => {
    await visitor.asksForLink();
    await visitor.isTold('Too many tries in a short time. Try again in 1 minute.');
  }),
};

/* The link is on its way. */

export const LinkSent: Story = { play: visit((visitor) => visitor.reachesLinkSent()) };

export const LinkSentToAnAddress: Story = {
  play: visit(async (visitor) => {
    await visitor.reachesLinkSent('rita.reset@example.com');
    await visitor.reads('rita.reset@example.com');
  }),
};

export const LinkSentToNobody: Story = { play: visit((visitor) => visitor.reachesLinkSent('nobody2021')) };

export const LinkSentByAServerThatTells: Story = {
  parameters: { scenario: 'reveals-unknown' },
  play: visit((visitor) => visitor.reachesLinkSent('nobody2021')),
};

export const LinkSentByAServerThatConflicts: Story = {
  parameters: { scenario: 'conflicts-unknown' },
  play: visit((visitor) => visitor.reachesLinkSent('nobody2021')),
};

export const AnotherLinkSent: Story = {
  parameters: { scenario: 'resend-at-once' },
  play: visit(async (visitor) => {
    await visitor.reachesLinkSent();
    await visitor.does('asks for another', () => visitor.presses('Send a new link'));
    await visitor.reads('A new link has been sent.');
  }),
};

/* Where it lands. */

export const LinkLanding: Story = { args: { token: 'abc' }, play: visit((visitor) => visitor.sees('Complete your registration')) };

export const ExpiredLink: Story = {
  args: { token: 'abc' },
  parameters: { scenario: 'expired-link' },
  play: visit((visitor) => visitor.opensLink('This link has expired')),
};

export const UsedLink: Story = {
  args: { token: 'abc' },
  parameters: { scenario: 'used-link' },
  play: visit((visitor) => visitor.opensLink('This link has been used')),
};

export const InvalidLink: Story = {
  args: { token: 'abc' },
  parameters: { scenario: 'invalid-link' },
  play: visit((visitor) => visitor.opensLink('This link does not work')),
};

export const MalformedLink: Story = { args: { token: 'a b c' }, play: visit((visitor) => visitor.sees('This link does not work')) };

export const NewLinkAfterADeadOne: Story = {
  args: { token: 'abc', username: rita },
  parameters: { scenario: 'expired-link' },
  play: visit(async (visitor) => {
    await visitor.opensLink('This link has expired');
    await visitor.does('wants a new one', () => visitor.presses('Send a new link'));
    await visitor.sees('Reset your registration');
  }),
};

export const LinkNotHeardOf: Story = {
  args: { token: 'abc' },
  parameters: { scenario: 'drop' },
  play: visit(async (visitor) => {
    await visitor.does('opens the link', () => visitor.presses('Continue'));
    await visitor.isTold(/connection/);
  }),
};

/* The password, and what is enrolled. */

export const ProvePassword: Story = { play: visit((visitor, context) => reachesProof(visitor, context)) };

export const WrongPassword: Story = {
  play: visit(async (visitor, context) => {
    await reachesProof(visitor, context);
    await proves(visitor, 'Wrong-wrong-2021');
    await visitor.isTold('What you entered does not match our records.');
    await expect(await visitor.field('Password')).toHaveValue('');
  }),
};

export const RegistrationErrorAfterThePassword: Story = {
  parameters: { scenario: 'registration-error' },
  play: visit(async (visitor, context) => {
    await reachesProof(visitor, context);
    await proves(visitor);
    await visitor.isTurnedAway();
  }),
};

export const RegistrationErrorWhileEnrolling: Story = {
  parameters: { scenario: 'enrolment-error' },
  play: visit(async (visitor, context) => {
    await reachesChoice(visitor, context);
    await visitor.enrolsEmail();
    await visitor.isTurnedAway();
  }),
};

export const ChooseFactor: Story = { play: visit((visitor, context) => reachesChoice(visitor, context, started)) };

export const TookTooLong: Story = {
  parameters: { scenario: 'ticket-expired' },
  play: visit(async (visitor, context) => {
    await reachesChoice(visitor, context);
    await visitor.enrolsEmail();
    await visitor.isTold('This took too long');
  }),
};

/* The end. */

export const Done: Story = {
  play: visit(async (visitor, context) => {
    await reachesChoice(visitor, context);
    await visitor.enrolsEmail();
    await visitor.verifies();
    await visitor.sees('You are registered');
  }),
};

export const DoneSignedOut: Story = {
  args: { reason: 'incomplete' },
  parameters: { scenario: 'done-signed-out' },
  play: visit(async (visitor, context) => {
    await reachesChoice(visitor, context, started);
    await visitor.enrolsEmail();
    await visitor.verifies();
    await visitor.reads('Your registration is complete. You can sign in now.');
  }),
};
