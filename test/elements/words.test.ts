/** A host can change every message. */
import en from '../../src/i18n/en.js';
import type { Format } from '../../src/i18n/format.js';
import type { Messages } from '../../src/i18n/messages.js';
import { fakeClock } from '../support/elements/clock.js';
import { deep, field, find, get, headings, place, press, settle, shownText, until } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table, type Stage } from '../support/elements/table.js';
import { askForCode, typeNewPassword } from '../support/elements/acts.js';
import { daisey, newPassword, titles, toCall, toCode, toPassword, toSms, visit } from '../support/elements/wizard.js';

const [open, close] = ['⟦', '⟧'];

/** A language in which every sentence of the catalogue is marked, and none is English. */
const pseudo = Object.fromEntries(Object.entries(en as Readonly<Record<string, unknown>>).filter(([key]) => key !== 'lang').map(([key, message]) => [
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

/** Every text of ours that is shown, and the language that it is said to be in. */
function languagesOf(root: Element): [text: string, language: string | null | undefined][] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: [string, string | null | undefined][] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (/[A-Za-zж]/.test(textContent ?? '') && !parentElement?.closest('bdi, style, option')) {
      texts.push([textContent!.trim(), parentElement?.closest('[lang]')?.getAttribute('lang')]);
    }
  }
  for (const element of root.querySelectorAll('[aria-label]')) texts.push([element.getAttribute('aria-label')!, element.closest('[lang]')?.getAttribute('lang')]);
  return texts;
}

/** Every second message. */
const halfOf = (messages: Messages): Partial<Messages> =>
  Object.fromEntries(Object.entries(messages).filter(([key], at) => key !== 'lang' && at % 2 === 0));

/** The rows drive by English names, so the words change once the state is reached. */
async function speakPseudo({ element }: Stage): Promise<void> {
  (element as HTMLElement & { messages: Messages }).messages = pseudo;
  await settle();
}

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": a pseudo-locale shows no English; what falls back says that it is English`, async () => {
      const at = await row.make(place({ lang: 'es' }));
      await reach(at);
      await settle();
      expect(shownText(at.element), 'English before').to.match(/[A-Za-z]/);
      expect(languagesOf(at.element).filter(([, language]) => language !== 'en'), 'not said to be English').to.deep.equal([]);
      await speakPseudo(at);
      // What is missing was put into words when it was found, so it is looked for once more.
      if (/missing|none picked/.test(name)) {
        at.element.querySelector<HTMLElement>('[type=submit]')?.click();
        await settle();
      }
      expect(english(at.element)).to.deep.equal([]);
      expect(languagesOf(at.element).filter(([, language]) => language !== 'es'), 'not said to be Spanish').to.deep.equal([]);
      (at.element as HTMLElement & { messages: Partial<Messages> }).messages = halfOf(pseudo);
      await settle();
      expect(languagesOf(at.element).filter(([text, language]) => language !== (text.includes('ж') ? 'es' : 'en')), 'of two languages').to.deep.equal([]);
    });
  }
}

describe('each message is in the language of the catalogue that supplies it', () => {
  const spanish: Partial<Messages> = {
    lang: 'es', 'reset.heading': 'Restablecer la contraseña', 'code-sent.heading': 'Introduzca el código',
    'code-sent.expires-in': ({ seconds }, f) => `El código sirve durante ${f.duration(seconds)}`,
  };
  const nearest = (element: Element | null | undefined) => element?.closest('[lang]')?.getAttribute('lang');
  const paragraph = (root: Element, text: string) => [...root.querySelectorAll('p')].find((one) => one.textContent?.includes(text));

  it('English in a Spanish page: English throughout, and the content says so', async () => {
    const at = await visit({}, {}, { into: place({ lang: 'es' }) });
    expect(at.wizard.querySelector('.latchkey-content')?.getAttribute('lang')).to.equal('en');
    await toCode(at);
    expect(shownText(at.wizard)).to.include('The code works for 5 minutes').and.not.include('minutos');
    expect([...at.wizard.querySelectorAll('[lang]')].map((one) => one.className)).to.deep.equal(['latchkey-content']);
    expect(at.wizard.hasAttribute('lang')).to.equal(false);
  });

  it('some Spanish in an English page: Spanish in its own sentences, which say so', async () => {
    const provider = document.createElement('auth-client-provider');
    provider.messages = spanish;
    place({ lang: 'en' }).append(provider);
    const at = await visit({}, {}, { into: provider });
    askForCode(at.wizard, daisey);
    await until(() => headings(at.wizard).includes('Introduzca el código'));
    expect(nearest(get(at.wizard, 'heading', 'Introduzca el código'))).to.equal('es');
    expect(nearest(paragraph(at.wizard, 'El código sirve durante 5 minutos'))).to.equal('es');
    expect(shownText(at.wizard)).to.include('New code available in 30 seconds');
    expect(nearest(paragraph(at.wizard, 'Verification code has been sent'))).to.equal('en');
    expect(nearest(find(at.wizard, 'button', 'Cancel'))).to.equal('en');
  });

  it('a page in a variant of English is English', async () => {
    const at = await visit({}, {}, { into: place({ lang: 'en-GB' }) });
    expect(at.wizard.querySelector('[lang]') === null).to.equal(true);
  });

  it('words that come later take the marks away', async () => {
    const at = await visit({}, {}, { into: place({ lang: 'es' }) });
    expect(nearest(get(at.wizard, 'heading'))).to.equal('en');
    at.wizard.messages = pseudo;
    await settle();
    expect(languagesOf(at.wizard).filter(([, language]) => language !== 'es')).to.deep.equal([]);
  });

  it('words without a language are in that of the page, whatever our own content around says', async () => {
    const portal = document.createElement('login-portal');
    portal.messages = { 'login-options.heading': 'Acceso' };
    place({ lang: 'es' }).append(portal);
    await until(() => find(portal, 'heading', 'Acceso'));
    expect(nearest(get(portal, 'heading', 'Acceso'))).to.equal('es');
    expect(nearest(find(portal, 'button', 'Login with Email'))).to.equal('en');
    const around = document.createElement('div');
    around.className = 'latchkey-content';
    around.lang = 'en';
    const code = document.createElement('verification-code-input');
    code.messages = { 'code.hint': (_, f) => `${f.number(1_234.5)} ${f.list(['a', 'b'])}` };
    around.append(code);
    place({ lang: 'es' }).append(around);
    await code.updateComplete;
    expect(shownText(code)).to.include('1234,5 a y b');
  });

  it('providers within each other keep the languages of their words', async () => {
    const outer = document.createElement('auth-client-provider');
    const inner = document.createElement('auth-client-provider');
    outer.messages = spanish;
    inner.messages = { lang: 'de', 'code-sent.heading': 'Code eingeben' };
    outer.append(inner);
    place({ lang: 'en' }).append(outer);
    const at = await visit({}, {}, { into: inner });
    await until(() => headings(at.wizard).includes('Restablecer la contraseña'));
    askForCode(at.wizard, daisey);
    await until(() => headings(at.wizard).includes('Code eingeben'));
    expect(nearest(get(at.wizard, 'heading', 'Code eingeben'))).to.equal('de');
    expect(nearest(paragraph(at.wizard, 'El código sirve durante 5 minutos'))).to.equal('es');
  });

  it('a sentence of several messages is in one language', async () => {
    const at = await visit({ scenario: 'weak-password' }, { messages: { lang: 'es', 'password.weak': ({ rules }, f) => `Debe ${f.list(rules)}`, 'rule.digit': 'tener un dígito' } });
    await toPassword(at);
    typeNewPassword(at.wizard, newPassword);
    press(at.wizard, 'Continue');
    await until(() => shownText(at.wizard).includes('There is a problem'));
    expect(shownText(at.wizard)).to.include('It must have at least 12 characters, have a digit, and be hard to guess').and.not.include('Debe');
  });
});

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
    expect(isolated(at.wizard, daisey)).to.equal(true);
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
