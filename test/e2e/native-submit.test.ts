/** A copy of the light DOM without script, as in a prerendered or saved page. No address may contain what a visitor types into it. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyPassword } from '../../src/mocks/index.js';
import { launchChromium } from '../support/host-page.js';
import { newPassword, visits, type Visit } from '../support/visit.js';

const begin = visits();
const canaries = {
  email: 'canary.email@example.com', password: 'Canary-password-2026', tel: '2025550187', text: 'canary-text-2026', search: 'canary-search-2026',
} as const;
const address = 'http://copy.example/';

let browser: Browser;
beforeAll(async () => { browser = await launchChromium(); });
afterAll(() => browser?.close());

const types = Object.keys(canaries).map((type) => `input[type=${type}]`).join();
const fieldsOf = (form: Locator): Locator => form.locator(`:is(input:not([type]), ${types}):not([readonly])`).locator('visible=true');

/** Types into each field of the form. @returns the typed texts */
async function fillAll(form: Locator): Promise<readonly string[]> {
  const typed: string[] = [];
  for (const field of await fieldsOf(form).all()) {
    const canary = canaries[(await field.getAttribute('type') ?? 'text') as keyof typeof canaries];
    await field.fill(canary);
    typed.push(canary);
  }
  for (const choice of await form.locator('input[type=radio], input[type=checkbox]').locator('visible=true').all()) await choice.check();
  return typed;
}

const submitsOf = (form: Locator): Locator => form.locator('button:not([type]), [type=submit]').locator('visible=true');

/** Fills in and submits a form. @returns whether an address contains a typed text */
async function leaksBy(page: Page, form: Locator, submit: () => Promise<void>): Promise<boolean> {
  const typed = await fillAll(form);
  const asked = page.waitForRequest((request) => request.isNavigationRequest());
  await submit();
  const addresses = [(await asked).url(), page.url()].map((url) => [...new URL(url).searchParams.values()].join() + url);
  return typed.some((canary) => addresses.some((one) => one.includes(canary)));
}

/** @returns what leaks from this copy of a page, by the pressed button's name, or as Enter in a field */
async function leaksOf(html: string): Promise<readonly string[]> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    await context.route(() => true, (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Copy</title>${html}` }));
    const page = await context.newPage();
    await page.goto(address);
    const forms = await page.locator('form').locator('visible=true').all();
    if (forms.length === 0) throw new Error(`There is no form in ${html}`);
    const found: string[] = [];
    for (const form of forms) {
      for (const button of await submitsOf(form).all()) {
        await page.goto(address);
        const name = (await button.textContent())?.trim() ?? '';
        if (await leaksBy(page, form, () => button.click())) found.push(name);
      }
      const field = fieldsOf(form).first();
      await page.goto(address);
      if (await field.count() > 0 && await leaksBy(page, form, () => field.press('Enter'))) found.push('Enter');
    }
    return found;
  } finally {
    await context.close();
  }
}

it('this check finds a form that puts typed text into the address', async () => {
  expect(await leaksOf('<form><input type="password" name="password"><button>Send</button></form>')).toEqual(['Send', 'Enter']);
  expect(await leaksOf('<form method="post"><input type="password" name="password"><button>Send</button></form>')).toEqual([]);
  expect(await leaksOf('<form method="post"><input name="code"><button formmethod="get">Send</button></form>')).toEqual(['Send', 'Enter']);
});

const copyOf = ({ page }: Visit): Promise<string> => page.locator('main').evaluate((main) => main.outerHTML);

/** Shows the forms of a tag one after the other, and calls `keep` for each. */
type Walk = (keep: (visit: Visit, heading: string) => Promise<void>) => Promise<void>;

async function signIn(visit: Visit, label: string, who: string, button: string): Promise<void> {
  await visit.fill(label, who);
  await visit.fill('Password', everyPassword);
  await visit.press(button);
}

const walks: Readonly<Record<string, Walk>> = {
  async 'forgot-password-wizard, by text message'(keep) {
    const visit = await begin('<forgot-password-wizard></forgot-password-wizard>');
    await keep(visit, 'Reset your password');
    await visit.fill('Email Address', 'daisey.duck@example.com');
    await visit.press('Send verification code');
    await keep(visit, 'Enter the verification code');
    await visit.verify();
    await keep(visit, 'Code verified');
    await visit.press('Continue');
    await keep(visit, 'Verify your phone');
    await visit.press('Send Code');
    await keep(visit, 'Enter the verification code');
    await visit.verify();
    await keep(visit, 'Choose a new password');
    await visit.fill('New Password', newPassword);
    await visit.press('Show password');
    await visit.button('Hide password').waitFor();
    await keep(visit, 'Choose a new password');
  },
  async 'sign-in-form, in each way, and by call'(keep) {
    const visit = await begin('<sign-in-form></sign-in-form>');
    await keep(visit, 'Sign in with your email address');
    await visit.press('Use your phone number instead');
    await keep(visit, 'Sign in with your phone number');
    await visit.press('Use your username instead');
    await keep(visit, 'Sign in with your username');
    await signIn(visit, 'Username', 'twophones2021', 'Sign in');
    await keep(visit, 'Verify your phone');
    await visit.part.getByRole('radio', { name: /0144/ }).check();
    await visit.press('Call Me');
    await visit.heading('Answer your phone');
    visit.backend.call('+12025550144', 'busy');
    await keep(visit, 'The call has ended');
  },
  async 'registration-reset, from the error to the factor'(keep) {
    const visit = await begin('<registration-reset></registration-reset>');
    await keep(visit, 'Reset your registration');
    await visit.fill('Username', 'reset2021');
    await visit.press('Submit');
    await visit.focusIs('Check your email');
    await visit.openMailedLink();
    await keep(visit, 'Complete your registration');
    await visit.press('Continue');
    await keep(visit, 'Confirm that it is you');
    await signIn(visit, 'Username', 'reset2021', 'Continue');
    await keep(visit, 'Set up multi-factor authentication');
  },
  async 'mfa-registration, a phone and an email'(keep) {
    const visit = await begin('<mfa-registration></mfa-registration>');
    await keep(visit, 'Complete your registration');
    await signIn(visit, 'Username', 'started2021', 'Continue');
    await keep(visit, 'Set up multi-factor authentication');
    await visit.part.getByRole('radio', { name: /email/i }).check();
    await keep(visit, 'Set up multi-factor authentication');
  },
  async 'login-portal, signing in'(keep) {
    const visit = await begin('<login-portal organization="Kepro"></login-portal>');
    await visit.press('Login with Email');
    await keep(visit, 'Sign in with your email address');
  },
  async 'admin-user-reset, the search'(keep) {
    const visit = await begin('<admin-user-reset></admin-user-reset>');
    await visit.part.getByRole('table', { name: 'Users' }).waitFor();
    await keep(visit, 'Manage Users');
  },
};

describe('a copy without script', () => {
  it.each(Object.entries(walks))('of %s: no address holds typed text', async (_, walk) => {
    const leaks: string[] = [];
    await walk(async (visit, heading) => {
      await visit.heading(heading);
      leaks.push(...(await leaksOf(await copyOf(visit))).map((button) => `${heading}: ${button}`));
    });
    expect(leaks).toEqual([]);
  });
});
