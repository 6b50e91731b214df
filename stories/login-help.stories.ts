import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import type { LoginHelp } from '../src/elements/login-help/login-help.js';
import { AuthFailureEvent } from '../src/events/index.js';
import { visit, type Visitor } from './support/visitor.js';

type Args = Partial<Pick<LoginHelp, 'organization' | 'topic' | 'headingLevel'>>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/login-help',
  component: 'login-help',
  args: { organization: 'Kepro', topic: '', headingLevel: 2 },
  render: ({ organization = '', topic = '', headingLevel = 2 }) => html`<login-help organization=${organization} topic=${topic} heading-level=${headingLevel}></login-help>`,
};
export default meta;

const answers = async (visitor: Visitor, ...names: readonly string[]): Promise<void> => {
  for (const name of names) await visitor.does(`answers “${name}”`, () => visitor.presses(name));
};

export const Start: Story = {};

export const WithoutOrganization: Story = { args: { organization: '' } };

/* What happened? */

export const SecondQuestion: Story = {
  play: visit(async (visitor, { canvas }) => {
    await answers(visitor, 'Yes');
    await expect(await canvas.findByText('Did you ever finish setting up multi-factor authentication?', { selector: '[tabindex]' })).toHaveFocus();
  }),
};

export const ThirdQuestion: Story = {
  play: visit(async (visitor) => {
    await answers(visitor, 'Yes', 'I am not sure');
    await visitor.reads('What do you see?');
  }),
};

const advised = (heading: string, ...names: readonly string[]): Story => ({
  play: visit(async (visitor, { canvas }) => {
    await answers(visitor, ...names);
    await visitor.sees(heading);
    await expect(canvas.getByRole('heading', { name: heading })).toHaveFocus();
  }),
});

export const NoAccount = advised('Register first', 'No, not yet');
export const OrganizationAccount = advised('Use your Kepro login', 'Yes, a domain account with Kepro');
export const FirstLogin = advised('Complete your registration', 'Yes', 'No, I never started');
export const NotFinished = advised('Finish your registration', 'Yes', 'I started, but did not finish');
export const ReadOn: Story = {
  play: visit(async (visitor, { canvas }) => {
    await answers(visitor, 'Yes', 'I started, but did not finish', 'Open “Incomplete Registration”');
    await expect(await canvas.findByRole('button', { name: 'Send a link to complete registration' })).toBeVisible();
    await expect(canvas.getByText('Incomplete Registration').closest('summary')).toHaveFocus();
  }),
};
export const PasswordForgotten = advised('Reset your password', 'Yes', 'Yes, I finished', 'I forgot my password');
export const RegistrationError = advised('Reset your registration', 'Yes', 'I am not sure', 'I see a registration error');
export const NewPhone = advised('Ask your provider administrator', 'Yes', 'Yes, I finished', 'I have a new phone, or lost my phone');
export const Locked = advised('Wait, then try again', 'Yes', 'Yes, I finished', 'My account is locked');
export const SomethingElse = advised('Contact the help desk', 'Yes', 'Yes, I finished', 'Something else');

export const StartedAgain: Story = {
  play: visit(async (visitor, { canvas }) => {
    await answers(visitor, 'Yes', 'Yes, I finished', 'My account is locked');
    await visitor.does('starts again', () => visitor.presses('Start again'));
    await expect(await canvas.findByText('Do you have an account?')).toHaveFocus();
  }),
};

/* What there is to read. */

export const OrganizationUsers: Story = { args: { topic: 'organization' } };
export const CustomerAndProviderUsers: Story = { args: { topic: 'customer' } };
export const Registration: Story = { args: { topic: 'registration' } };
export const IncompleteRegistration: Story = { args: { topic: 'incomplete' } };

/* What the help desk needs. */

const withClipboard = async (write: () => Promise<void>, act: () => Promise<void>): Promise<void> => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
  try {
    await act();
  } finally {
    Reflect.deleteProperty(navigator, 'clipboard');
  }
};

export const DetailsCopied: Story = {
  play: visit(async (visitor) => {
    await withClipboard(async () => undefined, async () => {
      await visitor.does('copies the details', () => visitor.presses('Copy details for the help desk'));
      await visitor.reads('Paste it into your message to the help desk.');
    });
  }),
};

/** A browser may refuse access to the clipboard. The visitor can then copy the text by hand. */
export const ClipboardRefused: Story = {
  play: visit(async (visitor, { canvasElement }) => {
    await visitor.does('fails elsewhere on the page', async () => {
      canvasElement.dispatchEvent(new AuthFailureEvent({ flow: 'sign-in', operation: 'signIn', problem: { code: 'account_locked' }, traceId: '4bf92f35' }));
    });
    await withClipboard(async () => { throw new DOMException('', 'NotAllowedError'); }, async () => {
      await visitor.does('copies the details', () => visitor.presses('Copy details for the help desk'));
      const field = await visitor.field('Details for the help desk');
      await expect(field).toHaveFocus();
      await expect((field as HTMLTextAreaElement).value).toContain('Trace: 4bf92f35');
      await userEvent.tab();
    });
  }),
};
