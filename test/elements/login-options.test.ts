/** The choice of a login: what is offered, where it leads, and what goes along. */
import '../../src/define/login-options.js';
import type { LoginOptions } from '../../src/elements/login-options/login-options.js';
import { entitled, usualLook, violationsInAllLooks } from '../support/elements/axe.js';
import { leading, type Leading } from '../support/elements/leading.js';
import { all, button, descriptionOf, find, get, headings, nameOf, press, settle, shownText, until } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { watchConsole } from '../support/elements/watch.js';

afterEach(usualLook);

const sentences = {
  register: 'No account yet? Register',
  'mfa-registration': 'First login with multi-factor authentication? Complete your registration',
  help: 'Having trouble logging in?',
} as const;

type Visit = Leading<LoginOptions>;
const visit = (attributes: Readonly<Record<string, string>> = { organization: 'Kepro' }): Promise<Visit> => leading('login-options', attributes);

const checkbox = ({ element }: Visit): HTMLInputElement => element.querySelector('input[type=checkbox]') as HTMLInputElement;
const logins = ({ element }: Visit): string[] => all(element, 'button', /^Login with/).map(nameOf);
const levels = ({ element }: Visit): string[] => all(element, 'heading').map((one) => `${one.localName} ${nameOf(one)}`);
/** The panels, by the names that their headings give them. */
const panels = ({ element }: Visit): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[role=group]')];

describe('with an organisation', () => {
  it('shows its own login and Customer/Provider, in words that visitors know', async () => {
    const at = await visit();
    expect(panels(at).map(nameOf)).to.deep.equal(['Kepro', 'Customer/Provider']);
    expect(logins(at)).to.deep.equal(['Login with your Kepro account', 'Login with Email', 'Login with Phone']);
    expect(shownText(at.element)).to.include('Use this login button if you have a domain account with Kepro')
      .and.include('Use this login button if you are a customer or provider user');
  });

  it('has a heading for the whole and one for each panel below it, from the level that the host chose', async () => {
    expect(levels(await visit())).to.deep.equal(['h2 Sign in', 'h3 Kepro', 'h3 Customer/Provider']);
    expect(levels(await visit({ organization: 'Kepro', 'heading-level': '1' }))).to.deep.equal(['h1 Sign in', 'h2 Kepro', 'h2 Customer/Provider']);
    expect(levels(await visit({ organization: 'Kepro', 'heading-level': '6' }))).to.deep.equal(['h6 Sign in', 'h6 Kepro', 'h6 Customer/Provider']);
  });

  it('leads to the organisation\'s own login', async () => {
    const at = await visit();
    press(at.element, 'Login with your Kepro account');
    expect(at.went).to.deep.equal([{ from: 'login-options', to: 'domain-login' }]);
  });

  it('shows a name with markup in it as text', async () => {
    const at = await visit({ organization: '<b>Kepro</b>' });
    expect(headings(at.element)).to.include('<b>Kepro</b>');
    expect(at.element.querySelector('b') === null).to.equal(true);
  });
});

for (const organization of [undefined, '', '  ']) {
  it(`with ${organization === undefined ? 'no organisation' : `"${organization}" as organisation`}: shows Customer/Provider only`, async () => {
    const at = await visit(organization === undefined ? {} : { organization });
    expect(panels(at).map(nameOf)).to.deep.equal(['Customer/Provider']);
    expect(logins(at)).to.deep.equal(['Login with Email', 'Login with Phone']);
    expect(shownText(at.element)).to.not.include('domain account');
  });
}

it('with one panel: axe finds nothing', async () => {
  const at = await visit({});
  expect(await violationsInAllLooks(entitled(at.main))).to.deep.equal([]);
});

describe('methods', () => {
  for (const [methods, shown] of [
    ['phone email', ['Login with Phone', 'Login with Email']],
    ['phone', ['Login with Phone']],
    ['email email', ['Login with Email']],
    ['', ['Login with Email', 'Login with Phone']],
    ['   ', ['Login with Email', 'Login with Phone']],
  ] as const) {
    it(`"${methods}" shows ${shown.join(', ')}`, async () => {
      const lines = watchConsole();
      expect(logins(await visit({ methods }))).to.deep.equal(shown);
      expect(lines).to.deep.equal([]);
    });
  }

  it('that are unknown are dropped, and the developer is told once', async () => {
    const lines = watchConsole();
    const at = await visit({ methods: 'fax phone pigeon' });
    expect(logins(at)).to.deep.equal(['Login with Phone']);
    at.element.messages = { 'login-options.heading': 'Welcome' };
    await at.element.updateComplete;
    expect(lines.filter(({ level }) => level === 'warn').map(({ text }) => text)).to.deep.equal([
      'latchkey: <login-options> does not know the methods "fax", "pigeon"; there are email, phone',
    ]);
  });

  it('that are all unknown leave both', async () => {
    watchConsole();
    expect(logins(await visit({ methods: 'fax' }))).to.deep.equal(['Login with Email', 'Login with Phone']);
  });

  it('may change later', async () => {
    const at = await visit({ methods: 'phone' });
    at.element.methods = 'email phone';
    await at.element.updateComplete;
    expect(logins(at)).to.deep.equal(['Login with Email', 'Login with Phone']);
  });
});

describe('Remember Me', () => {
  it('goes along with the method, as the visitor has it', async () => {
    const at = await visit({});
    press(at.element, 'Login with Phone');
    checkbox(at).click();
    await settle();
    press(at.element, 'Login with Email');
    expect(at.went).to.deep.equal([
      { from: 'login-options', to: 'sign-in', method: 'phone', remember: false },
      { from: 'login-options', to: 'sign-in', method: 'email', remember: true },
    ]);
  });

  it('begins ticked with `remember`, and the visitor may untick it', async () => {
    const at = await visit({ remember: '' });
    expect(checkbox(at).checked).to.equal(true);
    checkbox(at).click();
    at.element.messages = { 'login-options.heading': 'Welcome' };
    await at.element.updateComplete;
    expect(checkbox(at).checked).to.equal(false);
    press(at.element, 'Login with Email');
    expect(at.went[0]?.remember).to.equal(false);
  });

  it('is named so, warns of shared computers, and is never written into an attribute', async () => {
    const at = await visit({});
    expect(nameOf(checkbox(at))).to.equal('Remember Me');
    expect(descriptionOf(checkbox(at))).to.equal('Do not tick this on a computer that you share.');
    checkbox(at).click();
    await settle();
    expect(at.element.hasAttribute('remember')).to.equal(false);
  });

  it('is as it was left after the element was taken out and put back', async () => {
    const at = await visit({});
    checkbox(at).click();
    at.element.remove();
    at.main.append(at.element);
    await settle();
    expect(checkbox(at).checked).to.equal(true);
  });
});

describe('the three sentences', () => {
  for (const [to, sentence] of Object.entries(sentences)) {
    it(`"${sentence}" is one button to ${to}`, async () => {
      const at = await visit();
      press(at.element, sentence);
      expect(at.went).to.deep.equal([{ from: 'login-options', to }]);
    });

    it(`"${sentence}" is one link where a host gives an address`, async () => {
      const at = await visit({ [`${to}-href`]: `#${to}` });
      expect(get(at.element, 'link', sentence).getAttribute('href')).to.equal(`#${to}`);
      expect(find(at.element, 'button', sentence) === undefined).to.equal(true);
    });
  }
});

it('logins that are links tell the host the same, which may keep the visitor here', async () => {
  const at = await visit({ organization: 'Kepro', 'sign-in-href': '#sign-in-page', 'domain-login-href': '#domain', remember: '' });
  at.main.addEventListener('auth-navigate', (event) => event.preventDefault());
  get(at.element, 'link', 'Login with your Kepro account').click();
  get(at.element, 'link', 'Login with Phone').click();
  expect(at.went).to.deep.equal([
    { from: 'login-options', to: 'domain-login' },
    { from: 'login-options', to: 'sign-in', method: 'phone', remember: true },
  ]);
  expect(location.hash).to.equal('');
});

describe('logins that are links carry on what was chosen', () => {
  for (const [href, carried] of [
    ['/login', '/login?method=phone'],
    ['https://login.example/in?lang=en&ui=a%20b', 'https://login.example/in?lang=en&ui=a%20b&method=phone'],
    ['?method=email&remember=true&page=2', '?page=2&method=phone'],
    ['login#form', 'login?method=phone#form'],
    ['#form', '?method=phone#form'],
    ['#/login', '#/login?method=phone'],
    ['app?v=1#/login?from=home', 'app?v=1#/login?from=home&method=phone'],
    ['mailto:help@example.com', 'mailto:help@example.com'],
  ] as const) {
    it(`${href} → ${carried}`, async () => {
      const at = await visit({ 'sign-in-href': href });
      expect(get(at.element, 'link', 'Login with Phone').getAttribute('href')).to.equal(carried);
    });
  }

  it('Remember Me as it is now, and only where it is ticked', async () => {
    const at = await visit({ 'sign-in-href': '/login', remember: '' });
    const hrefs = () => all(at.element, 'link', /^Login with/).map((link) => link.getAttribute('href'));
    expect(hrefs()).to.deep.equal(['/login?method=email&remember=true', '/login?method=phone&remember=true']);
    checkbox(at).click();
    await settle();
    expect(hrefs()).to.deep.equal(['/login?method=email', '/login?method=phone']);
  });

  it('to where the link leads', async () => {
    const at = await visit({ 'sign-in-href': '#/login', remember: '' });
    get(at.element, 'link', 'Login with Phone').click();
    await until(() => location.hash !== '');
    const chosen = new URLSearchParams(location.hash.replace(/^[^?]*/, ''));
    history.replaceState(null, '', location.pathname + location.search);
    expect(Object.fromEntries(chosen)).to.deep.equal({ method: 'phone', remember: 'true' });
  });

  it('no other link does', async () => {
    const at = await visit({ organization: 'Kepro', 'domain-login-href': '/domain', 'help-href': '/help', remember: '' });
    expect(all(at.element, 'link').map((link) => link.getAttribute('href'))).to.deep.equal(['/domain', '/help']);
  });
});

describe('the room that it has', () => {
  const within = async (width: number, attributes?: Readonly<Record<string, string>>): Promise<Visit> => {
    const at = await visit(attributes);
    at.main.style.width = `${width}px`;
    await settle();
    return at;
  };
  const boxes = (at: Visit): DOMRect[] => panels(at).map((panel) => panel.getBoundingClientRect());

  it('puts the panels side by side, with their buttons in line', async () => {
    const at = await within(1_000);
    const [first, second] = boxes(at) as [DOMRect, DOMRect];
    expect(first.right).to.be.lessThan(second.left);
    expect(first.top).to.equal(second.top);
    const tops = ['Login with your Kepro account', 'Login with Email'].map((name) => button(at.element, name).getBoundingClientRect().top);
    expect(tops[0]).to.equal(tops[1]);
  });

  it('at 320 px puts one below the other, and nothing sticks out', async () => {
    const at = await within(320, { organization: 'Kepro of the Very Long Organizationalname' });
    const [first, second] = boxes(at) as [DOMRect, DOMRect];
    expect(second.top).to.be.at.least(first.bottom);
    expect(at.element.getBoundingClientRect().width).to.equal(320);
    expect(at.main.scrollWidth).to.equal(320);
  });

  it('is wider for two panels than for one, unless the host says how wide', async () => {
    expect((await within(1_200)).element.getBoundingClientRect().width).to.equal(800);
    expect((await within(1_200, {})).element.getBoundingClientRect().width).to.equal(448);
    const late = await within(1_200, {});
    late.element.organization = 'Kepro';
    await late.element.updateComplete;
    expect(late.element.getBoundingClientRect().width, 'that came later').to.equal(800);
    const at = await within(1_200);
    at.main.style.setProperty('--latchkey-inline-size', '30rem');
    expect(at.element.getBoundingClientRect().width).to.equal(480);
  });
});
