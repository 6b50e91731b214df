import { expect, it } from 'vitest';
import type { AdminUserReset } from '../../src/elements/admin-user-reset/admin-user-reset.js';
import { everyPassword } from '../../src/mocks/index.js';
import { visits, type Visit, type VisitOptions } from '../support/visit.js';

const begin = visits();
const administration = '<admin-user-reset current-user-id="u-padmin"></admin-user-reset>';

async function toUsers(options: VisitOptions = {}): Promise<Visit> {
  const visit = await begin(administration, options);
  await visit.heading('Manage Users');
  await visit.part.getByRole('table', { name: 'Users' }).waitFor();
  return visit;
}

async function openUser(visit: Visit, name: string): Promise<void> {
  await visit.press(`Edit ${name}`);
  await visit.focusIs('Account Information');
}

const confirmation = (visit: Visit, name: string) => visit.part.getByRole('alertdialog', { name: `Reset the registration of ${name}?` });
const registrationOf = (visit: Visit, name: string) => visit.part.getByRole('row', { name });

it('counts and pages, search, a row that expands, and the pencil', async () => {
  const visit = await toUsers({ users: 30 });
  await visit.reads('1–25 of 36 users');
  await visit.press('Next');
  await visit.reads('26–36 of 36 users');
  await visit.press('Previous');
  await visit.reads('1–25 of 36 users');
  await visit.part.getByRole('searchbox', { name: 'Search users' }).fill('daisey');
  await visit.reads('1 of 1 user');
  const row = visit.part.getByRole('rowheader').getByRole('button', { name: 'Daisey Duck (dduck2021)' });
  await row.click();
  expect(await row.getAttribute('aria-expanded')).toBe('true');
  await visit.part.getByRole('definition').getByText('+12025550152').waitFor();
  await openUser(visit, 'Daisey Duck');
  await visit.part.getByRole('definition').getByText('dduck2021@id.portal.example').waitFor();
  await visit.part.getByRole('navigation', { name: 'Where you are' }).getByText('Daisey Duck').waitFor();
  await visit.press('Back to users');
  await visit.focusIs('Edit Daisey Duck');
  expect(await visit.part.getByRole('searchbox').inputValue()).toBe('daisey');
});

it('resets a registration after a step-up; the user follows the mailed link and registers again', async () => {
  const user = await begin('<registration-reset></registration-reset>');
  const { backend } = user;
  backend.useScenario('admin-step-up');
  const admin = await toUsers({ backend });
  await openUser(admin, 'Daisey Duck');
  await admin.press('Reset Registration');
  await confirmation(admin, 'Daisey Duck').getByRole('button', { name: 'Reset Registration' }).click();
  await admin.reads('Nothing has been changed yet.');
  await admin.press('Confirm that it is you');
  await expect.poll(() => admin.told.at(-1)).toEqual(['auth-navigate', { from: 'admin-user-reset', to: 'reauthenticate' }]);
  expect(await admin.page.evaluate(() => document.querySelector<AdminUserReset>('admin-user-reset')!.resume())).toBe(true);
  await admin.focusIs('The registration of Daisey Duck has been reset');
  await admin.reads('they must follow the link and register again');
  await admin.reads('The link works for 20 minutes');
  expect(admin.told.at(-1)).toEqual(['auth-user-reset', { userId: 'u-dduck', registration: 'reset' }]);
  await admin.press('Back to users');
  await registrationOf(admin, 'Daisey Duck').getByText('Reset, must register again').waitFor();

  await user.openMailedLink();
  await user.press('Continue');
  await user.focusIs('Confirm that it is you');
  await user.fill('Username', 'dduck2021');
  await user.fill('Password', everyPassword);
  await user.press('Continue');
  await user.focusIs('Set up multi-factor authentication');
  await user.part.getByRole('radio', { name: 'Another phone number' }).check();
  await user.fill('Phone Number', '202-555-0166');
  await user.press('Send Code');
  await user.verify();
  await user.focusIs('You are registered');

  await admin.page.reload();
  await registrationOf(admin, 'Daisey Duck').getByText('Complete').waitFor();
});

it('a refusal changes nothing, and administrators cannot reset their own registration', async () => {
  const visit = await toUsers({ scenario: 'admin-forbidden' });
  await openUser(visit, 'Tara Two');
  await visit.press('Reset Registration');
  await visit.key('Escape');
  await confirmation(visit, 'Tara Two').waitFor({ state: 'hidden' });
  await visit.focusIs('Reset Registration');
  await visit.key('Enter');
  await confirmation(visit, 'Tara Two').waitFor();
  await visit.key('Tab');
  await visit.key('Enter');
  await visit.problem('You cannot reset this registration, and nothing was changed.');
  await visit.press('Back to users');
  await registrationOf(visit, 'Tara Two').getByText('Complete').waitFor();
  expect(visit.backend.outbox).toEqual([]);
  await openUser(visit, 'Pat Admin');
  await visit.reads('Nobody can reset their own registration');
  expect(await visit.button('Reset Registration').count()).toBe(0);
});
