/** Tests a portal in a browser. Its back end is a `latchkey-mock` that the tests control over HTTP. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { openBrowser } from '../support/browser.mjs';
import { openPortal } from '../support/portal.mjs';
import { choosesPassword, entersCode, forgetsPassword } from '../support/visitor.mjs';
import { startMock } from './mock-server.mjs';

const daisey = { email: 'daisey.duck@example.com', phone: '+12025550142' };
const shows = (page, name) => page.getByRole('heading', { name }).waitFor();

describe('a password reset', () => {
  let browser, mock, page, portal;

  before(async () => {
    [browser, mock, portal] = await Promise.all([openBrowser(), startMock('--seed', '1'), openPortal()]);
  });
  after(() => Promise.all([browser?.close(), mock?.stop(), portal?.close()]));

  beforeEach(async () => {
    await mock.reset();
    page = await browser.newPage(); // a context of its own: the page shares nothing with the test before
    await page.goto(`${portal.url}?backend=${mock.url}`);
  });
  afterEach(() => page.close());

  const codeOf = async (to) => (await mock.messagesTo(to)).at(-1).code;

  it('goes on when the visitor answers the call and presses #', async () => {
    await forgetsPassword(page, daisey.email);
    await entersCode(page, await codeOf(daisey.email));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Call Me' }).click();
    await shows(page, 'Answer your phone');
    await mock.answer(daisey.phone, 'hash');
    await choosesPassword(page, 'Paddle-upstream-2024');
    await shows(page, 'Your password has been changed');
    assert.equal((await mock.messagesTo(daisey.email)).at(-1).subject, 'Your password was changed');
  });

  it('says how many tries are left after a wrong code', async () => {
    await forgetsPassword(page, daisey.email);
    await mock.scenario('slow+wrong-code'); // two scenarios at once; they may also change in the middle of a flow
    await entersCode(page, await codeOf(daisey.email));
    await page.getByText('2 tries left with this code').waitFor();
  });

  it('offers a new code once the old one has expired', async () => {
    await forgetsPassword(page, daisey.email);
    const code = await codeOf(daisey.email);
    await mock.advance(301);
    await entersCode(page, code);
    await page.getByText('The verification code has expired. Send a new code.').first().waitFor();
  });

  it('is not begun over a server elsewhere, which could collect passwords', async () => {
    const errors = [];
    page.on('console', (message) => errors.push(message.text()));
    await page.goto(`${portal.url}?backend=https://elsewhere.example`);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.textContent(), /takes an address of this machine only/);
    assert.deepEqual(errors, [await alert.textContent()]);
    assert.equal(await page.getByRole('button', { name: 'Login with Email' }).count(), 0);
  });
});
