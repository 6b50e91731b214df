/** A wrong setup gives a message to the developer, and the page keeps working. */
import '../../src/define/all.js';
import { askForCode } from '../support/elements/acts.js';
import { fakeClient, steps } from '../support/elements/backend.js';
import { find, headings, nameOf, place, press, settle, shownText, until } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { errorsOf, watchConsole, watchErrors } from '../support/elements/watch.js';

interface BadSetup {
  readonly what: string;
  /** The page's markup. */
  readonly html: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** What the console must say. */
  readonly says?: string;
  /** What must be readable all the same. */
  readonly shows: string | RegExp;
}

const { client } = fakeClient(['startPasswordReset', 'sendCode', 'verifyCode', 'callStatus', 'setPassword']);
const wizard = 'forgot-password-wizard';

const badSetups: readonly BadSetup[] = [
  { what: 'no client', html: `<${wizard}></${wizard}>`, says: `<${wizard}> has no auth client`, shows: 'has no auth client' },
  { what: 'a provider without a client', html: `<auth-client-provider><${wizard}></${wizard}></auth-client-provider>`, says: 'has no auth client', shows: 'has no auth client' },
  { what: 'a phone challenge without a client', html: '<phone-challenge></phone-challenge>', says: '<phone-challenge> has no auth client', shows: 'has no auth client' },
  { what: 'a base-url that is invalid', html: `<${wizard} base-url="http://[broken"></${wizard}>`, says: 'has an invalid base-url', shows: 'Reset your password' },
  { what: 'a base-url with a query', html: `<${wizard} base-url="/api?x=1"></${wizard}>`, says: 'has an invalid base-url', shows: 'Reset your password' },
  { what: 'a provider\'s base-url that is invalid', html: `<auth-client-provider base-url="ftp://x/"><${wizard}></${wizard}></auth-client-provider>`, says: 'has an invalid base-url', shows: 'Reset your password' },
  { what: 'a provider\'s admin-base-url that is invalid', html: '<auth-client-provider admin-base-url="javascript:0"></auth-client-provider>', says: 'invalid base-url', shows: '' },
  { what: 'a heading level of 9', html: `<${wizard} heading-level="9"></${wizard}>`, properties: { client }, shows: 'Reset your password' },
  { what: 'a heading level of words', html: `<${wizard} heading-level="two"></${wizard}>`, properties: { client }, shows: 'Reset your password' },
  { what: 'a javascript: href', html: `<${wizard} back-href="javascript:alert(1)"></${wizard}>`, properties: { client }, says: 'refused an href', shows: 'Cancel' },
  { what: 'a length of none', html: '<verification-code-input length="0"></verification-code-input>', says: 'needs a length of 1 to 32', shows: '6 digits' },
  { what: 'a challenge that is none', html: '<phone-challenge></phone-challenge>', properties: { client, challenge: 'sms' }, says: 'needs a challenge', shows: 'needs a challenge' },
  { what: 'messages that are null', html: `<${wizard}></${wizard}>`, properties: { client, messages: null }, shows: 'Reset your password' },
  { what: 'a language that is none', html: `<${wizard} lang="not a language!"></${wizard}>`, properties: { client }, shows: 'Reset your password' },
  { what: 'an email that is null', html: `<${wizard}></${wizard}>`, properties: { client, email: null }, shows: 'Reset your password' },
  { what: 'a client that can do nothing', html: `<${wizard}></${wizard}>`, properties: { client: {} }, shows: 'This is not available here. Contact the help desk.' },
  { what: 'an unknown flow of a phone challenge', html: '<phone-challenge flow="pigeon"></phone-challenge>', properties: { client, challenge: steps.onePhone }, shows: 'Send Code' },
  { what: 'allowed origins that are none', html: `<${wizard} allowed-origins="  not, origins "></${wizard}>`, properties: { client }, shows: 'Reset your password' },
];

/** The check of this suite: what is wrong with how a mistake is met. */
async function met({ html, properties = {}, says, shows }: BadSetup): Promise<string[]> {
  const lines = watchConsole();
  const errors = watchErrors();
  const main = place();
  main.innerHTML = html;
  Object.assign(main.firstElementChild as Element, properties);
  await until(() => shownText(main).match(shows) && (says === undefined || errorsOf(lines).some((line) => line.includes(says))), 'it', 1_500).catch(() => undefined);
  await settle();
  errors.end();
  const wrong = errors.errors.map((error) => `uncaught: ${String(error)}`);
  if (says !== undefined && !errorsOf(lines).some((line) => line.includes('latchkey: ') && line.includes(says))) wrong.push(`the console says: ${errorsOf(lines).join(' | ')}`);
  if (says === undefined && errorsOf(lines).length > 0) wrong.push(`the console says too much: ${errorsOf(lines).join(' | ')}`);
  if (!shownText(main).match(shows)) wrong.push(`it shows: ${shownText(main)}`);
  return wrong;
}

it('the check of this suite reports an element that says and shows nothing', async () => {
  customElements.define('broken-mute', class extends HTMLElement {});
  const wrong = await met({ what: '', html: '<broken-mute></broken-mute>', says: 'needs a length', shows: 'digits' });
  expect(wrong).to.deep.equal(['the console says: ', 'it shows: ']);
});

for (const setup of badSetups) {
  it(`${setup.what}: ${setup.says ? 'a clear error in the console and ' : ''}a readable element, and no exception`, async () => {
    expect(await met(setup)).to.deep.equal([]);
  });
}

describe('a wizard without a client', () => {
  it('submits into nothing without an exception, and works once it has one', async () => {
    const lines = watchConsole();
    const errors = watchErrors();
    const element = document.createElement(wizard);
    place().append(element);
    await until(() => errorsOf(lines).length > 0);
    askForCode(element, 'someone@example.com');
    await until(() => find(element, 'alert'));
    const fake = fakeClient(['startPasswordReset']);
    element.client = fake.client;
    await until(() => !shownText(element).includes('has no auth client'));
    press(element, 'Send verification code');
    await until(() => fake.calls.length === 1);
    errors.end();
    expect(errors.errors).to.deep.equal([]);
  });

  it('the console says it once', async () => {
    const lines = watchConsole();
    const element = document.createElement(wizard);
    place().append(element);
    await until(() => errorsOf(lines).length > 0);
    element.email = 'x';
    element.headingLevel = 3;
    await element.updateComplete;
    await settle();
    expect(errorsOf(lines)).to.have.length(1);
  });
});

it('a bad base-url and a refused href are said once, however often the element is drawn', async () => {
  const lines = watchConsole();
  const main = place();
  main.innerHTML = `<${wizard} base-url="http://[broken" back-href="javascript:alert(1)"></${wizard}>`;
  const element = main.firstElementChild as HTMLElementTagNameMap[typeof wizard];
  await element.updateComplete;
  for (const level of [3, 4, 5]) {
    element.headingLevel = level;
    await element.updateComplete;
  }
  expect(errorsOf(lines).filter((line) => line.includes('invalid base-url'))).to.have.length(1);
  expect(errorsOf(lines).filter((line) => line.includes('refused an href'))).to.have.length(1);
});

for (const level of [1, 2, 3, 4, 5, 6]) {
  it(`heading-level ${level} is the level of the step's heading, and the problem's is one below`, async () => {
    const element = document.createElement(wizard);
    element.setAttribute('heading-level', String(level));
    element.client = client;
    place().append(element);
    await element.updateComplete;
    press(element, 'Send verification code');
    await until(() => find(element, 'alert'));
    expect([...element.querySelectorAll(`h${level}`)].map(nameOf)).to.include('Reset your password');
    expect([...element.querySelectorAll(`h${Math.min(6, level + 1)}`)].map(nameOf)).to.include('There is a problem');
    expect(headings(element)).to.have.length(2);
  });
}
