import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMockBackend, type MockBackend } from '../../src/mocks/index.js';
import { launchChromium, serveHostPage, type HostPage } from '../support/host-page.js';

const newPassword = 'Canary-password-2026';
const script = `
  import 'latchkey/define/auth-client-provider';
  import 'latchkey/define/forgot-password-wizard';
  window.told = [];
  for (const type of ['auth-request', 'auth-step', 'auth-failure', 'auth-complete', 'auth-navigate']) {
    document.addEventListener(type, (event) => window.told.push([type, event.detail]));
  }
  document.addEventListener('securitypolicyviolation', (event) => window.told.push(['violation', event.violatedDirective, event.sample]));
`;
const html = '<main><auth-client-provider base-url="/auth"><forgot-password-wizard></forgot-password-wizard></auth-client-provider></main>';

/** A page of a strict host over the built package, and all that it said. */
class Visit {
  readonly problems: string[] = [];
  readonly console: string[] = [];
  readonly page: Page;
  readonly backend: MockBackend;

  constructor(page: Page, backend: MockBackend) {
    this.page = page;
    this.backend = backend;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => this.console.push(message.text()));
  }

  lastCode(): string {
    return this.backend.outbox.at(-1)!.code!;
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async fill(name: string, value: string): Promise<void> {
    await this.page.getByRole('textbox', { name, exact: true }).fill(value);
  }

  async heading(name: string): Promise<void> {
    await this.page.getByRole('heading', { name }).waitFor();
  }

  /** Email, its code, Continue. */
  async proveEmail(email: string): Promise<void> {
    await this.fill('Email Address', email);
    await this.press('Send verification code');
    await this.heading('Enter the verification code');
    await this.fill('Verification Code', this.lastCode());
    await this.press('Verify code');
    await this.press('Continue');
  }

  async choosePassword(): Promise<void> {
    await this.page.getByLabel('New Password', { exact: true }).fill(newPassword);
    await this.page.getByLabel('Confirm New Password').fill(newPassword);
    await this.press('Continue');
    await this.heading('Your password has been changed');
  }

  told(): Promise<unknown[][]> {
    return this.page.evaluate(() => (window as unknown as { told: unknown[][] }).told);
  }
}

describe('a page without a bundler', () => {
  it('shows the wizard from one script, under a strict policy', async () => {
    const browser = await launchChromium();
    const backend = createMockBackend();
    const site = await serveHostPage({
      html: '<forgot-password-wizard base-url="/auth"></forgot-password-wizard>', script: '', entry: '/dist/cdn/latchkey.js', backend: (request) => backend.fetch(request),
    });
    const visit = new Visit(await browser.newPage(), backend);
    await visit.page.goto(site.url);
    await visit.proveEmail('elmer.only@example.com');
    await visit.choosePassword();
    expect(visit.problems).toEqual([]);
    expect(visit.console).toEqual([]);
    await browser.close();
    site.close();
  });
});

describe('a forgotten password over the built package, in a strict page', () => {
  let browser: Browser;
  let visit: Visit;
  let site: Awaited<ReturnType<typeof serveHostPage>>;

  beforeAll(async () => { browser = await launchChromium(); });
  afterAll(() => browser?.close());

  async function open(options: Partial<HostPage> = {}): Promise<void> {
    const backend = createMockBackend();
    site = await serveHostPage({ html, script, backend: (request) => backend.fetch(request), ...options });
    visit = new Visit(await browser.newPage(), backend);
    await visit.page.goto(site.url);
    await visit.heading('Reset your password');
  }

  beforeEach(() => open());
  afterEach(async () => {
    await visit.page.close();
    site.close();
  });

  /** What must hold at the end of each walk. */
  async function expectClean(...secrets: string[]): Promise<void> {
    const told = await visit.told();
    expect(told.at(-1)).toEqual(['auth-complete', { flow: 'password-reset', signedIn: true }]);
    expect(told.filter(([type]) => type === 'violation')).toEqual([]);
    expect(visit.problems).toEqual([]);
    const kept = await visit.page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href]));
    const everything = JSON.stringify(told) + visit.console.join('\n') + kept;
    for (const secret of [newPassword, ...secrets]) expect(everything).not.toContain(secret);
  }

  it('resets it for somebody with an email only', async () => {
    await visit.proveEmail(' elmer.only@example.com ');
    const code = visit.lastCode();
    await visit.choosePassword();
    await expectClean(code, 'elmer.only@example.com');
  });

  it('resets it for somebody with a phone, by text message', async () => {
    await visit.proveEmail('daisey.duck@example.com');
    await visit.press('Send Code');
    await visit.heading('Enter the verification code');
    await visit.page.getByText('sent by text message').waitFor();
    const sms = visit.lastCode();
    await visit.fill('Verification Code', `${sms.slice(0, 3)} ${sms.slice(3)}`);
    await visit.press('Verify code');
    await visit.choosePassword();
    await expectClean(sms, '+12025550142');
  });

  it('resets it for somebody with a phone, by a call answered with #', async () => {
    await visit.proveEmail('daisey.duck@example.com');
    await visit.press('Call Me');
    await visit.heading('Answer your phone');
    visit.backend.call('+12025550142', 'hash');
    await visit.heading('Choose a new password');
    await visit.choosePassword();
    await expectClean('+12025550142');
  });

  it('resets it by keyboard alone, where Enter does what each step is for', async () => {
    const { keyboard } = visit.page;
    await visit.page.getByRole('textbox', { name: 'Email Address' }).focus();
    await keyboard.type('elmer.only@example.com');
    await keyboard.press('Enter');
    await visit.heading('Enter the verification code');
    await expect.poll(() => focused(visit.page)).toBe('Enter the verification code');
    await tabTo(visit.page, 'Verification Code');
    await keyboard.type(visit.lastCode());
    await keyboard.press('Enter');
    await visit.heading('Code verified');
    await tabTo(visit.page, 'Continue');
    await keyboard.press('Enter');
    await visit.heading('Choose a new password');
    await tabTo(visit.page, 'New Password');
    await keyboard.type(newPassword);
    await tabTo(visit.page, 'Confirm New Password');
    await keyboard.type(newPassword);
    await keyboard.press('Enter');
    await visit.heading('Your password has been changed');
    await expectClean();
  });

  it('finishes the walk that somebody left for an hour, from the start again', async () => {
    await visit.fill('Email Address', 'elmer.only@example.com');
    await visit.press('Send verification code');
    await visit.heading('Enter the verification code');
    const code = visit.lastCode();
    visit.backend.advance(3_600);
    await visit.fill('Verification Code', code);
    await visit.press('Verify code');
    await visit.heading('There is a problem');
    await visit.press('Cancel');
    await visit.heading('Reset your password');
    await visit.press('Send verification code');
    await visit.heading('Enter the verification code');
    await visit.fill('Verification Code', visit.lastCode());
    await visit.press('Verify code');
    await visit.press('Continue');
    await visit.choosePassword();
    await expectClean();
  });
});

/** The name of what has focus, by its label, text or heading. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> };
    return active.labels?.[0]?.textContent ?? active.textContent?.trim() ?? '';
  });
}

/** Tabs until that control has focus; a page of ours has fewer than ten. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('Tab');
    if (await focused(page) === name) return;
  }
  throw new Error(`No Tab leads to ${name}`);
}
