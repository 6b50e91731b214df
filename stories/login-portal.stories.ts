import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, waitFor } from 'storybook/test';
import type { LoginPortal } from '../src/index.js';
import { daisey, elmer, sally, visit, type Visitor } from './support/visitor.js';
import { loadWorld, worldOf } from './support/world.js';

type Args = Partial<Pick<LoginPortal, 'organization' | 'methods' | 'routing' | 'defaultCountry' | 'headingLevel'>> & { onNavigate?: (detail: object) => void };
type Story = StoryObj<Args>;

/** A portal keeps its screen in the browser's history, and with `routing="hash"` in the address. A story must not inherit it from the one before. */
const leaveHistory = (): void => history.replaceState(null, '', location.pathname + location.search);

const meta: Meta<Args> = {
  title: 'Elements/login-portal',
  component: 'login-portal',
  argTypes: { routing: { control: 'select', options: ['none', 'hash'] } },
  args: { organization: 'Kepro', routing: 'none', defaultCountry: 'US', headingLevel: 2, onNavigate: fn() },
  loaders: [loadWorld],
  beforeEach: ({ parameters }) => {
    leaveHistory();
    if (parameters['fragment']) history.replaceState(null, '', parameters['fragment']);
    return leaveHistory;
  },
  render: ({ organization = '', methods, routing = 'none', defaultCountry = 'US', headingLevel = 2, onNavigate }, context) => html`<login-portal
    .client=${worldOf(context).client} organization=${organization} methods=${methods ?? nothing} routing=${routing} default-country=${defaultCountry}
    heading-level=${headingLevel} @auth-navigate=${(event: HTMLElementEventMap['auth-navigate']) => onNavigate?.(event.detail)}></login-portal>`,
};
export default meta;

/** Goes to another screen. Focus is then on its heading. */
async function goes(visitor: Visitor, { canvas }: StoryContext, button: string, heading: string): Promise<void> {
  await visitor.does(`presses “${button}”`, () => visitor.presses(button));
  await visitor.sees(heading);
  await waitFor(() => expect(canvas.getByRole('heading', { name: heading })).toHaveFocus());
}
const toSignIn = (visitor: Visitor, context: StoryContext): Promise<void> => goes(visitor, context, 'Login with Email', 'Sign in with your email address');
const toHelp = (visitor: Visitor, context: StoryContext): Promise<void> => goes(visitor, context, 'Having trouble logging in?', 'Login help');
const firstLogin = 'First login with multi-factor authentication? Complete your registration';

/** Presses the browser's own Back. */
async function goesBack(visitor: Visitor, heading: string): Promise<void> {
  await visitor.does('goes back', async () => history.back());
  await visitor.sees(heading);
}

/** Follows the link of the newest mail in this tab. */
async function followsLink(visitor: Visitor): Promise<void> {
  await visitor.does('follows the link in the mail', async () => { location.hash = visitor.link.hash; });
}

/* Where everybody begins. */

export const Options: Story = {};

export const WithoutOrganization: Story = { args: { organization: '' } };

export const PhoneOnly: Story = { args: { methods: 'phone' } };

/** One column, at the width of a phone. */
export const Narrow: Story = { decorators: [(story) => html`<div style="inline-size: 18rem">${story()}</div>`] };

/** The host handles its own destinations: registering and its own login. */
export const LeftToTheHost: Story = {
  play: visit(async (visitor, { args }) => {
    await visitor.does('chooses the organisation', () => visitor.presses('Login with your Kepro account'));
    await expect(args['onNavigate']).toHaveBeenLastCalledWith({ from: 'login-options', to: 'domain-login' });
    await visitor.sees('Sign in');
  }),
};

/* Signing in, and the second factor. */

export const SignIn: Story = { play: visit(toSignIn) };

export const ByPhone: Story = {
  play: visit((visitor, context) => goes(visitor, context, 'Login with Phone', 'Sign in with your phone number')),
};

export const SecondFactor: Story = {
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await visitor.reachesSecondFactor();
  }),
};

export const SignedIn: Story = {
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await visitor.reachesSecondFactor();
    await visitor.asksForSms();
    await visitor.verifies();
    await visitor.sees('You are signed in');
  }),
};

export const SignedInByCall: Story = {
  parameters: { scenario: 'phone-answers' },
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await visitor.reachesSecondFactor();
    await visitor.asksForCall();
    await visitor.sees('You are signed in');
  }),
};

export const AccountLocked: Story = {
  parameters: { scenario: 'account-locked' },
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await visitor.signsIn();
    await visitor.isTold('This account is locked for now.');
  }),
};

/** Remember Me goes along to the next screen, and keeps its state when the visitor comes back. */
export const RememberedOnTheWayBack: Story = {
  play: visit(async (visitor, context) => {
    const ticked = async (): Promise<void> => expect(await visitor.field('Remember Me')).toBeChecked();
    await visitor.does('ticks Remember Me', async () => context.userEvent.click(await visitor.field('Remember Me')));
    await toSignIn(visitor, context);
    await ticked();
    await goesBack(visitor, 'Sign in');
    await ticked();
  }),
};

/* A forgotten password: the email is not asked for again. */

export const ForgottenPassword: Story = {
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await visitor.does('types an email', () => visitor.types('Email Address', daisey));
    await goes(visitor, context, 'Forgot your password?', 'Reset your password');
    await expect(await visitor.field('Email Address')).toHaveValue(daisey);
  }),
};

export const PasswordChanged: Story = {
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await goes(visitor, context, 'Forgot your password?', 'Reset your password');
    await visitor.reachesPassword();
    await visitor.choosesPassword();
    await visitor.sees('Your password has been changed');
  }),
};

/* A registration: the first login, its error, and its link. */

export const FirstLogin: Story = {
  play: visit((visitor, context) => goes(visitor, context, firstLogin, 'Complete your registration')),
};

export const Registered: Story = {
  play: visit(async (visitor, context) => {
    await goes(visitor, context, firstLogin, 'Complete your registration');
    await visitor.reachesEnrolment();
    await visitor.enrolsEmail();
    await visitor.verifies();
    await visitor.sees('You are registered');
  }),
};

/** The Reset of the registration error already knows the account. */
export const RegistrationError: Story = {
  parameters: { scenario: 'registration-error' },
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await visitor.signsIn(sally);
    await visitor.isTurnedAway();
    await goes(visitor, context, 'Reset', 'Reset your registration');
    await expect(await visitor.field('Username')).toHaveValue(sally);
  }),
};

export const LinkLanding: Story = {
  play: visit(async (visitor, context) => {
    await goes(visitor, context, firstLogin, 'Complete your registration');
    await toHelp(visitor, context);
    await visitor.does('answers', async () => {
      for (const answer of ['Yes', 'I am not sure', 'I see a registration error']) await visitor.presses(answer);
    });
    await goes(visitor, context, 'Reset your registration', 'Reset your registration');
    await visitor.reachesLinkSent();
    await followsLink(visitor);
    await visitor.opensLink('Confirm that it is you');
    await expect(location.hash).toBe('');
  }),
};

export const DeadLink: Story = {
  parameters: { scenario: 'expired-link', fragment: '#token=abc' },
  play: visit((visitor) => visitor.opensLink('This link has expired')),
};

/* Help. */

export const Help: Story = { play: visit(toHelp) };

export const HelpReadOn: Story = {
  play: visit(async (visitor, context) => {
    await toHelp(visitor, context);
    await visitor.does('answers', async () => {
      for (const answer of ['Yes', 'I started, but did not finish', 'Open “Incomplete Registration”']) await visitor.presses(answer);
    });
    await goes(visitor, context, 'Send a link to complete registration', 'Incomplete registration');
  }),
};

export const BackFromHelp: Story = {
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await visitor.does('types an email', () => visitor.types('Email Address', elmer));
    await toHelp(visitor, context);
    await goes(visitor, context, 'Back to the login page', 'Sign in with your email address');
    await expect(await visitor.field('Email Address')).toHaveValue(elmer);
  }),
};

/* With routing by fragment, each screen has an address. */

export const RoutedTo: Story = {
  args: { routing: 'hash' },
  parameters: { fragment: '#help' },
  play: visit((visitor) => visitor.sees('Login help')),
};

export const Routing: Story = {
  args: { routing: 'hash' },
  play: visit(async (visitor, context) => {
    await toSignIn(visitor, context);
    await expect(location.hash).toBe('#sign-in');
    await goesBack(visitor, 'Sign in');
    await expect(location.hash).toBe('');
  }),
};
