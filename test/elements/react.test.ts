/** Under React 19, which thinks that it owns what is below its root; and under hosts that style and wipe what they like. */
import { createElement, StrictMode, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import '../../src/define/all.js';
import { askForCode } from '../support/elements/acts.js';
import { fakeClient, steps } from '../support/elements/backend.js';
import { all, field, fill, find, headings, place, press, settle, shownText, until, untilHeading } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { canaries, table, type Row } from '../support/elements/table.js';
import { errorsOf, watchConsole, watchErrors, watchEvents } from '../support/elements/watch.js';

const operations = ['startPasswordReset', 'sendCode', 'verifyCode', 'callStatus', 'setPassword'] as const;
const tag = 'forgot-password-wizard';

describe('React 19', () => {
  let root: Root | undefined;
  let main: HTMLElement;
  beforeEach(() => {
    main = place();
    root = createRoot(main);
  });
  afterEach(() => { root?.unmount(); });
  const show = (node: ReactNode): void => flushSync(() => { root?.render(node); });
  const wizard = (): HTMLElementTagNameMap[typeof tag] => main.querySelector(tag) as HTMLElementTagNameMap[typeof tag];

  it('re-renders with other props, and the step, what was typed and the focus stay', async () => {
    const lines = watchConsole();
    const fake = fakeClient(operations);
    const view = (level: number, heading: string) => createElement(tag, { client: fake.client, 'heading-level': level, messages: { 'code-sent.heading': heading } });
    show(view(2, 'First'));
    await until(() => find(main, 'textbox', 'Email Address'));
    askForCode(main, canaries.email);
    await until(() => fake.calls.length === 1);
    fake.last().answer(steps.emailCode);
    await untilHeading(main, 'First');
    const input = fill(main, 'Verification Code', '123');
    for (let level = 3; level < 6; level++) show(view(level, `Heading ${level}`));
    await untilHeading(main, 'Heading 5');
    expect(field(main, 'Verification Code') === input).to.equal(true);
    expect(input.value).to.equal('123');
    expect(document.activeElement === input).to.equal(true);
    expect(fake.calls).to.have.length(1);
    expect(errorsOf(lines)).to.deep.equal([]);
  });

  it('renders text children, changes and removes them, and the content is whole each time', async () => {
    const errors = watchErrors();
    const { client } = fakeClient(operations);
    for (const children of ['Loading', 'Still loading', null, 'Again', undefined]) {
      show(createElement(tag, { client }, children));
      await until(() => find(main, 'textbox', 'Email Address'), `the field beside "${children}"`);
      expect(all(main, 'textbox')).to.have.length(1);
    }
    errors.end();
    expect(errors.errors).to.deep.equal([]);
  });

  it('renders elements into brand and footer, and changes them', async () => {
    const { client } = fakeClient(operations);
    const view = (name: string) => createElement(tag, { client }, createElement('b', { slot: 'brand', key: 1 }, name), createElement('p', { slot: 'footer', key: 2 }, `${name} footer`));
    show(view('One'));
    await until(() => find(main, 'textbox', 'Email Address'));
    fill(main, 'Email Address', canaries.email);
    show(view('Two'));
    await settle();
    expect(shownText(main)).to.include('Two').and.include('Two footer').and.not.include('One');
    expect(field(main, 'Email Address').value).to.equal(canaries.email);
  });

  it('mounts, unmounts and mounts again in StrictMode, with one content and one call', async () => {
    const lines = watchConsole();
    const fake = fakeClient(operations);
    show(createElement(StrictMode, null, createElement(tag, { client: fake.client })));
    await until(() => find(main, 'textbox', 'Email Address'));
    expect(headings(main)).to.deep.equal(['Reset your password']);
    askForCode(main, canaries.email);
    await until(() => fake.calls.length === 1);
    await settle();
    expect(fake.calls).to.have.length(1);
    show(null);
    expect(wizard() === null).to.equal(true);
    expect(fake.last().options.signal?.aborted).to.equal(true);
    expect(errorsOf(lines)).to.deep.equal([]);
  });

  it('renders it into a portal and moves it to another', async () => {
    const { client } = fakeClient(operations);
    const [here, there] = [place(), place()];
    for (const target of [here, there, here]) {
      show(createPortal(createElement(tag, { client }), target));
      await until(() => find(target, 'textbox', 'Email Address'));
      expect(all(document, 'textbox', 'Email Address')).to.have.length(1);
    }
  });

  it('hears its events by name', async () => {
    const fake = fakeClient(operations);
    const told: string[] = [];
    show(createElement(tag, { client: fake.client, 'onauth-request': ({ type }: Event) => told.push(type), 'onauth-step': ({ type }: Event) => told.push(type) }));
    await until(() => find(main, 'textbox', 'Email Address'));
    askForCode(main, canaries.email);
    await until(() => fake.calls.length === 1);
    fake.last().answer(steps.emailCode);
    await until(() => told.length === 2);
    expect(told).to.deep.equal(['auth-request', 'auth-step']);
  });

  it('takes the code field for a control of its form, and keeps what was typed over a re-render', async () => {
    const view = (label: string) => createElement('form', null, createElement('verification-code-input', { name: 'code', label }));
    show(view('Code'));
    await until(() => find(main, 'textbox', 'Code'));
    fill(main, 'Code', '123 456');
    show(view('Your code'));
    await until(() => find(main, 'textbox', 'Your code'));
    expect([...new FormData(main.querySelector('form') as HTMLFormElement)]).to.deep.equal([['code', '123456']]);
  });

  it('shows a list of them in another order, each with its own state', async () => {
    const view = (keys: readonly string[]) => keys.map((key) => createElement('verification-code-input', { key, name: key, label: key }));
    show(view(['a', 'b']));
    await until(() => find(main, 'textbox', 'b'));
    fill(main, 'a', '111111');
    show(view(['b', 'a']));
    await until(() => all(main, 'textbox').length === 2);
    expect(field(main, 'a').value).to.equal('111111');
    expect(field(main, 'b').value).to.equal('');
  });
});

describe('a host\'s style sheet', () => {
  let sheet: CSSStyleSheet;
  beforeEach(() => {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  afterEach(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  const wizard = table[0] as Row;

  it('overrides ours with a plain selector, without !important', async () => {
    const at = await wizard.make(place());
    const input = field(at.element, 'Email Address');
    const before = getComputedStyle(input);
    expect(before.borderTopLeftRadius).to.not.equal('0px');
    sheet.replaceSync('input { border-radius: 0; background: rgb(1, 2, 3) } h2 { font-size: 40px } button { text-transform: uppercase }');
    const after = getComputedStyle(input);
    expect(after.borderTopLeftRadius).to.equal('0px');
    expect(after.backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(at.element.querySelector('h2') as Element).fontSize).to.equal('40px');
  });

  it('sets tokens by custom properties, from anywhere above', async () => {
    sheet.replaceSync(':root { --latchkey-color-accent: rgb(9, 8, 7) }');
    const at = await wizard.make(place());
    expect(getComputedStyle(at.element.querySelector('[type=submit]') as Element).backgroundColor).to.equal('rgb(9, 8, 7)');
  });

  it('however careless, does not show what is hidden nor hidden text', async () => {
    sheet.replaceSync('* { display: block; position: static; width: auto; height: auto; clip-path: none; margin: 10px; padding: 10px } p { position: relative !important; inline-size: 300px !important; block-size: 50px !important; clip-path: none !important }');
    const at = await wizard.make(place());
    press(at.element, 'Send verification code');
    await until(() => find(at.element, 'alert'));
    const region = at.element.querySelector('[role=status]') as Element;
    const { width, height } = region.getBoundingClientRect();
    expect(Math.max(width, height)).to.be.at.most(1);
    expect(getComputedStyle(region).position).to.equal('absolute');
  });

  it('[hidden] hides an element, even below `display` of the host\'s reset', async () => {
    sheet.replaceSync('main > * { color: red }');
    const at = await wizard.make(place());
    at.element.hidden = true;
    expect(getComputedStyle(at.element).display).to.equal('none');
  });

  it('at 320 px nothing scrolls sideways', async () => {
    for (const name of ['start, with what is missing', 'code, that may be sent again', 'two phones', 'password', 'call']) {
      const main = place();
      main.style.inlineSize = '320px';
      const at = await wizard.make(main);
      await wizard.states[name]?.(at);
      await settle();
      const { right } = main.getBoundingClientRect();
      for (const control of [...all(at.element, 'button'), ...all(at.element, 'textbox')]) expect(control.getBoundingClientRect().right, name).to.be.at.most(right);
      expect(main.scrollWidth).to.be.at.most(320);
      main.remove();
    }
  });
});

it('events reach a host\'s listener on the document, out of a shadow root', async () => {
  const holder = document.createElement('div');
  place().append(holder);
  const events = watchEvents(document);
  const wizard = table[0] as Row;
  const at = await wizard.make(holder.attachShadow({ mode: 'open' }) as unknown as Element);
  await wizard.states['code']?.(at);
  expect(events.map(({ type }) => type)).to.deep.equal(['auth-request', 'auth-step']);
});
