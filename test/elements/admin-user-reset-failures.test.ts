/** A failed reset: its message, what stays, and the key of the next request. */
import '../../src/define/auth-client-provider.js';
import { place, button, find, focusedName, get, press, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { administer, afterReset, confirm, daisey, edit, row, titles, untilIdle, withinReset, type Visit } from '../support/elements/rows/admin-user-reset.js';
import { expect } from '../support/elements/setup.js';
import { brief, errorsOf, watchConsole, watchErrors, watchEvents } from '../support/elements/watch.js';
import type { AuthNavigateEvent } from '../../src/events/index.js';

const reset = '/registration-reset';
const keysOf = (at: Visit): (string | null)[] => at.to(reset).map(({ key }) => key);
const state = (element: Element): string => [...element.querySelectorAll('dl > div')].map((one) => one.textContent?.trim() ?? '').find((text) => text.startsWith('Registration')) ?? '';

/** To the page of Daisey, whose reset has been confirmed. */
async function attempt(at: Visit): Promise<void> {
  await edit(at, 'Daisey Duck');
  await confirm(at.element);
}

describe('refused', () => {
  const refusal = 'You cannot reset this registration, and nothing was changed.';
  for (const [scenario, code] of [['admin-forbidden', 'forbidden'], ['admin-user-gone', 'not_found']] as const) {
    it(`in the scenario ${scenario}: one message, the row unchanged, the host told`, async () => {
      const at = await administer({ scenario });
      const events = watchEvents(at.main);
      await attempt(at);
      await untilProblem(at.element, refusal);
      expect(focusedName()).to.equal('There is a problem');
      expect(find(at.element, 'button', 'Try again') === undefined).to.equal(true);
      expect(state(at.element)).to.include('Complete');
      expect(events.map(brief)).to.deep.equal(['auth-request resetRegistration', `auth-failure resetRegistration ${code}`]);
      expect(events[1]?.detail).to.include({ flow: 'user-reset', operation: 'resetRegistration' }).and.have.property('traceId');
      press(at.element, 'Back to users');
      await untilHeading(at.element, titles.list);
      expect(shownText(at.element.querySelector('tbody tr') as Element)).to.include('Complete');
    });
  }

  it('when signed out meanwhile: the same', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    at.backend.useScenario('admin-signed-out');
    await confirm(at.element);
    await untilProblem(at.element, refusal);
  });

  it('by the server for oneself, where the host has not said who that is', async () => {
    const at = await administer();
    await edit(at, 'Pat Admin');
    await confirm(at.element);
    await untilProblem(at.element, refusal);
    expect(state(at.element)).to.include('Complete');
  });
});

describe('of oneself', () => {
  for (const id of ['U-DDUCK', ' u-dduck ', 'u-DDuck\n']) {
    it(`is not offered where the host says ${JSON.stringify(id)}`, async () => {
      const at = await administer({}, { currentUserId: id });
      await edit(at, 'Daisey Duck');
      expect(shownText(at.element)).to.include('This is your own account.');
      expect(find(at.element, 'button', 'Reset Registration') === undefined).to.equal(true);
    });
  }

  it('is not made on resume(), where it has turned out meanwhile who that is', async () => {
    const at = await administer();
    at.main.addEventListener('auth-request', (event) => event.preventDefault(), { once: true });
    await attempt(at);
    at.element.currentUserId = 'u-dduck';
    expect(at.element.resume()).to.equal(true);
    await settle();
    expect(at.to(reset)).to.have.length(0);
    expect(at.element.resume(), 'nothing is held any more').to.equal(false);
  });
});

describe('in conflict', () => {
  it('says that somebody else changes the user; trying again carries the same key', async () => {
    const at = await administer({ scenario: 'admin-conflict' });
    await attempt(at);
    await untilProblem(at.element, 'Someone else is changing this user. Wait a moment, then try again.');
    await settle();
    expect(at.to(reset), 'nothing by itself').to.have.length(1);
    at.backend.useScenario('normal');
    press(at.element, 'Try again');
    await untilHeading(at.element, titles.done);
    expect(new Set(keysOf(at)).size).to.equal(1);
    expect(at.to(reset)).to.have.length(2);
  });

  it('a second confirmation of the same intent keeps the key', async () => {
    const at = await administer({ scenario: 'admin-conflict' });
    await attempt(at);
    await untilProblem(at.element, 'Someone else');
    press(at.element, 'Back to users');
    await untilHeading(at.element, titles.list);
    at.backend.useScenario('normal');
    await attempt(at);
    await untilHeading(at.element, titles.done);
    expect(new Set(keysOf(at)).size).to.equal(1);
  });
});

describe('another intent', () => {
  it('has another key: for another user, and after a success', async () => {
    const at = await administer({ scenario: 'admin-conflict' });
    await attempt(at);
    await untilProblem(at.element, 'Someone else');
    at.backend.useScenario('normal');
    press(at.element, 'Back to users');
    await edit(at, 'Elmer Only');
    await confirm(at.element);
    await untilHeading(at.element, titles.done);
    await confirm(at.element);
    await until(() => at.to(reset).length === 3);
    expect(new Set(keysOf(at)).size).to.equal(3);
  });
});

describe('stopped', () => {
  it('says that trying again will not help, and offers it no more', async () => {
    const at = await row.make(place());
    await withinReset['reset, waiting']!(at);
    await at.fail({ code: 'invalid_input', fields: {} });
    await untilProblem(at.element, 'trying again will not help');
    expect(find(at.element, 'button', 'Try again') === undefined).to.equal(true);
    expect(find(at.element, 'button', 'Reset Registration') === undefined).to.equal(true);
    expect(button(at.element, 'Back to users')).to.be.instanceOf(HTMLButtonElement);
  });

  it('for a while: says how long, and does nothing by itself', async () => {
    const at = await administer({ scenario: 'rate-limited' });
    await attempt(at);
    await untilProblem(at.element, 'Too many tries in a short time. Try again in 1 minute.');
    await settle();
    expect(at.to(reset)).to.have.length(1);
  });
});

describe('lost on the way', () => {
  it('says that it may have arrived; trying again carries the same key, and it is made once', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    at.backend.useScenario('lost-answer');
    await confirm(at.element);
    await untilProblem(at.element, 'Your request may have arrived.');
    expect(state(at.element), 'nothing is claimed').to.include('Complete');
    press(at.element, 'Try again');
    await untilHeading(at.element, titles.done);
    expect(at.to(reset)).to.have.length(2);
    expect(new Set(keysOf(at)).size).to.equal(1);
    expect(at.backend.outbox.filter(({ link }) => link), 'mails with a link').to.have.length(1);
  });

  it('without an answer in time says so, with the same key for the next', async () => {
    const at = await administer({}, {}, { timeout: 0.2 });
    await edit(at, 'Daisey Duck');
    at.backend.useScenario('hang');
    await confirm(at.element);
    await untilProblem(at.element, 'This is taking too long. Your request may have arrived.');
    at.backend.useScenario('normal');
    press(at.element, 'Try again');
    await untilHeading(at.element, titles.done);
    expect(new Set(keysOf(at)).size).to.equal(1);
  });

  it('cut short by leaving the page: says so on coming back, asks nothing by itself, and keeps the key', async () => {
    const at = await administer();
    const events = watchEvents(document);
    await edit(at, 'Daisey Duck');
    const release = at.hold();
    await confirm(at.element);
    await until(() => at.to(reset).length === 1);
    const before = events.length;
    at.element.remove();
    expect(at.to(reset)[0]?.signal.aborted).to.equal(true);
    release();
    await settle();
    expect(events).to.have.length(before);
    at.main.append(at.element);
    await untilProblem(at.element, 'Your request may have arrived.');
    await untilIdle(at);
    expect(at.to(reset)).to.have.length(1);
    press(at.element, 'Try again');
    await untilHeading(at.element, titles.done);
    expect(new Set(keysOf(at)).size).to.equal(1);
  });

  for (const scenario of ['server-error', 'unavailable', 'html-answer', 'html-success', 'empty-answer', 'cut-off-json', 'wrong-shape', 'wrong-type', 'megabyte', 'unknown-problem']) {
    it(`in the scenario ${scenario}: one failure, no raw text, not busy, and no success`, async () => {
      const at = await administer();
      await edit(at, 'Daisey Duck');
      at.backend.useScenario(scenario);
      await confirm(at.element);
      await untilProblem(at.element, 'Something went wrong on our side.');
      expect(button(at.element, 'Reset Registration').getAttribute('aria-disabled')).to.equal('false');
      expect(state(at.element)).to.include('Complete');
    });
  }
});

describe('a host\'s client', () => {
  for (const [what, answer] of [['nothing', undefined], ['no user', {}], ['another user', { user: { ...daisey, id: 'u-else' } }]] as const) {
    it(`that answers ${what} has reset nobody`, async () => {
      watchConsole();
      const at = await row.make(place());
      await withinReset['reset, waiting']!(at);
      await at.answer(answer as never);
      await untilProblem(at.element, 'Something went wrong on our side.');
    });
  }

  it('that throws something else is a failure, said to the developer without what it threw', async () => {
    const errors = watchErrors();
    const lines = watchConsole();
    const events = watchEvents(document);
    const at = await row.make(place());
    await withinReset['reset, waiting']!(at);
    at.last().fail('secret prose');
    await untilProblem(at.element, 'Something went wrong on our side.');
    errors.end();
    expect(errors.errors).to.deep.equal([]);
    expect(events.map(brief)).to.include('auth-failure resetRegistration unexpected_response');
    expect(errorsOf(lines).join()).to.include('resetRegistration()').and.not.include('secret prose');
  });

  it('that gives a link without a usable time is still a success', async () => {
    const at = await row.make(place());
    await withinReset['reset, waiting']!(at);
    await at.answer({ ...afterReset, link: { target: 7, expiresIn: 'soon' } } as never);
    await untilHeading(at.element, titles.done);
    expect(shownText(at.element)).to.include('on the login page');
  });
});

describe('the administrator must sign in again', () => {
  it('asks the host, holds the reset, and makes it with the same key', async () => {
    const at = await administer({ scenario: 'admin-step-up' });
    const events = watchEvents(at.main);
    const asked: AuthNavigateEvent['detail'][] = [];
    at.main.addEventListener('auth-navigate', (event) => {
      asked.push(event.detail);
      event.preventDefault();
    });
    await attempt(at);
    await until(() => asked.length === 1);
    expect(asked).to.deep.equal([{ from: 'admin-user-reset', to: 'reauthenticate' }]);
    expect(events.map(brief)).to.deep.equal(['auth-request resetRegistration', 'auth-failure resetRegistration reauthentication_required', 'auth-navigate reauthenticate']);
    await settle();
    expect(shownText(at.element)).to.include('confirm that it is you').and.include('Nothing has been changed yet.');
    expect(at.to(reset)).to.have.length(1);
    expect(at.element.resume()).to.equal(true);
    await untilHeading(at.element, titles.done);
    expect(at.to(reset)).to.have.length(2);
    expect(new Set(keysOf(at)).size).to.equal(1);
    expect(events.filter(({ type }) => type === 'auth-request')).to.have.length(1);
  });

  it('may be seen to at once, within the host\'s listener', async () => {
    const at = await administer({ scenario: 'admin-step-up' });
    at.main.addEventListener('auth-navigate', (event) => {
      event.preventDefault();
      at.element.resume();
    });
    await attempt(at);
    await untilHeading(at.element, titles.done);
  });

  describe('with an address to go to', () => {
    const address = location.href;
    afterEach(() => history.replaceState(null, '', address));
    /** What the element shows once it has asked. */
    const asked = async (at: Visit): Promise<void> => {
      await attempt(at);
      await until(() => shownText(at.element).includes('Nothing has been changed yet.'));
    };

    it('the browser is sent there; who comes back in the same page goes on', async () => {
      const at = await administer({ scenario: 'admin-step-up' });
      at.element.setAttribute('reauthenticate-href', '#confirm-it-is-you');
      await asked(at);
      expect(location.href).to.equal(`${address}#confirm-it-is-you`);
      expect(get(at.element, 'link', 'Confirm that it is you').getAttribute('href')).to.equal('#confirm-it-is-you');
      expect(at.to(reset)).to.have.length(1);
      expect(at.element.resume()).to.equal(true);
      await untilHeading(at.element, titles.done);
    });

    it('a provider\'s address will do', async () => {
      const provider = document.createElement('auth-client-provider');
      provider.setAttribute('reauthenticate-href', '#confirm-it-is-you');
      place().append(provider);
      await asked(await administer({ scenario: 'admin-step-up' }, {}, { into: provider }));
      expect(location.hash).to.equal('#confirm-it-is-you');
    });

    it('a host that sees to it keeps the browser here', async () => {
      const at = await administer({ scenario: 'admin-step-up' });
      at.element.setAttribute('reauthenticate-href', '#confirm-it-is-you');
      at.main.addEventListener('auth-navigate', (event) => event.preventDefault());
      await asked(at);
      expect(location.href).to.equal(address);
    });

    it('that is a script is gone to by nobody', async () => {
      const lines = watchConsole();
      const at = await administer({ scenario: 'admin-step-up' });
      at.element.setAttribute('reauthenticate-href', 'javascript:void(document.title="run")');
      await asked(at);
      await settle();
      expect(document.title).to.equal('Tests');
      expect(find(at.element, 'link', 'Confirm that it is you') === undefined).to.equal(true);
      expect(lines.map(({ text }) => text)).to.include('latchkey: <admin-user-reset> refused an href that is not a web, mail or phone address');
    });
  });

  it('can be asked for once more, or given up', async () => {
    const at = await administer({ scenario: 'admin-step-up' });
    const events = watchEvents(at.main);
    await attempt(at);
    await until(() => find(at.element, 'button', 'Confirm that it is you'));
    press(at.element, 'Confirm that it is you');
    expect(events.filter(({ type }) => type === 'auth-navigate')).to.have.length(2);
    press(at.element, 'Cancel');
    await until(() => focusedName() === 'Reset Registration');
    expect(at.element.resume()).to.equal(false);
    expect(at.to(reset)).to.have.length(1);
  });
});
