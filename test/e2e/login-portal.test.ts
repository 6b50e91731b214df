import { expect, it } from 'vitest';
import { everyPassword } from '../../src/mocks/index.js';
import { visits, type Visit } from '../support/visit.js';

const begin = visits();
const portal = '<login-portal organization="Kepro"></login-portal>';

it('asks for no value twice, from one element to the next', async () => {
  const visit = await begin(portal);
  await visit.press('Login with Email');
  await visit.fill('Email Address', 'typed.canary@example.com');
  await visit.press('Use your username instead');
  await visit.fill('Username', 'reset2021');
  await visit.press('Forgot your password?');
  await visit.focusIs('Reset your password');
  expect(await visit.field('Email Address').inputValue()).toBe('typed.canary@example.com');
  await visit.press('Cancel');
  await visit.focusIs('Sign in with your username');
  expect(await visit.field('Username').inputValue()).toBe('reset2021');
  await visit.press('Having trouble logging in?');
  await visit.press('Yes');
  await visit.press('Yes, I finished');
  await visit.press('I see a registration error');
  await visit.press('Reset your registration');
  await visit.focusIs('Reset your registration');
  expect(await visit.field('Username').inputValue()).toBe('reset2021');
  await visit.press('Submit');
  await visit.focusIs('Check your email');
});

it('Back and Forward change the screen and move focus, and the address stays the same', async () => {
  const visit = await begin(portal);
  const { page } = visit;
  await visit.press('Login with Email');
  await visit.focusIs('Sign in with your email address');
  await visit.fill('Email Address', 'elmer.only@example.com');
  await visit.press('Forgot your password?');
  await visit.focusIs('Reset your password');
  await page.goBack();
  await visit.focusIs('Sign in with your email address');
  expect(await visit.field('Email Address').inputValue()).toBe('elmer.only@example.com');
  await page.goBack();
  await visit.focusIs('Sign in');
  await page.goForward();
  await visit.focusIs('Sign in with your email address');
  await page.goForward();
  await visit.focusIs('Reset your password');
  await visit.addressIs('');
  expect(await visit.field('Email Address').inputValue()).toBe('elmer.only@example.com');
  await visit.press('Send verification code');
  await visit.focusIs('Enter the verification code');
  await page.goBack();
  await visit.focusIs('Sign in with your email address');
});

it('with routing by hash, each screen has an address, and a step has none', async () => {
  const visit = await begin('<login-portal routing="hash"></login-portal>', { fragment: 'forgot-password' });
  await visit.heading('Reset your password');
  await visit.fill('Email Address', 'elmer.only@example.com');
  await visit.press('Send verification code');
  await visit.heading('Enter the verification code');
  await visit.addressIs('#forgot-password');
  await visit.page.reload();
  await visit.heading('Reset your password');
  await visit.press('Cancel');
  await visit.focusIs('Sign in');
  await visit.addressIs('');
  await visit.press('Having trouble logging in?');
  await visit.focusIs('Login help');
  await visit.addressIs('#help');
  await visit.page.goBack();
  await visit.focusIs('Sign in');
});

it('opens a mailed link, and ends when the visitor goes home', async () => {
  const visit = await begin(portal);
  await visit.press('First login with multi-factor authentication? Complete your registration');
  await visit.press('Having trouble logging in?');
  await visit.press('Yes');
  await visit.press('I started, but did not finish');
  await visit.press('Open “Incomplete Registration”');
  await visit.press('Send a link to complete registration');
  await visit.fill('Username', 'started2021');
  await visit.press('Submit');
  await visit.focusIs('Check your email');
  await visit.openMailedLink();
  await visit.heading('Complete your registration');
  await visit.addressIs('');
  await visit.press('Continue');
  await visit.fill('Username', 'started2021');
  await visit.fill('Password', everyPassword);
  await visit.press('Continue');
  await visit.fill('Phone Number', '202-555-0165');
  await visit.press('Send Code');
  await visit.verify();
  await visit.focusIs('You are registered');
  await visit.press('Continue');
  await expect.poll(() => visit.told.at(-1)).toEqual(['auth-navigate', { from: 'registration-reset', to: 'home' }]);
});

/** Presses keys only, starting at the focused button. */
async function pressByKey(visit: Visit, name: string): Promise<void> {
  await visit.tabTo(name);
  await visit.key('Enter');
}

it('by keyboard alone: help, an incomplete registration, back, and a complete login', async () => {
  const visit = await begin(portal);
  await visit.heading('Sign in');
  await pressByKey(visit, 'Having trouble logging in?');
  await visit.focusIs('Login help');
  await pressByKey(visit, 'Yes');
  await visit.focusIs('Did you ever finish setting up multi-factor authentication?');
  await visit.tabTo('I started, but did not finish');
  await visit.key(' ');
  await visit.focusIs('Finish your registration');
  await pressByKey(visit, 'Open “Incomplete Registration”');
  await visit.focusIs('Incomplete Registration');
  await pressByKey(visit, 'Send a link to complete registration');
  await visit.focusIs('Incomplete registration');
  await pressByKey(visit, 'Back');
  await visit.focusIs('Login help');
  await pressByKey(visit, 'Back to the login page');
  await visit.focusIs('Sign in');
  await visit.tabTo('Remember Me');
  await visit.key(' ');
  await visit.key('Shift+Tab');
  await visit.key('Shift+Tab');
  await visit.focusIs('Login with Email');
  await visit.key('Enter');
  await visit.focusIs('Sign in with your email address');
  await visit.tabTo('Email Address');
  await visit.type('elmer.only@example.com');
  await visit.tabTo('Password');
  await visit.type(everyPassword);
  await visit.key('Enter');
  await visit.focusIs('Verify that it is you');
  await visit.tabTo('Send Code');
  await visit.key('Enter');
  await visit.focusIs('Enter the verification code');
  await visit.tabTo('Verification Code');
  await visit.type(visit.lastCode);
  await visit.key('Enter');
  await visit.focusIs('You are signed in');
  expect(visit.told.at(-1)).toEqual(['auth-complete', { flow: 'sign-in', signedIn: true }]);
});
