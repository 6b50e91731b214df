/** The first login with multi-factor authentication over the mock backend, from the username to the end. */
import '../../src/define/mfa-registration.js';
import { PhoneEntry } from '../../src/controllers/phone-entry.js';
import type { MfaRegistration } from '../../src/elements/mfa-registration/mfa-registration.js';
import { everyPassword, type MockBackendOptions } from '../../src/mocks/index.js';
import { askForCode, enterCode, proveAccount, screens } from '../support/elements/acts.js';
import { bench, type Bench } from '../support/elements/backend.js';
import { fakeClock } from '../support/elements/clock.js';
import {
  all, button, descriptionOf, field, fill, find, focused, focusedName, get, headings, nameOf, place, press, settle, shownText, until, untilHeading,
  untilProblem,
} from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchEvents } from '../support/elements/watch.js';

const sally = 'started2021';
const titles = { ...screens, start: screens.landing } as const;

interface Visit extends Bench { readonly element: MfaRegistration; readonly main: HTMLElement; readonly select: () => HTMLSelectElement }

async function visit(options: MockBackendOptions = {}, attributes: Readonly<Record<string, string>> = {}): Promise<Visit> {
  const made = bench(options);
  const main = place();
  const element = document.createElement('mfa-registration');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.client = made.client;
  main.append(element);
  await element.updateComplete;
  return { ...made, element, main, select: () => element.querySelector('select')! };
}

const signIn = ({ element }: Visit, username: string = sally, password?: string): void => proveAccount(element, username, password);

async function toEnroll(at: Visit, username: string = sally): Promise<void> {
  signIn(at, username);
  await untilHeading(at.element, titles.enroll);
}

const countries = ({ select }: Visit) => until(() => select().options.length > 200, 'the countries');

async function choose({ element }: Visit, radio: string | RegExp): Promise<void> {
  get(element, 'radio', radio).click();
  await element.updateComplete;
}

async function toCode(at: Visit, number = '(202) 555-0177'): Promise<void> {
  await toEnroll(at);
  fill(at.element, 'Phone Number', number);
  press(at.element, 'Send Code');
  await untilHeading(at.element, titles.code);
}

async function verify(at: Visit): Promise<void> {
  enterCode(at.element, at.code());
  await untilHeading(at.element, titles.registered);
}

describe('a first login', () => {
  it('registers a phone by text message', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    await toCode(at);
    expect(at.newest()).to.include({ to: '+12025550177', channel: 'sms' });
    await verify(at);
    expect(events.map(brief)).to.deep.equal([
      'auth-request signIn', 'auth-step start→enroll',
      'auth-request enroll sms', 'auth-step enroll→code-sent',
      'auth-request verifyCode', 'auth-step code-sent→done', 'auth-complete signed in',
    ]);
    expect(new Set(events.map(({ detail }) => 'flow' in detail && detail.flow))).to.deep.equal(new Set(['registration']));
    expect(at.to('sign-in')[0]?.body).to.deep.equal({ identifier: { kind: 'username', value: sally }, password: everyPassword });
    const { ticket: _, ...enrolled } = at.to('enroll')[0]!.body;
    expect(enrolled).to.deep.equal({ type: 'phone', channel: 'sms', value: '+12025550177' });
    expect(at.element.form === null, 'a form that is left').to.equal(true);
    press(at.element, 'Continue');
    expect(events.map(brief)).to.include('auth-navigate home');
  });

  it('registers a phone by a call answered with #', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toEnroll(at, 'reset2021');
    fill(at.element, 'Phone Number', '+44 20 7946 0958');
    press(at.element, 'Call Me');
    await untilHeading(at.element, titles.call);
    expect(at.to('enroll')[0]?.body).to.include({ channel: 'call', value: '+442079460958' });
    at.backend.call('+442079460958', 'hash');
    await clock.advance(2);
    await untilHeading(at.element, titles.registered);
  });

  it('registers the email on record', async () => {
    const at = await visit();
    await toEnroll(at);
    await choose(at, /^The email address we have/);
    expect(all(at.element, 'button', /Code|Call|code/).map(nameOf)).to.deep.equal(['Send verification code']);
    expect(find(at.element, 'textbox') === undefined, 'a field').to.equal(true);
    press(at.element, 'Send verification code');
    await untilHeading(at.element, titles.code);
    expect(at.newest()).to.include({ to: 'sally.started@example.com', channel: 'email' });
    const { ticket: _, ...enrolled } = at.to('enroll')[0]!.body;
    expect(enrolled).to.deep.equal({ type: 'email', channel: 'email' });
    await verify(at);
  });

  it('proves a second factor first where there is one', async () => {
    const at = await visit();
    signIn(at, 'dduck2021');
    await untilHeading(at.element, 'Verify your phone');
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
    await verify(at);
  });

  it('ends with Sign in where the server signed nobody in', async () => {
    const at = await visit({ scenario: 'done-signed-out' });
    const events = watchEvents(at.main);
    await toCode(at);
    await verify(at);
    press(at.element, 'Sign in');
    expect(events.map(brief)).to.include('auth-complete signed out').and.include('auth-navigate sign-in');
  });

  it('by email address instead of a username', async () => {
    const at = await visit();
    await toEnroll(at, ' sally.started@example.com ');
    expect(at.to('sign-in')[0]?.body['identifier']).to.deep.equal({ kind: 'email', value: 'sally.started@example.com' });
  });
});

describe('the entry form', () => {
  it('is ready for password managers', async () => {
    const at = await visit();
    const expected = { Username: ['username', 'username'], Password: ['password', 'current-password'] } as const;
    for (const [label, [name, autocomplete]] of Object.entries(expected)) {
      const input = field(at.element, label);
      expect([input.name, input.autocomplete, input.spellcheck, input.autocapitalize]).to.deep.equal([name, autocomplete, false, 'none']);
      expect(input.hasAttribute('maxlength')).to.equal(false);
    }
  });

  it('says what is missing, and asks nobody', async () => {
    const at = await visit();
    press(at.element, 'Continue');
    await untilProblem(at.element, 'Enter your username');
    expect(all(at.element, 'link').map(nameOf)).to.deep.equal(['Enter your username', 'Enter your password']);
    expect(descriptionOf(field(at.element, 'Password'))).to.equal('Enter your password');
    fill(at.element, 'Username', 'x'.repeat(1_025));
    press(at.element, 'Continue');
    await untilProblem(at.element, 'no more than 1,024 characters');
    expect(at.element.username).to.have.length(1_025);
    expect(at.sent).to.have.length(0);
  });

  it('on a wrong password: the password is empty, the username stays, one message', async () => {
    const at = await visit();
    const messages: string[] = [];
    for (const [username, password] of [[sally, 'wrong'], ['nobody2021', everyPassword]] as const) {
      signIn(at, username, password);
      await untilProblem(at.element, 'does not match our records');
      await until(() => button(at.element, 'Continue').ariaDisabled === 'false');
      messages.push(get(at.element, 'alert').textContent!);
      expect([field(at.element, 'Username').value, field(at.element, 'Password').value]).to.deep.equal([username, '']);
      expect(focused() === get(at.element, 'alert'), 'focus at the message').to.equal(true);
    }
    expect(new Set(messages).size).to.equal(1);
  });

  it('a password is never trimmed', async () => {
    const at = await visit();
    signIn(at, sally, '  Mixed ä🦆  ');
    await until(() => at.sent.length > 0);
    expect(at.to('sign-in')[0]?.body['password']).to.equal('  Mixed ä🦆  ');
  });

  it('username is a live property that is never reflected', async () => {
    const at = await visit();
    at.element.username = 'known2021';
    await at.element.updateComplete;
    expect(field(at.element, 'Username').value).to.equal('known2021');
    fill(at.element, 'Username', 'typed2021');
    expect(at.element.username).to.equal('typed2021');
    expect(at.element.getAttributeNames()).to.deep.equal([]);
  });

  it('leads to help and back', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    press(at.element, 'Having trouble logging in?');
    press(at.element, 'Cancel');
    expect(events.map(brief)).to.deep.equal(['auth-navigate help', 'auth-navigate back']);
  });
});

describe('the choice of a phone or email', () => {
  it('has the first one preselected, and sends nothing by choosing', async () => {
    const at = await visit({ scenario: 'one-phone' });
    await toEnroll(at);
    await choose(at, 'The email address we have s•••@example.com');
    await choose(at, 'A phone number');
    expect(all(at.element, 'radio').map((radio) => [nameOf(radio), (radio as HTMLInputElement).checked])).to.deep.equal([
      ['A phone number', true], ['The email address we have s•••@example.com', false],
    ]);
    await settle();
    expect(at.to('enroll')).to.have.length(0);
  });

  it('offers the phone on record, masked, and another one', async () => {
    const at = await visit({ users: [{ id: 'u-1', username: sally, name: 'Sally', email: 'sally.started@example.com', phones: ['+12025550166'], registration: 'incomplete' }] });
    await toEnroll(at);
    expect(all(at.element, 'radio').map(nameOf)).to.deep.equal([
      'The phone number we have ••• 0166', 'Another phone number', 'The email address we have s•••@example.com',
    ]);
    expect(find(at.element, 'textbox') === undefined, 'a field before it is asked for').to.equal(true);
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
    expect(at.newest().to).to.equal('+12025550166');
    const { ticket: _, ...enrolled } = at.to('enroll')[0]!.body;
    expect(enrolled).to.deep.equal({ type: 'phone', channel: 'sms' });
  });

  it('is no group where there is one only', async () => {
    const at = await visit();
    at.element.client = { ...at.client, channels: ['sms'] };
    await at.element.updateComplete;
    await toEnroll(at);
    expect(all(at.element, 'radio')).to.have.length(0);
    expect(all(at.element, 'group')).to.have.length(0);
    expect(all(at.element, 'button', /Send|Call/).map(nameOf)).to.deep.equal(['Send Code']);
    field(at.element, 'Phone Number');
  });

  it('says so where the client can do nothing that the server offers', async () => {
    const at = await visit();
    at.element.client = { ...at.client, channels: [] };
    await at.element.updateComplete;
    await toEnroll(at);
    expect(shownText(at.element)).to.include('not available here');
    expect(at.element.form === null).to.equal(true);
  });

  for (const [scenario, offered] of [['sms-only', ['Send Code']], ['call-only', ['Call Me']], ['normal', ['Send Code', 'Call Me']]] as const) {
    it(`offers ${offered.join(' and ')} in the scenario ${scenario}, and Enter does the first`, async () => {
      const at = await visit({ scenario });
      await toEnroll(at);
      expect(all(at.element, 'button', /Send|Call/).map(nameOf)).to.deep.equal(offered);
      fill(at.element, 'Phone Number', '2025550177');
      at.element.form!.requestSubmit();
      await until(() => at.to('enroll').length === 1);
      expect(at.to('enroll')[0]?.body['channel']).to.equal(offered[0] === 'Call Me' ? 'call' : 'sms');
    });
  }

  it('loads the rules of phone numbers only when the phone field shows', async () => {
    const load = PhoneEntry.numbers;
    let asked = 0;
    PhoneEntry.numbers = () => { asked++; return load(); };
    const at = await visit({ users: [{ id: 'u-1', username: sally, name: 'Sally', email: 'sally.started@example.com', phones: ['+12025550166'], registration: 'incomplete' }] });
    await toEnroll(at);
    await settle();
    expect(asked, 'before').to.equal(0);
    await choose(at, 'Another phone number');
    await countries(at);
    expect(asked).to.equal(1);
    PhoneEntry.numbers = load;
  });

  it('begins with the country of default-country', async () => {
    const at = await visit({}, { 'default-country': 'DE' });
    await toEnroll(at);
    expect(at.select().value).to.equal('DE');
    await countries(at);
    expect(at.select().value).to.equal('DE');
    fill(at.element, 'Phone Number', '030 901820');
    press(at.element, 'Send Code');
    await until(() => at.to('enroll').length === 1);
    expect(at.to('enroll')[0]?.body['value']).to.equal('+4930901820');
  });

  it('a number that begins with + chooses its country', async () => {
    const at = await visit();
    await toEnroll(at);
    await countries(at);
    fill(at.element, 'Phone Number', '+49 30 9');
    await until(() => at.select().value === 'DE');
    expect(field(at.element, 'Phone Number').value).to.equal('+49 30 9');
  });
});

describe('a phone number that cannot be right', () => {
  const wrong = [
    ['', 'Enter a phone number'],
    ['call me', 'digits, spaces and a + at the start'],
    ['202555', 'too short'],
    ['20255501771234', 'too long'],
    ['+999 1234567', 'no country with that code'],
    ['000 000 0000', 'no such phone number'],
  ] as const;
  for (const [typed, message] of wrong) {
    it(`"${typed}": "${message}" at the field, and no request`, async () => {
      const at = await visit();
      await toEnroll(at);
      for (const name of ['Send Code', 'Call Me']) {
        fill(at.element, 'Phone Number', typed);
        press(at.element, name);
        await untilProblem(at.element, message);
        const input = field(at.element, 'Phone Number');
        expect(descriptionOf(input)).to.include(message);
        expect([input.value, input.getAttribute('aria-invalid')]).to.deep.equal([typed, 'true']);
        await until(() => focused() === get(at.element, 'alert'), 'focus at the message');
        get(at.element, 'link', new RegExp(message.replace('+', '\\+'))).click();
        expect(focusedName()).to.equal('Phone Number');
      }
      expect(at.to('enroll')).to.have.length(0);
    });
  }

  for (const [scenario, message] of [['phone-invalid', 'was not accepted'], ['phone-taken', 'Another account already uses that']] as const) {
    it(`by the server's word (${scenario}) is said at the field, which keeps what was typed`, async () => {
      const at = await visit({ scenario });
      await toEnroll(at);
      fill(at.element, 'Phone Number', '(202) 555-0177');
      press(at.element, 'Send Code');
      await untilProblem(at.element, message);
      expect(descriptionOf(field(at.element, 'Phone Number'))).to.include(message);
      expect(field(at.element, 'Phone Number').value).to.equal('(202) 555-0177');
    });
  }

  it('offline: the visitor is told, nothing is sent, and the next try works', async () => {
    const load = PhoneEntry.numbers;
    PhoneEntry.numbers = () => Promise.reject(new TypeError('offline'));
    const at = await visit();
    await toEnroll(at);
    fill(at.element, 'Phone Number', '2025550177');
    press(at.element, 'Send Code');
    await untilProblem(at.element, 'You are offline');
    expect(field(at.element, 'Phone Number').value).to.equal('2025550177');
    expect(at.to('enroll')).to.have.length(0);
    PhoneEntry.numbers = load;
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
  });
});

describe('an email that is typed', () => {
  it('is checked, trimmed on the wire, and kept while another way is looked at', async () => {
    const at = await visit();
    const client = { ...at.client };
    const { signIn: begin } = client;
    client.signIn = async (...input) => {
      const step = await begin(...input);
      return step.step === 'enroll' ? { ...step, offers: [{ type: 'email', channels: ['email'] }, { type: 'phone', channels: ['sms'] }] } : step;
    };
    at.element.client = client;
    await at.element.updateComplete;
    await toEnroll(at);
    for (const [typed, message] of [['', 'Enter your email address'], ['sally', 'with an @'], [`${'x'.repeat(250)}@example.com`, 'no more than 254']] as const) {
      askForCode(at.element, typed);
      await untilProblem(at.element, message);
      expect(descriptionOf(field(at.element, 'Email Address'))).to.include(message);
    }
    fill(at.element, 'Email Address', ' sally.started@example.com ');
    await choose(at, 'A phone number');
    await choose(at, 'An email address');
    press(at.element, 'Send verification code');
    await untilHeading(at.element, titles.code);
    expect(at.to('enroll')[0]?.body).to.include({ type: 'email', channel: 'email', value: 'sally.started@example.com' });
  });
});

describe('Use another phone or email', () => {
  it('leads back to the choice, where what was typed is still there, and on with another one', async () => {
    const at = await visit();
    await toCode(at, '+1 202 555 0177');
    press(at.element, 'Use another phone or email');
    await untilHeading(at.element, titles.enroll);
    expect(field(at.element, 'Phone Number').value).to.equal('+1 202 555 0177');
    await choose(at, /^The email address we have/);
    press(at.element, 'Send verification code');
    await untilHeading(at.element, titles.code);
    expect(at.newest().to).to.equal('sally.started@example.com');
    press(at.element, 'Use another phone or email');
    await untilHeading(at.element, titles.enroll);
    expect(get(at.element, 'radio', /^The email address we have/)).to.have.property('checked', true);
    await choose(at, 'A phone number');
    expect(field(at.element, 'Phone Number').value).to.equal('+1 202 555 0177');
    // The same phone again has to wait.
    at.backend.advance(30);
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
    await verify(at);
  });

  it('is offered while the phone rings, and the ringing is asked about no more', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toEnroll(at);
    fill(at.element, 'Phone Number', '2025550177');
    press(at.element, 'Call Me');
    await untilHeading(at.element, titles.call);
    press(at.element, 'Use another phone or email');
    await untilHeading(at.element, titles.enroll);
    expect(field(at.element, 'Phone Number').value).to.equal('2025550177');
    await clock.advance(10);
    expect(at.to('call-status')).to.have.length(0);
  });

  it('is not offered where a second factor is proved', async () => {
    const at = await visit();
    signIn(at, 'dduck2021');
    await untilHeading(at.element, 'Verify your phone');
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
    expect(find(at.element, 'button', 'Use another phone or email') === undefined).to.equal(true);
  });
});

describe('the registration error', () => {
  it('at the entry form leads to Reset', async () => {
    const at = await visit({ scenario: 'registration-error' });
    const events = watchEvents(at.main);
    signIn(at);
    await untilProblem(at.element, 'We could not complete your registration');
    press(at.element, 'Reset');
    expect(events.map(brief).at(-1)).to.equal('auth-navigate registration-reset');
  });

  it('at the choice leads to Reset, a link where the host gave an address', async () => {
    const at = await visit({ scenario: 'enrolment-error' }, { 'registration-reset-href': '/reset' });
    await toEnroll(at);
    fill(at.element, 'Phone Number', '2025550177');
    press(at.element, 'Send Code');
    await untilProblem(at.element, 'We could not complete your registration');
    expect(get(at.element, 'link', 'Reset').getAttribute('href')).to.equal('/reset');
  });

  it('is the only one that does', async () => {
    const at = await visit();
    signIn(at, sally, 'wrong');
    await untilProblem(at.element, 'does not match our records');
    expect(find(at.element, 'button', 'Reset') === undefined).to.equal(true);
  });
});

describe('while a phone number is being read', () => {
  /** The rules of phone numbers, as slow as the test says. */
  async function reading(): Promise<{ at: Visit; open(): void }> {
    const load = PhoneEntry.numbers;
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => { open = resolve; });
    PhoneEntry.numbers = async () => {
      PhoneEntry.numbers = load;
      await gate;
      return load();
    };
    const at = await visit();
    await toEnroll(at);
    fill(at.element, 'Phone Number', '2025550177');
    press(at.element, 'Send Code');
    await at.element.updateComplete;
    return { at, open };
  }

  it('the form is busy, and pressing again or otherwise is one request', async () => {
    const { at, open } = await reading();
    expect(button(at.element, 'Send Code').ariaDisabled).to.equal('true');
    press(at.element, 'Send Code');
    at.element.form!.requestSubmit();
    press(at.element, 'Call Me');
    open();
    await untilHeading(at.element, titles.code);
    expect(at.to('enroll').map(({ body }) => body['channel'])).to.deep.equal(['sms']);
  });

  it('Cancel leaves it be, also for who comes back to the choice', async () => {
    const { at, open } = await reading();
    press(at.element, 'Cancel');
    await untilHeading(at.element, titles.start);
    expect(button(at.element, 'Continue').ariaDisabled).to.equal('false');
    expect(at.element.username).to.equal(sally);
    await toEnroll(at);
    expect(field(at.element, 'Phone Number').value, 'what was typed').to.equal('2025550177');
    open();
    await settle();
    expect(at.to('enroll')).to.have.length(0);
    expect(headings(at.element)).to.deep.equal([titles.enroll]);
  });

  it('an element that leaves the page sends nothing, and is not busy when it comes back', async () => {
    const { at, open } = await reading();
    at.element.remove();
    at.main.append(at.element);
    await at.element.updateComplete;
    open();
    await settle();
    expect(at.to('enroll')).to.have.length(0);
    expect(button(at.element, 'Send Code').ariaDisabled).to.equal('false');
    expect(field(at.element, 'Phone Number').value).to.equal('2025550177');
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
  });

  it('another client gets nothing of it', async () => {
    const { at, open } = await reading();
    const other = bench();
    at.element.client = other.client;
    await untilHeading(at.element, titles.start);
    expect(button(at.element, 'Continue').ariaDisabled).to.equal('false');
    open();
    await settle();
    expect([...at.to('enroll'), ...other.sent]).to.have.length(0);
  });
});

describe('an emailed link', () => {
  const landing = 'You followed the link in our email.';

  /** Rita's registration was reset: what her link carries. */
  async function mailed({ client, newest }: Bench): Promise<string> {
    await client.requestRegistrationLink({ identifier: { kind: 'username', value: 'reset2021' }, reason: 'reset' });
    return new URL(newest().link!).hash.replace('#token=', '') || new URL(newest().link!).searchParams.get('token')!;
  }

  async function land(options: MockBackendOptions = {}): Promise<Visit> {
    const at = await visit(options);
    const token = await mailed(at);
    at.element.setAttribute('token', token);
    await until(() => shownText(at.element).includes(landing));
    return at;
  }

  it('is redeemed by a press and not by being shown; then password, choice, code, done', async () => {
    const at = await land();
    await settle();
    expect(at.to('flows/link'), 'sent by showing').to.have.length(0);
    expect(at.element.getAttributeNames(), 'the token\'s attribute').to.deep.equal([]);
    press(at.element, 'Continue');
    await untilHeading(at.element, 'Confirm that it is you');
    fill(at.element, 'Username', 'reset2021');
    fill(at.element, 'Password', everyPassword);
    press(at.element, 'Continue');
    await untilHeading(at.element, titles.enroll);
    fill(at.element, 'Phone Number', '2025550177');
    press(at.element, 'Send Code');
    await untilHeading(at.element, titles.code);
    await verify(at);
    expect(at.to('flows/link')).to.have.length(1);
    expect(at.element.username).to.equal('reset2021');
  });

  it('is taken from the address, which is cleaned', async () => {
    const { href } = location;
    history.replaceState(null, '', '#entry=canary-token-2');
    const at = await visit({}, { 'token-param': 'entry' });
    expect(shownText(at.element)).to.include(landing);
    expect(location.href).to.not.include('canary');
    history.replaceState(null, '', href);
  });

  for (const [scenario, title] of [['expired-link', 'This link has expired'], ['used-link', 'This link has been used'], ['invalid-link', 'This link does not work']] as const) {
    it(`that opens nothing (${scenario}) leads to a new one`, async () => {
      const at = await land({ scenario });
      const events = watchEvents(at.main);
      press(at.element, 'Continue');
      await untilHeading(at.element, title);
      expect(focusedName()).to.equal(title);
      press(at.element, 'Send a new link');
      expect(events.map(brief).at(-1)).to.equal('auth-navigate registration-reset');
    });
  }

  it('that is not wanted leads to the entry form', async () => {
    const at = await land();
    press(at.element, 'Cancel');
    await until(() => find(at.element, 'textbox', 'Username'));
    expect(at.to('flows/link')).to.have.length(0);
  });

  it('survives a lost connection', async () => {
    const at = await land();
    at.backend.useScenario('lost-answer');
    press(at.element, 'Continue');
    await untilProblem(at.element, 'The connection was lost');
    press(at.element, 'Continue');
    await untilHeading(at.element, 'Confirm that it is you');
  });
});
