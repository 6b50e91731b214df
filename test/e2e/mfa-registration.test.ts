import { expect, it } from 'vitest';
import { everyPassword } from '../../src/mocks/index.js';
import { visits, type Visit, type VisitOptions } from '../support/visit.js';

const begin = visits();
const registered = ['auth-complete', { flow: 'registration', signedIn: true }];

/** Enters username and password, up to the choice of a factor. */
async function toEnroll(username: string, options: VisitOptions = {}): Promise<Visit> {
  const visit = await begin('<mfa-registration default-country="US"></mfa-registration>', options);
  await visit.fill('Username', username);
  await visit.fill('Password', everyPassword);
  await visit.press('Continue');
  await visit.focusIs('Set up multi-factor authentication');
  return visit;
}

const posted = ({ sent }: Visit): unknown => sent.findLast(({ path }) => path.endsWith('/enroll'))?.body;

it('username and password, a phone, the code in a text message', async () => {
  const visit = await toEnroll('started2021');
  await visit.fill('Phone Number', '(202) 555-0160');
  await visit.press('Send Code');
  await visit.verify();
  await visit.focusIs('You are registered');
  expect(posted(visit)).toMatchObject({ type: 'phone', channel: 'sms', value: '+12025550160' });
  expect(visit.told.at(-1)).toEqual(registered);
});

it('the same by a call; a phone that nobody answers can be changed', async () => {
  const visit = await toEnroll('started2021', { clock: true });
  await visit.fill('Phone Number', '202-555-0161');
  await visit.press('Call Me');
  await visit.focusIs('Answer your phone');
  await visit.answer('+12025550161', 'no-answer');
  await visit.problem('Nobody answered the call');
  await visit.press('Use another phone or email');
  await visit.focusIs('Set up multi-factor authentication');
  await visit.fill('Phone Number', '202-555-0162');
  await visit.press('Call Me');
  await visit.focusIs('Answer your phone');
  await visit.answer('+12025550162', 'hash');
  await visit.focusIs('You are registered');
  expect(visit.told.at(-1)).toEqual(registered);
});

it('the same by email, to the address on record', async () => {
  const visit = await toEnroll('reset2021');
  await visit.part.getByRole('radio', { name: 'The email address we have' }).check();
  await visit.press('Send verification code');
  await visit.verify();
  await visit.focusIs('You are registered');
  expect(visit.backend.outbox.find(({ code }) => code)?.to).toBe('rita.reset@example.com');
  expect(visit.told.at(-1)).toEqual(registered);
});

it('an international phone by keyboard: mistakes are explained, and the country follows the number', async () => {
  const visit = await toEnroll('started2021');
  await visit.tabTo('Country');
  await visit.page.keyboard.type('Germ');
  await expect.poll(() => visit.field('Country').inputValue()).toBe('DE');
  await visit.tabTo('Phone Number');
  await visit.type('030');
  await visit.key('Enter');
  await visit.problem('The phone number is too short');
  await visit.key('Tab');
  await visit.key('Enter');
  await visit.focusIs('Phone Number');
  await visit.key('Control+A');
  await visit.type('+44 20 7946 0018');
  await expect.poll(() => visit.field('Country').inputValue()).toBe('GB');
  await visit.key('Enter');
  await visit.focusIs('Enter the verification code');
  await visit.tabTo('Verification Code');
  await visit.type(visit.lastCode);
  await visit.key('Enter');
  await visit.focusIs('You are registered');
  expect(posted(visit)).toMatchObject({ value: '+442079460018' });
  expect(visit.told.at(-1)).toEqual(registered);
});

it('the phone metadata loads when the phone field shows, and not before', async () => {
  const visit = await begin('<mfa-registration></mfa-registration>');
  const loaded: string[] = [];
  visit.page.on('response', async (response) => {
    if (response.url().endsWith('.js')) loaded.push(await response.text());
  });
  const phoneRules = (): boolean => loaded.some((text) => text.includes('country_calling_codes'));
  await visit.fill('Username', 'started2021');
  await visit.fill('Password', everyPassword);
  expect(phoneRules()).toBe(false);
  await visit.press('Continue');
  await visit.focusIs('Set up multi-factor authentication');
  await expect.poll(phoneRules).toBe(true);
  await expect.poll(() => visit.field('Country').getByRole('option').count()).toBeGreaterThan(200);
});

it('a link opens here too: a press redeems it, the password is proved, and a factor is enrolled', async () => {
  const visit = await begin('<mfa-registration></mfa-registration>');
  await visit.backend.fetch(new Request('https://portal.example/auth/v1/flows/registration-link', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-link' },
    body: JSON.stringify({ identifier: { kind: 'username', value: 'reset2021' }, reason: 'reset' }),
  }));
  await visit.openMailedLink();
  await visit.heading('Complete your registration');
  await visit.addressIs('');
  expect(visit.sent, 'nothing is sent by opening the page').toEqual([]);
  await visit.press('Continue');
  await visit.focusIs('Confirm that it is you');
  await visit.fill('Username', 'reset2021');
  await visit.fill('Password', 'Canary-guess-2020');
  await visit.press('Continue');
  await visit.problem('What you entered does not match our records');
  expect(await visit.field('Username').inputValue()).toBe('reset2021');
  await visit.fill('Password', everyPassword);
  await visit.press('Continue');
  await visit.focusIs('Set up multi-factor authentication');
  await visit.fill('Phone Number', '202-555-0163');
  await visit.press('Send Code');
  await visit.verify();
  await visit.focusIs('You are registered');
  expect(visit.told.at(-1)).toMatchObject(['auth-complete', { signedIn: true }]);
});
