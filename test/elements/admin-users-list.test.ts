/** The administrator's list of users: search, pages, rows, and what happens when it cannot be read. */
import { fakeClock } from '../support/elements/clock.js';
import { fakeClient } from '../support/elements/backend.js';
import { keys } from '../support/elements/keys.js';
import { all, button, find, focusedName, get, headings, nameOf, place, press, said, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { administer, daisey, edit, onePage, row, rowNames, search, searchField, titles, untilIdle, type Visit } from '../support/elements/rows/admin-user-reset.js';
import { expect } from '../support/elements/setup.js';
import { brief, errorsOf, watchConsole, watchErrors, watchEvents } from '../support/elements/watch.js';
import type { MockUser } from '../../src/mocks/index.js';

const managed = ['Daisey Duck (dduck2021)', 'Elmer Only (emailonly2021)', 'Pat Admin (padmin2021)', 'Rita Reset (reset2021)', 'Sally Started (started2021)', 'Tara Two (twophones2021)'];
const users = (count: number): MockUser[] => Array.from({ length: count }, (_, at) => ({
  id: `z-${at}`, username: `zoe${at}`, name: `Zoe ${String(at).padStart(3, '0')}`, email: `zoe${at}@example.com`, registration: 'complete' as const,
}));
const queries = (at: Visit): unknown[] => at.to('/search').map(({ body }) => body['query'] ?? '');
const facts = (element: Element): string[] => [...element.querySelectorAll('dl > div')].map((one) => `${one.querySelector('dt')?.textContent}: ${one.querySelector('dd')?.textContent?.trim()}`);
const cells = (element: Element): string[] => [...element.querySelectorAll('tbody [role=row]')].map((one) => [...one.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()).join(' | '));

describe('the list', () => {
  it('shows everybody whom the administrator manages, each with contacts, registration and a pencil', async () => {
    const at = await administer();
    await untilIdle(at);
    expect(headings(at.element)).to.deep.equal([titles.list]);
    expect(rowNames(at.element)).to.deep.equal(managed);
    expect(cells(at.element)[0]).to.equal('Daisey Duck (dduck2021) | daisey.duck@example.com+12025550142 | Registration: Complete | Edit Daisey Duck');
    expect(cells(at.element)[3]).to.include('Reset, must register again');
    expect(cells(at.element)[4]).to.include('Started, not finished');
    expect(shownText(at.element)).to.include('1–6 of 6 users');
    expect(all(at.element, 'button', /^Edit /)).to.have.length(6);
    expect(at.sent.map(({ path, body }) => [path, body])).to.deep.equal([['/v1/admin/users/search', { limit: 25 }]]);
  });

  it('is a table with a caption and column headers, also as cards', async () => {
    const at = await administer();
    at.main.style.width = '300px';
    await untilIdle(at);
    const table = at.element.querySelector('[role=table]') as Element;
    expect(nameOf(table)).to.equal('Users');
    expect([...table.querySelectorAll('[role=columnheader]')].map((one) => one.textContent?.trim())).to.deep.equal(['Name (username)', 'Email / Phone', 'Registration', 'Actions']);
    expect([...table.querySelectorAll('tr, th, td, thead, tbody')].filter((one) => !one.getAttribute('role')).map(({ localName }) => localName)).to.deep.equal([]);
    expect(at.main.scrollWidth).to.be.at.most(300);
  });

  it('a row opens to username, email, phone and fax, and closes again', async () => {
    const at = await administer();
    await untilIdle(at);
    const name = button(at.element, /^Daisey Duck/);
    expect(name.getAttribute('aria-expanded')).to.equal('false');
    name.click();
    await until(() => name.getAttribute('aria-expanded') === 'true');
    expect(facts(at.element)).to.deep.equal(['Username: dduck2021', 'Email: daisey.duck@example.com', 'Phone: +12025550142', 'Fax: +12025550152']);
    expect(at.element.querySelector(`#${name.getAttribute('aria-controls')}`)?.contains(at.element.querySelector('dl'))).to.equal(true);
    press(at.element, /^Elmer Only/);
    await until(() => facts(at.element).length === 8);
    expect(facts(at.element).slice(4)).to.include.members(['Phone: Not on record', 'Fax: Not on record']);
    name.click();
    await until(() => facts(at.element).length === 4);
    expect(at.sent, 'all this without a request').to.have.length(1);
  });

  it('says how many show where there is no total, and nothing of a registration that it does not know', async () => {
    const at = await row.make(place());
    await at.answer({ users: [{ ...daisey, registration: 'frozen' }, ...onePage.users.slice(1)] } as never);
    await untilHeading(at.element, titles.list);
    await until(() => rowNames(at.element).length === 3);
    expect(shownText(at.element)).to.include('3 users shown').and.include('Not known').and.not.include('frozen');
  });

  it('names the user who has neither name nor username', async () => {
    const at = await row.make(place());
    await at.answer(onePage as never);
    await until(() => rowNames(at.element).length === 3);
    expect(rowNames(at.element)[2]).to.equal('nobody.named@example.com');
    expect(find(at.element, 'button', 'Edit nobody.named@example.com')).to.be.instanceOf(HTMLButtonElement);
  });

  it('says that there is nobody', async () => {
    const at = await row.make(place());
    await at.answer({ users: [] } as never);
    await until(() => shownText(at.element).includes('There are no users here.'));
    expect(said(at.element)).to.equal('There are no users here.');
  });

  it('stands between the host\'s tabs and beside its actions, which a user\'s page does not show', async () => {
    const at = await administer();
    const [tabs, actions] = ['tabs', 'actions'].map((slot) => {
      const one = document.createElement('button');
      one.slot = slot;
      one.textContent = slot === 'tabs' ? 'Manage Provider Groups (1)' : 'Register new provider +';
      at.element.append(one);
      return one;
    }) as [HTMLButtonElement, HTMLButtonElement];
    at.main.style.width = '1000px';
    await untilIdle(at);
    const field = searchField(at.element).getBoundingClientRect();
    expect(tabs.getBoundingClientRect().bottom).to.be.at.most(field.top);
    expect(actions.getBoundingClientRect().left).to.be.at.least(field.right);
    expect(actions.getBoundingClientRect().top).to.be.within(field.top - 60, field.bottom);
    await edit(at, 'Daisey Duck');
    expect([tabs, actions].map((one) => one.getClientRects().length)).to.deep.equal([0, 0]);
  });

  it('has a breadcrumb, whose Setup asks the host', async () => {
    const at = await administer();
    const events = watchEvents(at.main);
    await untilIdle(at);
    expect(at.element.querySelector('nav [aria-current=page]')?.textContent).to.equal(titles.list);
    press(at.element, 'Setup');
    expect(events.map(brief)).to.deep.equal(['auth-navigate back']);
  });
});

describe('searching', () => {
  it('is one request a pause in typing', async () => {
    const clock = fakeClock();
    const at = await administer();
    await clock.advance(0.1);
    await untilIdle(at);
    for (const text of ['t', 'ta', 'tar', 'tara ']) {
      search(at.element, text);
      await clock.advance(0.2);
    }
    expect(queries(at), 'while typing').to.deep.equal(['']);
    await clock.advance(0.2);
    await until(() => rowNames(at.element).length === 1);
    expect(queries(at)).to.deep.equal(['', 'tara']);
    expect(rowNames(at.element)).to.deep.equal(['Tara Two (twophones2021)']);
    expect(said(at.element)).to.equal('1 of 1 user');
    expect(searchField(at.element).value, 'as typed').to.equal('tara ');
    search(at.element, 'tara');
    await clock.advance(1);
    expect(queries(at), 'the same once more').to.have.length(2);
  });

  it('with Enter is done at once, and once', async () => {
    const clock = fakeClock();
    const at = await administer();
    await clock.advance(0.1);
    await untilIdle(at);
    search(at.element, 'rita');
    await keys.press('Enter');
    await until(() => rowNames(at.element).length === 1);
    await clock.advance(1);
    expect(queries(at)).to.deep.equal(['', 'rita']);
    expect(focusedName()).to.equal('Search users');
  });

  it('says what matches nobody, and keeps what was typed', async () => {
    const at = await administer();
    await untilIdle(at);
    search(at.element, 'nobody at all');
    await keys.press('Enter');
    await until(() => shownText(at.element).includes('No user matches “nobody at all”'));
    expect(said(at.element)).to.equal('No user matches');
    expect(searchField(at.element).value).to.equal('nobody at all');
  });

  it('does not find whom another administrator manages', async () => {
    const at = await administer();
    await untilIdle(at);
    search(at.element, 'stranger');
    await keys.press('Enter');
    await until(() => shownText(at.element).includes('No user matches'));
  });

  it('an older answer never overwrites a newer one, and is given up', async () => {
    const at = await row.make(place());
    await at.answer(onePage as never);
    await until(() => rowNames(at.element).length === 3);
    for (const text of ['da', 'sally']) {
      search(at.element, text);
      searchField(at.element).form?.requestSubmit();
    }
    await until(() => at.calls.length === 3);
    const [, older, newer] = at.calls;
    expect(older?.options.signal?.aborted).to.equal(true);
    newer?.answer({ users: [onePage.users[1]] } as never);
    await until(() => rowNames(at.element).length === 1);
    older?.answer({ users: [daisey] } as never);
    await settle();
    expect(rowNames(at.element)).to.deep.equal(['Sally Started (started2021)']);
  });

  it('over a backend whose first answers come late shows the newest', async () => {
    const clock = fakeClock();
    const at = await administer({ scenario: 'out-of-order' });
    await clock.advance(0.1);
    await until(() => clock.pending === 2, 'the first answer to be late, and its deadline');
    search(at.element, 'tara');
    searchField(at.element).form?.requestSubmit();
    await until(() => rowNames(at.element).join() === 'Tara Two (twophones2021)');
    await clock.advance(5);
    await settle();
    expect(rowNames(at.element)).to.deep.equal(['Tara Two (twophones2021)']);
  });

  it('leaves the rows in place meanwhile, busy', async () => {
    const at = await administer();
    await untilIdle(at);
    const release = at.hold();
    search(at.element, 'tara');
    await keys.press('Enter');
    await until(() => at.element.querySelector('[aria-busy=true]'));
    expect(rowNames(at.element)).to.deep.equal(managed);
    expect(said(at.element), 'of the rows that go, so that the same is heard again').to.equal('');
    release();
    await until(() => rowNames(at.element).length === 1);
  });

  it('does not submit a form of the host\'s around it', async () => {
    const main = place();
    const form = document.createElement('form');
    main.append(form);
    let submitted = 0;
    main.addEventListener('submit', (event) => { event.preventDefault(); submitted++; });
    const at = await administer({}, {}, { into: form });
    await untilIdle(at);
    searchField(at.element).focus();
    await keys.press('Enter');
    await until(() => at.sent.length === 2);
    expect(submitted).to.equal(0);
  });
});

describe('pages', () => {
  it('lead on and back by the server\'s cursors; what shows is said, and focus stays', async () => {
    const at = await administer({ users: users(60) });
    await untilIdle(at);
    expect(shownText(at.element)).to.include('1–25 of 66 users');
    expect(button(at.element, 'Previous').getAttribute('aria-disabled')).to.equal('true');
    const first = rowNames(at.element);
    button(at.element, 'Next').focus();
    press(at.element, 'Next');
    await until(() => said(at.element) === 'Page 2: 26–50 of 66 users');
    press(at.element, 'Next');
    await until(() => said(at.element) === 'Page 3: 51–66 of 66 users');
    expect(rowNames(at.element)).to.have.length(16);
    expect(focusedName()).to.equal('Next');
    expect(button(at.element, 'Next').getAttribute('aria-disabled')).to.equal('true');
    press(at.element, 'Next');
    await settle();
    expect(at.sent, 'beyond the end').to.have.length(3);
    press(at.element, 'Previous');
    await until(() => said(at.element) === 'Page 2: 26–50 of 66 users');
    press(at.element, 'Previous');
    await until(() => said(at.element) === 'Page 1: 1–25 of 66 users');
    expect(rowNames(at.element)).to.deep.equal(first);
    expect(at.sent.at(-1)?.body).to.deep.equal({ limit: 25 });
  });

  it('a double click leads on by one page', async () => {
    const at = await administer({ users: users(80) });
    await untilIdle(at);
    press(at.element, 'Next');
    press(at.element, 'Next');
    await until(() => said(at.element).startsWith('Page 2'));
    await settle();
    expect(at.sent).to.have.length(2);
  });

  it('start at the first page with another search', async () => {
    const at = await administer({ users: users(60) });
    await untilIdle(at);
    press(at.element, 'Next');
    await until(() => said(at.element).startsWith('Page 2'));
    search(at.element, 'zoe');
    await keys.press('Enter');
    await until(() => said(at.element) === 'Page 1: 1–25 of 60 users');
    expect(at.sent.at(-1)?.body).to.deep.equal({ query: 'zoe', limit: 25 });
  });

  for (const [size, limit] of [[10, 10], [0, 1], [500, 100], [Number.NaN, 25], [7.9, 7]] as const) {
    it(`a page-size of ${size} asks for ${limit}`, async () => {
      const at = await administer({ users: users(120) }, { pageSize: size });
      await untilIdle(at);
      expect(at.sent[0]?.body['limit']).to.equal(limit);
      expect(rowNames(at.element)).to.have.length(limit);
    });
  }

  it('another page-size reads the first page again', async () => {
    const at = await administer({ users: users(60) });
    await untilIdle(at);
    at.element.setAttribute('page-size', '5');
    await until(() => rowNames(at.element).length === 5);
    expect(at.sent.map(({ body }) => body['limit'])).to.deep.equal([25, 5]);
  });

  it('of 100,000 users: one request a search, page or pause, none to open a row, and no more rows than a page', async () => {
    const at = await administer({ users: 100_000, seed: 'many' });
    await untilIdle(at);
    const rows = (): number => at.element.querySelectorAll('tbody tr').length;
    expect(shownText(at.element)).to.include('1–25 of 100,006 users');
    expect([at.sent.length, rows()]).to.deep.equal([1, 25]);
    press(at.element, 'Next');
    await until(() => said(at.element).startsWith('Page 2'));
    expect([at.sent.length, rows()]).to.deep.equal([2, 25]);
    search(at.element, 'a');
    await until(() => at.sent.length === 3);
    await until(() => said(at.element).startsWith('Page 1'));
    expect([at.sent.length, rows()]).to.deep.equal([3, 25]);
    at.element.querySelector<HTMLElement>('[aria-expanded]')?.click();
    await until(() => rows() === 26);
    expect(at.sent).to.have.length(3);
  });
});

describe('a list that cannot be read', () => {
  it('says so with a way to try again, which works, and tells the host', async () => {
    const at = await administer({ scenario: 'lost-answer' });
    const events = watchEvents(at.main);
    await untilProblem(at.element, 'The connection was lost.');
    expect(focusedName()).to.equal('There is a problem');
    expect(events.map(brief)).to.deep.equal(['auth-failure listUsers network']);
    press(at.element, 'Try again');
    await until(() => rowNames(at.element).length === 6);
    expect(all(at.element, 'alert')).to.have.length(0);
    expect(focusedName()).to.equal(titles.list);
  });

  it('keeps the rows that were there', async () => {
    const at = await administer();
    await untilIdle(at);
    at.backend.useScenario('drop');
    search(at.element, 'tara');
    await keys.press('Enter');
    await untilProblem(at.element, 'The connection was lost.');
    expect(rowNames(at.element)).to.deep.equal(managed);
  });

  it('does not take the focus of whoever is typing', async () => {
    const at = await administer();
    await untilIdle(at);
    at.backend.useScenario('drop');
    search(at.element, 'tara');
    await untilProblem(at.element, 'The connection was lost.');
    expect(focusedName()).to.equal('Search users');
  });

  for (const [scenario, message] of [
    ['admin-signed-out', 'You cannot see these users.'], ['server-error', 'Something went wrong on our side.'], ['html-success', 'Something went wrong on our side.'],
    ['wrong-shape', 'Something went wrong on our side.'], ['cut-off-json', 'Something went wrong on our side.'], ['megabyte', 'Something went wrong on our side.'],
  ] as const) {
    it(`in the scenario ${scenario}: "${message}", and not busy`, async () => {
      const at = await administer({ scenario });
      await untilProblem(at.element, message);
      await untilIdle(at);
    });
  }

  it('without an answer gives up in time', async () => {
    const at = await administer({ scenario: 'hang' }, {}, { timeout: 0.05 });
    await untilProblem(at.element, 'This is taking too long.');
  });

  it('a cursor that the server does not take leads back to the first page', async () => {
    const at = await row.make(place());
    await at.answer({ users: [daisey], nextCursor: 'old' } as never);
    await until(() => rowNames(at.element).length === 1);
    press(at.element, 'Next');
    await at.fail({ code: 'invalid_input', fields: { cursor: 'malformed' } });
    await untilProblem(at.element, 'try again from the first page');
    press(at.element, 'Try again');
    await until(() => at.calls.length === 3);
    expect(at.last().input).to.deep.equal({ limit: 25 });
  });

  for (const [what, answer] of [['null', null], ['no users', {}], ['users that are none', { users: [null] }], ['a user without an id', { users: [{ name: 'X' }] }]] as const) {
    it(`a host's client that answers ${what} is a failure, not an exception`, async () => {
      const errors = watchErrors();
      const lines = watchConsole();
      const at = await row.make(place());
      await at.answer(answer as never);
      await untilProblem(at.element, 'Something went wrong on our side.');
      errors.end();
      expect(errors.errors).to.deep.equal([]);
      expect(errorsOf(lines).join()).to.include('listUsers()');
    });
  }

  it('a host\'s client that throws is a failure, and what it threw stays out of the console', async () => {
    const lines = watchConsole();
    const events = watchEvents(document);
    const element = document.createElement('admin-user-reset');
    element.adminClient = { listUsers: () => { throw new Error('secret prose'); } } as never;
    place().append(element);
    await untilProblem(element, 'Something went wrong on our side.');
    expect(events.map(brief)).to.deep.equal(['auth-failure listUsers unexpected_response']);
    expect(errorsOf(lines).join()).to.include('latchkey:').and.not.include('secret prose');
  });
});

describe('leaving the page', () => {
  it('aborts the read, and reads again on reconnect', async () => {
    const at = await row.make(place());
    const { element } = at;
    const main = element.parentElement as HTMLElement;
    element.remove();
    expect(at.last().options.signal?.aborted).to.equal(true);
    at.last().answer(onePage as never);
    await settle();
    main.append(element);
    await until(() => at.calls.length === 2);
    at.last().answer(onePage as never);
    await until(() => rowNames(element).length === 3);
  });

  it('drops the typing pause, and searches on reconnect', async () => {
    const clock = fakeClock();
    const at = await row.make(place());
    await at.answer(onePage as never);
    await until(() => rowNames(at.element).length === 3);
    const main = at.element.parentElement as HTMLElement;
    search(at.element, 'sally');
    at.element.remove();
    await clock.advance(2);
    expect(at.calls).to.have.length(1);
    expect(clock.pending).to.equal(0);
    main.append(at.element);
    await until(() => at.calls.length === 2);
    expect(at.last().input['query']).to.equal('sally');
  });
});

describe('the client', () => {
  it('none: a message in the element and the console, and no exception; one that comes later works', async () => {
    const lines = watchConsole();
    const element = document.createElement('admin-user-reset');
    place().append(element);
    await until(() => shownText(element).includes('<admin-user-reset> has no admin client'));
    expect(errorsOf(lines)).to.have.length(1);
    element.adminClient = fakeClient([]).client as never;
    await untilHeading(element, titles.list);
  });

  it('is built for admin-base-url; the console names an invalid one', async () => {
    const lines = watchConsole();
    const element = document.createElement('admin-user-reset');
    element.setAttribute('admin-base-url', 'http://[broken');
    place().append(element);
    await until(() => errorsOf(lines).length === 2);
    expect(errorsOf(lines).join()).to.include('invalid base-url').and.include('no admin client');
    const real = globalThis.fetch;
    const asked: string[] = [];
    globalThis.fetch = async (input) => { asked.push((input as Request).url); return Response.json({ users: [daisey] }); };
    try {
      element.setAttribute('admin-base-url', '/api/admin');
      await until(() => rowNames(element).length === 1);
      expect(asked).to.deep.equal([new URL('/api/admin/v1/admin/users/search', location.href).href]);
    } finally {
      globalThis.fetch = real;
    }
  });

  it('is the nearest provider\'s, where the element has none of its own', async () => {
    await import('../../src/define/auth-client-provider.js');
    const fake = fakeClient(['listUsers' as never]);
    const provider = document.createElement('auth-client-provider');
    provider.adminClient = fake.client as never;
    const element = document.createElement('admin-user-reset');
    provider.append(element);
    place().append(provider);
    await until(() => fake.calls.length === 1);
    fake.last().answer(onePage as never);
    await until(() => rowNames(element).length === 3);
  });

  it('another one restarts the list: it gets no cursor and no user of the first', async () => {
    const at = await administer({ users: users(60) });
    await untilIdle(at);
    press(at.element, 'Next');
    await until(() => said(at.element).startsWith('Page 2'));
    const fake = fakeClient(['listUsers' as never]);
    at.element.adminClient = fake.client as never;
    await until(() => fake.calls.length === 1);
    expect(fake.last().input).to.deep.equal({ limit: 25 });
    expect(rowNames(at.element)).to.deep.equal([]);
  });

  it('one that lists nobody is said to be unavailable', async () => {
    const element = document.createElement('admin-user-reset');
    element.adminClient = {} as never;
    place().append(element);
    await until(() => shownText(element).includes('This is not available here.'));
    expect(get(element, 'heading').textContent).to.equal(titles.list);
  });
});
