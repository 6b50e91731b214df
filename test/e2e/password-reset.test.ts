import { expect, it } from 'vitest';
import { newPassword, visits, type Visit } from '../support/visit.js';

const begin = visits();
const wizard = '<forgot-password-wizard></forgot-password-wizard>';

/** The email, its code, and Continue. */
async function proveEmail(visit: Visit, email: string): Promise<void> {
  await visit.fill('Email Address', email);
  await visit.press('Send verification code');
  await visit.verify();
  await visit.press('Continue');
}

async function choosePassword(visit: Visit): Promise<void> {
  await visit.fill('New Password', newPassword);
  await visit.fill('Confirm New Password', newPassword);
  await visit.press('Continue');
  await visit.heading('Your password has been changed');
}

const done = ['auth-complete', { flow: 'password-reset', signedIn: true }];

it('a page without a bundler shows the wizard from one script, and resets a password', async () => {
  const visit = await begin(wizard, { entry: '/dist/cdn/latchkey.js' });
  await proveEmail(visit, ' elmer.only@example.com ');
  await choosePassword(visit);
  expect(visit.told.at(-1)).toEqual(done);
});

it('with a phone, by text message', async () => {
  const visit = await begin(wizard);
  await proveEmail(visit, 'daisey.duck@example.com');
  await visit.press('Send Code');
  await visit.reads('sent by text message');
  const code = visit.lastCode;
  await visit.fill('Verification Code', `${code.slice(0, 3)} ${code.slice(3)}`);
  await visit.press('Verify code');
  await choosePassword(visit);
  expect(visit.told.at(-1)).toEqual(done);
});

it('with a phone, by a call answered with #', async () => {
  const visit = await begin(wizard);
  await proveEmail(visit, 'daisey.duck@example.com');
  await visit.press('Call Me');
  await visit.heading('Answer your phone');
  visit.backend.call('+12025550142', 'hash');
  await choosePassword(visit);
  expect(visit.told.at(-1)).toEqual(done);
});

it('by keyboard alone, where Enter does the main action of each step', async () => {
  const visit = await begin(wizard);
  await visit.heading('Reset your password');
  await visit.tabTo('Email Address');
  await visit.type('elmer.only@example.com');
  await visit.key('Enter');
  await visit.focusIs('Enter the verification code');
  await visit.tabTo('Verification Code');
  await visit.type(visit.lastCode);
  await visit.key('Enter');
  await visit.focusIs('Code verified');
  await visit.tabTo('Continue');
  await visit.key('Enter');
  await visit.focusIs('Choose a new password');
  await visit.tabTo('New Password');
  await visit.type(newPassword);
  await visit.tabTo('Confirm New Password');
  await visit.type(newPassword);
  await visit.key('Enter');
  await visit.focusIs('Your password has been changed');
  expect(visit.told.at(-1)).toEqual(done);
});

it('after an hour\'s absence: the visitor starts over and completes it', async () => {
  const visit = await begin(wizard);
  await visit.fill('Email Address', 'elmer.only@example.com');
  await visit.press('Send verification code');
  await visit.heading('Enter the verification code');
  visit.backend.advance(3_600);
  await visit.verify();
  await visit.problem('This took too long');
  await visit.press('Cancel');
  await visit.heading('Reset your password');
  await visit.press('Send verification code');
  await visit.verify();
  await visit.press('Continue');
  await choosePassword(visit);
  expect(visit.told.at(-1)).toEqual(done);
});
