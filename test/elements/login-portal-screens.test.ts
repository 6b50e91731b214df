/** What the portal gives to the elements that it shows, and what of them shows through it. */
import '../../src/define/auth-client-provider.js';
import { detailsOf } from '../../src/controllers/help-details.js';
import { LoginPortal } from '../../src/elements/login-portal/login-portal.js';
import { screens, tags } from '../../src/elements/login-portal/screens.js';
import { AuthFailureEvent } from '../../src/events/flow.js';
import { typeAccount } from '../support/elements/acts.js';
import { field, fill, find, place, press, settle, until, untilHeading } from '../support/elements/page.js';
import { go, goBack, provided, remembered, shown, shows, untilShown, visitPortal } from '../support/elements/portal.js';
import { expect } from '../support/elements/setup.js';

const address = location.href;
afterEach(() => {
  // WebKit refuses more than 100 changes in ten seconds.
  if (location.href !== address || history.state !== null) history.replaceState(null, '', address);
});
const firstLogin = /^First login/;
const help = 'Having trouble logging in?';

describe('every screen', () => {
  for (const screen of screens) {
    it(`${screen} has the portal's heading level, and what it needs of it`, async () => {
      history.replaceState(null, '', `#${screen}`);
      const at = await visitPortal({ routing: 'hash', headingLevel: 4, methods: 'phone', defaultCountry: 'CA', tokenParam: 'invitation' }, { screen });
      const element = shown(at.portal);
      expect(element.headingLevel).to.equal(4);
      const given = (name: string): string | null => element.getAttribute(name);
      switch (tags[screen]) {
        case 'login-options': expect([given('organization'), given('methods')]).to.deep.equal(['Kepro', 'phone']); break;
        case 'login-help': expect(given('organization')).to.equal('Kepro'); break;
        case 'sign-in-form': case 'mfa-registration': expect(given('default-country')).to.equal('CA'); break;
        case 'registration-reset':
          expect([given('default-country'), given('token-param'), given('reason')]).to.deep.equal(['CA', 'invitation', screen === 'registration-reset' ? 'reset' : 'incomplete']);
          break;
        case 'forgot-password-wizard':
      }
    });
  }

  it('is an element of its own, also where another screen has the same tag', async () => {
    history.replaceState(null, '', '#registration-reset');
    const at = await visitPortal({ routing: 'hash' }, { screen: 'registration-reset' });
    const before = shown(at.portal);
    location.hash = 'incomplete-registration';
    await untilHeading(at.portal, 'Incomplete registration');
    expect(shown(at.portal) === before).to.equal(false);
  });
});

describe('what elements within are given', () => {
  it('is the portal\'s client, words, addresses and origins', async () => {
    const at = await visitPortal({ messages: { 'login-options.heading': 'Welcome' }, allowedOrigins: 'https://a.example https://b.example' });
    at.portal.setAttribute('register-href', '/join');
    await at.portal.updateComplete;
    const settings = provided(at.portal);
    expect(settings.client === at.client).to.equal(true);
    expect(settings.messages).to.deep.equal([{ 'login-options.heading': 'Welcome' }]);
    expect(settings.hrefs).to.deep.equal({ register: '/join' });
    expect(settings.allowedOrigins).to.deep.equal(['https://a.example', 'https://b.example']);
  });

  it('is a provider\'s, where the portal has none of its own', async () => {
    const provider = document.createElement('auth-client-provider');
    const client = {};
    Object.assign(provider, { client, messages: { 'login-options.heading': 'Hello', 'login-options.others': 'All others' } });
    provider.setAttribute('register-href', '/join');
    provider.setAttribute('allowed-origins', 'https://c.example');
    place().append(provider);
    const at = await visitPortal({ client: undefined as never, messages: { 'login-options.heading': 'Welcome' } }, { into: provider });
    const settings = provided(at.portal);
    expect(settings.client === client).to.equal(true);
    expect(settings.messages?.filter(Boolean)).to.deep.equal([
      { 'login-options.heading': 'Welcome' }, { 'login-options.heading': 'Hello', 'login-options.others': 'All others' },
    ]);
    expect(settings.hrefs).to.deep.equal({ register: '/join' });
    expect(settings.allowedOrigins).to.deep.equal(['https://c.example']);
  });

  it('is a client for its base-url', async () => {
    const at = await visitPortal({ client: undefined as never, baseUrl: 'https://auth.example/' });
    expect(typeof provided(at.portal).client?.signIn).to.equal('function');
  });

  it('are no addresses of where the portal leads itself', async () => {
    const at = await visitPortal();
    for (const to of ['sign-in', 'help', 'back', 'home']) at.portal.setAttribute(`${to}-href`, `/${to}`);
    await at.portal.updateComplete;
    expect(provided(at.portal).hrefs).to.deep.equal({ home: '/home' });
    expect(find(at.portal, 'link') === undefined).to.equal(true);
  });
});

describe('what was typed', () => {
  it('as an email is there for a new password, although the visitor went on to the username', async () => {
    const at = await visitPortal();
    await go(at, 'Login with Email', 'sign-in');
    fill(at.portal, 'Email Address', 'daisey.duck@example.com');
    press(at.portal, 'Use your username instead');
    await until(() => find(at.portal, 'textbox', 'Username'));
    fill(at.portal, 'Username', 'dduck2021');
    await go(at, 'Forgot your password?', 'forgot-password');
    expect(field(at.portal, 'Email Address').value).to.equal('daisey.duck@example.com');
    await goBack(at, 'sign-in');
    await until(() => find(at.portal, 'textbox', 'Username'), 'the way that was chosen last');
    expect(field(at.portal, 'Username').value).to.equal('dduck2021');
    await goBack(at, 'login-options');
    await go(at, firstLogin, 'mfa-registration');
    expect(field(at.portal, 'Username').value, 'a username before an email').to.equal('dduck2021');
  });

  it('as a phone number is there again in the form by phone, and in no other', async () => {
    const at = await visitPortal();
    await go(at, 'Login with Phone', 'sign-in');
    fill(at.portal, 'Phone Number', '(202) 555-0142');
    await go(at, help, 'help');
    await goBack(at, 'sign-in');
    await until(() => find(at.portal, 'textbox', 'Phone Number'));
    expect(field(at.portal, 'Phone Number').value).to.equal('(202) 555-0142');
    await goBack(at, 'login-options');
    await go(at, firstLogin, 'mfa-registration');
    expect(field(at.portal, 'Username').value).to.equal('');
  });

  it('as a phone number still is one when its form has gone on', async () => {
    const at = await visitPortal();
    await go(at, 'Login with Phone', 'sign-in');
    typeAccount(at.portal, '(202) 555-0142', undefined, 'Phone Number');
    press(at.portal, 'Sign in');
    await untilHeading(at.portal, 'Verify your phone');
    await goBack(at, 'login-options');
    await go(at, firstLogin, 'mfa-registration');
    expect(field(at.portal, 'Username').value).to.equal('');
  });

  it('as a username is there where a link is asked for', async () => {
    const at = await visitPortal();
    await go(at, firstLogin, 'mfa-registration');
    fill(at.portal, 'Username', 'started2021');
    await go(at, help, 'help');
    for (const name of ['Yes', 'I am not sure', 'I see a registration error']) {
      press(at.portal, name);
      await settle();
    }
    await go(at, 'Reset your registration', 'registration-reset');
    expect(field(at.portal, 'Username').value).to.equal('started2021');
  });
});

describe('what shows through', () => {
  it('is the form', async () => {
    const at = await visitPortal();
    expect(at.portal.form === null).to.equal(true);
    await go(at, 'Login with Email', 'sign-in');
    expect(at.portal.form === field(at.portal, 'Email Address').form).to.equal(true);
  });

  it('is a call that a host has held', async () => {
    const at = await visitPortal();
    expect(at.portal.resume()).to.equal(false);
    await go(at, 'Login with Email', 'sign-in');
    at.portal.addEventListener('auth-request', (event) => event.preventDefault(), { once: true });
    typeAccount(at.portal, 'daisey.duck@example.com', undefined, 'Email Address');
    press(at.portal, 'Sign in');
    await until(() => at.portal.resume(), 'a held call');
    await untilHeading(at.portal, 'Verify your phone');
  });

  it('is what fails in its document, remembered for the help to come', async () => {
    const frame = document.createElement('iframe');
    place().append(frame);
    const other = frame.contentDocument!;
    const { portal } = await visitPortal();
    other.body.append(portal);
    other.body.dispatchEvent(new AuthFailureEvent({ flow: 'sign-in', operation: 'signIn', problem: { code: 'timeout', sent: true }, traceId: 'early-1' }));
    expect(detailsOf(other).failure?.traceId).to.equal('early-1');
  });
});

describe('what cannot be loaded', () => {
  const { load } = LoginPortal;
  const { get } = customElements;
  /** The help is as if it were not there yet. */
  beforeEach(() => { customElements.get = (tag) => (tag === 'login-help' ? undefined : get.call(customElements, tag)); });
  afterEach(() => {
    customElements.get = get;
    LoginPortal.load = load!;
  });
  const message = 'This part of the page could not be loaded';

  it('leaves the visitor where they are, is said, and can be tried again', async () => {
    LoginPortal.load = () => Promise.reject(new TypeError('offline'));
    const at = await visitPortal({ routing: 'hash' });
    press(at.portal, help);
    await until(() => find(at.portal, 'alert'), message);
    expect(shows(at.portal, 'login-options')).to.equal(true);
    expect(remembered()).to.equal(undefined);
    LoginPortal.load = load!;
    location.hash = 'help';
    await untilShown(at.portal, 'help');
    expect(find(at.portal, 'alert') === undefined).to.equal(true);
  });

  it('in time comes too late for who has gone elsewhere', async () => {
    let come: () => void = () => undefined;
    LoginPortal.load = () => new Promise<void>((resolve) => { come = resolve; });
    const at = await visitPortal();
    press(at.portal, help);
    await settle();
    await go(at, 'Login with Email', 'sign-in');
    come();
    await settle();
    expect(shows(at.portal, 'sign-in')).to.equal(true);
    expect(remembered()?.screen).to.equal('sign-in');
  });
});
