/** Words are the host's to change, and every one of them can be. */
import en from '../../src/i18n/en.js';
import type { Format } from '../../src/i18n/format.js';
import type { Messages } from '../../src/i18n/messages.js';
import { fakeClock } from '../support/elements/clock.js';
import { deep, field, find, headings, place, press, settle, shownText, until } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table, type Stage } from '../support/elements/table.js';
import { daisey, titles, toCall, toCode, toPassword, toSms, visit } from '../support/elements/wizard.js';

const [open, close] = ['⟦', '⟧'];

/** A language in which every sentence of the catalogue is marked, and none is English. */
const pseudo = Object.fromEntries(Object.entries(en as Readonly<Record<string, unknown>>).map(([key, message]) => [
  key,
  typeof message === 'function'
    ? (values: unknown, format: Format) => `${open}${(message as (values: unknown, format: Format) => string)(values, format).replaceAll(/[A-Za-z]/g, 'ж')}${close}`
    : `${open}${String(message).replaceAll(/[A-Za-z]/g, 'ж')}${close}`,
])) as unknown as Messages;

const spoken = ['aria-label', 'title', 'placeholder', 'alt'] as const;

/** The check of this suite: words that did not come from the catalogue. What the server or the visitor gave stands in <bdi>; countries are named by Intl. */
function english(root: Element): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (!parentElement?.closest('bdi, style, option')) texts.push(textContent ?? '');
  }
  for (const element of deep(root)) for (const name of spoken) texts.push(element.getAttribute(name) ?? '');
  return texts.filter((text) => /[A-Za-z]/.test(text)).map((text) => text.trim());
}

it('the check of this suite reports an element with a word of its own', () => {
  class Native extends HTMLElement {
    connectedCallback(): void {
      const send = document.createElement('button');
      send.textContent = 'Send';
      send.title = 'Sends it';
      this.append(send);
    }
  }
  customElements.define('broken-native', Native);
  const main = place();
  main.append(document.createElement('broken-native'));
  expect(english(main)).to.deep.equal(['Send', 'Sends it']);
});

/** The rows drive by English names, so the words change once the state is reached. */
async function speakPseudo({ element }: Stage): Promise<void> {
  (element as HTMLElement & { messages: Messages }).messages = pseudo;
  await settle();
}

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": a pseudo-locale shows no English`, async () => {
      const at = await row.make(place());
      await reach(at);
      await settle();
      expect(shownText(at.element), 'English before').to.match(/[A-Za-z]/);
      await speakPseudo(at);
      // What is missing was put into words when it was found, so it is looked for once more.
      if (/missing|none picked/.test(name)) {
        at.element.querySelector<HTMLElement>('[type=submit]')?.click();
        await settle();
      }
      expect(english(at.element)).to.deep.equal([]);
    });
  }
}

describe('a host\'s own words', () => {
  it('an element\'s go before its provider\'s, and both before ours; functions get values', async () => {
    const provider = document.createElement('auth-client-provider');
    provider.messages = { 'reset.heading': 'Provider', 'reset.send': 'Provider sends' };
    const main = place();
    main.append(provider);
    const at = await visit({}, { messages: { 'reset.heading': 'Own' } }, { into: provider });
    expect(headings(at.wizard)).to.deep.equal(['Own']);
    expect(find(at.wizard, 'button', 'Provider sends')).to.be.instanceOf(HTMLButtonElement);
    at.wizard.messages = { 'code.hint': ({ length }) => `${length} figures`, 'code-sent.heading': 'Here it is' };
    await at.wizard.updateComplete;
    expect(headings(at.wizard)).to.deep.equal(['Provider']);
    field(at.wizard, 'Email Address').value = daisey;
    at.wizard.email = daisey;
    press(at.wizard, 'Provider sends');
    await until(() => headings(at.wizard).includes('Here it is'));
    expect(shownText(at.wizard)).to.include('6 figures');
  });

  it('are spoken in the steps that load later, and can change there', async () => {
    fakeClock();
    const at = await visit();
    await toCode(at);
    at.wizard.messages = { 'code-sent.heading': 'Changed', 'code-sent.expires-in': ({ seconds }, f) => `(${f.number(seconds)})` };
    await until(() => headings(at.wizard).includes('Changed'));
    expect(shownText(at.wizard)).to.include('(300)');
  });

  it('with markup in them stay text', async () => {
    const at = await visit({}, { messages: { 'reset.heading': '<img src=x onerror=alert(1)>', 'reset.text': '<b>bold</b>' } });
    expect(headings(at.wizard)).to.deep.equal(['<img src=x onerror=alert(1)>']);
    expect(at.wizard.querySelector('img, b') === null).to.equal(true);
  });
});

describe('from right to left', () => {
  const isolated = (root: Element, text: string): boolean => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode;
      if (textContent?.includes(text) && parentElement?.closest('bdi[dir=ltr]')) return true;
    }
    return false;
  };

  it('codes, emails and phones read from left to right', async () => {
    const main = place({ lang: 'ar', dir: 'rtl' });
    const at = await visit({}, {}, { into: main });
    expect(getComputedStyle(at.wizard).direction).to.equal('rtl');
    expect(getComputedStyle(field(at.wizard, 'Email Address')).direction).to.equal('ltr');
    await toCode(at, daisey);
    expect(getComputedStyle(field(at.wizard, 'Verification Code')).direction).to.equal('ltr');
    expect(isolated(at.wizard, 'd•••@example.com')).to.equal(true);
  });

  it('phones in a choice, a text message and a call do too', async () => {
    const at = await visit();
    await toSms(at);
    expect(isolated(at.wizard, '••• 0142')).to.equal(true);
    const called = await visit();
    await toCall(called);
    expect(isolated(called.wizard, '••• 0142')).to.equal(true);
  });

  it('passwords and the username do too', async () => {
    document.documentElement.dir = 'rtl';
    const at = await visit();
    await toPassword(at);
    expect(headings(at.wizard)).to.deep.equal([titles.password]);
    expect(getComputedStyle(field(at.wizard, 'New Password')).direction).to.equal('ltr');
    expect(isolated(at.wizard, 'emailonly2021')).to.equal(true);
  });
});
