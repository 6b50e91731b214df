/** The composed portal: destinations, kept identifiers, and the browser's Back. */
import '../../src/define/login-portal.js';
import { everyPassword } from '../../src/mocks/index.js';
import { enterCode, typeAccount } from '../support/elements/acts.js';
import { bench } from '../support/elements/backend.js';
import { all, field, fill, find, focusedName, place, press, settle, until, untilHeading } from '../support/elements/page.js';
import { go, visitPortal, type At } from '../support/elements/portal.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchEvents } from '../support/elements/watch.js';

const daisey = 'daisey.duck@example.com';

const visit = visitPortal;
const toSignIn = (at: At): Promise<void> => go(at, 'Login with Email', 'sign-in');

const address = location.href;
beforeEach(() => history.pushState(null, '', address));
afterEach(() => history.replaceState(null, '', address));

it('starts with the options and follows auth-navigate', async () => {
  const at = await visit();
  await toSignIn(at);
  expect(focusedName()).to.equal('Sign in with your email address');
  press(at.portal, 'Forgot your password?');
  await untilHeading(at.portal, 'Reset your password');
  expect(location.href, 'the address').to.equal(address);
});

it('keeps typed identifiers, so that nothing is asked twice', async () => {
  const at = await visit();
  await toSignIn(at);
  fill(at.portal, 'Email Address', daisey);
  press(at.portal, 'Forgot your password?');
  await untilHeading(at.portal, 'Reset your password');
  expect(field(at.portal, 'Email Address').value).to.equal(daisey);
});

describe('what is typed character by character', () => {
  const type = (at: At, label: string, value: string): void => {
    for (let end = 1; end <= value.length; end++) fill(at.portal, label, value.slice(0, end));
  };
  const help = 'Having trouble logging in?';

  it('in the email\'s field is no username on the way', async () => {
    const at = await visit();
    await toSignIn(at);
    type(at, 'Email Address', daisey);
    press(at.portal, help);
    await untilHeading(at.portal, 'Login help');
    for (const answer of ['Yes', 'No, I never started']) {
      await until(() => find(at.portal, 'button', answer));
      press(at.portal, answer);
    }
    await until(() => all(at.portal, 'button', 'Complete your registration').length > 0);
    all(at.portal, 'button', 'Complete your registration')[0]!.click();
    await until(() => find(at.portal, 'textbox', 'Username'));
    expect(field(at.portal, 'Username').value).to.equal(daisey);
  });

  it('as an email in an account\'s field is no username on the way, either', async () => {
    const at = await visit();
    press(at.portal, /^First login/);
    await until(() => find(at.portal, 'textbox', 'Username'), 'the registration');
    type(at, 'Username', daisey);
    history.back();
    await until(() => find(at.portal, 'button', 'Login with Email'), 'the options');
    await toSignIn(at);
    expect(field(at.portal, 'Email Address').value).to.equal(daisey);
    history.back();
    await until(() => find(at.portal, 'button', 'Login with Email'), 'the options');
    press(at.portal, /^First login/);
    await until(() => find(at.portal, 'textbox', 'Username'), 'the registration');
    expect(field(at.portal, 'Username').value).to.equal(daisey);
  });
});

describe('Remember Me', () => {
  const checkbox = ({ portal }: At): HTMLInputElement => portal.querySelector<HTMLInputElement>('input[type=checkbox]')!;
  const back = async (at: At): Promise<void> => {
    history.back();
    await until(() => find(at.portal, 'button', 'Login with Email'), 'the options');
  };

  it('goes to the form as it was ticked, and back to the options', async () => {
    const at = await visit();
    checkbox(at).click();
    await settle();
    await toSignIn(at);
    expect(checkbox(at).checked).to.equal(true);
    await back(at);
    expect(checkbox(at).checked).to.equal(true);
  });

  it('is as it was changed last, wherever that was', async () => {
    const at = await visit();
    checkbox(at).click();
    await settle();
    await toSignIn(at);
    checkbox(at).click();
    await back(at);
    expect(checkbox(at).checked, 'unticked in the form').to.equal(false);
    history.forward();
    await until(() => find(at.portal, 'button', 'Sign in'), 'the form again');
    expect(checkbox(at).checked, 'not as the form was come to').to.equal(false);
  });

  it('outlives the help', async () => {
    const at = await visit();
    checkbox(at).click();
    press(at.portal, 'Having trouble logging in?');
    await until(() => at.portal.querySelector('details'), 'the help');
    await back(at);
    expect(checkbox(at).checked).to.equal(true);
  });
});

it('carries the method to the form', async () => {
  const at = await visit();
  press(at.portal, 'Login with Phone');
  await until(() => find(at.portal, 'textbox', 'Phone Number'), 'the form');
  expect(find(at.portal, 'textbox', 'Email Address') === undefined).to.equal(true);
});

it('signs in, all the way', async () => {
  const at = await visit();
  const events = watchEvents(document);
  await toSignIn(at);
  typeAccount(at.portal, daisey, everyPassword, 'Email Address');
  press(at.portal, 'Sign in');
  await until(() => find(at.portal, 'button', 'Send Code'), 'the phone');
  press(at.portal, 'Send Code');
  await until(() => find(at.portal, 'textbox', 'Verification Code'), 'the code');
  enterCode(at.portal, at.code());
  await until(() => events.some((event) => brief(event) === 'auth-complete signed in'), 'the end');
});

it('goes back by the browser, and forward again', async () => {
  const at = await visit();
  await toSignIn(at);
  press(at.portal, 'Forgot your password?');
  await untilHeading(at.portal, 'Reset your password');
  history.back();
  await until(() => find(at.portal, 'button', 'Sign in'), 'the form');
  history.back();
  await until(() => find(at.portal, 'button', 'Login with Email'), 'the options');
  history.forward();
  await until(() => find(at.portal, 'button', 'Sign in'), 'the form again');
});

it('an element\'s own Back is the browser\'s', async () => {
  const at = await visit();
  await toSignIn(at);
  press(at.portal, 'Forgot your password?');
  await untilHeading(at.portal, 'Reset your password');
  press(at.portal, 'Cancel');
  await until(() => find(at.portal, 'button', 'Sign in'), 'the form');
});

it('with routing by fragment: screens are in the address, and can be linked to', async () => {
  history.replaceState(null, '', '#help');
  const made = bench();
  const portal = document.createElement('login-portal');
  Object.assign(portal, { client: made.client, routing: 'hash' });
  place().append(portal);
  await until(() => all(portal, 'heading').length > 1, 'the help');
  expect(portal.querySelector('login-help') !== null, 'the help').to.equal(true);
  location.hash = 'mfa-registration';
  await until(() => find(portal, 'textbox', 'Username'), 'the registration');
});

it('leaves to a host what it prevents, and what is the host\'s', async () => {
  const at = await visit();
  const wishes: string[] = [];
  at.portal.parentElement!.addEventListener('auth-navigate', (event) => {
    wishes.push(event.detail.to);
    event.preventDefault();
  });
  press(at.portal, 'Login with Email');
  press(at.portal, /Login with your Kepro account/);
  await at.portal.updateComplete;
  expect(wishes).to.deep.equal(['sign-in', 'domain-login']);
  expect(find(at.portal, 'button', 'Login with Email') !== undefined, 'still there').to.equal(true);
});

it('lands an emailed link', async () => {
  history.replaceState(null, '', '#token=abc-1');
  const made = bench();
  const portal = document.createElement('login-portal');
  Object.assign(portal, { client: made.client });
  place().append(portal);
  await untilHeading(portal, 'Complete your registration');
  expect(location.href).to.not.include('abc-1');
  expect(made.sent).to.have.length(0);
  press(portal, 'Continue');
  await untilHeading(portal, 'This link does not work');
});

it('lands a link that is followed while it shows something else', async () => {
  const at = await visit();
  location.hash = 'token=abc-1';
  await untilHeading(at.portal, 'Complete your registration');
  press(at.portal, 'Continue');
  await untilHeading(at.portal, 'This link does not work');
});

it('lands a link that is followed where the link was asked for, and the same once more', async () => {
  history.replaceState(null, '', '#registration-reset');
  const at = bench();
  const portal = document.createElement('login-portal');
  Object.assign(portal, { client: at.client, routing: 'hash' });
  place().append(portal);
  await untilHeading(portal, 'Reset your registration');
  fill(portal, 'Username', 'reset2021');
  press(portal, 'Submit');
  await untilHeading(portal, 'Check your email');
  const shown = portal.querySelector('registration-reset');
  location.hash = 'token=abc-1';
  await untilHeading(portal, 'Complete your registration');
  await settle();
  expect(portal.querySelector('registration-reset') === shown, 'the element that waits for the link is the one that takes it').to.equal(true);
  location.hash = 'help';
  await untilHeading(portal, 'Login help');
  location.hash = 'token=abc-1';
  await untilHeading(portal, 'Complete your registration');
  expect(location.href).to.not.include('abc-1');
  press(portal, 'Continue');
  await untilHeading(portal, 'This link does not work');
});
