/** While the code that shows an answer is loading, and when it cannot be loaded. */
import { find, focusedName, headings, place, press, said, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { administer, onePage, row, rowNames, search, searchField, titles, untilIdle } from '../support/elements/rows/admin-user-reset.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchEvents } from '../support/elements/watch.js';
import { AdminUserReset } from '../../src/elements/admin-user-reset/admin-user-reset.js';

const { load } = AdminUserReset;
afterEach(() => { AdminUserReset.load = load; });

/** Holds what is loaded, until called. */
function holdLoading(): () => void {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => { open = resolve; });
  AdminUserReset.load = () => gate.then(load);
  return open;
}
const busy = (element: Element): string | null | undefined => element.querySelector('[aria-busy]')?.getAttribute('aria-busy');

describe('while what shows an answer is loading', () => {
  it('the request and the code are under way together, and the code loads once', async () => {
    let loads = 0;
    AdminUserReset.load = () => { loads++; return load(); };
    const at = await row.make(place());
    expect([at.calls.length, loads]).to.deep.equal([1, 1]);
    await at.answer(onePage as never);
    await until(() => rowNames(at.element).length > 0);
    press(at.element, 'Edit Daisey Duck');
    await until(() => at.calls.length === 2);
    expect(loads).to.equal(1);
  });

  it('the list has been asked for, can be searched, and says to wait', async () => {
    const release = holdLoading();
    const at = await administer();
    await until(() => at.sent.length === 1);
    await settle();
    expect(headings(at.element)).to.deep.equal([titles.list]);
    expect(busy(at.element)).to.equal('true');
    expect(shownText(at.element)).to.include('Please wait');
    expect(said(at.element), 'as long as nothing is there').to.equal('');
    search(at.element, 'daisey');
    searchField(at.element).form?.requestSubmit();
    await until(() => at.sent.length === 2);
    await settle();
    release();
    await until(() => rowNames(at.element).length === 1);
    expect(busy(at.element)).to.equal('false');
    expect(shownText(at.element)).to.not.include('Please wait');
    expect(said(at.element)).to.equal('1 of 1 user');
    expect(focusedName(), 'is still typing').to.equal('Search users');
  });

  it('a user\'s page has been asked for, and its heading keeps the focus that it has', async () => {
    const release = holdLoading();
    const at = await administer({}, { userId: 'u-dduck' });
    await until(() => at.sent.length === 1);
    expect(headings(at.element)).to.deep.equal([titles.user]);
    expect(shownText(at.element)).to.include('Please wait');
    at.element.querySelector<HTMLElement>('h2')?.focus();
    release();
    await until(() => find(at.element, 'button', 'Reset Registration'));
    expect(focusedName()).to.equal(titles.user);
    expect(shownText(at.element)).to.include('dduck2021').and.not.include('Please wait');
  });

  it('the way back leads to a list that comes when it is there', async () => {
    const release = holdLoading();
    const at = await administer({}, { userId: 'u-dduck' });
    press(at.element, 'Back to users');
    await untilHeading(at.element, titles.list);
    expect(focusedName()).to.equal(titles.list);
    release();
    await until(() => rowNames(at.element).length === 6);
    expect(focusedName()).to.equal(titles.list);
  });

  it('an element that has left the page meanwhile shows it when it is back', async () => {
    const release = holdLoading();
    const at = await administer();
    await until(() => at.sent.length === 1);
    at.element.remove();
    release();
    await settle();
    at.main.append(at.element);
    await until(() => rowNames(at.element).length === 6);
  });
});

describe('what cannot be loaded', () => {
  for (const [what, extras, works] of [
    ['the list', {}, (element: Element) => rowNames(element).length === 6],
    ['a user\'s page', { userId: 'u-dduck' }, (element: Element) => find(element, 'button', 'Reset Registration')],
  ] as const) {
    it(`is said in place of ${what}, and can be tried again`, async () => {
      let tries = 0;
      AdminUserReset.load = async () => {
        tries++;
        throw new TypeError('offline');
      };
      const at = await administer({}, extras);
      const events = watchEvents(at.main);
      await untilProblem(at.element, 'You are offline. Connect to the internet and try again.');
      expect(focusedName()).to.equal('There is a problem');
      expect(shownText(at.element)).to.not.include('Please wait');
      press(at.element, 'Try again');
      await until(() => tries === 2);
      await untilIdle(at);
      AdminUserReset.load = load;
      press(at.element, 'Try again');
      await until(() => works(at.element));
      expect(find(at.element, 'alert') === undefined).to.equal(true);
      expect(events.map(brief), 'no call has failed').to.deep.equal([]);
    });
  }
});
