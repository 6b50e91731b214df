/** What an administrator typed, read or started under one client never reaches another, at whatever moment the client changes. */
import '../../src/define/auth-client-provider.js';
import { fakeClient } from '../support/elements/backend.js';
import { find, headings, place, press, settle, shownText, until, untilHeading } from '../support/elements/page.js';
import { afterReset, confirm, daisey, dialog, edit, administer, onePage, row, rowNames, search, searchField, titles, untilIdle, withinReset } from '../support/elements/rows/admin-user-reset.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchConsole, watchEvents } from '../support/elements/watch.js';

type Admin = HTMLElementTagNameMap['admin-user-reset'];
const fake = () => fakeClient(['listUsers', 'getUser', 'resetRegistration'] as never);
const asked = ({ calls }: Pick<ReturnType<typeof fake>, 'calls'>): unknown[] => calls.map(({ operation, input }) => [operation, input]);
const anew = [['listUsers', { limit: 25 }]];
const warned = (lines: ReturnType<typeof watchConsole>): number => lines.filter(({ text }) => text.includes('keep the client object stable')).length;

describe('another client', () => {
  for (const [name, reach] of Object.entries({ ...row.states, ...withinReset })) {
    it(`in the state "${name}": the list is read again, and nothing else is called`, async () => {
      const lines = watchConsole();
      const at = await row.make(place());
      await reach(at);
      const element = at.element as Admin;
      const open = at.calls.filter((call) => call.open);
      const events = watchEvents(element);
      const other = fake();
      element.adminClient = other.client as never;
      await until(() => other.calls.length > 0);
      expect(open.every(({ options }) => options.signal?.aborted), 'open calls are aborted').to.equal(true);
      for (const call of open) call.answer(afterReset as never);
      await settle();
      expect(asked(other)).to.deep.equal(anew);
      expect(headings(element)).to.deep.equal([titles.list]);
      expect([dialog(element), rowNames(element).join(), find(element, 'alert')]).to.deep.equal([undefined, '', undefined]);
      expect(events.map(brief)).to.deep.equal([]);
      expect(warned(lines), 'in the middle of a reset').to.equal(/^reset, (?!done)/.test(name) ? 1 : 0);
    });
  }

  it('gets nothing that was typed in the search, before or after the pause', async () => {
    const at = await row.make(place());
    const element = at.element as Admin;
    await at.answer(onePage as never);
    await until(() => rowNames(element).length > 0);
    search(element, 'daisey');
    const other = fake();
    element.adminClient = other.client as never;
    await until(() => other.calls.length > 0);
    expect(searchField(element).value).to.equal('');
    searchField(element).form?.requestSubmit();
    await settle();
    expect(asked(other).every((one) => JSON.stringify(one) === JSON.stringify(anew[0]))).to.equal(true);
  });

  it('opens the page that the host has named, not one that was picked from the list before', async () => {
    const at = await row.make(place());
    const element = at.element as Admin;
    element.userId = 'u-named';
    await until(() => at.calls.length === 2);
    const other = fake();
    element.adminClient = other.client as never;
    await until(() => other.calls.length > 0);
    expect(asked(other)).to.deep.equal([['getUser', { userId: 'u-named' }]]);
  });

  it('makes no reset that was held under the previous client', async () => {
    const at = await administer();
    at.element.addEventListener('auth-request', (event) => event.preventDefault());
    await edit(at, 'Daisey Duck');
    await confirm(at.element);
    await settle();
    const other = fake();
    at.element.adminClient = other.client as never;
    expect(at.element.resume()).to.equal(false);
    await until(() => other.calls.length > 0);
    expect(asked(other)).to.deep.equal(anew);
    expect(at.to('/registration-reset')).to.deep.equal([]);
  });

  it('makes no reset that was confirmed under the previous client, when a listener sets it', async () => {
    const at = await administer();
    const other = fake();
    at.element.addEventListener('auth-request', () => { at.element.adminClient = other.client as never; }, { once: true });
    await edit(at, 'Daisey Duck');
    await confirm(at.element);
    await until(() => other.calls.length > 0);
    await settle();
    expect(asked(other)).to.deep.equal(anew);
    expect(at.to('/registration-reset')).to.deep.equal([]);
  });

  it('gets a key of its own for the same reset', async () => {
    const at = await row.make(place());
    const element = at.element as Admin;
    await row.states['reset, lost']!(at);
    const key = at.last().options.idempotencyKey;
    const other = fake();
    element.adminClient = other.client as never;
    await until(() => other.calls.length === 1);
    other.last().answer(onePage as never);
    await until(() => find(element, 'button', 'Edit Daisey Duck'));
    press(element, 'Edit Daisey Duck');
    await until(() => other.calls.length === 2);
    other.last().answer(daisey as never);
    await until(() => element.querySelector('[aria-busy=false]'));
    await confirm(element);
    await until(() => other.calls.length === 3);
    expect(other.last().options.idempotencyKey).to.be.a('string').and.not.equal(key);
  });
});

describe('the same client', () => {
  /** The addresses of lists that are asked for; each is answered with Daisey alone. */
  function watchLists(): { readonly paths: string[]; end(): void } {
    const real = globalThis.fetch;
    const paths: string[] = [];
    globalThis.fetch = async (request) => {
      const { url } = request as Request;
      if (!url.includes('/v1/admin/')) return real(request);
      paths.push(new URL(url).pathname);
      return Response.json({ users: [daisey] });
    };
    return { paths, end: () => { globalThis.fetch = real; } };
  }

  it('taken away and given back in one task stays, with what was typed', async () => {
    const at = await administer();
    await untilIdle(at);
    search(at.element, 'elmer');
    at.element.adminClient = undefined;
    await Promise.resolve();
    at.element.adminClient = at.client;
    expect(searchField(at.element).value).to.equal('elmer');
    expect(rowNames(at.element)).to.have.length(6);
    await until(() => rowNames(at.element).length === 1);
    expect(at.sent.map(({ body }) => body)).to.deep.equal([{ limit: 25 }, { query: 'elmer', limit: 25 }]);
  });

  for (const [what, change] of Object.entries<(main: Element, element: Admin) => void>({
    'its own admin-base-url, to its provider\'s': (_, element) => element.removeAttribute('admin-base-url'),
    'another spelling of the address': (_, element) => element.setAttribute('admin-base-url', new URL('/a/', location.href).href),
    'a move to a provider of the same address': (main, element) => {
      element.removeAttribute('admin-base-url');
      main.lastElementChild!.append(element);
    },
  })) {
    it(`in effect stays: ${what}`, async () => {
      const lists = watchLists();
      const main = place();
      main.innerHTML = '<auth-client-provider admin-base-url="/a"><admin-user-reset admin-base-url="/a"></admin-user-reset></auth-client-provider><auth-client-provider admin-base-url="/a"></auth-client-provider>';
      const element = main.querySelector('admin-user-reset')!;
      await until(() => rowNames(element).length === 1);
      change(main, element);
      await settle();
      expect(lists.paths).to.deep.equal(['/a/v1/admin/users/search']);
      expect(shownText(element)).to.include('Daisey Duck');
      await untilHeading(element, titles.list);
      lists.end();
    });
  }
});
