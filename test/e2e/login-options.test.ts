import { everyPassword } from '../../src/mocks/index.js';
import { expect, it } from 'vitest';
import { visits, type Visit } from '../support/visit.js';

const begin = visits();
const portal = '<login-portal organization="Kepro" register-href="#register" domain-login-href="#organization"></login-portal>';

const signedIn = ['auth-complete', { flow: 'sign-in', signedIn: true }];

/** Whether the back end got `remember`. */
const remembered = ({ sent }: Visit): unknown => sent.find(({ path }) => path.endsWith('/sign-in'))?.body['remember'];

async function remember(visit: Visit): Promise<void> {
  await visit.field('Remember Me').check();
}

it('Customer/Provider by email with Remember Me: the form has the tick, and the back end gets it', async () => {
  const visit = await begin(portal);
  await remember(visit);
  await visit.press('Login with Email');
  await visit.focusIs('Sign in with your email address');
  expect(await visit.field('Remember Me').isChecked()).toBe(true);
  await visit.fill('Email Address', 'elmer.only@example.com');
  await visit.fill('Password', everyPassword);
  await visit.press('Sign in');
  await visit.press('Send Code');
  await visit.verify();
  await visit.heading('You are signed in');
  expect(remembered(visit)).toBe(true);
  expect(visit.told.at(-1)).toEqual(signedIn);
});

it('Customer/Provider by phone: the form asks for the number', async () => {
  const visit = await begin(portal);
  await visit.press('Login with Phone');
  await visit.focusIs('Sign in with your phone number');
  await visit.fill('Phone Number', '202-555-0142');
  await visit.fill('Password', everyPassword);
  await visit.press('Sign in');
  await visit.press('Send Code');
  await visit.verify();
  await visit.heading('You are signed in');
  expect(remembered(visit)).toBe(undefined);
  expect(visit.told.at(-1)).toEqual(signedIn);
});

it('the organisation’s own login and the three sentences lead to their destinations', async () => {
  const visit = await begin(portal);
  const { page } = visit;
  await page.getByRole('group', { name: 'Kepro' }).getByText('Use this login button if you have a domain account with Kepro').waitFor();
  await visit.follow('Login with your Kepro account');
  await visit.addressIs('#organization');
  await visit.follow('No account yet? Register');
  await visit.addressIs('#register');
  await visit.press('First login with multi-factor authentication? Complete your registration');
  await visit.focusIs('Complete your registration');
  await visit.press('Cancel');
  await visit.press('Having trouble logging in?');
  await visit.focusIs('Login help');
});

it('has two columns, and one at 320 px without overflow', async () => {
  const visit = await begin(portal);
  const { page } = visit;
  const panels = async () => {
    const boxes = await Promise.all(['Kepro', 'Customer/Provider'].map((name) => page.getByRole('group', { name, exact: true }).boundingBox()));
    return boxes.map((box) => ({ x: box!.x, y: box!.y }));
  };
  await visit.heading('Sign in');
  const [left, right] = await panels();
  expect(right!.x).toBeGreaterThan(left!.x);
  expect(right!.y).toBe(left!.y);

  await page.setViewportSize({ width: 320, height: 640 });
  const [first, second] = await panels();
  expect(second!.x).toBe(first!.x);
  expect(second!.y).toBeGreaterThan(first!.y);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
