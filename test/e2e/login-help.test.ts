import { expect, it } from 'vitest';
import { everyPassword } from '../../src/mocks/index.js';
import { visits, type Visit } from '../support/visit.js';

const begin = visits();
const portal = '<login-portal organization="Kepro"></login-portal>';

async function askForHelp(visit: Visit): Promise<void> {
  await visit.press('Having trouble logging in?');
  await visit.focusIs('Login help');
}

/** Opens a part of the accordion by its title. */
async function open(visit: Visit, title: string): Promise<void> {
  await visit.part.getByRole('heading', { name: title, exact: true }).click();
}

it('a few questions end at the element that helps', async () => {
  const visit = await begin(portal);
  const ask = async (answers: readonly string[], go: readonly string[], there: string): Promise<void> => {
    await askForHelp(visit);
    for (const answer of answers) await visit.part.getByRole('group').getByRole('button', { name: answer, exact: true }).click();
    for (const name of go) await visit.press(name);
    await visit.part.getByRole('heading', { name: there, exact: true, level: 2 }).waitFor();
    await visit.focusIs(there);
    await visit.page.goBack();
    await visit.focusIs('Login help');
    await visit.press('Back to the login page');
    await visit.focusIs('Sign in');
  };
  await visit.heading('Sign in');
  await ask(['Yes', 'I started, but did not finish'], ['Open “Incomplete Registration”', 'Send a link to complete registration'], 'Incomplete registration');
  await ask(['Yes', 'Yes, I finished', 'I forgot my password'], ['Reset your password'], 'Reset your password');
  await ask(['Yes', 'I am not sure', 'I see a registration error'], ['Reset your registration'], 'Reset your registration');
});

it('the accordion describes the first login, and leads to it', async () => {
  const visit = await begin(portal);
  await askForHelp(visit);
  for (const title of ['Kepro Users', 'Customer/Provider Users', 'Multi-factor Authentication Help']) await visit.heading(title);
  expect(await visit.button('Send a link to complete registration').isVisible()).toBe(false);
  await open(visit, 'Multi-factor Authentication Help');
  await open(visit, 'Registration');
  await visit.reads('You will be asked for your username and password.');
  await open(visit, 'Incomplete Registration');
  await visit.press('Send a link to complete registration');
  await visit.focusIs('Incomplete registration');
  await visit.fill('Username', 'started2021');
  await visit.press('Submit');
  await visit.focusIs('Check your email');
});

it('a deep link opens its topic; by keyboard the rest opens and closes', async () => {
  const visit = await begin('<login-help topic="incomplete" incomplete-registration-href="#complete"></login-help>');
  await visit.link('Send a link to complete registration').waitFor();
  await visit.tabTo('Customer/Provider Users');
  await visit.key('Enter');
  await visit.reads('If you forgot your password, you can choose a new one');
  await visit.key(' ');
  await expect.poll(() => visit.page.getByText('If you forgot your password, you can choose a new one').isVisible()).toBe(false);
  await visit.tabTo('Send a link to complete registration');
  await visit.key('Enter');
  await visit.addressIs('#complete');
});

it('the details for the help desk hold step, time and trace, and nothing personal', async () => {
  const visit = await begin(portal);
  await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const traces: (string | undefined)[] = [];
  visit.page.on('response', (response) => void (response.url().includes('/auth/') && traces.push(response.headers()['x-request-id'])));
  await visit.press('Login with Email');
  await visit.fill('Email Address', 'daisey.duck@example.com');
  await visit.fill('Password', everyPassword);
  await visit.press('Sign in');
  await visit.press('Send Code');
  await visit.heading('Enter the verification code');
  await visit.fill('Verification Code', '000000');
  const time = '2026-03-01T12:00:00.000Z';
  await visit.page.clock.setFixedTime(time);
  await visit.press('Verify code');
  await visit.problem('The verification code is not right');
  await visit.press('Cancel');
  await askForHelp(visit);
  await visit.press('Copy details for the help desk');
  await visit.part.getByRole('status').getByText('Copied').waitFor();
  const details = await visit.page.evaluate(() => navigator.clipboard.readText());
  expect(details).toContain('Problem: invalid_code\nFlow: sign-in\nStep: code-sent\nOperation: verifyCode\n');
  expect(details).toContain(`\nTrace: ${traces.at(-1)}`);
  expect(details).toContain(`\nTime: ${time}`);
  expect(visit.secrets.filter((secret) => details.includes(secret))).toEqual([]);
});
