/** The portal and the browser's history: where it is, by state and by fragment, and what it leaves to the page around it. */
import { find, focusedName, press, settle, until, untilHeading } from '../support/elements/page.js';
import { go, goBack, remembered, shown, shows, untilShown, visitPortal } from '../support/elements/portal.js';
import { expect } from '../support/elements/setup.js';

const address = location.href;
afterEach(() => {
  // WebKit refuses more than 100 changes in ten seconds.
  if (location.href !== address || history.state !== null) history.replaceState(null, '', address);
});
const help = 'Having trouble logging in?';
const popped = (): Promise<Event> => new Promise((resolve) => { window.addEventListener('popstate', resolve, { once: true }); });
const ticked = (element: Element): boolean => element.querySelector<HTMLInputElement>('input[type=checkbox]')!.checked;
const key = 'latchkey.login-portal';

describe('a page that is reloaded', () => {
  it('shows where the visitor was, and what was chosen', async () => {
    history.replaceState({ [key]: { screen: 'sign-in', method: 'phone', remember: true } }, '');
    const at = await visitPortal({}, { screen: 'sign-in' });
    await until(() => find(at.portal, 'textbox', 'Phone Number'));
    expect(ticked(at.portal)).to.equal(true);
  });

  it('ignores what makes no sense in the history, which a host may have written to as well', async () => {
    history.replaceState({ [key]: { screen: 'sign-in', method: 'fax', remember: 'yes' } }, '');
    const at = await visitPortal({}, { screen: 'sign-in' });
    expect(shown(at.portal).getAttribute('method')).to.equal('email');
    expect(ticked(at.portal)).to.equal(false);
    at.portal.remove();
    for (const state of [{ screen: 'cellar' }, {}, null, 'help']) {
      history.replaceState({ [key]: state }, '');
      (await visitPortal()).portal.remove();
    }
  });
});

describe('the history', () => {
  it('keeps what the host has in it, and its query', async () => {
    history.replaceState({ theHosts: 'own' }, '', '?lang=en');
    const at = await visitPortal({ routing: 'hash' });
    await go(at, help, 'help');
    expect(history.state.theHosts).to.equal('own');
    expect(location.search + location.hash).to.equal('?lang=en#help');
  });

  it('is each portal\'s own, by its id', async () => {
    const first = await visitPortal({ id: 'first' });
    const second = await visitPortal({ id: 'second' });
    await go(first, 'Login with Email', 'sign-in');
    await go(second, help, 'help');
    expect(remembered('first')?.screen).to.equal('sign-in');
    await goBack(second, 'login-options');
    expect(shows(first.portal, 'sign-in')).to.equal(true);
  });

  it('that changes within a screen leaves the element as it is', async () => {
    const at = await visitPortal();
    const before = shown(at.portal);
    const changed = popped();
    location.hash = 'chapter-2';
    await changed;
    await settle();
    expect(shown(at.portal) === before).to.equal(true);
  });

  it('does not move a portal that has left the page; one that comes back shows where the visitor is, with Remember Me as it was left', async () => {
    const at = await visitPortal();
    await go(at, 'Login with Email', 'sign-in');
    at.portal.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    at.portal.remove();
    const changed = popped();
    history.back();
    await changed;
    await settle();
    expect(shows(at.portal, 'sign-in'), 'while away').to.equal(true);
    at.main.append(at.portal);
    await untilShown(at.portal, 'login-options');
    expect(ticked(at.portal)).to.equal(true);
  });
});

describe('auth-navigate', () => {
  it('that a host prevents is not followed', async () => {
    const at = await visitPortal();
    at.main.addEventListener('auth-navigate', (event) => event.preventDefault());
    press(at.portal, 'Login with Email');
    await settle();
    expect(shows(at.portal, 'login-options')).to.equal(true);
    expect(remembered()).to.equal(undefined);
  });

  it('of a portal that is taken away meanwhile is not followed', async () => {
    const at = await visitPortal();
    press(at.portal, 'Login with Email');
    at.portal.remove();
    await settle();
    at.main.append(at.portal);
    await settle();
    expect(shows(at.portal, 'login-options')).to.equal(true);
    expect(remembered()).to.equal(undefined);
  });

  it('moves focus to the heading of what shows then', async () => {
    const at = await visitPortal();
    await go(at, help, 'help');
    await until(() => focusedName() === 'Login help');
    await goBack(at, 'login-options');
    await until(() => focusedName() === 'Sign in');
  });
});

describe('with routing by fragment', () => {
  for (const hash of ['#help', '#/help']) {
    it(`${hash} leads there, and Back from there to the options, in its place`, async () => {
      history.replaceState(null, '', hash);
      const at = await visitPortal({ routing: 'hash' }, { screen: 'help' });
      const { length } = history;
      press(at.portal, 'Back to the login page');
      await untilShown(at.portal, 'login-options');
      await until(() => location.hash === '');
      expect(history.length).to.equal(length);
    });
  }

  it('an address without one is that of the options; one that names no screen is the host\'s', async () => {
    history.replaceState(null, '', '#chapter-2');
    const at = await visitPortal({ routing: 'hash' });
    location.hash = 'help';
    await untilShown(at.portal, 'help');
    let changed = popped();
    location.hash = 'chapter-3';
    await changed;
    await settle();
    expect(shows(at.portal, 'help')).to.equal(true);
    changed = popped();
    location.hash = '';
    await changed;
    await untilShown(at.portal, 'login-options');
  });

  it('that is not wanted, the fragment is the host\'s own', async () => {
    history.replaceState(null, '', '#help');
    const at = await visitPortal();
    await go(at, 'Login with Email', 'sign-in');
    expect(location.hash).to.equal('#help');
  });

  it('a link of another name lands as its token-param says', async () => {
    history.replaceState(null, '', '#invitation=abc-1');
    const at = await visitPortal({ tokenParam: 'invitation' }, { screen: 'registration-reset' });
    await untilHeading(at.portal, 'Complete your registration');
    expect(location.href).to.not.include('abc-1');
  });
});
