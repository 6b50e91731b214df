/** Each flow by keyboard alone. */
import { bench, fakeClient, steps } from '../support/elements/backend.js';
import { fakeClock } from '../support/elements/clock.js';
import { keys } from '../support/elements/keys.js';
import { all, focused, focusedName, nameOf, place, settle, until, untilHeading } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table } from '../support/elements/table.js';
import { elmer, newPassword, titles } from '../support/elements/wizard.js';

/** Everything that Tab reaches from the start of the page until it leaves the place. */
async function tabOrder(main: HTMLElement): Promise<Element[]> {
  const before = document.createElement('button');
  before.textContent = 'Before';
  const after = document.createElement('button');
  after.textContent = 'After';
  main.prepend(before);
  main.append(after);
  before.focus();
  const order: Element[] = [];
  for (let presses = 0; presses < 30; presses++) {
    await keys.press('Tab');
    const now = focused();
    if (!now || now === after || !main.contains(now)) break;
    order.push(now);
  }
  if (focused() !== after) order.push(document.createElement('trap'));
  before.remove();
  after.remove();
  return order;
}

const isVisible = (element: Element): boolean => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
};

/** The check of this suite: what a keyboard cannot do here. */
async function wrongWithKeys(main: HTMLElement): Promise<string[]> {
  const order = await tabOrder(main);
  const wrong: string[] = [];
  if (order.at(-1)?.localName === 'trap') wrong.push('focus does not come out again');
  const controls = [...all(main, 'button'), ...all(main, 'link'), ...all(main, 'textbox')].filter((one) => !one.matches(':disabled'));
  for (const control of controls) if (!order.includes(control)) wrong.push(`Tab does not reach "${nameOf(control)}"`);
  const inDocument = [...order.filter((one) => one.localName !== 'trap')];
  if (inDocument.some((one, at) => at > 0 && (inDocument[at - 1] as Element).compareDocumentPosition(one) !== Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push('the order is not the document\'s');
  for (const control of controls) {
    control.focus();
    if (!isVisible(control)) wrong.push(`focus on "${nameOf(control)}" cannot be seen`);
    const { width, height } = control.getBoundingClientRect();
    if (control.localName !== 'a' && (width < 24 || height < 24)) wrong.push(`"${nameOf(control)}" is smaller than 24 px`);
  }
  return wrong;
}

it('the check of this suite reports what Tab does not reach and what shows no focus', async () => {
  class Stiff extends HTMLElement {
    connectedCallback(): void {
      const [hidden, plain] = ['Unreachable', 'Plain'].map((name) => {
        const one = document.createElement('button');
        one.textContent = name;
        this.append(one);
        return one;
      });
      (hidden as HTMLElement).tabIndex = -1;
      (plain as HTMLElement).style.cssText = 'outline: none; width: 10px; height: 10px; overflow: hidden; padding: 0';
    }
  }
  customElements.define('broken-stiff', Stiff);
  const main = place();
  main.append(document.createElement('broken-stiff'));
  expect(await wrongWithKeys(main)).to.include.members(['Tab does not reach "Unreachable"', 'focus on "Plain" cannot be seen', '"Plain" is smaller than 24 px']);
});

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": Tab reaches all in order and comes out again, and focus is seen`, async () => {
      const main = place();
      const at = await row.make(main);
      await reach(at);
      await settle();
      expect(await wrongWithKeys(main)).to.deep.equal([]);
    });
  }
}

/** Tab on to the control of that name. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 30 && focusedName() !== name; presses++) await keys.press('Tab');
  if (focusedName() !== name) throw new Error(`Tab does not come to "${name}".`);
}

describe('a wizard by keyboard alone', () => {
  it('resets a password, with Enter as the one primary action of each step', async () => {
    const made = bench();
    const main = place();
    const element = document.createElement('forgot-password-wizard');
    element.client = made.client;
    main.append(element);
    await element.updateComplete;
    await tabTo('Email Address');
    await keys.type(elmer);
    await keys.press('Enter');
    await untilHeading(main, titles.code);
    await tabTo('Verification Code');
    await keys.type(made.code());
    await keys.press('Enter');
    await untilHeading(main, titles.verified);
    await tabTo('Continue');
    await keys.press('Enter');
    await untilHeading(main, titles.password);
    await tabTo('New Password');
    await keys.type(newPassword);
    await tabTo('Show password');
    await keys.press(' ');
    await until(() => focusedName() === 'Hide password');
    await keys.back();
    await keys.type(newPassword);
    await keys.press('Enter');
    await untilHeading(main, titles.done);
    await tabTo('Continue');
  });

  it('mends what is missing: the problem, its link, the field, Enter', async () => {
    const { client } = fakeClient(['startPasswordReset']);
    const main = place();
    const element = document.createElement('forgot-password-wizard');
    element.client = client;
    main.append(element);
    await element.updateComplete;
    await tabTo('Email Address');
    await keys.press('Enter');
    await until(() => focusedName() === 'There is a problem');
    await tabTo('Enter your email address');
    await keys.press('Enter');
    expect(focusedName()).to.equal('Email Address');
  });
});

describe('a phone challenge by keyboard alone', () => {
  it('picks a phone with the arrow keys, is called, and has a code sent instead', async () => {
    const clock = fakeClock();
    const fake = fakeClient(['sendCode', 'verifyCode', 'callStatus']);
    const main = place();
    const element = document.createElement('phone-challenge');
    element.client = fake.client;
    element.challenge = steps.twoPhones;
    main.append(element);
    await element.updateComplete;
    await tabTo('••• 0143');
    await keys.press('ArrowDown');
    await until(() => focusedName() === '••• 0144');
    await settle();
    expect(fake.calls).to.have.length(0);
    await tabTo('Call Me');
    await keys.press('Enter');
    await until(() => fake.calls.length === 1);
    expect(fake.last().input).to.deep.include({ methodId: 'phone-2', channel: 'call' });
    fake.last().answer({ ...steps.ringing, methods: steps.onePhone.methods });
    await untilHeading(main, titles.call);
    await clock.advance(1);
    await tabTo('Send Code');
    await keys.press(' ');
    await until(() => fake.calls.length === 2);
    fake.last().answer(steps.smsCode);
    await untilHeading(main, titles.code);
    await tabTo('Verification Code');
    await keys.type('123456');
    await keys.press('Enter');
    await until(() => fake.calls.length === 3);
    fake.last().answer(steps.done);
    await untilHeading(main, 'Code verified');
  });
});
