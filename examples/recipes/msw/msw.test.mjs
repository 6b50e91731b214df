/** Tests a portal in a browser whose back end is inside the page, behind MSW's service worker. No server runs, and tests share nothing. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { openPortal } from '../support/portal.mjs';
import { choosesPassword, entersCode, forgetsPassword } from '../support/visitor.mjs';

const elmer = 'elmer.only@example.com';
const daisey = { email: 'daisey.duck@example.com', phone: '+12025550142' };

/** The page calls the control routes itself: the worker answers them like the contract's. */
const control = (page, name, body) => page.evaluate(async ([path, text]) => {
  const response = await fetch(path, text && { method: 'POST', body: text });
  return response.json();
}, [`/__mock/${name}`, body && JSON.stringify(body)]);

const codeOf = async (page, to) => (await control(page, 'outbox')).findLast((message) => message.to === to).code;

describe('a password reset', () => {
  let browser, page, portal;

  before(async () => {
    [browser, portal] = await Promise.all([openBrowser(), openPortal()]);
  });
  after(() => Promise.all([browser?.close(), portal?.close()]));
  afterEach(() => page.close());

  const open = async (scenario) => {
    page = await browser.newPage();
    await page.goto(`${portal.url}?scenario=${scenario}`);
  };

  it('ends with a new password', async () => {
    await open('normal');
    await forgetsPassword(page, elmer);
    await entersCode(page, await codeOf(page, elmer));
    await page.getByRole('button', { name: 'Continue' }).click();
    await choosesPassword(page, 'Paddle-upstream-2024');
    await page.getByRole('heading', { name: 'Your password has been changed' }).waitFor();
    assert.equal((await control(page, 'outbox')).at(-1).subject, 'Your password was changed');
  });

  it('offers another way when the line is busy', async () => {
    await open('line-busy+eight-digit-code'); // two scenarios at once
    await forgetsPassword(page, daisey.email);
    const code = await codeOf(page, daisey.email);
    assert.match(code, /^\d{8}$/);
    await entersCode(page, code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Call Me' }).click();
    await page.getByText('The line is busy.').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Send Code' }).isVisible(), true);
  });

  it('goes on when the visitor answers the call and presses #', async () => {
    await open('normal');
    await forgetsPassword(page, daisey.email);
    await entersCode(page, await codeOf(page, daisey.email));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Call Me' }).click();
    await page.getByRole('heading', { name: 'Answer your phone' }).waitFor();
    await control(page, 'call', { to: daisey.phone, answer: 'hash' });
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  });
});
