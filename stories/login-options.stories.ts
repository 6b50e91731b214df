import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn } from 'storybook/test';
import type { LoginOptions } from '../src/elements/login-options/login-options.js';
import { visit } from './support/visitor.js';

type Args = Partial<Pick<LoginOptions, 'organization' | 'methods' | 'remember' | 'headingLevel'>> & { onNavigate?: (detail: object) => void };
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/login-options',
  component: 'login-options',
  args: { organization: 'Kepro', remember: false, headingLevel: 2, onNavigate: fn() },
  render: ({ organization = '', methods, remember = false, headingLevel = 2, onNavigate }) => html`<login-options
    organization=${organization} methods=${methods ?? nothing} ?remember=${remember} heading-level=${headingLevel}
    @auth-navigate=${(event: HTMLElementEventMap['auth-navigate']) => onNavigate?.(event.detail)}></login-options>`,
};
export default meta;

const hasGone = async ({ args }: StoryContext, detail: object): Promise<void> => {
  await expect(args['onNavigate']).toHaveBeenLastCalledWith({ from: 'login-options', ...detail });
};

export const TwoPanels: Story = {};

export const CustomerAndProviderOnly: Story = { args: { organization: '' } };

export const PhoneFirst: Story = { args: { methods: 'phone email' } };

export const EmailOnly: Story = { args: { methods: 'email' } };

export const Remembered: Story = {
  args: { remember: true },
  play: visit(async (visitor, context) => {
    await visitor.does('logs in with a phone', () => visitor.presses('Login with Phone'));
    await hasGone(context, { to: 'sign-in', method: 'phone', remember: true });
  }),
};

export const RememberTicked: Story = {
  play: visit(async (visitor, context) => {
    await visitor.does('ticks Remember Me', async () => context.userEvent.click(await visitor.field('Remember Me')));
    await visitor.does('logs in with an email address', () => visitor.presses('Login with Email'));
    await hasGone(context, { to: 'sign-in', method: 'email', remember: true });
  }),
};

export const OrganizationChosen: Story = {
  play: visit(async (visitor, context) => {
    await visitor.does('chooses the organisation', () => visitor.presses('Login with your Kepro account'));
    await hasGone(context, { to: 'domain-login' });
  }),
};

/** With addresses from the host, all choices are links. */
export const AsLinks: Story = {
  render: ({ organization = '' }) => html`<login-options organization=${organization} domain-login-href="/domain" sign-in-href="/sign-in"
    register-href="/register" mfa-registration-href="/mfa" help-href="/help"></login-options>`,
  play: visit(async (visitor, { canvas }) => {
    await visitor.sees('Sign in');
    await expect(canvas.getAllByRole('link')).toHaveLength(6);
  }),
};

/** One column, at the width of a phone. */
export const Narrow: Story = {
  decorators: [(story) => html`<div style="inline-size: 18rem">${story()}</div>`],
};
