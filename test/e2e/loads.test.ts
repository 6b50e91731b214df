import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { everyPassword } from '../../src/mocks/index.js';
import { bundlers, type Bundler } from '../support/bundles.js';
import { launchChromium } from '../support/host-page.js';
import { LoadingPage, type LoadingPageOptions } from '../support/loading-page.js';

/** The tests check the order in which scripts and calls are requested, never their duration. */
describe.each(Object.keys(bundlers) as Bundler[])('the loads of a page bundled with %s', (bundler) => {
  let browser: Browser;
  let pages: LoadingPage[] = [];
  beforeAll(async () => { browser = await launchChromium(); });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await Promise.all(pages.map((page) => page.close()));
    pages = [];
  });

  const open = async (tag: string, options: Partial<LoadingPageOptions> = {}): Promise<LoadingPage> => {
    const page = await LoadingPage.open(browser, { bundler, tag, html: `<${tag}></${tag}>`, ...options });
    pages.push(page);
    return page;
  };
  const passwordReset = '/auth/v1/flows/password-reset';
  const email = 'elmer.only@example.com';

  describe('intent', () => {
    it.each([
      ['pointing at the element', (page: LoadingPage) => page.field('Email Address').hover()],
      ['focus', (page: LoadingPage) => page.field('Email Address').focus()],
      ['typing', (page: LoadingPage) => page.field('Email Address').fill('e')],
    ])('%s loads, where the visitor saves data; being idle does not', async (_, intend) => {
      const page = await open('forgot-password-wizard', { saveData: true });
      await page.field('Email Address').waitFor();
      await page.settle();
      expect(page.lateScripts).toEqual([]);
      await intend(page);
      await page.settle();
      expect(page.lateScripts).not.toEqual([]);
    });

    it('an idle moment starts the load, unless the visitor saves data', async () => {
      const page = await open('forgot-password-wizard');
      await page.field('Email Address').waitFor();
      await page.settle();
      expect(page.lateScripts).not.toEqual([]);
    });
  });

  it('in a warm element, a click makes its call and loads no script, from step to step', async () => {
    const page = await open('forgot-password-wizard', { saveData: true });
    const verifyCode = '/auth/v1/steps/verify-code';
    const typeCode = () => page.fill('Verification Code', page.backend.outbox.at(-1)!.code!);
    const presses: readonly [button: string, heading: string, calls: readonly string[]][] = [
      ['Send verification code', 'Enter the verification code', [passwordReset]],
      ['Verify code', 'Code verified', [verifyCode]],
      ['Continue', 'Verify your phone', []],
      ['Send Code', 'Enter the verification code', ['/auth/v1/steps/send-code']],
      ['Verify code', 'Choose a new password', [verifyCode]],
    ];
    await page.fill('Email Address', 'daisey.duck@example.com');
    for (const [button, heading, calls] of presses) {
      if (button === 'Verify code') await typeCode();
      await page.settle();
      expect(await page.pressToHeading(button, heading)).toEqual(calls);
    }
  });

  it('a visitor who is faster than the scripts waits for one parallel load, then the call follows', async () => {
    const page = await open('forgot-password-wizard', { held: /./ });
    await page.submitAtOnce('Email Address', email);
    await page.catchUp();
    const inOneHop = page.lateScripts;
    expect(inOneHop).not.toEqual([]);
    expect(page.requested).not.toContain(passwordReset);
    const held = page.requested.length;
    page.scripts.open();
    await page.heading('Enter the verification code');
    // Vite names shared chunks in advance. With esbuild the browser finds them one hop later.
    const shared = page.lateScripts.filter((script) => !inOneHop.includes(script));
    expect(shared.filter((script) => bundler === 'vite' || !script.startsWith('/chunk-'))).toEqual([]);
    expect(page.requested.slice(held)).toEqual([...shared, passwordReset]);
  });

  describe('login-portal', () => {
    const routed = '<login-portal routing="hash" organization="Example"></login-portal>';

    it('includes its first screen', async () => {
      const page = await open('login-portal', { held: /./ });
      await page.button('Login with Email').waitFor();
    });

    it('has loaded the next screens after a sign of intent', async () => {
      const page = await open('login-portal', { html: routed, saveData: true });
      await page.button('Login with Email').hover();
      await page.settle();
      expect(await page.pressToHeading('Login with Email', 'Sign in with your email address')).toEqual([]);
    });

    it.each([
      ['a fragment that names a screen', 'sign-in', /\/sign-in-form\/sign-in-form\.js$/],
      ['an emailed link', 'token=abc', /\/registration-reset\/registration-reset\.js$/],
    ])('%s loads the screen before there is a portal in the page', async (_, fragment, module) => {
      const page = await open('login-portal', { html: '', fragment, saveData: true, held: /./ });
      await page.catchUp();
      expect(page.hasRequested(module)).toBe(true);
    });

    it('loads no other screen than the first before a sign of intent', async () => {
      const page = await open('login-portal', { html: routed, saveData: true });
      await page.button('Login with Email').waitFor();
      await page.settle();
      expect(page.hasRequested(/\/forgot-password-wizard\/forgot-password-wizard\.js$/)).toBe(false);
    });
  });

  describe('the metadata of phone numbers', () => {
    const metadata = /\/libphonenumber-js\//;

    it('does not load for an email field, nor for the steps after it', async () => {
      const page = await open('sign-in-form', { html: '<sign-in-form method="email"></sign-in-form>' });
      await page.fill('Email Address', email);
      await page.settle();
      expect(page.hasRequested(metadata)).toBe(false);
    });

    it('loads when a phone field shows, which accepts input before', async () => {
      const page = await open('sign-in-form', { html: '<sign-in-form method="phone"></sign-in-form>', held: metadata });
      await page.fill('Phone Number', '202-555-0142');
      await page.catchUp();
      expect(page.hasRequested(metadata)).toBe(true);
      page.scripts.open();
      await page.fill('Password', everyPassword);
      await page.press('Sign in');
      await page.heading('Verify your phone');
    });

    it('loads when a phone can be enrolled', async () => {
      const page = await open('mfa-registration');
      await page.fill('Username', 'started2021');
      await page.fill('Password', everyPassword);
      await page.settle();
      expect(page.hasRequested(metadata)).toBe(false);
      await page.press('Continue');
      await page.field('Phone Number').waitFor();
      await page.catchUp();
      expect(page.hasRequested(metadata)).toBe(true);
    });
  });
});
