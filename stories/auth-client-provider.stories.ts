import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { Messages } from '../src/index.js';
import { visit } from './support/visitor.js';
import { loadWorld, worldOf } from './support/world.js';

type Story = StoryObj;

const german: Partial<Messages> = {
  'reset.heading': 'Kennwort zurücksetzen',
  'reset.text': 'Geben Sie die E-Mail-Adresse Ihres Kontos ein. Wir senden Ihnen einen Bestätigungscode.',
  'reset.send': 'Bestätigungscode senden',
  'email.label': 'E-Mail-Adresse',
  'email.required': 'Geben Sie Ihre E-Mail-Adresse ein',
  'summary.heading': 'Es gibt ein Problem',
  'action.cancel': 'Abbrechen',
};

const meta: Meta = {
  title: 'Elements/auth-client-provider',
  component: 'auth-client-provider',
  loaders: [loadWorld],
};
export default meta;

/** One client for all elements inside. */
export const GivesTheClient: Story = {
  render: (_, context) => html`<auth-client-provider .client=${worldOf(context).client}>
    <forgot-password-wizard></forgot-password-wizard>
  </auth-client-provider>`,
};

export const TheClientWorks: Story = {
  ...GivesTheClient,
  play: visit((visitor) => visitor.reachesCode()),
};

/** With an href, a destination is a link. Without one, it is a button that fires `auth-navigate`. */
export const GivesAddresses: Story = {
  render: (_, context) => html`<auth-client-provider .client=${worldOf(context).client} back-href="#sign-in">
    <forgot-password-wizard></forgot-password-wizard>
  </auth-client-provider>`,
  play: visit(async (_, { canvas }) => {
    await expect(await canvas.findByRole('link', { name: 'Cancel' })).toHaveAttribute('href', '#sign-in');
  }),
};

/** Two languages on one page, each with its own provider. */
export const TwoLanguages: Story = {
  render: (_, context) => html`
    <auth-client-provider .client=${worldOf(context).client}>
      <forgot-password-wizard></forgot-password-wizard>
    </auth-client-provider>
    <hr>
    <auth-client-provider lang="de" .client=${worldOf(context).client} .messages=${german}>
      <forgot-password-wizard></forgot-password-wizard>
    </auth-client-provider>`,
  play: visit(async (visitor) => {
    await visitor.sees('Reset your password');
    await visitor.sees('Kennwort zurücksetzen');
    await visitor.does('sends nothing', () => visitor.presses('Bestätigungscode senden'));
    await visitor.isTold('Geben Sie Ihre E-Mail-Adresse ein');
  }),
};
