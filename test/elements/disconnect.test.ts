/** A disconnected element stops at once, and continues where it was on reconnect. */
import { askForCode, enterCode } from '../support/elements/acts.js';
import { bench, steps } from '../support/elements/backend.js';
import { fakeClock } from '../support/elements/clock.js';
import { all, button, field, find, headings, place, press, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table, type Row, type Stage } from '../support/elements/table.js';
import { brief, watchEvents } from '../support/elements/watch.js';
import { daisey, titles, toCall, toCode, visit } from '../support/elements/wizard.js';

/** The check of this suite: what an element does after it has left. Empty when all is well. */
async function afterlife(at: Stage, leave: () => void): Promise<string[]> {
  const clock = fakeClock();
  const before = at.calls.length;
  const events = [...watchEvents(document), ...watchEvents(at.element)];
  leave();
  const signs: string[] = [];
  if (at.calls.some(({ open, options }) => open && options.signal?.aborted !== true)) signs.push('its request goes on');
  for (const call of at.calls) call.answer(steps.done);
  await clock.advance(400);
  if (at.calls.length > before) signs.push('it asks on');
  if (clock.pending > 0) signs.push('its timers go on');
  return [...signs, ...events.map(brief)];
}

it('the check of this suite reports an element that goes on', async () => {
  class Restless extends HTMLElement {
    again(): void {
      this.dispatchEvent(new CustomEvent('noise'));
      setTimeout(() => this.again(), 1_000);
    }
    disconnectedCallback(): void { this.again(); }
  }
  customElements.define('broken-restless', Restless);
  const main = place();
  const element = document.createElement('broken-restless');
  main.append(element);
  const calls = [{ operation: 'sendCode', input: {}, options: { signal: new AbortController().signal }, open: true, answer: () => undefined, fail: () => undefined }] as const;
  const signs = await afterlife({ element, calls, client: {}, last: () => calls[0], answer: async () => undefined, fail: async () => undefined }, () => element.remove());
  expect(signs).to.deep.equal(['its request goes on', 'its timers go on']);
});

for (const row of table) {
  describe(row.tag, () => {
    for (const [name, { ready, name: submit, operation }] of Object.entries(row.submits)) {
      it(`with a call under way (${name}): aborts it, no event follows, and nothing is asked`, async () => {
        const at = await row.make(place());
        await ready(at);
        const before = at.calls.length;
        press(at.element, submit);
        await until(() => at.calls.length === before + 1);
        expect(await afterlife(at, () => at.element.remove())).to.deep.equal([]);
      });

      it(`after re-insertion (${name}): says that it was interrupted, and the same again has the same key`, async () => {
        const main = place();
        const at = await row.make(main);
        await ready(at);
        const before = at.calls.length;
        press(at.element, submit);
        await until(() => at.calls.length === before + 1);
        const first = at.last();
        expect(first.operation).to.equal(operation);
        at.element.remove();
        await settle();
        main.append(at.element);
        await untilProblem(at.element, 'The connection was lost. Your request may have arrived.');
        await settle();
        expect(at.calls, 'nothing by itself').to.have.length(before + 1);
        press(at.element, submit);
        await until(() => at.calls.length === before + 2);
        expect(at.last().input).to.deep.equal(first.input);
        expect(at.last().options.idempotencyKey).to.be.a('string');
        expect(at.last().options.idempotencyKey).to.equal(first.options.idempotencyKey);
      });
    }

    for (const [name, reach] of Object.entries(row.states)) {
      it(`in the state "${name}": leaves no timer and no event behind, and shows the same when it is back`, async () => {
        const main = place();
        const at = await row.make(main);
        await reach(at);
        const shown = headings(at.element).filter((heading) => heading !== 'There is a problem');
        expect(await afterlife(at, () => at.element.remove())).to.deep.equal([]);
        main.append(at.element);
        await settle();
        expect(headings(at.element).filter((heading) => heading !== 'There is a problem')).to.deep.equal(shown);
      });
    }
  });
}

describe('a call that is held', () => {
  it('is dropped at disconnect; answering it later does nothing', async () => {
    const at = await visit();
    at.wizard.addEventListener('auth-request', (event) => event.preventDefault());
    askForCode(at.wizard, daisey);
    await until(() => button(at.wizard, 'Send verification code').getAttribute('aria-disabled') === 'true');
    await settle();
    at.wizard.remove();
    expect(at.wizard.resume()).to.equal(false);
    at.main.append(at.wizard);
    await settle();
    expect(headings(at.wizard)).to.deep.equal([titles.start]);
    expect(at.sent).to.have.length(0);
  });
});

describe('the wait before a code is sent again', () => {
  it('goes on through disconnect and reconnect', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCode(at);
    await clock.advance(10);
    at.wizard.remove();
    await clock.advance(5);
    at.main.append(at.wizard);
    await clock.advance(0.01);
    expect(button(at.wizard, 'Send new code').disabled).to.equal(true);
    expect(shownText(at.wizard)).to.include('New code available in 15 seconds');
    await clock.advance(15);
    expect(button(at.wizard, 'Send new code').disabled).to.equal(false);
  });

  it('continues in a new element, as after a reload, when the server does not repeat it', async () => {
    const clock = fakeClock();
    const first = await visit();
    await toCode(first);
    await clock.advance(10);
    first.wizard.remove();
    const second = await visit({ scenario: 'resend-at-once' });
    await toCode(second);
    expect(button(second.wizard, 'Send new code').disabled).to.equal(true);
    expect(shownText(second.wizard)).to.include('New code available in 20 seconds');
  });

  it('never shows longer than it first was, whatever the wall clock says', async () => {
    const clock = fakeClock();
    const first = await visit();
    await toCode(first);
    first.wizard.remove();
    clock.setWall(-3_600);
    const second = await visit({ scenario: 'resend-at-once' });
    await toCode(second);
    expect(shownText(second.wizard)).to.include('New code available in 30 seconds');
  });

  it('is kept without an address or a ticket', async () => {
    const at = await visit();
    await toCode(at, daisey);
    const stored = JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage });
    expect(stored).to.include('cooldown');
    expect(stored).to.not.include('daisey').and.not.include('example.com').and.not.include('t.');
  });
});

describe('time that passed while nobody looked', () => {
  const show = (): void => { document.dispatchEvent(new Event('visibilitychange')); };

  it('after ten hidden minutes of a sleeping page the remaining time is right', async () => {
    const clock = fakeClock();
    const wizard = table[0] as Row;
    const at = await wizard.make(place());
    askForCode(at.element, daisey);
    await at.answer({ ...steps.emailCode, expiresIn: 1_200 });
    await untilHeading(at.element, titles.code);
    clock.skip(600);
    show();
    await settle();
    expect(shownText(at.element)).to.include('The code works for 10 minutes');
  });

  for (const seconds of [3_600, -3_600]) {
    it(`with a wall clock that was set by ${seconds} seconds no wrong number is shown, and the code is still asked for`, async () => {
      const clock = fakeClock();
      const at = await visit();
      await toCode(at);
      clock.setWall(seconds);
      show();
      await settle();
      expect(shownText(at.wizard)).to.include('The code may have expired').and.not.match(/works for|available in/);
      enterCode(at.wizard, '000000');
      await until(() => at.to('verify-code').length === 1);
    });
  }

  it('while a phone rings: asks the server at once, and shows no number until it has answered', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCall(at);
    const asked = at.to('call-status').length;
    const release = at.hold();
    clock.setWall(20);
    show();
    await clock.advance(0.05);
    expect(at.to('call-status')).to.have.length(asked + 1);
    expect(shownText(at.wizard)).to.include('We are checking whether the call has ended.').and.not.include('We will wait for');
    release();
    await until(() => shownText(at.wizard).includes('We will wait for'));
  });

  it('a hidden page is not looked at', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toCode(at);
    clock.setWall(3_600);
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    try {
      show();
      await settle();
      expect(shownText(at.wizard)).to.include('The code works for');
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
  });
});

describe('while the part that follows the first form is loading', () => {
  it('an element that leaves sends nothing, and one that comes back can be used', async () => {
    const { client, sent } = bench();
    const main = place();
    const element = document.createElement('forgot-password-wizard');
    element.client = client;
    main.append(element);
    await element.updateComplete;
    askForCode(element, daisey);
    element.remove();
    await settle(30);
    expect(sent).to.have.length(0);
    main.append(element);
    await element.updateComplete;
    expect(field(element, 'Email Address').value).to.equal(daisey);
    press(element, 'Send verification code');
    await untilHeading(element, titles.code);
    expect(sent).to.have.length(1);
    expect(all(element, 'alert')).to.have.length(0);
    expect(find(element, 'textbox', 'Verification Code')).to.be.instanceOf(HTMLInputElement);
  });
});
