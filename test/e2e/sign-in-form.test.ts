import { expect, it } from 'vitest';
import { everyPassword } from '../../src/mocks/index.js';
import { newPassword, visits, type Visit } from '../support/visit.js';

const begin = visits();
const form = '<sign-in-form></sign-in-form>';
const signedIn = ['auth-complete', { flow: 'sign-in', signedIn: true }];

async function enter(visit: Visit, label: string, identifier: string, password = everyPassword): Promise<void> {
  await visit.fill(label, identifier);
  await visit.fill('Password', password);
  await visit.press('Sign in');
}

it('by email, with a code by text message', async () => {
  const visit = await begin(form);
  await enter(visit, 'Email Address', 'daisey.duck@example.com');
  await visit.focusIs('Verify your phone');
  await visit.press('Send Code');
  await visit.verify();
  await visit.focusIs('You are signed in');
  expect(visit.told.at(-1)).toEqual(signedIn);
});

it('by phone, with a call answered with # on the chosen phone', async () => {
  const visit = await begin('<sign-in-form method="phone"></sign-in-form>', { clock: true });
  await enter(visit, 'Phone Number', '+1 202 555 0144');
  await visit.focusIs('Verify your phone');
  await visit.part.getByRole('group', { name: 'Where should we reach you?' }).getByRole('radio').last().check();
  await visit.press('Call Me');
  await visit.focusIs('Answer your phone');
  await visit.answer('+12025550144', 'hash');
  await visit.focusIs('You are signed in');
  expect(visit.told.at(-1)).toEqual(signedIn);
});

it('by username, by keyboard alone', async () => {
  const visit = await begin(form);
  await visit.heading('Sign in with your email address');
  await visit.tabTo('Use your username instead');
  await visit.key('Enter');
  await visit.focusIs('Sign in with your username');
  await visit.tabTo('Username');
  await visit.type('twophones2021');
  await visit.tabTo('Password');
  await visit.type(everyPassword);
  await visit.tabTo('Remember Me');
  await visit.key(' ');
  await visit.tabTo('Sign in');
  await visit.key('Enter');
  await visit.focusIs('Verify your phone');
  await visit.key('Tab');
  await visit.key('ArrowDown');
  expect(await visit.part.getByRole('radio').last().isChecked()).toBe(true);
  await visit.tabTo('Send Code');
  await visit.key(' ');
  await visit.focusIs('Enter the verification code');
  await visit.tabTo('Verification Code');
  await visit.type(visit.lastCode);
  await visit.key('Enter');
  await visit.focusIs('You are signed in');
  expect(visit.sent[0]?.body['remember']).toBe(true);
  expect(visit.told.at(-1)).toEqual(signedIn);
});

it('a forgotten password: the email is kept, and the new password signs in', async () => {
  const visit = await begin('<login-portal></login-portal>');
  await visit.press('Login with Email');
  await enter(visit, 'Email Address', 'elmer.only@example.com', 'Canary-forgotten-2020');
  await visit.problem('What you entered does not match our records');
  expect(await visit.field('Password').inputValue()).toBe('');
  await visit.press('Forgot your password?');
  await visit.focusIs('Reset your password');
  expect(await visit.field('Email Address').inputValue()).toBe('elmer.only@example.com');
  await visit.press('Send verification code');
  await visit.verify();
  await visit.press('Continue');
  await visit.fill('New Password', newPassword);
  await visit.fill('Confirm New Password', newPassword);
  await visit.press('Continue');
  await visit.focusIs('Your password has been changed');
  expect(visit.told.at(-1)).toEqual(['auth-complete', { flow: 'password-reset', signedIn: true }]);
});

it('an account without a second factor continues directly with enrolment', async () => {
  const visit = await begin('<sign-in-form method="username"></sign-in-form>');
  await enter(visit, 'Username', 'started2021');
  await visit.focusIs('Set up multi-factor authentication');
  await visit.fill('Phone Number', '202-555-0160');
  await visit.press('Send Code');
  await visit.verify();
  await visit.focusIs('You are signed in');
  expect(visit.backend.outbox.at(-1)?.subject).toBe('Your multi-factor registration is complete');
  expect(visit.told.at(-1)).toEqual(signedIn);
});

it('the registration error has its Reset, which asks for no value twice', async () => {
  const visit = await begin('<login-portal></login-portal>', { scenario: 'registration-error' });
  await visit.press('Login with Email');
  await visit.press('Use your username instead');
  await enter(visit, 'Username', 'started2021');
  await visit.problem('We could not complete your registration. Reset it to start again.');
  await visit.press('Reset');
  await visit.focusIs('Reset your registration');
  expect(await visit.field('Username').inputValue()).toBe('started2021');
  await visit.press('Submit');
  await visit.focusIs('Check your email');
  await visit.reads('The link works for 20 minutes');
});

it('a locked account shows when to come back, and then can sign in', async () => {
  const visit = await begin(form);
  for (let tries = 0; tries < 5; tries++) {
    await enter(visit, 'Email Address', 'elmer.only@example.com', `Canary-guess-${tries}`);
    await visit.problem('What you entered does not match our records');
  }
  await enter(visit, 'Email Address', 'elmer.only@example.com');
  await visit.problem('This account is locked for now. Try again in 15 minutes, or contact the help desk.');
  visit.backend.advance(900);
  await visit.fill('Password', everyPassword);
  await visit.press('Sign in');
  await visit.press('Send Code');
  await visit.verify();
  await visit.focusIs('You are signed in');
});

it('too many attempts show when to come back', async () => {
  const visit = await begin(form, { scenario: 'rate-limited' });
  await enter(visit, 'Email Address', 'elmer.only@example.com');
  await visit.problem('Too many tries in a short time. Try again in 1 minute.');
});
