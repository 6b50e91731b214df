import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/host-page.js';
import { Visit } from '../support/visit.js';

let browser: Browser;
beforeAll(async () => { browser = await launchChromium(); });
afterAll(() => browser?.close());

it('a value that must not remain after a visit is found wherever it is', async () => {
  const visit = await Visit.begin(browser, '<forgot-password-wizard></forgot-password-wizard>', {});
  await visit.fill('Email Address', 'canary.email@example.com');
  expect(await visit.problems()).toEqual([]);
  await visit.page.evaluate(async () => {
    const canary = 'canary.email@example.com';
    document.querySelector('forgot-password-wizard')!.dispatchEvent(new CustomEvent('auth-step', { bubbles: true, detail: { canary } }));
    sessionStorage.setItem('leak', canary);
    history.replaceState({ canary }, '');
    document.body.setAttribute('style', 'color: red');
    console.error('broken');
    await fetch(`/auth/?email=${canary}`);
    setTimeout(() => { throw new Error('thrown'); });
  });
  await expect.poll(() => visit.problems()).toEqual(expect.arrayContaining([
    'Error: thrown',
    'console, error: broken',
    expect.stringMatching(/^violation: style-src/),
    'events: canary.email@example.com',
    'requests: canary.email@example.com',
    'address: canary.email@example.com',
    'storage: canary.email@example.com',
  ]));
  await visit.close();
});
