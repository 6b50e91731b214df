/** The administrator resets a user's registration: the user's page, the question, the reset, what comes next. */
import { fakeClock } from '../support/elements/clock.js';
import { keys } from '../support/elements/keys.js';
import { all, button, descriptionOf, find, focused, focusedName, headings, nameOf, place, press, said, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { administer, afterReset, confirm, daisey, dialog, edit, onePage, openDialog, row, rowNames, search, searchField, titles, untilIdle, withinReset } from '../support/elements/rows/admin-user-reset.js';
import { itPassesAxe, usualLook } from '../support/elements/axe.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchEvents } from '../support/elements/watch.js';
import { AuthError } from '../../src/client/problem.js';

const facts = (element: Element): string[] => [...element.querySelectorAll('dl > div')].map((one) => `${one.querySelector('dt')?.textContent}: ${one.querySelector('dd')?.textContent?.trim()}`);
const reset = '/registration-reset';

/** What was told of resets, which `brief` does not know. */
function watchResets(target: EventTarget): unknown[] {
  const told: unknown[] = [];
  target.addEventListener('auth-user-reset', (event) => told.push((event as CustomEvent<unknown>).detail));
  return told;
}

describe('a user\'s page', () => {
  it('shows the account, below a breadcrumb', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    expect(headings(at.element)).to.deep.equal([titles.user]);
    expect(focusedName()).to.equal(titles.user);
    expect([...at.element.querySelectorAll('nav li')].map((one) => one.textContent?.trim())).to.deep.equal(['Setup', titles.list, 'Daisey Duck']);
    expect(at.element.querySelector('[aria-current=page]')?.textContent).to.equal('Daisey Duck');
    expect(facts(at.element)).to.deep.equal([
      'Name: Daisey Duck', 'Username: dduck2021', 'Identity System Username: dduck2021@id.portal.example', 'Email: daisey.duck@example.com',
      'Phone: +12025550142', 'Fax: +12025550152', 'Registration: Complete',
    ]);
    expect(at.sent.map(({ path }) => path)).to.deep.equal(['/v1/admin/users/search', '/v1/admin/users/u-dduck']);
  });

  it('opens at user-id, without the list, and takes no focus', async () => {
    const at = await administer({}, { userId: 'u-started' });
    await until(() => facts(at.element).includes('Registration: Started, not finished'));
    expect(at.sent.map(({ path }) => path)).to.deep.equal(['/v1/admin/users/u-started']);
    expect(focused()).to.equal(document.body);
    press(at.element, 'Back to users');
    await untilHeading(at.element, titles.list);
    await until(() => rowNames(at.element).length === 6);
    expect(at.element.userId).to.equal(undefined);
  });

  it('another user-id opens another', async () => {
    const at = await administer({}, { userId: 'u-started' });
    await until(() => facts(at.element).includes('Name: Sally Started'));
    at.element.setAttribute('user-id', 'u-dduck');
    await until(() => facts(at.element).includes('Name: Daisey Duck'));
    expect(shownText(at.element)).to.not.include('Sally');
  });

  for (const back of ['Back to users', 'Manage Users']) {
    it(`"${back}" leads to the same page, search and row`, async () => {
      const zoes = ['zoe1', 'zoe2'].map((username) => ({ id: username, username, name: `Zoe ${username}`, email: `${username}@example.com`, registration: 'complete' as const }));
      const at = await administer({ users: zoes }, { pageSize: 1 });
      await untilIdle(at);
      search(at.element, 'zoe');
      await keys.press('Enter');
      await until(() => at.sent.length === 2);
      await untilIdle(at);
      press(at.element, 'Next');
      await until(() => said(at.element).startsWith('Page 2'));
      const [name] = rowNames(at.element);
      const who = name?.replace(/ \(.*/, '') ?? '';
      await edit(at, who);
      const before = at.sent.length;
      press(at.element, back);
      await untilHeading(at.element, titles.list);
      expect(rowNames(at.element)).to.deep.equal([name]);
      expect(searchField(at.element).value).to.equal('zoe');
      expect(shownText(at.element)).to.include('Page 2');
      await until(() => focusedName() === `Edit ${who}`);
      expect(at.sent, 'without asking again').to.have.length(before);
    });
  }

  it('that is refused is said in one way, whether signed out, not allowed or not there', async () => {
    for (const code of ['unauthorized', 'forbidden', 'not_found'] as const) {
      const at = await row.make(place());
      await at.answer(onePage as never);
      await until(() => rowNames(at.element).length === 3);
      press(at.element, 'Edit Daisey Duck');
      await at.fail({ code });
      await untilProblem(at.element, 'You cannot see this user. You may have been signed out, or you may not be allowed to manage this user.');
      expect(focusedName()).to.equal('There is a problem');
      at.element.remove();
    }
  });

  it('can be read again after a failure', async () => {
    const at = await administer({}, { userId: 'u-stranger' });
    await untilProblem(at.element, 'You cannot see this user.');
    expect(find(at.element, 'button', 'Reset Registration') === undefined).to.equal(true);
    at.backend.useScenario('drop');
    press(at.element, 'Try again');
    await untilProblem(at.element, 'The connection was lost.');
  });

  it('an answer for somebody else is a failure', async () => {
    const at = await row.make(place());
    await at.answer(onePage as never);
    await until(() => rowNames(at.element).length === 3);
    press(at.element, 'Edit Sally Started');
    await at.answer(daisey as never);
    await untilProblem(at.element, 'Something went wrong on our side.');
    expect(shownText(at.element)).to.include('started2021').and.not.include('dduck2021');
  });
});

describe('the question before a reset', () => {
  it('is a modal alertdialog that names the user and says what happens; focus begins on Cancel', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    const asked = await openDialog(at.element);
    expect(asked.getAttribute('role')).to.equal('alertdialog');
    expect(asked.matches(':modal')).to.equal(true);
    expect(nameOf(asked)).to.equal('Reset the registration of Daisey Duck?');
    expect(descriptionOf(asked)).to.include('dduck2021').and.include('removes the phone and email').and.include('signs them out').and.include('register again');
    expect(focusedName()).to.equal('Cancel');
    expect(all(asked, 'button').map(nameOf)).to.deep.equal(['Cancel', 'Reset Registration']);
    expect(at.to(reset)).to.have.length(0);
  });

  for (const [how, answer] of [['Escape', () => keys.press('Escape')], ['Cancel', async () => press(dialog(document.body) as Element, 'Cancel')]] as const) {
    it(`${how} changes nothing, and focus returns`, async () => {
      const at = await administer();
      await edit(at, 'Daisey Duck');
      for (let time = 0; time < 2; time++) {
        await openDialog(at.element);
        await answer();
        await until(() => !dialog(at.element) && focusedName() === 'Reset Registration');
      }
      await settle();
      expect(at.to(reset)).to.have.length(0);
    });
  }

  it('by keyboard alone: Tab stays within, and Enter on Reset Registration resets', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    button(at.element, 'Reset Registration').focus();
    await keys.press('Enter');
    await until(() => dialog(at.element));
    const asked = dialog(at.element) as HTMLDialogElement;
    await keys.press('Tab');
    expect(focusedName()).to.equal('Reset Registration');
    expect(asked.contains(focused())).to.equal(true);
    await keys.press('Enter');
    await untilHeading(at.element, titles.done);
  });

  it('still names the user it was opened for when the list has been read again', async () => {
    const at = await row.make(place());
    await at.answer(onePage as never);
    await until(() => rowNames(at.element).length === 3);
    search(at.element, 'x');
    searchField(at.element).form?.requestSubmit();
    await until(() => at.calls.length === 2);
    const [, list] = at.calls;
    press(at.element, 'Edit Daisey Duck');
    await until(() => at.calls.length === 3);
    at.last().answer(daisey as never);
    await openDialog(at.element);
    list?.answer({ users: [onePage.users[1]] } as never);
    await settle();
    expect(nameOf(dialog(at.element) as Element)).to.equal('Reset the registration of Daisey Duck?');
    press(dialog(at.element) as Element, 'Reset Registration');
    await until(() => at.calls.length === 4);
    expect(at.last().input).to.deep.equal({ userId: daisey.id });
  });

  it('outlives the end of an earlier one, of which the browser tells late', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    const earlier = await openDialog(at.element);
    press(earlier, 'Cancel');
    await until(() => !dialog(at.element));
    press(at.element, 'Back to users');
    await untilHeading(at.element, titles.list);
    await edit(at, 'Daisey Duck');
    await openDialog(at.element);
    earlier.dispatchEvent(new Event('close'));
    await settle();
    expect(dialog(at.element) !== undefined).to.equal(true);
  });

  it('is gone with the page', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    await openDialog(at.element);
    at.element.remove();
    at.main.append(at.element);
    await settle();
    expect(dialog(at.element) === undefined).to.equal(true);
    expect(headings(at.element)).to.deep.equal([titles.user]);
  });

  it('is not asked of oneself: it is explained instead', async () => {
    const at = await administer({}, { currentUserId: 'u-padmin' });
    await edit(at, 'Pat Admin');
    expect(shownText(at.element)).to.include('This is your own account. Nobody can reset their own registration');
    expect(find(at.element, 'button', 'Reset Registration') === undefined).to.equal(true);
  });

  it('does not go through when it turns out that it is oneself', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    const asked = await openDialog(at.element);
    at.element.currentUserId = daisey.id;
    press(asked, 'Reset Registration');
    await until(() => !dialog(at.element));
    await settle();
    expect(at.to(reset)).to.have.length(0);
  });

  it('is not offered where the client cannot reset', async () => {
    const at = await row.make(place());
    (at.element as HTMLElementTagNameMap['admin-user-reset']).adminClient = { listUsers: async () => onePage, getUser: async () => daisey } as never;
    await until(() => rowNames(at.element).length === 3);
    press(at.element, 'Edit Daisey Duck');
    await untilHeading(at.element, titles.user);
    expect(find(at.element, 'button', 'Reset Registration') === undefined).to.equal(true);
  });
});

describe('a reset', () => {
  it('is announced, made once, told, and says what the user must do next', async () => {
    fakeClock();
    const at = await administer();
    const events = watchEvents(at.main);
    const told = watchResets(at.main);
    await edit(at, 'Daisey Duck');
    await confirm(at.element);
    await untilHeading(at.element, titles.done);
    expect(headings(at.element)).to.deep.equal(['The registration of Daisey Duck has been reset', titles.user]);
    expect(focusedName()).to.equal('The registration of Daisey Duck has been reset');
    expect(shownText(at.element)).to.include('We have sent them an email with a link').and.include('follow the link and register again').and.include('daisey.duck@example.com').and.include('The link works for 20 minutes');
    expect(said(at.element)).to.equal('The link works for 20 minutes');
    expect(facts(at.element)).to.include('Registration: Reset, must register again');
    expect(events.map(brief)).to.deep.equal(['auth-request resetRegistration']);
    expect(events[0]?.detail).to.deep.equal({ flow: 'user-reset', operation: 'resetRegistration' });
    expect(told).to.deep.equal([{ userId: 'u-dduck', registration: 'reset' }]);
    expect(at.to(reset)).to.have.length(1);
    expect(at.to(reset)[0]).to.deep.include({ path: '/v1/admin/users/u-dduck/registration-reset', body: {} });
    expect(at.to(reset)[0]?.key).to.match(/^[0-9a-f-]{36}$/);
    press(at.element, 'Back to users');
    await untilHeading(at.element, titles.list);
    expect(shownText(at.element.querySelector('tbody tr') as Element)).to.include('Reset, must register again');
    expect(at.to('/search'), 'the row is known').to.have.length(1);
  });

  it('without a link says that the user uses the one on the login page', async () => {
    const at = await administer({ scenario: 'admin-no-link' });
    await edit(at, 'Daisey Duck');
    await confirm(at.element);
    await untilHeading(at.element, titles.done);
    expect(shownText(at.element)).to.include('We have told them').and.include('on the login page, they follow the link for the first login').and.not.include('minutes').and.not.include('Link sent to');
  });

  it('counts the link\'s time down silently; one minute left and the end are said', async () => {
    const clock = fakeClock();
    const at = await row.make(place());
    await withinReset['reset, waiting']!(at);
    await at.answer(afterReset as never);
    await untilHeading(at.element, titles.done);
    await clock.advance(601);
    expect(shownText(at.element)).to.include('The link works for 10 minutes');
    expect(said(at.element)).to.equal('The link works for 20 minutes');
    await clock.advance(540);
    expect(said(at.element)).to.equal('The link works for one more minute.');
    expect(shownText(at.element)).to.include('The link works for 59 seconds');
    await clock.advance(60);
    expect(said(at.element)).to.include('The link may have expired.');
    expect(shownText(at.element)).to.include('They can ask for a new one on the login page');
    expect(clock.pending).to.equal(0);
  });

  for (const seconds of [3_600, -3_600]) {
    it(`with a wall clock that was set by ${seconds} seconds shows no wrong number`, async () => {
      const clock = fakeClock();
      const at = await row.make(place());
      await withinReset['reset, waiting']!(at);
      await at.answer(afterReset as never);
      await untilHeading(at.element, titles.done);
      clock.setWall(seconds);
      document.dispatchEvent(new Event('visibilitychange'));
      await settle();
      expect(shownText(at.element)).to.include('The link may have expired').and.not.include('works for');
    });
  }

  const twice: Readonly<Record<string, (asked: Element) => Promise<void>>> = {
    'a double click': async (asked) => { const yes = button(asked, 'Reset Registration'); yes.click(); yes.click(); },
    'Enter and a click': async (asked) => { const yes = button(asked, 'Reset Registration'); yes.focus(); await keys.press('Enter'); yes.click(); },
  };
  for (const [how, act] of Object.entries(twice)) {
    it(`${how} is one request`, async () => {
      const at = await administer();
      await edit(at, 'Daisey Duck');
      const release = at.hold();
      await act(await openDialog(at.element));
      await until(() => at.to(reset).length === 1);
      press(at.element, 'Reset Registration');
      await settle();
      expect(dialog(at.element) === undefined, 'another question').to.equal(true);
      release();
      await untilHeading(at.element, titles.done);
      expect(at.to(reset)).to.have.length(1);
    });
  }

  it('is said to be under way, with its button busy under the same name', async () => {
    const at = await administer();
    await edit(at, 'Daisey Duck');
    const release = at.hold();
    await confirm(at.element);
    await until(() => button(at.element, 'Reset Registration').getAttribute('aria-disabled') === 'true');
    expect(said(at.element)).to.equal('Please wait');
    expect(focusedName()).to.equal('Reset Registration');
    release();
    await untilHeading(at.element, titles.done);
  });

  it('that is under way when its page is left is given up, and the list asks how it is', async () => {
    const at = await administer();
    const told = watchResets(at.main);
    await edit(at, 'Daisey Duck');
    at.hold();
    await confirm(at.element);
    await until(() => at.to(reset).length === 1);
    press(at.element, 'Back to users');
    await untilHeading(at.element, titles.list);
    await until(() => at.to('/search').length === 2);
    expect(at.to(reset)[0]?.signal.aborted).to.equal(true);
    expect(told).to.deep.equal([]);
  });
});

describe('a reset that the host holds', () => {
  it('is made by resume(), fails by resume(error), and is done by resume(answer); nothing held is false', async () => {
    const at = await administer();
    const told = watchResets(at.main);
    at.element.addEventListener('auth-request', (event) => event.preventDefault());
    expect(at.element.resume()).to.equal(false);
    await edit(at, 'Daisey Duck');
    await confirm(at.element);
    await settle();
    expect(at.to(reset)).to.have.length(0);
    expect(at.element.resume(new AuthError({ code: 'conflict' }))).to.equal(true);
    await untilProblem(at.element, 'Someone else is changing this user');
    await confirm(at.element);
    expect(at.element.resume()).to.equal(true);
    expect(at.element.resume(), 'once only').to.equal(false);
    await untilHeading(at.element, titles.done);
    expect(at.to(reset)).to.have.length(1);
    await confirm(at.element);
    expect(at.element.resume({ user: { ...daisey, registration: 'reset' } })).to.equal(true);
    await until(() => shownText(at.element).includes('on the login page'));
    expect(at.to(reset)).to.have.length(1);
    expect(told).to.have.length(2);
  });

  it('may be answered from within its own listener', async () => {
    const at = await administer();
    at.element.addEventListener('auth-request', (event) => {
      event.preventDefault();
      at.element.resume();
    });
    await edit(at, 'Daisey Duck');
    await confirm(at.element);
    await untilHeading(at.element, titles.done);
    expect(at.to(reset)).to.have.length(1);
  });

  it('is given up at disconnect and with its page', async () => {
    const at = await administer();
    at.element.addEventListener('auth-request', (event) => event.preventDefault());
    await edit(at, 'Daisey Duck');
    await confirm(at.element);
    at.element.remove();
    expect(at.element.resume()).to.equal(false);
    at.main.append(at.element);
    await confirm(at.element);
    press(at.element, 'Back to users');
    await untilHeading(at.element, titles.list);
    expect(at.element.resume()).to.equal(false);
  });
});

describe('where focus is in a dialog, or stays', () => {
  afterEach(usualLook);

  for (const [name, reach] of Object.entries(withinReset)) {
    itPassesAxe(`axe finds nothing: "${name}"`, row, reach);
  }
});
