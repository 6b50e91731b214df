/** Signing in over the mock backend: password, second factor, and on into a registration. */
import '../../src/define/sign-in-form.js';
import { toTicket } from '../../src/client/auth-client.js';
import { PhoneEntry } from '../../src/controllers/phone-entry.js';
import type { SignInForm } from '../../src/elements/sign-in-form/sign-in-form.js';
import { everyPassword, type MockBackendOptions, type ScenarioName } from '../../src/mocks/index.js';
import { enterCode, screens, typeAccount } from '../support/elements/acts.js';
import { bench, type Bench } from '../support/elements/backend.js';
import { fakeClock } from '../support/elements/clock.js';
import { all, button, descriptionOf, field, fill, find, focusedName, get, headings, nameOf, place, press, settle, shownText, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchConsole, watchEvents } from '../support/elements/watch.js';

const daisey = 'daisey.duck@example.com';
const elmer = 'elmer.only@example.com';
const tara = 'tara.two@example.com';
const sally = 'sally.started@example.com';

const titles = {
  ...screens,
  email: 'Sign in with your email address',
  phone: 'Sign in with your phone number',
  username: 'Sign in with your username',
  done: 'You are signed in',
} as const;
const labels = { email: 'Email Address', phone: 'Phone Number', username: 'Username' } as const;
const wrong = 'What you entered does not match our records. Check it and try again.';

type Method = keyof typeof labels;
type Extras = Partial<Pick<SignInForm, 'method' | 'remember' | 'identifier' | 'defaultCountry'>>;
interface Visit extends Bench { readonly form: SignInForm; readonly main: HTMLElement }

/** A form in the page, over a mock backend. */
async function visit(options: MockBackendOptions = {}, extras: Extras = {}, rest: { timeout?: number } = {}): Promise<Visit> {
  const made = bench(options, rest);
  const main = place();
  const form = document.createElement('sign-in-form');
  Object.assign(form, { client: made.client, ...extras });
  main.append(form);
  await form.updateComplete;
  return { ...made, form, main };
}

function enter({ form }: Pick<Visit, 'form'>, who: string = daisey, password: string = everyPassword, method: Method = 'email'): void {
  typeAccount(form, who, password, labels[method]);
}
function send(at: Visit, ...typed: [who?: string, password?: string, method?: Method]): void {
  enter(at, ...typed);
  press(at.form, 'Sign in');
}
async function toChoose(at: Visit, ...typed: [who?: string, password?: string, method?: Method]): Promise<void> {
  send(at, ...typed);
  await untilHeading(at.form, titles.choose);
}
async function toCode(at: Visit): Promise<void> {
  await toChoose(at);
  press(at.form, 'Send Code');
  await untilHeading(at.form, titles.code);
}
const verify = (at: Visit, code = at.code()): void => enterCode(at.form, code);
const remember = ({ form }: Pick<Visit, 'form'>): HTMLInputElement => form.querySelector<HTMLInputElement>('input[name=remember]')!;
const signIns = (at: Visit) => at.to('flows/sign-in');

// The rules of phone numbers are large; a busy machine must not make the first test wait for them.
before(async () => { await PhoneEntry.numbers(); });

describe('a visitor who signs in', () => {
  it('by email and a code by text message is done', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    await toCode(at);
    expect(at.newest()).to.include({ to: '+12025550142', channel: 'sms' });
    verify(at);
    await untilHeading(at.form, titles.done);
    expect(signIns(at)[0]?.body).to.deep.equal({ identifier: { kind: 'email', value: daisey }, password: everyPassword });
    expect(events.map(brief)).to.deep.equal([
      'auth-request signIn', 'auth-step start→choose-method',
      'auth-request sendCode sms phone-1', 'auth-step choose-method→code-sent',
      'auth-request verifyCode', 'auth-step code-sent→done', 'auth-complete signed in',
    ]);
    expect(new Set(events.map(({ detail }) => 'flow' in detail && detail.flow))).to.deep.equal(new Set(['sign-in']));
    expect(at.form.form === null, 'no form is left').to.equal(true);
    press(at.form, 'Continue');
    expect(events.map(brief).at(-1)).to.equal('auth-navigate home');
  });

  it('answers a call with #', async () => {
    const clock = fakeClock();
    const at = await visit();
    await toChoose(at);
    press(at.form, 'Call Me');
    await untilHeading(at.form, titles.call);
    at.backend.call('+12025550142', 'hash');
    await clock.advance(2);
    await untilHeading(at.form, titles.done);
  });

  it('with two phones picks one', async () => {
    const at = await visit();
    await toChoose(at, tara);
    get(at.form, 'radio', '••• 0144').click();
    await settle();
    press(at.form, 'Send Code');
    await untilHeading(at.form, titles.code);
    expect(at.newest().to).to.equal('+12025550144');
  });

  it('without a phone gets the code by email', async () => {
    const at = await visit();
    send(at, elmer);
    await untilHeading(at.form, 'Verify that it is you');
    press(at.form, 'Send Code');
    await untilHeading(at.form, titles.code);
    verify(at);
    await untilHeading(at.form, titles.done);
  });

  it('by username', async () => {
    const at = await visit({}, { method: 'username' });
    expect(headings(at.form)).to.deep.equal([titles.username]);
    await toChoose(at, '  dduck2021 ', everyPassword, 'username');
    expect(signIns(at)[0]?.body['identifier']).to.deep.equal({ kind: 'username', value: 'dduck2021' });
  });

  it('by phone: the number goes out as E.164', async () => {
    const at = await visit({}, { method: 'phone', defaultCountry: 'US' });
    expect(headings(at.form)).to.deep.equal([titles.phone]);
    await toChoose(at, '(202) 555-0142', everyPassword, 'phone');
    expect(signIns(at)[0]?.body).to.deep.equal({ identifier: { kind: 'phone', value: '+12025550142' }, password: everyPassword });
    press(at.form, 'Cancel');
    await untilHeading(at.form, titles.phone);
    expect(field(at.form, 'Phone Number').value).to.equal('(202) 555-0142');
    expect(at.form.identifier).to.equal('(202) 555-0142');
  });

  it('who has no second factor goes on into enrolling a phone, to the end', async () => {
    const at = await visit({}, { defaultCountry: 'US' });
    const events = watchEvents(at.main);
    send(at, sally);
    await untilHeading(at.form, titles.enroll);
    expect(find(at.form, 'textbox', 'Password') === undefined, 'the password is gone').to.equal(true);
    fill(at.form, 'Phone Number', '202 555 0177');
    press(at.form, 'Send Code');
    await untilHeading(at.form, titles.code);
    expect(at.newest()).to.include({ to: '+12025550177', channel: 'sms' });
    verify(at);
    await untilHeading(at.form, titles.done);
    expect(events.map(brief)).to.deep.equal([
      'auth-request signIn', 'auth-step start→enroll', 'auth-request enroll sms', 'auth-step enroll→code-sent',
      'auth-request verifyCode', 'auth-step code-sent→done', 'auth-complete signed in',
    ]);
  });

  it('by phone, and enrols another one: a way back finds the first unchanged', async () => {
    const users = [{ id: 'u-1', username: 'new2021', name: 'Nina New', email: 'nina.new@example.com', phones: ['+12025550160'], registration: 'incomplete' as const }];
    const at = await visit({ users }, { method: 'phone', defaultCountry: 'US' });
    send(at, '202 555 0160', everyPassword, 'phone');
    await untilHeading(at.form, titles.enroll);
    get(at.form, 'radio', /Another phone number/).click();
    await until(() => field(at.form, 'Phone Number'));
    fill(at.form, 'Phone Number', '202 555 0177');
    at.form.requestUpdate();
    await at.form.updateComplete;
    expect(field(at.form, 'Phone Number').value).to.equal('202 555 0177');
    press(at.form, 'Send Code');
    await untilHeading(at.form, titles.code);
    expect(at.newest().to).to.equal('+12025550177');
    press(at.form, 'Cancel');
    await untilHeading(at.form, titles.phone);
    expect(field(at.form, 'Phone Number').value).to.equal('202 555 0160');
    expect(at.form.identifier).to.equal('202 555 0160');
  });

  it('has the password sent as typed, never trimmed or cut', async () => {
    const at = await visit();
    const odd = `  Mixed CASE ${'ä🦆'.repeat(60)}  `;
    send(at, daisey, odd);
    await untilProblem(at.form, wrong);
    expect(signIns(at)[0]?.body['password']).to.equal(odd);
  });

  it('and whom the server leaves signed out is offered to sign in', async () => {
    const at = await visit({ scenario: 'done-signed-out' });
    const events = watchEvents(at.main);
    await toCode(at);
    verify(at);
    await untilHeading(at.form, 'You have finished');
    press(at.form, 'Sign in');
    expect(events.map(brief)).to.include('auth-complete signed out').and.include('auth-navigate sign-in');
  });
});

describe('Remember Me', () => {
  it('is not ticked by itself, and says nothing to the server then', async () => {
    const at = await visit();
    expect(nameOf(remember(at))).to.equal('Remember Me');
    expect(remember(at).checked).to.equal(false);
    await toChoose(at);
    expect(signIns(at)[0]?.body).to.not.have.property('remember');
  });

  it('reaches the server when ticked, and stays ticked after Cancel', async () => {
    const at = await visit();
    remember(at).click();
    await toChoose(at);
    expect(signIns(at)[0]?.body['remember']).to.equal(true);
    press(at.form, 'Cancel');
    await untilHeading(at.form, titles.email);
    expect(remember(at).checked).to.equal(true);
    remember(at).click();
    await toChoose(at);
    expect(signIns(at)[1]?.body).to.not.have.property('remember');
  });

  it('is ticked where it was chosen before, by the attribute', async () => {
    const at = await visit();
    at.form.setAttribute('remember', '');
    await at.form.updateComplete;
    expect(remember(at).checked).to.equal(true);
    await toChoose(at);
    expect(signIns(at)[0]?.body['remember']).to.equal(true);
  });
});

describe('what is wrong', () => {
  for (const [what, who, password] of [['password', daisey, 'Not-the-password-1'], ['name', 'nobody@example.com', everyPassword]] as const) {
    it(`a wrong ${what}: one message; the password goes, all else stays`, async () => {
      const at = await visit();
      const events = watchEvents(at.main);
      remember(at).click();
      send(at, who, password);
      await untilProblem(at.form, wrong);
      expect(focusedName()).to.equal('There is a problem');
      expect(all(at.form, 'alert').map((alert) => alert.textContent?.replace(/\s+/g, ' ').trim())).to.deep.equal([`There is a problem ${wrong}`]);
      expect(field(at.form, 'Password').value).to.equal('');
      expect(field(at.form, 'Email Address').value).to.equal(who);
      expect(remember(at).checked).to.equal(true);
      expect(events.map(brief)).to.deep.equal(['auth-request signIn', 'auth-failure signIn invalid_credentials']);
      fill(at.form, 'Email Address', daisey);
      fill(at.form, 'Password', everyPassword);
      press(at.form, 'Sign in');
      await untilHeading(at.form, titles.choose);
      expect(all(at.form, 'alert'), 'the problem goes').to.have.length(0);
    });
  }

  const waits: readonly (readonly [ScenarioName, string])[] = [
    ['account-locked', 'This account is locked for now. Try again in 15 minutes, or contact the help desk.'],
    ['rate-limited', 'Too many tries in a short time. Try again in 1 minute.'],
    ['rate-limited-bare', 'Too many tries in a short time. Try again in 30 seconds.'],
  ];
  for (const [scenario, message] of waits) {
    it(`${scenario}: says when to come back; the password is empty, and nothing is sent again by itself`, async () => {
      const at = await visit({ scenario });
      send(at);
      await untilProblem(at.form, message);
      expect(focusedName()).to.equal('There is a problem');
      expect(field(at.form, 'Password').value).to.equal('');
      expect(at.form.identifier).to.equal(daisey);
      await settle();
      expect(at.sent).to.have.length(1);
    });
  }

  it('what is missing is said at both fields, with links, and nothing is sent', async () => {
    const at = await visit();
    press(at.form, 'Sign in');
    await untilProblem(at.form, 'Enter your email address');
    expect(focusedName()).to.equal('There is a problem');
    expect(all(at.form, 'link').map(nameOf)).to.deep.equal(['Enter your email address', 'Enter your password']);
    expect(descriptionOf(field(at.form, 'Email Address'))).to.equal('Enter your email address');
    expect(field(at.form, 'Password').getAttribute('aria-invalid')).to.equal('true');
    get(at.form, 'link', 'Enter your password').click();
    expect(focusedName()).to.equal('Password');
    expect(at.sent).to.have.length(0);
  });

  const entries: readonly (readonly [Method, string, string])[] = [
    ['email', 'daisey', 'Enter an email address with an @, such as name@example.com'],
    ['email', `${'x'.repeat(250)}@example.com`, 'The email address must have no more than 254 characters'],
    ['username', '   ', 'Enter your username'],
    ['username', 'x'.repeat(1_025), 'The username must have no more than 1,024 characters'],
    ['phone', '', 'Enter a phone number'],
    ['phone', '12', 'The phone number is too short'],
  ];
  for (const [method, typed, message] of entries) {
    it(`"${typed.slice(0, 20)}" as ${method}: "${message}", and no request; what was typed stays`, async () => {
      const at = await visit({}, { method, defaultCountry: 'US' });
      send(at, typed, everyPassword, method);
      await untilProblem(at.form, message);
      expect(descriptionOf(field(at.form, labels[method]))).to.include(message);
      expect(field(at.form, labels[method]).value).to.equal(typed);
      expect(field(at.form, 'Password').value, 'nothing failed yet').to.equal(everyPassword);
      expect(at.sent).to.have.length(0);
    });
  }

  it('a phone number that cannot be read now is not the field\'s fault, and can be sent later', async () => {
    const { numbers } = PhoneEntry;
    PhoneEntry.numbers = () => Promise.reject(new Error('offline'));
    const at = await visit({}, { method: 'phone', defaultCountry: 'US' });
    send(at, '202 555 0142', everyPassword, 'phone');
    await untilProblem(at.form, 'You are offline.');
    expect(field(at.form, 'Phone Number').hasAttribute('aria-invalid')).to.equal(false);
    PhoneEntry.numbers = numbers;
    press(at.form, 'Sign in');
    await untilHeading(at.form, titles.choose);
  });

  it('a registration error has a Reset, which leads to the reset of the registration', async () => {
    const at = await visit({ scenario: 'registration-error' });
    const events = watchEvents(at.main);
    send(at, sally);
    await untilProblem(at.form, 'We could not complete your registration. Reset it to start again.');
    expect(focusedName()).to.equal('There is a problem');
    press(at.form, 'Reset');
    expect(events.map(brief)).to.deep.equal(['auth-request signIn', 'auth-failure signIn registration_failed', 'auth-navigate registration-reset']);
    expect(at.form.identifier).to.equal(sally);
  });

  it('a registration error while enrolling has its Reset, too', async () => {
    const at = await visit({ scenario: 'enrolment-error' });
    const events = watchEvents(at.main);
    send(at, sally);
    await untilHeading(at.form, titles.enroll);
    get(at.form, 'radio', /The email address we have/).click();
    await until(() => find(at.form, 'button', 'Send verification code'));
    press(at.form, 'Send verification code');
    await untilProblem(at.form, 'We could not complete your registration. Reset it to start again.');
    press(at.form, 'Reset');
    expect(events.map(brief)).to.include('auth-navigate registration-reset');
    expect(at.form.identifier).to.equal(sally);
  });

  it('no other problem has a Reset, and missing fields come before it', async () => {
    const at = await visit({ scenario: 'bad-credentials' });
    send(at);
    await untilProblem(at.form, wrong);
    expect(find(at.form, 'button', 'Reset') === undefined).to.equal(true);
    at.backend.useScenario('registration-error');
    send(at, sally);
    await until(() => find(at.form, 'button', 'Reset'));
    press(at.form, 'Sign in');
    await untilProblem(at.form, 'Enter your password');
    expect(find(at.form, 'button', 'Reset') === undefined).to.equal(true);
  });

  it('an expired step leads back to the form, with the identifier', async () => {
    const at = await visit();
    await toCode(at);
    at.backend.useScenario('ticket-expired');
    verify(at);
    await untilProblem(at.form, 'This took too long');
    expect(headings(at.form)).to.include(titles.email);
    expect(field(at.form, 'Email Address').value).to.equal(daisey);
    expect(field(at.form, 'Password').value).to.equal('');
  });

  it('a redirect to a place that nobody allowed is not followed', async () => {
    const lines = watchConsole();
    const at = await visit({ scenario: 'redirect-step' });
    send(at);
    await untilHeading(at.form, 'One moment');
    expect(lines.filter(({ level }) => level === 'error').map(({ text }) => text).join()).to.include('did not follow');
  });
});

describe('sending', () => {
  it('a host may hold the call, and let it go on', async () => {
    const at = await visit();
    at.main.addEventListener('auth-request', (event) => event.preventDefault(), { once: true });
    send(at);
    await settle();
    await until(() => button(at.form, 'Sign in').getAttribute('aria-disabled') === 'true');
    expect(at.sent).to.have.length(0);
    await until(() => at.form.resume());
    await untilHeading(at.form, titles.choose);
    expect(signIns(at)).to.have.length(1);
    expect(at.form.resume(), 'nothing is held any more').to.equal(false);
  });

  it('a host may answer the call itself, and read what was typed', async () => {
    const at = await visit();
    let typed: FormData | undefined;
    at.main.addEventListener('auth-request', (event) => {
      event.preventDefault();
      typed = new FormData(at.form.form!);
    }, { once: true });
    send(at);
    await until(() => typed);
    expect([typed?.get('email'), typed?.get('password')]).to.deep.equal([daisey, everyPassword]);
    const answer = { step: 'choose-method', ticket: toTicket('t.host'), methods: [{ id: 'p', type: 'phone', channels: ['sms'], target: '••• 9999' }] } as const;
    await until(() => at.form.resume(answer));
    await untilHeading(at.form, titles.choose);
    expect(shownText(at.form)).to.include('••• 9999');
    expect(at.sent).to.have.length(0);
  });
});

describe('ways on and back', () => {
  it('Forgot your password? and help lead there, and what was typed is at hand', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    fill(at.form, 'Email Address', daisey);
    press(at.form, 'Forgot your password?');
    expect(at.form.identifier).to.equal(daisey);
    press(at.form, 'Having trouble logging in?');
    expect(events.map(brief)).to.deep.equal(['auth-navigate forgot-password', 'auth-navigate help']);
    expect(at.form.outerHTML, 'never reflected').to.not.include(daisey);
  });

  it('with an href they are links', async () => {
    const at = await visit();
    at.form.setAttribute('forgot-password-href', '/forgot');
    at.form.setAttribute('help-href', '/help');
    await at.form.updateComplete;
    expect(get(at.form, 'link', 'Forgot your password?').getAttribute('href')).to.equal('/forgot');
    expect(get(at.form, 'link', 'Having trouble logging in?').getAttribute('href')).to.equal('/help');
  });

  it('Cancel leads from a step to the form, with the identifier and an empty password; from there back', async () => {
    const at = await visit();
    const events = watchEvents(at.main);
    await toCode(at);
    press(at.form, 'Cancel');
    await untilHeading(at.form, titles.email);
    await until(() => focusedName() === titles.email);
    expect(field(at.form, 'Email Address').value).to.equal(daisey);
    expect(field(at.form, 'Password').value).to.equal('');
    press(at.form, 'Cancel');
    expect(events.map(brief).at(-1)).to.equal('auth-navigate back');
  });

  it('another method keeps what was typed for each, and no password', async () => {
    const at = await visit();
    enter(at, daisey, 'typed already');
    press(at.form, 'Use your username instead');
    await untilHeading(at.form, titles.username);
    await until(() => focusedName() === titles.username);
    expect(field(at.form, 'Username').value).to.equal('');
    expect(field(at.form, 'Password').value).to.equal('');
    fill(at.form, 'Username', 'dduck2021');
    expect(at.form.identifier).to.equal('dduck2021');
    press(at.form, 'Use your phone number instead');
    await until(() => field(at.form, 'Phone Number'));
    fill(at.form, 'Phone Number', '202 555');
    press(at.form, 'Use your email address instead');
    await untilHeading(at.form, titles.email);
    expect(field(at.form, 'Email Address').value).to.equal(daisey);
    expect(at.form.identifier).to.equal(daisey);
    press(at.form, 'Use your username instead');
    await untilHeading(at.form, titles.username);
    expect(field(at.form, 'Username').value).to.equal('dduck2021');
    press(at.form, 'Use your phone number instead');
    await until(() => field(at.form, 'Phone Number').value === '202 555');
  });

  it('another method ends what was wrong, and the call under way', async () => {
    const at = await visit({ scenario: 'bad-credentials' });
    send(at);
    await untilProblem(at.form, wrong);
    press(at.form, 'Use your username instead');
    await untilHeading(at.form, titles.username);
    expect(all(at.form, 'alert')).to.have.length(0);
    at.hold();
    send(at, 'dduck2021', everyPassword, 'username');
    await until(() => at.sent.length === 2);
    press(at.form, 'Use your email address instead');
    await untilHeading(at.form, titles.email);
    expect(at.sent[1]?.signal.aborted).to.equal(true);
    expect(button(at.form, 'Sign in').getAttribute('aria-disabled')).to.equal('false');
  });

  it('a host may change the method at any time, with or without an identifier', async () => {
    const at = await visit();
    fill(at.form, 'Email Address', daisey);
    at.form.setAttribute('method', 'username');
    await untilHeading(at.form, titles.username);
    expect(field(at.form, 'Username').value).to.equal('');
    Object.assign(at.form, { identifier: elmer, method: 'email' });
    await untilHeading(at.form, titles.email);
    expect(field(at.form, 'Email Address').value).to.equal(elmer);
    at.form.setAttribute('method', 'fax');
    await at.form.updateComplete;
    expect(headings(at.form), 'an unknown method').to.deep.equal([titles.email]);
    expect(field(at.form, 'Email Address').value).to.equal(elmer);
  });

  it('only the ways by which the backend knows people are offered', async () => {
    const at = await visit({}, { identifier: 'dduck2021' });
    at.form.client = { ...at.client, identifiers: ['username'] };
    await untilHeading(at.form, titles.username);
    expect(field(at.form, 'Username').value).to.equal('dduck2021');
    expect(all(at.form, 'button', /instead$/)).to.have.length(0);
    at.form.client = { ...at.client, identifiers: ['email', 'phone'] };
    await untilHeading(at.form, titles.email);
    expect(all(at.form, 'button', /instead$/).map(nameOf)).to.deep.equal(['Use your phone number instead']);
  });
});

describe('fields', () => {
  const expected: readonly (readonly [Method | 'password', string, Readonly<Record<string, string>>])[] = [
    ['email', 'Email Address', { autocomplete: 'username', type: 'email' }],
    ['phone', 'Phone Number', { autocomplete: 'username', type: 'tel' }],
    ['username', 'Username', { autocomplete: 'username', type: 'text' }],
    ['password', 'Password', { autocomplete: 'current-password', type: 'password' }],
  ];
  for (const [name, label, attributes] of expected) {
    it(`"${label}" is ready for password managers, and takes any length`, async () => {
      const at = await visit({}, name === 'password' ? {} : { method: name });
      const input = field(at.form, label);
      expect(input.name).to.equal(name);
      for (const [attribute, value] of Object.entries({ ...attributes, spellcheck: 'false', autocapitalize: 'none' })) {
        expect(input.getAttribute(attribute), attribute).to.equal(value);
      }
      expect(input.hasAttribute('maxlength')).to.equal(false);
    });
  }

  for (const [method, who] of [['email', daisey], ['phone', '+12025550142'], ['username', 'dduck2021']] as const) {
    it(`takes the ${method} that was filled in without a word`, async () => {
      const at = await visit({}, { method });
      // Some password managers set the value and tell nobody.
      field(at.form, labels[method]).value = who;
      field(at.form, 'Password').value = everyPassword;
      press(at.form, 'Sign in');
      await untilHeading(at.form, titles.choose);
      expect(at.form.identifier).to.equal(who);
    });
  }
});
