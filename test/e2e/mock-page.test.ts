import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRestClient } from '../../src/client/rest/index.js';
import type { Step, StepName, StepOf } from '../../src/client/auth-client.js';
import { startMockServer, type MockServer } from '../../src/mocks/server.js';
import { launchChromium } from '../support/host-page.js';

const phone = '+12025550142';

let browser: Browser;
let server: MockServer;
let page: Page;

beforeAll(async () => { browser = await launchChromium(); });
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startMockServer({ port: 0, seed: 1 });
  page = await browser.newPage();
  await page.goto(server.url);
});
afterEach(async () => {
  await page.close();
  await server.close();
});

const expectStep = <N extends StepName>(step: Step, name: N): StepOf<N> => {
  expect(step.step).toBe(name);
  return step as StepOf<N>;
};
const client = () => createRestClient({ baseUrl: server.url });
const forgets = async () => expectStep(await client().startPasswordReset({ identifier: { kind: 'email', value: 'daisey.duck@example.com' } }), 'code-sent');
/** A visitor on another page asks for a call. */
const isCalled = async () => {
  const { ticket } = await forgets();
  const choice = expectStep(await client().verifyCode({ ticket, code: server.backend.outbox.at(-1)?.code ?? '' }), 'choose-method');
  return expectStep(await client().sendCode({ ticket: choice.ticket, methodId: 'phone-1', channel: 'call' }), 'call-in-progress').ticket;
};

describe('the page of the mock server', () => {
  it('shows a code as soon as it is sent, with the rest of the mail', async () => {
    await page.getByText('Nothing has been sent yet.').waitFor();
    await forgets();
    await page.getByText(server.backend.outbox[0]?.code ?? 'none', { exact: true }).waitFor();
    await page.getByText('Whole text').click();
    await page.getByText('It expires in 5 minutes.').waitFor();
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Mail to daisey.duck@example.com: Your verification code');
  });

  it('rings, and has a # key that answers the call', async () => {
    const ticket = await isCalled();
    const ringing = page.getByRole('group', { name: `The phone at ${phone}` });
    await ringing.getByRole('button', { name: 'Answer and press #' }).click();
    await ringing.waitFor({ state: 'detached' });
    expectStep(await client().callStatus({ ticket }), 'set-password');
  });

  it.each([['Busy', 'busy'], ['No answer', 'no-answer'], ['Reject', 'rejected'], ['Unreachable', 'unreachable']])('can end a call: %s', async (name, reason) => {
    const ticket = await isCalled();
    await page.getByRole('group', { name: `The phone at ${phone}` }).getByRole('button', { name }).click();
    await page.getByText('No phone is ringing.').waitFor();
    await expect(client().callStatus({ ticket })).rejects.toMatchObject({ problem: { code: 'delivery_failed', reason } });
  });

  it('advances the clock', async () => {
    const { ticket } = await forgets();
    await page.getByRole('button', { name: '+ 5 min' }).click();
    await page.getByText(/300 s ahead of this machine/).waitFor();
    await expect(client().verifyCode({ ticket, code: '000000' })).rejects.toMatchObject({ problem: { code: 'code_expired' } });
  });

  it('combines scenarios, and shows those that were chosen elsewhere', async () => {
    await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('line is busy');
    await page.getByRole('checkbox', { name: 'line-busy' }).check();
    await page.getByRole('searchbox', { name: 'Find a scenario' }).fill('');
    await page.getByRole('checkbox', { name: 'eight-digit-code' }).check();
    await expect.poll(() => server.backend.scenario.split('+').sort()).toEqual(['eight-digit-code', 'line-busy']);
    server.backend.useScenario('drop');
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))).toEqual(['drop']);
  });

  it('resets', async () => {
    await forgets();
    await page.getByText('Whole text').waitFor();
    server.backend.useScenario('slow');
    await page.getByRole('button', { name: 'Reset the mock' }).click();
    await page.getByText('Nothing has been sent yet.').waitFor();
    expect([server.backend.scenario, server.backend.outbox.length]).toEqual(['normal', 0]);
  });

  it('reports when the server has stopped', async () => {
    await server.close();
    await page.getByText('The mock server does not answer.').waitFor();
  });

  it('is accessible', async () => {
    await isCalled();
    await page.getByRole('group', { name: `The phone at ${phone}` }).waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
