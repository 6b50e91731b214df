import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import { createRestAdminClient, type AdminClient } from '../src/client/index.js';
import type { AdminUserReset } from '../src/elements/admin-user-reset/admin-user-reset.js';
import { createMockBackend } from '../src/mocks/index.js';
import { visit, type Visitor } from './support/visitor.js';
import { worldOf } from './support/world.js';

type Args = Partial<Pick<AdminUserReset, 'userId' | 'pageSize' | 'currentUserId' | 'headingLevel'>>;
type Story = StoryObj<Args>;

/** The backend of the visitors' stories, behind the administrator's client. `parameters.users` is the number of generated users, besides the known ones. */
const loadAdministration = async ({ parameters }: StoryContext) => {
  const { scenario = 'normal', users = 0 } = parameters;
  const backend = createMockBackend({ seed: 'stories', scenario, users });
  return { backend, adminClient: createRestAdminClient({ baseUrl: 'https://mock.example/admin', fetch: backend.fetch }) };
};
const clientOf = ({ loaded }: Pick<StoryContext, 'loaded'>): AdminClient => (loaded as { adminClient: AdminClient }).adminClient;

const meta: Meta<Args> = {
  title: 'Elements/admin-user-reset',
  component: 'admin-user-reset',
  loaders: [loadAdministration],
  args: { currentUserId: 'u-padmin' },
  render: ({ userId, pageSize = 25, currentUserId, headingLevel = 2 }, context) => html`<admin-user-reset
    .adminClient=${clientOf(context)} .userId=${userId} page-size=${pageSize} .currentUserId=${currentUserId} heading-level=${headingLevel}></admin-user-reset>`,
};
export default meta;

const patience = { timeout: 5_000 };
const daisey = { userId: 'u-dduck' } as const;

/** Waits for the modal confirmation. The content behind it is inert, but a test can still find it. */
const answers = (name: string) => async ({ canvas, userEvent, step }: StoryContext): Promise<void> => {
  await step(`answers “${name}”`, async () => {
    const dialog = await canvas.findByRole('alertdialog', {}, patience);
    await userEvent.click(within(dialog).getByRole('button', { name }));
  });
};

async function asksToReset(visitor: Visitor, context: StoryContext): Promise<void> {
  await visitor.sees('Account Information');
  await visitor.does('asks to reset', () => visitor.presses('Reset Registration'));
  await expect(await context.canvas.findByRole('alertdialog', { name: 'Reset the registration of Daisey Duck?' }, patience)).toBeVisible();
}

async function resets(visitor: Visitor, context: StoryContext): Promise<void> {
  await asksToReset(visitor, context);
  await answers('Reset Registration')(context);
}

/* The list. */

export const List: Story = {};

/** The provider's own tabs are above the list. Further actions are beside the search. */
export const WithTabsAndActions: Story = {
  render: (_, context) => html`<admin-user-reset .adminClient=${clientOf(context)}>
    <nav slot="tabs" aria-label="Manage"><a href="#groups">Manage Provider Groups (1)</a></nav>
    <button slot="actions" type="button">Register new provider +</button>
  </admin-user-reset>`,
};

export const RowOpen: Story = {
  play: visit(async (visitor, { canvas }) => {
    await visitor.does('opens a row', async () => {
      const row = await canvas.findByRole('button', { name: /^Daisey Duck/ }, patience);
      row.click();
    });
    await visitor.reads('+12025550152');
  }),
};

export const Search: Story = {
  play: visit(async (visitor) => {
    await visitor.types('Search users', 'tara');
    await visitor.reads('1 of 1 user');
  }),
};

export const NobodyFound: Story = {
  play: visit(async (visitor) => {
    await visitor.types('Search users', 'nobody at all');
    await visitor.reads(/No user matches “nobody at all”/);
  }),
};

export const OneHundredThousand: Story = {
  parameters: { users: 100_000 },
  play: visit(async (visitor) => {
    await visitor.reads('1–25 of 100,006 users');
    await visitor.does('goes on to the next page', () => visitor.presses('Next'));
    await visitor.reads('26–50 of 100,006 users');
  }),
};

export const Loading: Story = { parameters: { scenario: 'hang' }, play: visit((visitor) => visitor.reads('Please wait')) };

export const ListRefused: Story = { parameters: { scenario: 'admin-signed-out' }, play: visit((visitor) => visitor.isTold('You cannot see these users.')) };

export const ListLost: Story = {
  parameters: { scenario: 'lost-answer' },
  play: visit(async (visitor) => {
    await visitor.isTold('The connection was lost.');
    await visitor.does('tries again', () => visitor.presses('Try again'));
    await visitor.reads('1–6 of 6 users');
  }),
};

/** A client without `listUsers`: the element says so. */
export const Unavailable: Story = {
  render: () => html`<admin-user-reset .adminClient=${{}}></admin-user-reset>`,
  play: visit((visitor) => visitor.reads(/not available here/)),
};

/** Without any client, the element shows a message for the developer. */
export const NoClient: Story = {
  render: () => html`<admin-user-reset></admin-user-reset>`,
  play: visit((visitor) => visitor.reads(/has no admin client/)),
};

/* One user. */

export const UserPage: Story = {
  args: daisey,
  play: visit(async (visitor) => {
    await visitor.sees('Account Information');
    await visitor.reads('dduck2021@id.portal.example');
  }),
};

export const BackToTheList: Story = {
  play: visit(async (visitor, { canvas }) => {
    await visitor.does('opens a user', () => visitor.presses('Edit Elmer Only'));
    await visitor.sees('Account Information');
    await visitor.does('goes back', () => visitor.presses('Back to users'));
    await expect(await canvas.findByRole('button', { name: 'Edit Elmer Only' }, patience)).toHaveFocus();
  }),
};

export const UserOfSomebodyElse: Story = { args: { userId: 'u-stranger' }, play: visit((visitor) => visitor.isTold('You cannot see this user.')) };

export const OwnAccount: Story = { args: { userId: 'u-padmin' }, play: visit((visitor) => visitor.reads(/This is your own account/)) };

/* The reset. */

export const Asked: Story = { args: daisey, play: visit(asksToReset) };

export const Cancelled: Story = {
  args: daisey,
  play: visit(async (visitor, context) => {
    await asksToReset(visitor, context);
    await answers('Cancel')(context);
    await expect(await context.canvas.findByRole('button', { name: 'Reset Registration' }, patience)).toHaveFocus();
  }),
};

export const Done: Story = {
  args: daisey,
  play: visit(async (visitor, context) => {
    await resets(visitor, context);
    await visitor.sees('The registration of Daisey Duck has been reset');
    await visitor.reads(/The link works for/);
    await expect(worldOf(context).backend.outbox.at(-1)?.to).toBe('daisey.duck@example.com');
  }),
};

export const DoneWithoutLink: Story = {
  args: daisey,
  parameters: { scenario: 'admin-no-link' },
  play: visit(async (visitor, context) => {
    await resets(visitor, context);
    await visitor.reads(/on the login page/);
  }),
};

const failures = {
  Refused: ['admin-forbidden', 'You cannot reset this registration'],
  Gone: ['admin-user-gone', 'You cannot reset this registration'],
  Conflict: ['admin-conflict', 'Someone else is changing this user'],
} as const;

const failing = (name: keyof typeof failures): Story => {
  const [scenario, message] = failures[name];
  return {
    args: daisey,
    parameters: { scenario },
    play: visit(async (visitor, context) => {
      await resets(visitor, context);
      await visitor.isTold(message);
    }),
  };
};

export const Refused = failing('Refused');
export const Gone = failing('Gone');
export const Conflict = failing('Conflict');

/** The request arrived, but its answer was lost. The retry has the same key, so the reset is not repeated. */
export const Lost: Story = {
  args: daisey,
  play: visit(async (visitor, context) => {
    await visitor.sees('Account Information');
    await visitor.reads('+12025550152');
    worldOf(context).backend.useScenario('lost-answer');
    await resets(visitor, context);
    await visitor.isTold('Your request may have arrived.');
    await visitor.does('tries again', () => visitor.presses('Try again'));
    await visitor.sees('The registration of Daisey Duck has been reset');
  }),
};

/** The host must let the administrator sign in again. `resume()` then makes the reset. */
export const StepUp: Story = {
  args: daisey,
  parameters: { scenario: 'admin-step-up' },
  play: visit(async (visitor, context) => {
    await resets(visitor, context);
    await visitor.reads(/Nothing has been changed yet/);
    await visitor.does('signs in again', async () => {
      await expect(context.canvasElement.querySelector('admin-user-reset')?.resume()).toBe(true);
    });
    await visitor.sees('The registration of Daisey Duck has been reset');
  }),
};
