/** The token of an emailed link: where it is read, that it leaves the address, and which elements share it. */
import { LitElement } from 'lit';
import { LinkToken, malformed } from '../../src/controllers/link-token.js';
import { place } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { watchConsole, watchErrors } from '../support/elements/watch.js';

/** The client of all elements here, but where a test says otherwise. */
const shared = {};

/** An element that waits for a link, and keeps what it was told at each drawing. */
class LinkHolder extends LitElement {
  static override properties = { token: {}, tokenParam: { attribute: 'token-param' } };
  token: string | null | undefined;
  tokenParam = 'token';
  readonly drawn: (string | undefined)[] = [];
  readonly link = new LinkToken(this, {
    token: () => this.token,
    clear: () => {
      this.removeAttribute('token');
      this.token = undefined;
    },
    param: () => this.tokenParam,
    client: () => this.client,
  });
  client: object | undefined = shared;

  protected override willUpdate(): void {
    this.drawn.push(this.link.value);
  }
}
customElements.define('link-holder', LinkHolder);

const before = location.href;
const session = location.search;
const state = { theHosts: 'own' };

/** WebKit refuses more than 100 changes of the history in ten seconds, and does not count fragments. */
function goTo(address: string): void {
  if (address.startsWith('#')) location.hash = address;
  else history.replaceState(null, '', location.pathname + address);
}
const left = (): string => (location.search === session ? '' : location.search) + location.hash;

async function holder(attributes: Readonly<Record<string, string>> = {}, into: Element = place()): Promise<LinkHolder> {
  const element = document.createElement('link-holder') as LinkHolder;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  into.append(element);
  await element.updateComplete;
  return element;
}

afterEach(() => {
  (document.createElement('link-holder') as LinkHolder).link.redeemed();
  if (location.href !== before) history.replaceState(null, '', before);
});

describe('a token in the address', () => {
  const addresses: readonly (readonly [address: string, left: string])[] = [
    ['#token=abc', ''],
    ['#a=1&token=abc', '#a=1'],
    ['#token=abc&a=1', '#a=1'],
    ['#a=1&token=abc&b=x%20y+z', '#a=1&b=x%20y+z'],
    ['#/reset?token=abc', '#/reset'],
    ['#/reset?a=1&token=abc', '#/reset?a=1'],
    ['#!/reset/a=b?token=abc', '#!/reset/a=b'],
    ['#reset?token=abc&flag', '#reset?flag'],
    ['?token=abc', ''],
    ['?a=x%20y&flag&token=abc&b=1+2', '?a=x%20y&flag&b=1+2'],
    ['?a=1#token=abc', '?a=1'],
    ['?token=abc#/home', '#/home'],
    ['?a=1&token=abc#a=1&b=2', '?a=1#a=1&b=2'],
    ['?token=older#token=abc', ''],
    ['#token=abc&token=second', ''],
    ['#token=a%62c', ''],
  ];
  for (const [address, rest] of addresses) {
    it(`${address} is taken, and leaves ${rest || 'nothing'}`, async () => {
      goTo(address);
      const { link } = await holder();
      expect(link.value).to.equal('abc');
      expect(left()).to.equal(rest);
    });
  }

  for (const address of ['', '#', '#/reset', '#tokens=abc', '#token', '?a=1&flag#/x?b=%E0%A4%A&c=1+2', '?next=%2F%3Ftoken%3Dabc', '?%E0%A4%A=1']) {
    it(`${address || 'none'} is left alone`, async () => {
      goTo(address);
      const as = location.href;
      const { link } = await holder();
      expect(link.value).to.equal(undefined);
      expect(location.href).to.equal(as);
    });
  }

  it('is scrubbed in the very task in which the element comes into the page, before it draws', async () => {
    goTo('#token=abc');
    const element = document.createElement('link-holder') as LinkHolder;
    place().append(element);
    expect(location.href).to.not.include('abc');
    expect(element.drawn).to.deep.equal([]);
    await element.updateComplete;
    expect(element.drawn).to.deep.equal(['abc']);
  });

  it('leaves the history as it is, and what the host keeps there', async () => {
    history.replaceState(state, '', `${location.pathname}${session}#token=abc`);
    const { length } = history;
    await holder();
    expect(history.length).to.equal(length);
    expect(history.state).to.deep.equal(state);
  });

  it('goes by another name, and is not looked for by any other', async () => {
    goTo('#token=mine&link%5Bid%5D=abc');
    const { link } = await holder({ 'token-param': 'link[id]' });
    expect(link.value).to.equal('abc');
    expect(location.hash).to.equal('#token=mine');
  });

  it('that comes while the page is open is taken too, before a router of the host\'s sees it', async () => {
    const { link } = await holder();
    const seen: string[] = [];
    const router = (): void => { seen.push(location.hash); };
    window.addEventListener('hashchange', router);
    const changed = new Promise((resolve) => { window.addEventListener('hashchange', resolve, { once: true }); });
    location.hash = '#/reset?token=later';
    await changed;
    window.removeEventListener('hashchange', router);
    expect(link.value).to.equal('later');
    expect(location.hash).to.equal('#/reset');
    expect(seen).to.deep.equal(['#/reset']);
  });

  it('that the browser goes back to is taken too', async () => {
    const element = await holder();
    history.replaceState(state, '', '#token=back');
    window.dispatchEvent(new PopStateEvent('popstate', { state }));
    expect(element.link.value).to.equal('back');
    expect(location.href).to.not.include('token');
    await element.updateComplete;
    expect(element.drawn.at(-1), 'it was told').to.equal('back');
  });

  it('is left to the host once the element has gone', async () => {
    (await holder()).remove();
    const changed = new Promise((resolve) => { window.addEventListener('hashchange', resolve, { once: true }); });
    goTo('#token=later');
    await changed;
    expect(location.hash).to.equal('#token=later');
  });
});

describe('a token that the host set', () => {
  it('as attribute is removed when read, and held', async () => {
    const element = await holder({ token: 'abc' });
    expect(element.link.value).to.equal('abc');
    expect(element.hasAttribute('token')).to.equal(false);
    expect(element.token).to.equal(undefined);
  });

  it('as property, before or after, is removed when read, and held', async () => {
    const element = document.createElement('link-holder') as LinkHolder;
    element.token = 'abc';
    place().append(element);
    await element.updateComplete;
    expect([element.link.value, element.token]).to.deep.equal(['abc', undefined]);
    element.token = 'def';
    await element.updateComplete;
    expect([element.link.value, element.token]).to.deep.equal(['def', undefined]);
    expect(element.drawn.at(-1), 'and drawn').to.equal('def');
  });

  it('goes before the one in the address, which is scrubbed all the same', async () => {
    goTo('#token=address');
    const { link } = await holder({ token: 'host' });
    expect(link.value).to.equal('host');
    expect(location.hash).to.equal('');
  });
});

describe('one document', () => {
  it('has one token: a second element finds it, and so does the same one elsewhere', async () => {
    goTo('#token=abc');
    const main = place();
    const first = await holder({}, main);
    const second = await holder();
    expect(second.link.value).to.equal('abc');
    first.remove();
    place().append(first);
    await first.updateComplete;
    expect(first.link.value).to.equal('abc');
    first.remove();
    second.remove();
    expect((await holder()).link.value, 'one that comes when all others have gone').to.equal('abc');
  });

  it('redeems it once for all, and tells all', async () => {
    const [first, second] = [await holder(), await holder({ token: 'abc' })];
    await first.updateComplete;
    expect(first.drawn.at(-1)).to.equal('abc');
    second.link.redeemed();
    await Promise.all([first.updateComplete, second.updateComplete]);
    expect([first.drawn.at(-1), second.drawn.at(-1)]).to.deep.equal([undefined, undefined]);
    expect((await holder()).link.value).to.equal(undefined);
  });

  it('has no token of another document', async () => {
    await holder({ token: 'abc' });
    const frame = document.createElement('iframe');
    place().append(frame);
    const element = document.createElement('link-holder') as LinkHolder;
    frame.contentDocument!.adoptNode(element);
    expect(element.link.value).to.equal(undefined);
  });
});

describe('an invalid token', () => {
  const canary = 'c4n4ry';
  for (const [what, value] of [
    ['empty', ''], ['with markup', `<${canary}>`], ['with a space', `${canary} x`], ['with a slash', `../${canary}`], ['with a line break', `${canary}\n`],
    ['broken in its encoding', `${canary}%E0%A4%A`], ['too long', canary.repeat(200)], ['not ASCII', `${canary}ä`],
  ] as const) {
    it(`${what}: the link is known to be invalid, and nothing of it stays`, async () => {
      const lines = watchConsole();
      const { errors, end } = watchErrors();
      goTo(`#token=${what.startsWith('broken') ? value : encodeURIComponent(value)}`);
      const fromAddress = await holder();
      expect(fromAddress.link.value).to.equal(malformed);
      fromAddress.link.redeemed();
      const fromHost = await holder({ token: value });
      expect(fromHost.link.value).to.equal(malformed);
      expect(lines).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
      const traces = [location.href, JSON.stringify({ ...sessionStorage, ...localStorage }), document.body.outerHTML];
      expect(traces.join()).to.not.include(canary);
      end();
    });
  }

  it('1,025 characters are invalid, 1,024 are valid', async () => {
    expect((await holder({ token: 'x'.repeat(1_024) })).link.value).to.have.length(1_024);
    expect((await holder({ token: 'x'.repeat(1_025) })).link.value).to.equal(malformed);
  });
});

it('a page that may not change its address keeps working, and says nothing of the token', async () => {
  const lines = watchConsole();
  const { errors, end } = watchErrors();
  goTo('#token=abc');
  const { replaceState } = history;
  history.replaceState = () => { throw new DOMException('no', 'SecurityError'); };
  try {
    const { link } = await holder();
    expect(link.value).to.equal('abc');
  } finally {
    history.replaceState = replaceState;
  }
  expect([...lines, ...errors]).to.deep.equal([]);
  end();
});
