/** What a strict page demands, as far as a running element shows it: no inline style, no raw markup, no script in a link, text as text. */
import { createRestClient } from '../../src/client/rest/index.js';
import { askForCode, enterCode } from '../support/elements/acts.js';
import { deep, find, headings, place, press, settle, shownText, until, untilHeading } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { table } from '../support/elements/table.js';
import { watchConsole } from '../support/elements/watch.js';
import { destinations } from '../../src/events/index.js';

const evil = '<img src=x onerror="window.pwned=1">';

/** Watches the doors through which raw markup comes in. Lit's own templates are made once, before anything that is ours shows. */
function watchMarkup(): { readonly used: string[]; end(): void } {
  const used: string[] = [];
  const doors = [
    [Element.prototype, 'innerHTML'], [Element.prototype, 'outerHTML'], [ShadowRoot.prototype, 'innerHTML'],
  ] as const;
  const own = doors.map(([object, name]) => Object.getOwnPropertyDescriptor(object, name) as PropertyDescriptor);
  doors.forEach(([object, name], at) => {
    Object.defineProperty(object, name, {
      ...own[at],
      set(this: Element, value: unknown) {
        // Lit parses each template once, in an element of its own that is in no page, through its policy.
        if (!(this instanceof HTMLTemplateElement)) used.push(`${name} of ${this.localName}`);
        Reflect.apply((own[at] as PropertyDescriptor).set as (value: unknown) => void, this, [value]);
      },
    });
  });
  return { used, end: () => doors.forEach(([object, name], at) => Object.defineProperty(object, name, own[at] as PropertyDescriptor)) };
}

/** The check of this suite: what a strict page would refuse. */
function refused(root: Element): string[] {
  return [...deep(root)].flatMap((element) => [
    ...(element.hasAttribute('style') ? [`style of ${element.localName}`] : []),
    ...(element.matches('style, script, iframe, object, embed') ? [element.localName] : []),
    // Without script, of a copy of this markup say, the browser submits: what was typed must not get into an address.
    ...(element.matches('form:not([method=post]), form[action], [formaction], [formmethod]') ? [`${element.localName} submits elsewhere or by GET`] : []),
    ...[...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
    ...[...element.attributes].filter(({ value }) => /^\s*(javascript|data|vbscript):/i.test(value)).map(({ value }) => value),
  ]);
}

it('the check of this suite reports an element that a strict page would refuse', () => {
  class Loose extends HTMLElement {
    connectedCallback(): void {
      this.innerHTML = '<p style="color: red" onclick="0">Hello</p><a href="javascript:0">Go</a><style>p { color: blue }</style><form></form>';
    }
  }
  customElements.define('broken-loose', Loose);
  const main = place();
  const { used, end } = watchMarkup();
  main.append(document.createElement('broken-loose'));
  end();
  expect(used).to.deep.equal(['innerHTML of broken-loose']);
  expect(refused(main)).to.deep.equal(['style of p', 'onclick', 'javascript:0', 'style', 'form submits elsewhere or by GET']);
});

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": no inline style, no raw markup`, async () => {
      const main = place();
      const { used, end } = watchMarkup();
      const at = await row.make(main);
      await reach(at);
      await settle();
      end();
      expect(used).to.deep.equal([]);
      expect(refused(main)).to.deep.equal([]);
    });
  }
}

it('markup from a server stands in the page as text', async () => {
  const steps: Record<string, object> = {
    'password-reset': { step: 'code-sent', ticket: 't1', channel: 'email', target: evil, codeLength: 6 },
    'verify-code': { step: 'choose-method', ticket: 't2', methods: [{ id: evil, type: 'phone', channels: ['sms', 'call'], target: evil }, { id: 'two', type: 'phone', channels: ['sms'], target: evil }] },
    'send-code': { step: 'code-sent', ticket: 't3', channel: 'sms', target: evil, codeLength: 6 },
  };
  const proved = { step: 'set-password', ticket: 't4', policy: { minLength: 8, rules: [] }, username: evil };
  const element = document.createElement('forgot-password-wizard');
  element.client = createRestClient({
    baseUrl: '/api',
    fetch: async ({ url }) => Response.json(steps[new URL(url).pathname.split('/').at(-1) ?? '']),
  });
  const main = place();
  main.append(element);
  await element.updateComplete;
  askForCode(element, 'someone@example.com');
  await untilHeading(element, 'Enter the verification code');
  expect(shownText(element), 'the mask beside a first code is the client\'s own').to.not.include(evil);
  enterCode(element, '123456');
  await untilHeading(element, 'Code verified');
  press(element, 'Continue');
  await untilHeading(element, 'Verify your phone');
  expect(shownText(element)).to.include(evil);
  element.querySelector<HTMLElement>('input[type=radio]')?.click();
  await settle();
  press(element, 'Send Code');
  await untilHeading(element, 'Enter the verification code');
  expect(shownText(element)).to.include(evil);
  Object.assign(steps, { 'verify-code': proved });
  enterCode(element, '123456');
  await untilHeading(element, 'Choose a new password');
  expect(shownText(element)).to.include(evil);
  expect(main.querySelector('img') === null).to.equal(true);
  expect('pwned' in window).to.equal(false);
});

it('markup from a host stands in the page as text', async () => {
  const element = document.createElement('verification-code-input');
  element.label = evil;
  element.name = evil;
  const main = place();
  main.append(element);
  await element.updateComplete;
  expect(shownText(element)).to.include(evil);
  expect(main.querySelector('img') === null).to.equal(true);
});

describe('a link', () => {
  for (const href of ['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,hi', 'vbscript:x', 'blob:x', 'file:///etc/passwd']) {
    it(`to ${JSON.stringify(href)} is refused, on an element and on its provider`, async () => {
      watchConsole();
      const main = place();
      const provider = document.createElement('auth-client-provider');
      const within = document.createElement('forgot-password-wizard');
      const alone = document.createElement('forgot-password-wizard');
      for (const to of destinations) {
        provider.setAttribute(`${to}-href`, href);
        alone.setAttribute(`${to}-href`, href);
      }
      provider.append(within);
      main.append(provider, alone);
      await Promise.all([within.updateComplete, alone.updateComplete]);
      await settle();
      for (const element of [within, alone]) {
        expect(find(element, 'link') === undefined).to.equal(true);
        expect(find(element, 'button', 'Cancel')).to.be.instanceOf(HTMLButtonElement);
      }
    });
  }

  for (const href of ['/login', 'login?x=1', '#login', 'https://portal.example/login', 'mailto:help@example.com', 'tel:+12025550100', '//portal.example/']) {
    it(`to ${href} stands as it was given`, async () => {
      const element = document.createElement('forgot-password-wizard');
      element.setAttribute('back-href', href);
      place().append(element);
      await element.updateComplete;
      expect(find(element, 'link', 'Cancel')?.getAttribute('href')).to.equal(href);
    });
  }

  it('tells the host first, which may keep the visitor here', async () => {
    const element = document.createElement('forgot-password-wizard');
    element.setAttribute('back-href', '#gone-away');
    const main = place();
    main.append(element);
    await element.updateComplete;
    const told: unknown[] = [];
    const keep = (event: Event): void => { told.push((event as CustomEvent).detail); event.preventDefault(); };
    main.addEventListener('auth-navigate', keep);
    find(element, 'link', 'Cancel')?.click();
    expect(told).to.deep.equal([{ from: 'forgot-password-wizard', to: 'back' }]);
    expect(location.hash).to.not.equal('#gone-away');
    main.removeEventListener('auth-navigate', keep);
    find(element, 'link', 'Cancel')?.click();
    await until(() => location.hash === '#gone-away');
    history.replaceState(null, '', location.pathname + location.search);
    expect(headings(element)).to.deep.equal(['Reset your password']);
  });
});
