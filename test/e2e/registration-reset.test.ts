import { describe, expect, it } from 'vitest';
import { everyPassword } from '../../src/mocks/index.js';
import { visits, type Visit } from '../support/visit.js';

const begin = visits();
const registered = ['auth-complete', { flow: 'registration-link', signedIn: true }];

async function sendLink(visit: Visit, username: string): Promise<void> {
  await visit.fill('Username', username);
  await visit.press('Submit');
  await visit.focusIs('Check your email');
}

/** From the mail to an enrolled factor. */
async function followLink(visit: Visit, username: string): Promise<void> {
  await visit.openMailedLink();
  await visit.heading('Complete your registration');
  await visit.press('Continue');
  await visit.focusIs('Confirm that it is you');
  await visit.fill('Username', username);
  await visit.fill('Password', everyPassword);
  await visit.press('Continue');
  await visit.focusIs('Set up multi-factor authentication');
  await visit.fill('Phone Number', '202-555-0164');
  await visit.press('Send Code');
  await visit.verify();
  await visit.focusIs('You are registered');
}

it('the error and its Reset, the username, the mailed link, and on to the end', async () => {
  const visit = await begin('<registration-reset show-error></registration-reset>');
  await visit.heading('Registration Error');
  await visit.press('Reset');
  await visit.focusIs('Reset your registration');
  await sendLink(visit, 'reset2021');
  await visit.reads('The link works for 20 minutes');
  expect(visit.backend.outbox.at(-1)).toMatchObject({ to: 'rita.reset@example.com', subject: 'Account Registration Reset' });
  expect(await visit.page.getByText('rita').count(), 'whose address it is').toBe(0);
  await followLink(visit, 'reset2021');
  expect(visit.told.at(-1)).toEqual(registered);
});

it('an incomplete registration: the requirements are explained, and it is completed', async () => {
  const visit = await begin('<registration-reset reason="incomplete"></registration-reset>');
  await visit.heading('Incomplete registration');
  await visit.reads('verified your email and created a password, but did not finish');
  await visit.reads('You will need the email and the password of that first attempt');
  await sendLink(visit, 'started2021');
  expect(visit.sent.at(-1)?.body).toMatchObject({ reason: 'incomplete' });
  await followLink(visit, 'started2021');
  expect(visit.told.at(-1)).toEqual(registered);
});

it('sends again after the wait, and not before', async () => {
  const visit = await begin('<registration-reset></registration-reset>', { clock: true });
  await sendLink(visit, 'reset2021');
  const again = visit.button('Send a new link');
  await visit.reads('New link available in 30 seconds');
  expect(await again.isDisabled()).toBe(true);
  await visit.wait(31);
  await expect.poll(() => again.isEnabled()).toBe(true);
  await again.click();
  await visit.reads('New link available in 30 seconds');
  expect(visit.backend.outbox).toHaveLength(2);
  await visit.reads('The link works for 20 minutes');
});

describe('a link that does not work', () => {
  /** One button press sends a new link. */
  async function again(visit: Visit): Promise<void> {
    await visit.press('Send a new link');
    await visit.focusIs('Reset your registration');
    await sendLink(visit, 'reset2021');
    await followLink(visit, 'reset2021');
    expect(visit.told.at(-1)).toEqual(registered);
  }

  it('because it has expired', async () => {
    const visit = await begin('<registration-reset></registration-reset>');
    await sendLink(visit, 'reset2021');
    visit.backend.advance(1_201);
    await visit.openMailedLink();
    await visit.press('Continue');
    await visit.focusIs('This link has expired');
    await again(visit);
  });

  it('because it was used', async () => {
    const visit = await begin('<registration-reset></registration-reset>');
    await sendLink(visit, 'reset2021');
    await followLink(visit, 'reset2021');
    await visit.openMailedLink();
    await visit.press('Continue');
    await visit.focusIs('This link has been used');
    await visit.button('Sign in').waitFor();
    await visit.press('Send a new link');
    await visit.focusIs('Reset your registration');
  });

  it('because it was not copied completely', async () => {
    const visit = await begin('<registration-reset></registration-reset>', { fragment: 'token=%20cut' });
    await visit.heading('This link does not work');
    await visit.addressIs('');
    expect(visit.sent).toEqual([]);
    await again(visit);
  });
});
