/** An element works, with one content, however it comes into the page and whatever a host does to it there. */
import '../../src/define/auth-client-provider.js';
import { AuthClientProvider } from '../../src/elements/auth-client-provider/auth-client-provider.js';
import type { ForgotPasswordWizard } from '../../src/elements/forgot-password-wizard/forgot-password-wizard.js';
import { askForCode } from '../support/elements/acts.js';
import { fakeClient } from '../support/elements/backend.js';
import { all, button, field, fill, find, headings, nameOf, place, press, settle, shownText, until } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { everyOperation } from '../support/elements/stage.js';
import { canaries, lateTag, table, type Row } from '../support/elements/table.js';
import { errorsOf, watchConsole, watchErrors } from '../support/elements/watch.js';

type Updating = HTMLElement & { readonly updateComplete: Promise<unknown> };
const client = () => fakeClient(everyOperation).client;
const ids = (root: ParentNode): string[] => [...root.querySelectorAll('[id]')].map(({ id }) => id);
/** Those of an element's own content: elements within have their own names. */
const ownIds = (element: Element): string[] => [...element.querySelectorAll('[id]')]
  .filter((one) => { for (let at = one.parentElement; at !== element; at = at!.parentElement) if (at!.localName.includes('-')) return false; return true; })
  .map(({ id }) => id);
const duplicates = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

/** The check of this suite: what is shown twice, or not at all. Empty when all is well. */
function doubled(element: Element): string[] {
  const found: string[] = [];
  if (element.querySelectorAll('form').length > 1) found.push('forms');
  if (duplicates(all(element, 'heading').map(nameOf)).length > 0) found.push('headings');
  if (duplicates(all(element, 'textbox').map(nameOf)).length > 0) found.push('fields');
  if (all(element, 'heading').length + all(element, 'textbox').length === 0) found.push('nothing');
  return [...found, ...duplicates(ids(element))];
}

/** What the fields of a tree hold, shown or not. */
const held = (root: ParentNode): string[] => [...root.querySelectorAll('input')].map(({ value }) => value);

const rows = table.filter(({ tag }) => tag !== 'auth-client-provider');

it('the check of this suite reports an element that renders a second content child', () => {
  class Doubles extends HTMLElement {
    connectedCallback(): void {
      const content = document.createElement('div');
      const form = document.createElement('form');
      form.append(document.createElement('h2'), document.createElement('input'));
      content.append(form);
      this.append(content);
    }
  }
  customElements.define('broken-doubles', Doubles);
  const main = place();
  const element = document.createElement('broken-doubles');
  main.append(element);
  expect(doubled(element)).to.deep.equal([]);
  const clone = element.cloneNode(true) as HTMLElement;
  main.append(clone);
  expect(doubled(clone)).to.include('forms');
});

for (const row of rows) {
  describe(row.tag, () => {
    const setUp = (element: Element): void => { Object.assign(element, row.properties(client())); };

    it('works when it was in the page, with its properties, before its definition', async () => {
      const errors = watchErrors();
      const late = lateTag(row);
      const main = place();
      const element = document.createElement(late.tag);
      setUp(element);
      main.append(element);
      late.define();
      await until(() => row.works(element), 'it to work');
      expect(doubled(element)).to.deep.equal([]);
      errors.end();
      expect(errors.errors).to.deep.equal([]);
    });

    it('works when it comes from the parser', async () => {
      const main = place();
      main.innerHTML = `<${row.tag} id="from-parser"></${row.tag}>`;
      const element = main.firstElementChild as Element;
      setUp(element);
      await until(() => row.works(element));
      expect(doubled(element)).to.deep.equal([]);
      expect(ownIds(element).every((id) => id.startsWith('from-parser-')), 'ids follow the host\'s own').to.equal(true);
    });

    it('works when it is set up before and after it is inserted', async () => {
      const main = place();
      const before = document.createElement(row.tag);
      setUp(before);
      main.append(before);
      const after = document.createElement(row.tag);
      main.append(after);
      setUp(after);
      await until(() => row.works(before) && row.works(after));
      expect(duplicates(ids(main))).to.deep.equal([]);
    });

    it('a clone has one content, and nothing that was typed', async () => {
      const main = place();
      const { element } = await row.make(main);
      const input = find(element, 'textbox') as HTMLInputElement | undefined;
      if (input) {
        input.value = canaries.code;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      const clone = element.cloneNode(true) as Updating;
      main.append(clone);
      await clone.updateComplete;
      await until(() => doubled(clone).length === 0, 'one content');
      expect(held(clone).join()).to.not.include(canaries.code);
      expect(duplicates(ids(main))).to.deep.equal([]);
      setUp(clone);
      await until(() => row.works(clone));
    });

    it('an innerHTML round trip has one content, and works when it is set up again', async () => {
      const main = place();
      await row.make(main);
      // oxlint-disable-next-line no-self-assign
      main.innerHTML = main.innerHTML;
      const element = main.firstElementChild as Updating;
      await element.updateComplete;
      expect(doubled(element)).to.deep.equal([]);
      setUp(element);
      await until(() => row.works(element));
    });

    for (const [how, wipe] of [
      ['replaceChildren()', (element: Element) => element.replaceChildren()],
      ['textContent = ""', (element: Element) => { element.textContent = ''; }],
      ['innerHTML = "text"', (element: Element) => { element.innerHTML = 'a host\'s <b>text</b>'; }],
      ['the removal of each child', (element: Element) => { for (const child of [...element.children]) child.remove(); }],
    ] as const) {
      it(`is whole again after ${how}, and keeps what was typed`, async () => {
        const { element } = await row.make(place());
        setUp(element);
        await until(() => row.works(element));
        wipe(element);
        await until(() => row.works(element), 'it to heal');
        expect(doubled(element)).to.deep.equal([]);
      });
    }

    it('moves between shadow roots and the page with its styles', async () => {
      const main = place();
      const { element } = await row.make(main);
      setUp(element);
      await until(() => row.works(element));
      const control = () => element.querySelector('input, button') as Element;
      const look = () => getComputedStyle(control()).minBlockSize;
      const styled = look();
      expect(styled).to.not.equal('0px');
      const [first, second] = [0, 1].map(() => {
        const holder = document.createElement('div');
        main.append(holder);
        return holder.attachShadow({ mode: 'open' });
      }) as [ShadowRoot, ShadowRoot];
      for (const root of [first, second, main]) {
        root.append(element);
        await until(() => row.works(element));
        expect(look()).to.equal(styled);
        expect(doubled(element)).to.deep.equal([]);
      }
    });

    it('keeps its fields together with their labels after a move beside another', async () => {
      const main = place();
      await row.make(main);
      const holder = document.createElement('div');
      main.append(holder);
      const root = holder.attachShadow({ mode: 'open' });
      const { element } = await row.make(root as unknown as Element);
      setUp(element);
      await until(() => row.works(element));
      main.append(element);
      await (element as Updating).updateComplete;
      await until(() => row.works(element), 'its field by its label');
      expect(duplicates(ids(main))).to.deep.equal([]);
    });

    it('a class registered under a tag of the host\'s works', async () => {
      const late = lateTag(row);
      late.define();
      const { element } = await row.make(place(), late.tag);
      setUp(element);
      await until(() => row.works(element));
      expect(ownIds(element).every((id) => id.startsWith(late.tag))).to.equal(true);
    });

    it('with an id of the host\'s, ids begin with it and stay from visit to visit', async () => {
      const visits: string[][] = [];
      for (let at = 0; at < 2; at++) {
        const main = place();
        const element = document.createElement(row.tag);
        element.id = 'account-recovery';
        setUp(element);
        main.append(element);
        await until(() => row.works(element));
        visits.push(ownIds(element));
        main.remove();
      }
      expect(visits[0]).to.deep.equal(visits[1]);
      expect(visits[0]?.every((id) => id.startsWith('account-recovery-'))).to.equal(true);
    });

    it('an id that a host sets late changes none of its own', async () => {
      const main = place();
      const { element } = await row.make(main);
      setUp(element);
      await until(() => row.works(element));
      const before = ownIds(element);
      element.id = 'late';
      main.append(document.createElement('div'), element);
      await (element as Updating).updateComplete;
      await until(() => row.works(element));
      expect(ownIds(element)).to.deep.equal(before);
    });

    it('shares no id with an element of the host\'s, so that labels and links lead to its own', async () => {
      const first = place();
      const made = await row.make(first);
      setUp(made.element);
      await until(() => row.works(made.element));
      const taken = ids(first).filter((id) => !id.endsWith('-content'));
      first.remove();
      const main = place();
      for (const id of taken) main.append(Object.assign(document.createElement('p'), { id, tabIndex: -1 }));
      const { element } = await row.make(main);
      setUp(element);
      await until(() => row.works(element), 'its field by its label');
      expect(duplicates(ids(main))).to.deep.equal([]);
    });
  });
}

describe('a wizard', () => {
  const wizard = table[0] as Row;

  it('cloned with a typed password: the clone starts at the entry form and holds none', async () => {
    const main = place();
    const at = await wizard.make(main);
    await wizard.states['password, typed and shown']?.(at);
    const clone = at.element.cloneNode(true) as Updating;
    main.append(clone);
    await clone.updateComplete;
    expect(headings(clone)).to.deep.equal(['Reset your password']);
    expect(held(clone).join()).to.not.include(canaries.password);
    expect(field(at.element, 'New Password').value, 'the first one keeps it').to.equal(canaries.password);
  });

  it('wiped with a typed password: keeps its step and what was typed', async () => {
    const at = await wizard.make(place());
    await wizard.states['password, typed and shown']?.(at);
    at.element.replaceChildren();
    await until(() => find(at.element, 'textbox', 'New Password'));
    expect(field(at.element, 'New Password').value).to.equal(canaries.password);
  });

  it('a host\'s own children in brand, header and footer stay', async () => {
    const main = place();
    main.innerHTML = '<forgot-password-wizard><b slot="brand">Brand</b><p slot="footer">Footer</p></forgot-password-wizard>';
    const element = main.firstElementChild as ForgotPasswordWizard;
    element.client = client();
    await element.updateComplete;
    const brand = element.querySelector('b');
    press(element, 'Send verification code');
    await until(() => find(element, 'alert'));
    expect(element.querySelector('b') === brand).to.equal(true);
    expect(element.querySelector('p[slot=footer]')?.textContent).to.equal('Footer');
  });

  it('works within a host\'s form, whose own submit it does not fire', async () => {
    const form = document.createElement('form');
    let submits = 0;
    form.addEventListener('submit', (event) => { event.preventDefault(); submits++; });
    place().append(form);
    const at = await wizard.make(form);
    askForCode(at.element, canaries.email);
    await until(() => at.calls.length === 1);
    expect(submits).to.equal(0);
  });

  it('a changed language is spoken after a move', async () => {
    const main = place();
    const at = await wizard.make(main);
    const element = at.element as ForgotPasswordWizard;
    element.messages = { 'email.too-long': ({ limit }, f) => `max ${f.number(limit)}`, 'reset.heading': (_, f) => f.duration(25) };
    const german = place({ lang: 'de' });
    german.append(element);
    await until(() => headings(element).includes('25 Sekunden'));
  });
});

describe('a provider', () => {
  const child = (into: Element): ForgotPasswordWizard => {
    const element = document.createElement('forgot-password-wizard');
    into.append(element);
    return element;
  };

  it('defined after its elements gives them client, words, hrefs and origins', async () => {
    const lines = watchConsole();
    const late = lateTag({ tag: 'auth-client-provider', elementClass: AuthClientProvider });
    const provider = document.createElement(late.tag);
    const fake = fakeClient(everyOperation);
    Object.assign(provider, { client: fake.client, messages: { 'reset.heading': 'From the provider' } });
    provider.setAttribute('back-href', '/back');
    const element = child(provider);
    place().append(provider);
    await element.updateComplete;
    expect(headings(element)).to.deep.equal(['Reset your password']);
    late.define();
    await until(() => headings(element).includes('From the provider'));
    expect(find(element, 'link', 'Cancel')?.getAttribute('href')).to.equal('/back');
    askForCode(element, canaries.email);
    await until(() => fake.calls.length === 1);
    expect(errorsOf(lines)).to.deep.equal([]);
  });

  it('defined much later clears the message that there is no client', async () => {
    watchConsole();
    const late = lateTag({ tag: 'auth-client-provider', elementClass: AuthClientProvider });
    const provider = document.createElement(late.tag);
    Object.assign(provider, { client: client() });
    const element = child(provider);
    place().append(provider);
    await until(() => shownText(element).includes('has no auth client'));
    late.define();
    await until(() => !shownText(element).includes('has no auth client'));
  });

  it('inside a shadow root serves what is inside and what is slotted', async () => {
    const holder = document.createElement('div');
    place().append(holder);
    const root = holder.attachShadow({ mode: 'open' });
    const provider = document.createElement('auth-client-provider');
    provider.messages = { 'reset.heading': 'Inside' };
    provider.client = client();
    root.append(provider);
    const element = child(provider);
    await until(() => headings(element).includes('Inside'));
  });

  it('the nearest wins, and what it does not set comes from above', async () => {
    const outer = document.createElement('auth-client-provider');
    const inner = document.createElement('auth-client-provider');
    const fake = fakeClient(everyOperation);
    outer.client = fake.client;
    outer.messages = { 'reset.heading': 'Outer', 'reset.send': 'Outer send' };
    inner.messages = { 'reset.heading': 'Inner' };
    outer.append(inner);
    const element = child(inner);
    place().append(outer);
    await until(() => headings(element).includes('Inner'));
    expect(button(element, 'Outer send')).to.be.instanceOf(HTMLButtonElement);
    element.messages = { 'reset.heading': 'Own' };
    await until(() => headings(element).includes('Own'));
  });

  it('a changed client restarts the journey and gets no ticket', async () => {
    const row = table.find(({ tag }) => tag === 'auth-client-provider') as Row;
    const at = await row.make(place());
    await row.states['an element within, on its way']?.(at);
    const other = fakeClient(everyOperation);
    (at.element as AuthClientProvider).client = other.client;
    await until(() => headings(at.element).includes('Reset your password'));
    await settle();
    expect(other.calls).to.have.length(0);
    expect(field(at.element, 'Email Address').value).to.equal(canaries.email);
  });
});

it('two instances have two clients, two languages and ids of their own', async () => {
  const [one, two] = [fakeClient(everyOperation), fakeClient(everyOperation)];
  const [english, german] = [place({ lang: 'en' }), place({ lang: 'de' })];
  const first = document.createElement('forgot-password-wizard');
  const second = document.createElement('forgot-password-wizard');
  first.client = one.client;
  second.client = two.client;
  second.messages = { 'email.label': 'E-Mail-Adresse', 'reset.send': 'Code senden', 'reset.heading': 'Passwort zurücksetzen' };
  english.append(first);
  german.append(second);
  await Promise.all([first.updateComplete, second.updateComplete]);
  askForCode(first, 'one@example.com');
  fill(second, 'E-Mail-Adresse', 'zwei@example.com');
  press(second, 'Code senden');
  await until(() => one.calls.length === 1 && two.calls.length === 1);
  expect(one.last().input).to.deep.equal({ identifier: { kind: 'email', value: 'one@example.com' } });
  expect(two.last().input).to.deep.equal({ identifier: { kind: 'email', value: 'zwei@example.com' } });
  expect(duplicates(ids(document))).to.deep.equal([]);
  expect([first, second].flatMap((element) => all(element, 'textbox').map(nameOf))).to.deep.equal(['Email Address', 'E-Mail-Adresse']);
});
