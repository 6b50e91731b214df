/** Where focus goes, and from where it is never taken. */
import type { PhoneChallenge } from '../../src/elements/phone-challenge/phone-challenge.js';
import { enterCode } from '../support/elements/acts.js';
import { steps } from '../support/elements/backend.js';
import { fakeClock } from '../support/elements/clock.js';
import { all, button, descriptionOf, field, fill, find, focused, focusedName, get, headings, nameOf, place, press, settle, until, untilHeading } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table, type Stage } from '../support/elements/table.js';
import { daisey, titles, toCode, toVerified, visit } from '../support/elements/wizard.js';

/** The check of this suite, for an element that shows a problem: what is wrong with how it is shown. */
async function problemsOf(element: HTMLElement): Promise<string[]> {
  const wrong: string[] = [];
  const summary = find(element, 'alert');
  if (!summary || !summary.contains(focused())) wrong.push('focus is not at the problem');
  if (!summary || !headings(summary).includes('There is a problem')) wrong.push('it has no heading');
  for (const link of summary ? all(summary, 'link') : []) {
    const message = nameOf(link);
    link.click();
    const target = focused();
    if (!(target instanceof HTMLInputElement)) wrong.push(`"${message}" leads to no field`);
    else if (target.type === 'radio') {
      if (!descriptionOf(target.closest('fieldset') as Element).includes(message)) wrong.push(`"${message}" is not at its group`);
    } else {
      if (!descriptionOf(target).includes(message)) wrong.push(`"${message}" is not at its field`);
      if (target.getAttribute('aria-invalid') !== 'true') wrong.push(`the field of "${message}" is not invalid`);
    }
  }
  return wrong;
}

it('the check of this suite reports an element whose problem is only seen', async () => {
  class Silent extends HTMLElement {
    connectedCallback(): void {
      const alert = document.createElement('div');
      alert.setAttribute('role', 'alert');
      const link = document.createElement('a');
      link.href = '#nowhere-at-all';
      link.textContent = 'Enter it';
      link.addEventListener('click', (event) => event.preventDefault());
      alert.append(link);
      this.append(alert);
    }
  }
  customElements.define('broken-silent', Silent);
  const element = document.createElement('broken-silent');
  place().append(element);
  expect(await problemsOf(element)).to.deep.equal(['focus is not at the problem', 'it has no heading', '"Enter it" leads to no field']);
});

/** There the row itself goes on to type. */
const typing: readonly string[] = ['code, waiting', 'password, typed and shown'];

const pageButton = (): HTMLButtonElement => {
  const other = document.createElement('button');
  other.textContent = 'Elsewhere in the page';
  place().append(other);
  return other;
};

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": focus is at the problem or at the new heading`, async () => {
      const at = await row.make(place());
      const first = headings(at.element).join();
      await reach(at);
      await settle();
      const problem = find(at.element, 'alert');
      const now = headings(at.element).join();
      if (problem) expect(await problemsOf(at.element)).to.deep.equal([]);
      else if (now !== first && !typing.includes(name) && !(at.element as Partial<PhoneChallenge>).challenge) expect(headings(at.element)).to.include(focusedName());
    });

    it(`${row.tag}, "${name}": focus that is elsewhere in the page stays there`, async () => {
      const at = await row.make(place());
      await reach(at);
      const other = pageButton();
      other.focus();
      // Whatever comes by itself: a late answer, time, a new word from the host.
      for (const call of at.calls.filter(({ open }) => open)) call.answer(steps.emailCode);
      (at.element as HTMLElement & { messages?: object }).messages = {};
      await settle();
      expect(focused() === other).to.equal(true);
    });
  }
}

describe('a wizard', () => {
  it('takes no focus when it appears', async () => {
    const other = pageButton();
    other.focus();
    await visit();
    await settle();
    expect(focused() === other).to.equal(true);
    other.blur();
    await visit();
    await settle();
    expect(focused() === document.body).to.equal(true);
  });

  it('with each step, focus is at its heading', async () => {
    const at = await visit();
    await toCode(at, daisey);
    expect(focusedName()).to.equal(titles.code);
    enterCode(at.wizard, at.code());
    await untilHeading(at.wizard, titles.verified);
    await until(() => focusedName() === titles.verified);
    press(at.wizard, 'Continue');
    await untilHeading(at.wizard, titles.choose);
    await until(() => focusedName() === titles.choose);
    press(at.wizard, 'Cancel');
    await untilHeading(at.wizard, titles.start);
    await until(() => focusedName() === titles.start);
  });

  it('after a new code was sent, focus is in the empty code field', async () => {
    const at = await visit({ scenario: 'resend-at-once' });
    await toCode(at);
    fill(at.wizard, 'Verification Code', '12');
    focused()?.dispatchEvent(new Event('change', { bubbles: true }));
    button(at.wizard, 'Send new code').focus();
    press(at.wizard, 'Send new code');
    await until(() => field(at.wizard, 'Verification Code').value === '');
    await until(() => focusedName() === 'Verification Code');
  });

  it('the same problem again takes focus again', async () => {
    const at = await visit();
    press(at.wizard, 'Send verification code');
    await until(() => focusedName() === 'There is a problem');
    field(at.wizard, 'Email Address').focus();
    press(at.wizard, 'Send verification code');
    await until(() => focusedName() === 'There is a problem');
  });

  it('the same refusal by the server again takes focus again', async () => {
    const at = await visit({ scenario: 'wrong-code' });
    await toCode(at);
    for (let tries = 0; tries < 2; tries++) {
      enterCode(at.wizard, '000000');
      await until(() => at.to('verify-code').length === tries + 1 && focusedName() === 'There is a problem');
    }
  });

  it('redrawing while the time counts takes no focus', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCode(at);
    field(at.wizard, 'Verification Code').focus();
    await clock.advance(65);
    expect(focusedName()).to.equal('Verification Code');
  });

  it('works in a shadow root: focus, links and headings', async () => {
    const main = place();
    const holder = document.createElement('div');
    main.append(holder);
    const root = holder.attachShadow({ mode: 'open' });
    const at = await visit({}, {}, { into: root as unknown as Element });
    press(at.wizard, 'Send verification code');
    await until(() => focusedName() === 'There is a problem');
    get(at.wizard, 'link', 'Enter your email address').click();
    expect(focusedName()).to.equal('Email Address');
    await toVerified(at);
    await until(() => focusedName() === titles.verified);
  });

  it('a link of the summary changes no address', async () => {
    const at = await visit();
    const before = location.href;
    press(at.wizard, 'Send verification code');
    await until(() => find(at.wizard, 'alert'));
    get(at.wizard, 'link', 'Enter your email address').click();
    expect(location.href).to.equal(before);
  });

  it('a link of the summary leads to its own field, although the host has come to have an element of that id', async () => {
    const at = await visit();
    press(at.wizard, 'Send verification code');
    await until(() => find(at.wizard, 'alert'));
    const { id } = field(at.wizard, 'Email Address');
    at.main.prepend(Object.assign(document.createElement('p'), { id, tabIndex: -1 }));
    get(at.wizard, 'link', 'Enter your email address').click();
    expect(focused() === at.wizard.querySelector('[name=email]')).to.equal(true);
  });
});

it('a phone challenge that a host places takes no focus; what follows does', async () => {
  const row = table.find(({ tag }) => tag === 'phone-challenge');
  const at = await row?.make(place()) as Stage;
  await settle();
  expect(focused() === document.body).to.equal(true);
  press(at.element, 'Send Code');
  await at.answer(steps.smsCode);
  await until(() => focusedName() === 'Enter the verification code');
});
