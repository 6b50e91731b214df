/** A registration that is reset or completed by an emailed link, over the mock backend: from the username to the end. */
import '../../src/define/registration-reset.js';
import type { RegistrationReset } from '../../src/elements/registration-reset/registration-reset.js';
import type { MockBackendOptions } from '../../src/mocks/index.js';
import { askForLink, enterCode, proveAccount, screens } from '../support/elements/acts.js';
import { bench, type Bench } from '../support/elements/backend.js';
import { fakeClock } from '../support/elements/clock.js';
import {
  all, button, descriptionOf, field, fill, find, focused, focusedName, get, headings, nameOf, place, press, said, settle, shownText, until, untilHeading,
  untilProblem,
} from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchConsole, watchErrors, watchEvents } from '../support/elements/watch.js';

const titles = { ...screens, error: 'Registration Error', start: 'Reset your registration', incomplete: 'Incomplete registration' } as const;

interface Visit extends Bench { readonly element: RegistrationReset; readonly main: HTMLElement }

async function enter(made: Bench, extras: Partial<RegistrationReset> = {}): Promise<Visit> {
  const main = place();
  const element = document.createElement('registration-reset');
  Object.assign(element, { client: made.client, ...extras });
  main.append(element);
  await element.updateComplete;
  return { ...made, element, main };
}
const visit = (options: MockBackendOptions = {}, extras: Partial<RegistrationReset> = {}): Promise<Visit> => enter(bench(options), extras);

const before = location.href;
const goTo = (address: string): void => history.replaceState({ theHosts: 'own' }, '', address);
afterEach(() => {
  // WebKit refuses more than 100 changes in ten seconds.
  if (location.href !== before) history.replaceState(null, '', before);
});

const ask = ({ element }: Visit, username: string): void => askForLink(element, username);
async function toSent(at: Visit, username = 'reset2021'): Promise<void> {
  ask(at, username);
  await untilHeading(at.element, titles.sent);
}
/** The token of the newest mail's link. */
const mailed = (at: Bench): string => new URLSearchParams(new URL(at.newest().link ?? '').hash.slice(1)).get('token') ?? '';

/** The newest mail's link is followed, in this tab. */
async function follow(at: Visit): Promise<void> {
  location.hash = new URL(at.newest().link ?? '').hash;
  await untilHeading(at.element, titles.landing);
}
async function toProof(at: Visit, username = 'reset2021'): Promise<void> {
  await toSent(at, username);
  await follow(at);
  press(at.element, 'Continue');
  await untilHeading(at.element, titles.prove);
}
const prove = ({ element }: Visit, username: string, password?: string): void => proveAccount(element, username, password);
async function toEnroll(at: Visit, username = 'reset2021'): Promise<void> {
  await toProof(at, username);
  prove(at, username);
  await untilHeading(at.element, titles.enroll);
}
async function byEmail(at: Visit): Promise<void> {
  get(at.element, 'radio', /^The email address we have/).click();
  await at.element.updateComplete;
  press(at.element, 'Send verification code');
}
async function verify(at: Visit): Promise<void> {
  await untilHeading(at.element, titles.code);
  enterCode(at.element, at.code());
  await untilHeading(at.element, titles.registered);
}

describe('the whole way', () => {
  for (const [username, email] of [['reset2021', 'rita.reset@example.com'], ['started2021', 'sally.started@example.com']] as const) {
    it(`leads ${username} from the username to the end, by email`, async () => {
      const at = await visit();
      const events = watchEvents(at.main);
      await toSent(at, username);
      expect(at.newest()).to.include({ to: email, channel: 'email', kind: 'link' });
      await follow(at);
      expect(location.href, 'the address').to.not.include('token');
      press(at.element, 'Continue');
      await untilHeading(at.element, titles.prove);
      expect(shownText(at.element), 'the account, masked').to.match(/Account .•••/).and.not.include(email);
      expect(field(at.element, 'Username').value, 'what was typed').to.equal(username);
      prove(at, username);
      await untilHeading(at.element, titles.enroll);
      await byEmail(at);
      await verify(at);
      expect(events.map(brief)).to.deep.equal([
        'auth-request requestRegistrationLink', 'auth-step start→link-sent', 'auth-step link-sent→start',
        'auth-request openLink', 'auth-step start→prove-password',
        'auth-request signIn', 'auth-step prove-password→enroll',
        'auth-request enroll email', 'auth-step enroll→code-sent',
        'auth-request verifyCode', 'auth-step code-sent→done', 'auth-complete signed in',
      ]);
      expect(new Set(events.map(({ detail }) => 'flow' in detail && detail.flow))).to.deep.equal(new Set(['registration-link']));
      expect(at.element.form === null, 'a form that is left').to.equal(true);
      press(at.element, 'Continue');
      expect(events.map(brief).at(-1)).to.equal('auth-navigate home');
    });
  }

  it('by a new phone and a text message, from a page that only the link opened', async () => {
    const first = await visit();
    await toSent(first, 'reset2021');
    const link = new URL(first.newest().link ?? '');
    first.element.remove();
    goTo(link.hash);
    const at = await enter(first);
    expect(headings(at.element)).to.deep.equal([titles.landing]);
    press(at.element, 'Continue');
    await untilHeading(at.element, titles.prove);
    prove(at, 'rita.reset@example.com');
    await untilHeading(at.element, titles.enroll);
    expect(at.to('sign-in')[0]?.body['identifier']).to.deep.equal({ kind: 'email', value: 'rita.reset@example.com' });
    await until(() => at.element.querySelectorAll('option').length > 200, 'the countries');
    fill(at.element, 'Phone Number', '(202) 555-0177');
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
    expect(at.newest()).to.include({ to: '+12025550177', channel: 'sms' });
    await verify(at);
  });

  it('by a new phone and a call answered with #', async () => {
    const at = await visit();
    await toEnroll(at);
    const clock = fakeClock();
    fill(at.element, 'Phone Number', '+44 20 7946 0958');
    press(at.element, 'Call Me');
    await untilHeading(at.element, titles.call);
    at.backend.call('+442079460958', 'hash');
    await clock.advance(3);
    await untilHeading(at.element, titles.registered);
  });

  it('ends with Sign in where the server signed nobody in', async () => {
    const at = await visit({ scenario: 'done-signed-out' });
    const events = watchEvents(at.main);
    await toEnroll(at);
    await byEmail(at);
    await verify(at);
    expect(shownText(at.element)).to.include('Your registration is complete.');
    press(at.element, 'Sign in');
    expect(events.map(brief)).to.include('auth-complete signed out').and.include('auth-navigate sign-in');
  });
});

describe('the registration error', () => {
  it('comes first with show-error; its Reset leads to the username, its Back to the host', async () => {
    const at = await visit({}, { showError: true });
    const events = watchEvents(at.main);
    expect(headings(at.element)).to.deep.equal([titles.error]);
    press(at.element, 'Back');
    expect(events.map(brief)).to.deep.equal(['auth-navigate back']);
    press(at.element, 'Reset');
    await untilHeading(at.element, titles.start);
    expect(focusedName()).to.equal(titles.start);
    expect(at.sent).to.have.length(0);
  });

  it('comes again when a host shows it again', async () => {
    const at = await visit({}, { showError: true });
    press(at.element, 'Reset');
    await untilHeading(at.element, titles.start);
    at.element.showError = false;
    await at.element.updateComplete;
    at.element.showError = true;
    await untilHeading(at.element, titles.error);
  });

  for (const [scenario, where] of [['registration-error', 'once the password is proved'], ['enrolment-error', 'once a phone or email is chosen']] as const) {
    it(`${where}: Reset leads to the username here, with what was typed, wherever a host would go`, async () => {
      const at = await visit({ scenario });
      at.element.setAttribute('registration-reset-href', '#elsewhere');
      const events = watchEvents(at.main);
      await toProof(at, 'started2021');
      prove(at, 'started2021');
      if (scenario === 'enrolment-error') {
        await untilHeading(at.element, titles.enroll);
        await byEmail(at);
      }
      await untilProblem(at.element, 'We could not complete your registration. Reset it to start again.');
      get(at.element, 'link', 'Reset').click();
      await untilHeading(at.element, titles.start);
      expect(focusedName()).to.equal(titles.start);
      expect(field(at.element, 'Username').value).to.equal('started2021');
      expect(location.hash).to.equal('');
      expect(events.map(brief).filter((event) => event.startsWith('auth-navigate'))).to.deep.equal([]);
    });
  }

  it('at the link itself: says so, with its Reset', async () => {
    const made = bench();
    const { requestRegistrationLink: _, openLink, ...client } = made.client;
    const at = await enter(made, { client: { ...client, openLink }, token: 'abc' });
    at.element.addEventListener('auth-request', (event) => event.preventDefault(), { once: true });
    press(at.element, 'Continue');
    const { AuthError } = await import('../../src/client/problem.js');
    await until(() => at.element.resume(new AuthError({ code: 'registration_failed' })));
    await untilHeading(at.element, titles.error);
    expect(focused()?.getAttribute('role')).to.equal('alert');
    press(at.element, 'Reset');
    await untilHeading(at.element, titles.start);
  });
});

describe('the username', () => {
  const entries = [['', 'Enter your username'], ['   ', 'Enter your username'], ['x'.repeat(1_025), 'The username must have no more than 1,024 characters']] as const;
  for (const [value, message] of entries) {
    it(`"${value.slice(0, 5)}" (${value.length}): "${message}", and no request`, async () => {
      const at = await visit();
      ask(at, value);
      await untilProblem(at.element, message);
      expect(descriptionOf(field(at.element, 'Username'))).to.equal(message);
      expect(field(at.element, 'Username').value, 'what was typed stays').to.equal(value);
      get(at.element, 'link', message).click();
      expect(focusedName()).to.equal('Username');
      expect(at.sent).to.have.length(0);
    });
  }

  it('is trimmed on the wire, with the reason', async () => {
    const at = await visit();
    await toSent(at, ' reset2021\t');
    expect(at.sent[0]?.body).to.deep.equal({ identifier: { kind: 'username', value: 'reset2021' }, reason: 'reset' });
    const incomplete = await visit({}, { reason: 'incomplete' });
    expect(headings(incomplete.element)).to.deep.equal([titles.incomplete]);
    expect(shownText(incomplete.element)).to.match(/verified your email and created a password, but did not finish/)
      .and.match(/the email and the password of that first attempt/);
    await toSent(incomplete, 'sally.started@example.com');
    expect(incomplete.sent[0]?.body).to.deep.equal({ identifier: { kind: 'email', value: 'sally.started@example.com' }, reason: 'incomplete' });
  });

  it('that a password manager filled in without a word is sent', async () => {
    const at = await visit();
    field(at.element, 'Username').value = 'reset2021';
    press(at.element, 'Submit');
    await untilHeading(at.element, titles.sent);
    expect(at.sent[0]?.body['identifier']).to.deep.equal({ kind: 'username', value: 'reset2021' });
    expect(at.element.username).to.equal('reset2021');
  });

  it('is a live property, never an attribute, and what is typed at the password is it too', async () => {
    const at = await visit();
    await toProof(at);
    fill(at.element, 'Username', 'rita.reset@example.com');
    expect(at.element.username).to.equal('rita.reset@example.com');
    expect(at.element.outerHTML).to.not.include('rita.reset').and.not.include('reset2021');
    press(at.element, 'Cancel');
    await untilHeading(at.element, titles.start);
    expect(field(at.element, 'Username').value).to.equal('rita.reset@example.com');
  });

  it('has Back, which is the host\'s, and Submit as its one primary action', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    expect([...at.element.querySelectorAll<HTMLElement>('[type=submit]')].map(nameOf)).to.deep.equal(['Submit']);
    press(at.element, 'Back');
    expect(events.map(brief)).to.deep.equal(['auth-navigate back']);
    at.element.setAttribute('back-href', '/login');
    await at.element.updateComplete;
    expect(get(at.element, 'link', 'Back').getAttribute('href')).to.equal('/login');
  });
});

describe('once a link is sent', () => {
  it('shows the address that was typed, and how long it works; of a username, the server names none', async () => {
    fakeClock();
    const at = await visit();
    await toSent(at, 'rita.reset@example.com');
    expect(shownText(at.element)).to.include('Sent to rita.reset@example.com').and.include('The link works for 20 minutes');
    const byName = await visit();
    sessionStorage.clear();
    await toSent(byName);
    expect(shownText(byName.element)).to.not.include('Sent to').and.not.include('example.com');
  });

  it('another one can be sent when the wait is over, and not before', async () => {
    const clock = fakeClock();
    const at = await visit({}, { reason: 'incomplete' });
    await toSent(at, 'started2021');
    const again = () => button(at.element, 'Send a new link');
    expect(again().disabled).to.equal(true);
    expect(descriptionOf(again())).to.equal('New link available in 30 seconds');
    at.backend.advance(31);
    await clock.advance(31);
    expect(again().disabled).to.equal(false);
    press(at.element, 'Send a new link');
    await until(() => at.to('registration-link').length === 2);
    await clock.advance(1);
    expect(at.to('registration-link')[1]?.body).to.deep.equal(at.to('registration-link')[0]?.body);
    expect(at.to('registration-link')[1]?.key).to.not.equal(at.to('registration-link')[0]?.key);
    expect(said(at.element)).to.include('A new link has been sent');
    expect(again().disabled).to.equal(true);
    expect(focusedName(), 'focus is not lost with the button').to.equal(titles.sent);
  });

  it('a wait that the server asks for stands at the button', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toSent(at);
    await clock.advance(31);
    at.backend.useScenario('rate-limited');
    press(at.element, 'Send a new link');
    await untilProblem(at.element, 'Too many tries in a short time. Try again in 1 minute.');
    expect(button(at.element, 'Send a new link').disabled).to.equal(true);
    expect(descriptionOf(button(at.element, 'Send a new link'))).to.equal('New link available in 1 minute');
    await clock.advance(61);
    expect(button(at.element, 'Send a new link').disabled).to.equal(false);
    expect(at.to('registration-link'), 'nothing by itself').to.have.length(2);
  });

  it('the wait survives a move of the element, and holds for a new element', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toSent(at);
    await clock.advance(10);
    const other = place();
    other.append(at.element);
    await settle();
    expect(descriptionOf(button(at.element, 'Send a new link'))).to.equal('New link available in 20 seconds');
    at.element.remove();
    at.backend.advance(30);
    const { client } = at;
    const anew = await enter({ ...at, client: { ...client, requestRegistrationLink: async (...values) => ({ ...await client.requestRegistrationLink(...values), resendIn: 0 }) } });
    ask(anew, 'reset2021');
    await untilHeading(anew.element, titles.sent);
    expect(descriptionOf(button(anew.element, 'Send a new link'))).to.equal('New link available in 20 seconds');
    expect(JSON.stringify({ ...sessionStorage })).to.not.include('reset2021');
  });

  it('the end of its time is said, once', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toSent(at);
    expect(said(at.element)).to.equal('The link works for 20 minutes');
    await clock.advance(1_141);
    expect(said(at.element)).to.equal('The link works for one more minute.');
    await clock.advance(60);
    expect(said(at.element)).to.equal('The link may have expired. Send a new one.');
  });

  it('Cancel leads back to the username, with what was typed', async () => {
    const at = await visit();
    await toSent(at, ' reset2021 ');
    press(at.element, 'Cancel');
    await untilHeading(at.element, titles.start);
    expect(field(at.element, 'Username').value).to.equal(' reset2021 ');
  });
});

describe('where a link lands', () => {
  const places = { 'the fragment': '#token=abc-1', 'a fragment with a path': '#/reset?token=abc-1', 'a fragment with more': '#a=1&token=abc-1', 'the query': '?token=abc-1&b=2' } as const;
  for (const [where, address] of Object.entries(places)) {
    it(`takes the token from ${where}, cleans the address before it draws, and sends nothing until a person presses`, async () => {
      goTo(address);
      const made = bench();
      const element = document.createElement('registration-reset');
      element.client = made.client;
      place().append(element);
      expect(location.href, 'at once').to.not.include('abc-1');
      await element.updateComplete;
      expect(headings(element)).to.deep.equal([titles.landing]);
      expect(history.state).to.deep.equal({ theHosts: 'own' });
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      document.dispatchEvent(new Event('visibilitychange'));
      await settle();
      expect(made.sent).to.have.length(0);
      press(element, 'Continue');
      await untilHeading(element, 'This link does not work');
      expect(made.sent.map(({ path, body }) => [path, body])).to.deep.equal([['/v1/flows/link', { token: 'abc-1' }]]);
    });
  }

  it('takes it under another name, and from the host', async () => {
    watchConsole();
    goTo('#ticket=abc-1');
    const named = await visit({}, { tokenParam: 'ticket' });
    expect(headings(named.element)).to.deep.equal([titles.landing]);
    const host = place();
    host.innerHTML = '<registration-reset token="abc-2"></registration-reset>';
    const element = host.querySelector('registration-reset')!;
    await element.updateComplete;
    expect(headings(element)).to.deep.equal([titles.landing]);
    expect(element.hasAttribute('token')).to.equal(false);
    expect(element.token).to.equal(undefined);
  });

  it('is remembered for another element, and for the same one elsewhere, until it is opened', async () => {
    const at = await visit();
    await toSent(at);
    goTo(`#token=${mailed(at)}`);
    const first = await enter(at);
    first.element.remove();
    const second = await enter(at);
    expect(headings(second.element)).to.deep.equal([titles.landing]);
    place().append(second.element);
    await second.element.updateComplete;
    expect(headings(second.element)).to.deep.equal([titles.landing]);
    press(second.element, 'Continue');
    await untilHeading(second.element, titles.prove);
    second.element.remove();
    expect(headings((await enter(at)).element), 'once opened').to.deep.equal([titles.start]);
  });

  it('keeps the link when nothing was heard of it, to press again', async () => {
    const at = await visit({ scenario: 'drop' }, { token: 'abc-1' });
    press(at.element, 'Continue');
    await untilProblem(at.element, /connection|offline/);
    expect(headings(at.element)).to.include(titles.landing);
    at.backend.useScenario('normal');
    press(at.element, 'Continue');
    await untilHeading(at.element, 'This link does not work');
    expect(at.to('flows/link')).to.have.length(2);
  });

  it('Cancel leads to the username, and the link is forgotten', async () => {
    const at = await visit({}, { token: 'abc-1', showError: true });
    press(at.element, 'Cancel');
    await untilHeading(at.element, titles.start);
    expect(focusedName()).to.equal(titles.start);
    expect(headings((await visit()).element)).to.deep.equal([titles.start]);
    expect(at.sent).to.have.length(0);
  });

  it('a link that is followed in the midst of another matter ends that, and has no complaint of it', async () => {
    const at = await visit();
    await toProof(at);
    at.element.token = 'abc-2';
    await untilHeading(at.element, titles.landing);
    expect(focusedName()).to.equal(titles.landing);
    press(at.element, 'Continue');
    await untilHeading(at.element, 'This link does not work');
    at.element.token = 'abc-3';
    await untilHeading(at.element, titles.landing);
    expect(all(at.element, 'alert')).to.have.length(0);
    expect(at.to('flows/link').map(({ body }) => body['token']).slice(1)).to.deep.equal(['abc-2']);
  });

  it('is not offered where the client can open none', async () => {
    const made = bench();
    const { openLink: _, ...client } = made.client;
    const at = await enter(made, { client, token: 'abc-1' });
    expect(find(at.element, 'button', 'Continue') === undefined).to.equal(true);
    expect(shownText(at.element)).to.include('This is not available here.');
  });

  it('takes no focus from the page when it opens with it', async () => {
    goTo('#token=abc-1');
    await visit();
    expect(focused() === document.body).to.equal(true);
  });
});

describe('a link that opens nothing', () => {
  const unusable = {
    'expired-link': ['This link has expired', 'works for a short time only'],
    'used-link': ['This link has been used', 'Each link works once'],
    'invalid-link': ['This link does not work', 'a newer link has replaced it'],
  } as const;
  for (const [scenario, [heading, why]] of Object.entries(unusable)) {
    it(`${scenario}: says so, and a new one is a press away`, async () => {
      const at = await visit({ scenario }, { token: 'abc-1', username: 'reset2021', showError: true });
      const events = watchEvents(at.main);
      press(at.element, 'Continue');
      await untilHeading(at.element, heading);
      expect(headings(at.element)).to.deep.equal([heading]);
      expect(focusedName()).to.equal(heading);
      expect(shownText(at.element)).to.include(why);
      expect([...at.element.querySelectorAll<HTMLElement>('.latchkey-primary')].map(nameOf)).to.deep.equal(['Send a new link']);
      press(at.element, 'Send a new link');
      await untilHeading(at.element, titles.start);
      expect(focusedName()).to.equal(titles.start);
      expect(field(at.element, 'Username').value).to.equal('reset2021');
      expect(at.sent, 'nothing but the link').to.have.length(1);
      press(at.element, 'Back');
      expect(events.map(brief).at(-1)).to.equal('auth-navigate back');
      press(at.element, 'Submit');
      await untilHeading(at.element, titles.sent);
    });
  }

  it('a used one leads to the login too', async () => {
    const at = await visit({ scenario: 'used-link' }, { token: 'abc-1' });
    const events = watchEvents(at.main);
    press(at.element, 'Continue');
    await untilHeading(at.element, 'This link has been used');
    press(at.element, 'Sign in');
    expect(events.map(brief).at(-1)).to.equal('auth-navigate sign-in');
  });

  it('one of a server that knows no codes is expired (410) or unknown (404)', async () => {
    for (const [status, heading] of [[410, 'This link has expired'], [404, 'This link does not work']] as const) {
      const made = bench();
      const { createRestClient } = await import('../../src/client/rest/index.js');
      const client = createRestClient({ baseUrl: 'https://auth.example/', fetch: async () => new Response('', { status }) });
      const at = await enter({ ...made, client }, { token: 'abc-1' });
      press(at.element, 'Continue');
      await untilHeading(at.element, heading);
      at.element.remove();
    }
  });

  for (const token of ['', '<b>c4n4ry</b>', 'c4n4ry '.repeat(2), 'c4n4ry'.repeat(200)]) {
    it(`"${token.slice(0, 12)}" (${token.length}) is none, without a request and without a trace`, async () => {
      const lines = watchConsole();
      const { errors, end } = watchErrors();
      goTo(`#token=${encodeURIComponent(token)}`);
      const at = await visit();
      expect(headings(at.element)).to.deep.equal(['This link does not work']);
      press(at.element, 'Send a new link');
      await untilHeading(at.element, titles.start);
      expect(at.sent).to.have.length(0);
      expect([...lines, ...errors]).to.deep.equal([]);
      expect(location.href + document.body.outerHTML).to.not.include('c4n4ry');
      end();
    });
  }
});

describe('the password after a link', () => {
  it('a wrong one is emptied, and nothing else', async () => {
    const at = await visit();
    await toProof(at);
    prove(at, 'rita.reset@example.com', ' Wrong-wrong-2021 ');
    await untilProblem(at.element, 'What you entered does not match our records.');
    expect(at.to('sign-in')[0]?.body['password'], 'as typed').to.equal(' Wrong-wrong-2021 ');
    expect(field(at.element, 'Password').value).to.equal('');
    expect(field(at.element, 'Username').value).to.equal('rita.reset@example.com');
    prove(at, 'rita.reset@example.com');
    await untilHeading(at.element, titles.enroll);
  });

  it('of somebody else, though right, opens nothing and says the same', async () => {
    const at = await visit();
    await toProof(at);
    prove(at, 'stranger2021');
    await untilProblem(at.element, 'What you entered does not match our records.');
  });

  it('what is missing is said at its field, without a request', async () => {
    const at = await visit();
    await toProof(at);
    const sent = at.sent.length;
    prove(at, '', '');
    await untilProblem(at.element, 'Enter your username');
    expect(descriptionOf(field(at.element, 'Password'))).to.equal('Enter your password');
    expect(at.sent).to.have.length(sent);
  });

  it('that took too long leads to the username, with what was typed, and says so', async () => {
    const at = await visit();
    await toEnroll(at);
    at.backend.useScenario('ticket-expired');
    await byEmail(at);
    await untilProblem(at.element, 'This took too long');
    expect(headings(at.element)).to.include(titles.start);
    expect(field(at.element, 'Username').value).to.equal('reset2021');
  });

  for (const [name, go] of Object.entries({ 'the password': toProof, 'the choice': toEnroll })) {
    it(`Cancel at ${name} leads to the username, with what was typed, and drops the ticket`, async () => {
      const at = await visit();
      await go(at);
      const sent = at.sent.length;
      press(at.element, 'Cancel');
      await untilHeading(at.element, titles.start);
      expect(field(at.element, 'Username').value).to.equal('reset2021');
      await settle();
      expect(at.sent).to.have.length(sent);
    });
  }
});
