import { execSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { preview, type PreviewServer } from 'vite';
import { everyPassword } from '../../src/mocks/index.js';
import { launchChromium } from '../support/host-page.js';
import { Visitor } from '../support/visitor.js';
import { Witness } from '../support/witness.js';

/** Another folder than that of `npm run demo:build`, which a developer may have open. */
const outDir = resolve('.cache/demo');

/** A tester in the portal, with the test tools beside it. */
class Tester extends Visitor {
  readonly witness: Witness;

  private constructor(witness: Witness) {
    super('main');
    this.witness = witness;
  }

  static async begin(browser: Browser, address: string): Promise<Tester> {
    const context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    const tester = new Tester(await Witness.of(context));
    tester.turnTo(await context.newPage());
    await tester.page.goto(address);
    return tester;
  }

  get tools() {
    return this.page.getByRole('complementary', { name: 'Test tools' });
  }

  /** Types the code of the last message. */
  async verify(): Promise<void> {
    await this.heading('Enter the verification code');
    const [, code = ''] = (await this.tools.getByRole('button', { name: /^Copy \d{6}$/ }).first().getAttribute('aria-label'))!.split(' ');
    await this.fill('Verification Code', code);
    await this.press('Verify code');
  }

  async prove(username: string, button: string): Promise<void> {
    await this.fill('Username', username);
    await this.fill('Password', everyPassword);
    await this.press(button);
  }
}

let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  execSync(`npm run --silent demo:build -- --outDir ${JSON.stringify(outDir)} --logLevel warn`, { env: { ...process.env, NODE_ENV: 'production' }, stdio: 'inherit' });
  server = await preview({ configFile: false, root: 'demo', build: { outDir }, preview: { host: '127.0.0.1' } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens the portal. After the walk, checks that nothing failed and no secret leaked. */
async function walk(search: string, steps: (tester: Tester) => Promise<void>): Promise<void> {
  const tester = await Tester.begin(browser, `${server.resolvedUrls!.local[0]}${search}`);
  await steps(tester);
  expect(await tester.witness.problems(tester.typed)).toEqual([]);
  await tester.page.context().close();
}

it('from a registration error over its Reset and the mailed link to the home page, and in again', () => walk('?scenario=registration-error-once', async (tester) => {
  await tester.press('Login with Email');
  await tester.press('Use your username instead');
  await tester.prove('started2021', 'Sign in');
  await tester.problem('We could not complete your registration');
  await tester.press('Reset');
  await tester.focusIs('Reset your registration');
  await tester.press('Submit');
  await tester.focusIs('Check your email');
  await tester.tools.getByText('Account Registration Reset', { exact: true }).waitFor();
  await tester.tools.getByRole('link', { name: 'Open the link' }).click();
  await tester.heading('Complete your registration');
  await tester.press('Continue');
  await tester.focusIs('Confirm that it is you');
  await tester.prove('started2021', 'Continue');
  await tester.focusIs('Set up multi-factor authentication');
  await tester.fill('Phone Number', '202-555-0167');
  await tester.press('Send Code');
  await tester.verify();
  await tester.focusIs('You are registered');
  await tester.press('Continue');
  await tester.heading('Welcome back, Sally Started');

  await tester.press('Sign out');
  await tester.press('Login with Email');
  await tester.press('Use your username instead');
  await tester.prove('started2021', 'Sign in');
  await tester.press('Call Me');
  await tester.focusIs('Answer your phone');
  await tester.tools.getByRole('button', { name: 'Answer and press #' }).click();
  await tester.focusIs('You are signed in');
  await tester.press('Continue');
  await tester.heading('Welcome back, Sally Started');
}));

it('as the provider’s administrator through Setup / Manage Users; the user then registers again', () => walk('', async (tester) => {
  const help = tester.page.getByRole('contentinfo').getByRole('link', { name: 'Multi-Factor Authentication Help' });
  await tester.heading('Sign in');
  await help.click();
  await tester.heading('Login help');
  await tester.press('Back to the login page');
  await tester.press('Login with your Kepro account');
  await tester.press('Continue as Pat Admin');
  await tester.heading('Welcome back, Pat Admin');
  await tester.follow('Setup');
  await tester.heading('Manage Users');
  await tester.press('Edit Daisey Duck');
  await tester.press('Reset Registration');
  await tester.part.getByRole('alertdialog').getByRole('button', { name: 'Reset Registration' }).click();
  await tester.focusIs('The registration of Daisey Duck has been reset');
  await tester.follow('Home');
  await tester.press('Sign out');
  await tester.heading('Sign in');

  await tester.tools.getByRole('link', { name: 'Open the link' }).click();
  await tester.heading('Complete your registration');
  await tester.press('Continue');
  await tester.prove('dduck2021', 'Continue');
  await tester.part.getByRole('radio', { name: 'The email address we have' }).check();
  await tester.press('Send verification code');
  await tester.verify();
  await tester.focusIs('You are registered');
  await tester.press('Continue');
  await tester.heading('Welcome back, Daisey Duck');
  await help.click();
  await tester.heading('Login help');
}));
