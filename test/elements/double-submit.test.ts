/** One intent makes one request, however often a visitor presses. */
import { askForCode } from '../support/elements/acts.js';
import { keys } from '../support/elements/keys.js';
import { all, button, fill, find, place, press, settle, turn, until, untilHeading } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { canaries, table, type Stage } from '../support/elements/table.js';
import { brief, watchEvents } from '../support/elements/watch.js';
import { daisey, enterCode, titles, toCode, visit } from '../support/elements/wizard.js';
import { AuthError } from '../../src/client/problem.js';
import { steps } from '../support/elements/backend.js';

/** What Enter submits in: the fields beside a submit button. */
const fieldsOf = (element: HTMLElement, name: string): readonly HTMLElement[] => {
  const { form, type } = button(element, name);
  return form && type === 'submit' ? all(form, 'textbox') : [];
};
/** While a call is under way; "Try again" goes with the failure that it belongs to. */
const isBusy = (pressed: HTMLElement | undefined): boolean => !pressed || (pressed as HTMLButtonElement).disabled || pressed.ariaDisabled === 'true';
async function enterIn(field: HTMLElement | undefined, element: HTMLElement, name: string): Promise<void> {
  (field ?? button(element, name)).focus();
  await keys.press('Enter');
  await until(() => isBusy(find(element, 'button', name)), 'Enter to submit');
  find(element, 'button', name)?.click();
}

/** The check of this suite: how many calls come of it, each way that a visitor may press twice. */
const ways: Readonly<Record<string, (element: HTMLElement, name: string) => Promise<void>>> = {
  'a double click': async (element, name) => {
    const target = button(element, name);
    target.click();
    target.click();
  },
  'two clicks, one after the other': async (element, name) => {
    button(element, name).click();
    await turn();
    find(element, 'button', name)?.click();
  },
  'Enter and a click': async (element, name) => {
    const target = button(element, name);
    target.focus();
    await keys.press('Enter');
    find(element, 'button', name)?.click();
  },
  'Enter in the first field and a click': async (element, name) => enterIn(fieldsOf(element, name).at(0), element, name),
  'Enter in the last field and a click': async (element, name) => enterIn(fieldsOf(element, name).at(-1), element, name),
  'submitting the form from a script twice': async (element, name) => {
    const { form } = button(element, name);
    if (form && button(element, name).type === 'submit') {
      form.requestSubmit();
      form.requestSubmit();
    } else {
      button(element, name).click();
      button(element, name).click();
    }
  },
};

async function callsAfter(at: Pick<Stage, 'element' | 'calls'>, name: string, way: keyof typeof ways): Promise<number> {
  const before = at.calls.length;
  await ways[way]?.(at.element, name);
  await until(() => at.calls.length > before, 'a call');
  await settle(20);
  return at.calls.length - before;
}

it('the check of this suite reports an element that calls twice', async () => {
  const calls: Stage['calls'][number][] = [];
  class Eager extends HTMLElement {
    connectedCallback(): void {
      const send = document.createElement('button');
      send.textContent = 'Send';
      send.addEventListener('click', () => calls.push({ operation: 'sendCode', input: {}, options: {}, open: true, answer: () => undefined, fail: () => undefined }));
      this.append(send);
    }
  }
  customElements.define('broken-eager', Eager);
  const element = document.createElement('broken-eager');
  place().append(element);
  expect(await callsAfter({ element, calls }, 'Send', 'a double click')).to.equal(2);
});

for (const row of table) {
  for (const [name, { ready, name: submit, operation }] of Object.entries(row.submits)) {
    for (const way of Object.keys(ways)) {
      it(`${row.tag}, ${name}: ${way} is one ${operation}`, async () => {
        const at = await row.make(place());
        await ready(at);
        const events = watchEvents(document);
        expect(await callsAfter(at, submit, way)).to.equal(1);
        expect(at.last().operation).to.equal(operation);
        expect(events.filter(({ type }) => type === 'auth-request')).to.have.length(1);
        expect(isBusy(find(at.element, 'button', submit)), 'the button is busy').to.equal(true);
        if (row.tag !== 'admin-user-reset') expect(all(at.element, 'button', submit), 'the button keeps its name').to.have.length(1);
      });
    }
  }
}

describe('a request that a host holds', () => {
  it('is announced once, however often one presses, and made once', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    at.wizard.addEventListener('auth-request', (event) => event.preventDefault());
    fill(at.wizard, 'Email Address', daisey);
    for (let presses = 0; presses < 3; presses++) {
      press(at.wizard, 'Send verification code');
      await settle();
    }
    await until(() => events.length > 0);
    expect(events.map(brief)).to.deep.equal(['auth-request startPasswordReset']);
    expect(at.sent).to.have.length(0);
    expect(at.wizard.resume()).to.equal(true);
    expect(at.wizard.resume(), 'a second time').to.equal(false);
    await untilHeading(at.wizard, titles.code);
    expect(at.sent).to.have.length(1);
  });

  it('resume() with a step shows it and calls nothing', async () => {
    const at = await visit();
    at.wizard.addEventListener('auth-request', (event) => event.preventDefault());
    askForCode(at.wizard, daisey);
    await until(() => at.wizard.resume(steps.emailCode));
    await untilHeading(at.wizard, titles.code);
    expect(at.sent).to.have.length(0);
  });

  it('resume() with an AuthError says what is wrong', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    at.wizard.addEventListener('auth-request', (event) => event.preventDefault());
    askForCode(at.wizard, daisey);
    await until(() => at.wizard.resume(new AuthError({ code: 'rate_limited', retryAfter: 120 })));
    await until(() => find(at.wizard, 'alert')?.textContent?.includes('Try again in 2 minutes'));
    expect(events.map(brief)).to.deep.equal(['auth-request startPasswordReset', 'auth-failure startPasswordReset rate_limited']);
  });

  for (const [what, answer, shows] of [
    ['a step', steps.emailCode, titles.code],
    ['nothing', undefined, titles.code],
    ['an AuthError', new AuthError({ code: 'unsupported' }), 'There is a problem'],
  ] as const) {
    it(`may be answered with ${what} from within the listener`, async () => {
      const at = await visit();
      const returned: boolean[] = [];
      at.wizard.addEventListener('auth-request', (event) => {
        event.preventDefault();
        returned.push(at.wizard.resume(answer));
      });
      askForCode(at.wizard, daisey);
      await untilHeading(at.wizard, shows);
      expect(returned).to.deep.equal([true]);
      expect(at.sent).to.have.length(answer === undefined ? 1 : 0);
    });
  }

  it('what was typed can be read from the form', async () => {
    const at = await visit();
    const read: (FormDataEntryValue | null)[] = [];
    at.wizard.addEventListener('auth-request', () => read.push(new FormData(at.wizard.form as HTMLFormElement).get('email')));
    await toCode(at, daisey);
    expect(read).to.deep.equal([daisey]);
  });

  it('Cancel drops it', async () => {
    const at = await visit();
    await toCode(at);
    at.wizard.addEventListener('auth-request', (event) => event.preventDefault());
    enterCode(at, at.code());
    await settle();
    press(at.wizard, 'Cancel');
    await untilHeading(at.wizard, titles.start);
    expect(at.wizard.resume(steps.password)).to.equal(false);
    expect(at.to('verify-code')).to.have.length(0);
  });

  it('resume() without any held call is false', async () => {
    const at = await visit();
    expect(at.wizard.resume()).to.equal(false);
    await toCode(at);
    expect(at.wizard.resume(steps.password)).to.equal(false);
  });
});

it('an email changed while the first request is under way does not change what was sent', async () => {
  const at = await visit();
  const release = at.hold();
  askForCode(at.wizard, daisey);
  await until(() => at.sent.length === 1);
  askForCode(at.wizard, canaries.email);
  release();
  await untilHeading(at.wizard, titles.code);
  expect(at.sent).to.have.length(1);
});
