/** The help: questions that end with one advice, parts to read, and details for the help desk. */
import '../../src/define/login-help.js';
import '../../src/define/forgot-password-wizard.js';
import { detailsOf, watchDetails } from '../../src/controllers/help-details.js';
import type { LoginHelp } from '../../src/elements/login-help/login-help.js';
import { answersTo, destinationOf, hasPart, isAction, table, triage, type Advice, type Answer } from '../../src/elements/login-help/triage.js';
import { AuthFailureEvent, AuthStepEvent } from '../../src/events/flow.js';
import { loginHelp as words } from '../../src/i18n/en/login-help.js';
import { askForCode } from '../support/elements/acts.js';
import { bench } from '../support/elements/backend.js';
import { keys } from '../support/elements/keys.js';
import { leading, type Leading } from '../support/elements/leading.js';
import { all, find, focused, focusedName, get, nameOf, place, press, said, settle, shownText, until, untilProblem } from '../support/elements/page.js';
import { open, pressCopy } from '../support/elements/rows/login-help.js';
import { expect } from '../support/elements/setup.js';
import { watchConsole } from '../support/elements/watch.js';

type Visit = Leading<LoginHelp>;
const visit = (attributes: Readonly<Record<string, string>> = { organization: 'Kepro' }): Promise<Visit> => leading('login-help', attributes);

/** What one press copies. */
async function copied({ element }: Pick<Visit, 'element'>): Promise<string> {
  const texts: string[] = [];
  await pressCopy(element, async (text) => { texts.push(text); });
  expect(texts).to.have.length(1);
  return texts[0] as string;
}

describe('details for the help desk, before anything has happened', () => {
  // First in this file: a document remembers for as long as it lives.
  it('say so', async () => {
    expect(await copied(await visit())).to.equal('Login help details\nNothing has happened on this page yet.');
  });
});

/** Every way through the questions, by answers, and where it ends. */
function* ways(hasOrganization: boolean, answers: readonly Answer[] = []): Generator<{ answers: readonly Answer[]; advice: Advice }> {
  const { now } = triage(answers, hasOrganization);
  if ('advice' in now) yield { answers, advice: now.advice };
  else for (const answer of now.answers) yield* ways(hasOrganization, [...answers, answer]);
}

const everyWay = [...ways(true)];
const say = (key: string): string => {
  const word = (words as Readonly<Record<string, string | ((values: { organization: string }) => string)>>)[key];
  if (word === undefined) throw new Error(`There are no words for ${key}.`);
  return typeof word === 'function' ? word({ organization: 'Kepro' }) : word;
};

describe('the table of questions', () => {
  it('leads where it should, by each way', () => {
    const seen = Object.fromEntries(everyWay.map(({ answers, advice }) => [answers.join(' > '), advice]));
    expect(seen).to.deep.equal({
      no: 'register',
      organization: 'domain-login',
      'yes > never': 'mfa-registration',
      'yes > begun': 'incomplete-registration',
      ...Object.fromEntries(['finished', 'unsure'].flatMap((set) => [
        [`yes > ${set} > password`, 'forgot-password'],
        [`yes > ${set} > registration-error`, 'registration-reset'],
        [`yes > ${set} > phone`, 'administrator'],
        [`yes > ${set} > locked`, 'locked'],
        [`yes > ${set} > other`, 'help-desk'],
      ])),
    });
  });

  it('asks for the organisation only where there is one', () => {
    expect([...ways(false)].map(({ advice }) => advice)).to.not.include('domain-login');
    expect(answersTo('account', false)).to.deep.equal(['yes', 'no']);
  });

  it('has no answer twice, so that each has its own words', () => {
    const names = Object.values(table).flatMap((answers) => Object.keys(answers));
    expect(names).to.have.length(new Set(names).size);
  });

  it('from an answer on that does not fit here, answers do not count', () => {
    expect(triage(['organization'], false)).to.deep.equal({ answered: [], now: { question: 'account', answers: ['yes', 'no'] } });
    expect(triage(['yes', 'password', 'never'], true).answered).to.deep.equal([{ question: 'account', answer: 'yes' }]);
  });
});

describe('a visitor who is asked what happened', () => {
  const question = ({ element }: Visit): string => nameOf(element.querySelector('[role=group]') as Element);

  for (const { answers, advice } of everyWay) {
    it(`and answers ${answers.join(', ')} is told: ${say(`login-help.advice.${advice}`)}`, async () => {
      const at = await visit();
      for (const answer of answers) {
        press(at.element, say(`login-help.answer.${answer}`));
        await settle();
      }
      expect(focusedName()).to.equal(say(`login-help.advice.${advice}`));
      expect(all(at.element, 'heading').includes(focused() as HTMLElement)).to.equal(true);
      expect(said(at.element)).to.equal(say(`login-help.text.${advice}`));
      expect(shownText(at.element)).to.include(say(`login-help.text.${advice}`));
      expect(find(at.element, 'button', 'Yes') === undefined, 'an answer to press').to.equal(true);
      const around = focused()?.parentElement as HTMLElement;
      const wayOn = isAction(advice) ? say(`login-help.go.${advice}`) : hasPart(advice) ? say(`login-help.open.${advice}`) : undefined;
      expect(all(around, 'button').map(nameOf)).to.deep.equal(wayOn === undefined ? [] : [wayOn]);
      if (wayOn !== undefined) press(around, wayOn);
      expect(at.went).to.deep.equal(isAction(advice) ? [{ from: 'login-help', to: destinationOf[advice] }] : []);
    });
  }

  it('is asked one question at a time; focus is at it, and what was answered stays in sight', async () => {
    const at = await visit({});
    expect(question(at)).to.equal('Do you have an account?');
    expect(focused() === document.body, 'no focus at first').to.equal(true);
    expect(find(at.element, 'button', 'Start again') === undefined).to.equal(true);
    press(at.element, 'Yes');
    await until(() => focusedName() === 'Did you ever finish setting up multi-factor authentication?');
    expect(question(at)).to.equal('Did you ever finish setting up multi-factor authentication?');
    expect([...at.element.querySelectorAll('dt, dd')].map(({ textContent }) => textContent)).to.deep.equal(['Do you have an account?', 'Yes']);
    press(at.element, 'I am not sure');
    await until(() => focusedName() === 'What do you see?');
  });

  it('may go back a question, and start again', async () => {
    const at = await visit({});
    for (const name of ['Yes', 'Yes, I finished', 'My account is locked']) {
      press(at.element, name);
      await settle();
    }
    press(at.element, 'Previous question');
    await until(() => focusedName() === 'What do you see?');
    expect(said(at.element), 'the advice is no longer said').to.equal('');
    press(at.element, 'Start again');
    await until(() => focusedName() === 'Do you have an account?');
    expect(at.element.querySelector('dt') === null).to.equal(true);
  });

  it('can do it by keyboard alone', async () => {
    const at = await visit({});
    get(at.element, 'button', 'Yes').focus();
    await keys.press('Enter');
    await until(() => focusedName() === 'Did you ever finish setting up multi-factor authentication?');
    await keys.press('Tab');
    await keys.press('Tab');
    expect(focusedName()).to.equal('I started, but did not finish');
    await keys.press(' ');
    await until(() => focusedName() === 'Finish your registration');
    await keys.press('Tab');
    expect(focusedName()).to.equal('Open “Incomplete Registration”');
    await keys.press('Enter');
    await until(() => titleHasFocus('Incomplete Registration'));
    expect(opened(at)).to.deep.equal(['Multi-factor Authentication Help', 'Incomplete Registration']);
    expect(at.went).to.deep.equal([]);
    await keys.press('Tab');
    expect(focusedName()).to.equal('Send a link to complete registration');
    await keys.press('Enter');
    expect(at.went.map(({ to }) => to)).to.deep.equal(['incomplete-registration']);
  });

  it('is taken to the part once more, after having closed it', async () => {
    const at = await visit({});
    for (const name of ['Yes', 'I started, but did not finish', 'Open “Incomplete Registration”']) {
      press(at.element, name);
      await settle();
    }
    await open(at.element, 'Multi-factor Authentication Help');
    expect(opened(at)).to.deep.equal(['Incomplete Registration']);
    press(at.element, 'Open “Incomplete Registration”');
    await until(() => titleHasFocus('Incomplete Registration'));
    expect(opened(at)).to.have.length(2);
  });

  it('is asked again after the organisation of an answer was removed', async () => {
    const at = await visit();
    press(at.element, 'Yes, a domain account with Kepro');
    await until(() => find(at.element, 'heading', 'Use your Kepro login'));
    at.element.organization = '';
    await at.element.updateComplete;
    expect(question(at)).to.equal('Do you have an account?');
    press(at.element, 'No, not yet');
    await until(() => focusedName() === 'Register first');
  });

  it('gets a link to the advice where a host gives an address', async () => {
    const at = await visit({ 'register-href': '/join' });
    press(at.element, 'No, not yet');
    await until(() => find(at.element, 'link', 'Register'));
    expect(get(at.element, 'link', 'Register').getAttribute('href')).to.equal('/join');
  });
});

const part = ({ element }: Visit, title: string): HTMLDetailsElement => {
  const summary = [...element.querySelectorAll('summary')].find(({ textContent }) => textContent?.trim() === title);
  if (!summary) throw new Error(`There is no part "${title}".`);
  return summary.parentElement as HTMLDetailsElement;
};
const opened = ({ element }: Visit): string[] => [...element.querySelectorAll('details')].filter(({ open: isOpen }) => isOpen)
  .map((one) => one.querySelector('summary')?.textContent?.trim() ?? '');
const titleHasFocus = (title: string): boolean => focused()?.localName === 'summary' && focusedName() === title;
const seen = (element: Element, name: string): HTMLElement[] => all(element, 'button', name).filter((one) => one.checkVisibility());

describe('the parts to read', () => {
  it('have titles in their order, as headings below that of the whole', async () => {
    const titles = (at: Visit) => [...at.element.querySelectorAll('summary > *')].map((one) => `${one.localName} ${one.textContent}`);
    const rest = ['h3 Customer/Provider Users', 'h3 Multi-factor Authentication Help', 'h4 Registration', 'h4 Incomplete Registration'];
    expect(titles(await visit())).to.deep.equal(['h3 Kepro Users', ...rest]);
    expect(titles(await visit({}))).to.deep.equal(rest);
    expect(titles(await visit({ 'heading-level': '5' }))).to.deep.equal(['h6 Customer/Provider Users', 'h6 Multi-factor Authentication Help', 'h6 Registration', 'h6 Incomplete Registration']);
  });

  it('are closed at first, and open and close by keyboard', async () => {
    const at = await visit();
    expect(opened(at)).to.deep.equal([]);
    part(at, 'Customer/Provider Users').querySelector('summary')?.focus();
    await keys.press('Enter');
    await until(() => opened(at).join() === 'Customer/Provider Users');
    await keys.press(' ');
    await until(() => opened(at).length === 0);
  });

  it('keep focus on their title at a click, also on its very words', async () => {
    const at = await visit();
    const summary = part(at, 'Customer/Provider Users').querySelector('summary') as HTMLElement;
    expect([...summary.querySelectorAll('*')].filter((one) => one.hasAttribute('tabindex'))).to.have.length(0);
  });

  for (const [topic, shown] of [
    ['organization', ['Kepro Users']],
    ['customer', ['Customer/Provider Users']],
    ['mfa', ['Multi-factor Authentication Help']],
    ['registration', ['Multi-factor Authentication Help', 'Registration']],
    ['incomplete', ['Multi-factor Authentication Help', 'Incomplete Registration']],
  ] as const) {
    it(`topic="${topic}" opens ${shown.join(' and ')}, without taking focus`, async () => {
      const at = await visit({ organization: 'Kepro', topic });
      await settle();
      expect(opened(at)).to.deep.equal(shown);
      expect(focused() === document.body).to.equal(true);
    });

    it(`topic="${topic}" that comes later takes the visitor there`, async () => {
      const at = await visit();
      at.element.topic = topic;
      await until(() => titleHasFocus(shown.at(-1) as string));
      expect(opened(at)).to.deep.equal(shown);
      const { top } = (focused() as Element).getBoundingClientRect();
      expect(top).to.be.within(0, window.innerHeight);
    });
  }

  it('a topic that comes later takes no focus from elsewhere in the page', async () => {
    const at = await visit();
    const other = document.createElement('button');
    other.textContent = 'Elsewhere';
    place().append(other);
    other.focus();
    at.element.topic = 'incomplete';
    await until(() => opened(at).length === 2);
    await settle();
    expect(focused() === other).to.equal(true);
  });

  it('the organisation\'s topic waits for its organisation', async () => {
    const at = await visit({ topic: 'organization' });
    expect(opened(at)).to.deep.equal([]);
    at.element.organization = 'Kepro';
    await until(() => opened(at).join() === 'Kepro Users');
  });

  it('an unknown topic is ignored, and the developer is told once', async () => {
    const lines = watchConsole();
    const at = await visit({ topic: 'weather' });
    at.element.messages = {};
    await settle();
    expect(opened(at)).to.deep.equal([]);
    expect(lines.filter(({ level }) => level === 'warn').map(({ text }) => text)).to.deep.equal([
      'latchkey: <login-help> does not know the topic "weather"; there are organization, customer, mfa, registration, incomplete',
    ]);
  });

  it('stay as the visitor has them, whatever is drawn again', async () => {
    const at = await visit({ organization: 'Kepro', topic: 'incomplete' });
    await open(at.element, 'Incomplete Registration', 'Kepro Users');
    const before = ['Kepro Users', 'Multi-factor Authentication Help'];
    expect(opened(at)).to.deep.equal(before);
    at.element.messages = { 'login-help.heading': 'Help' };
    press(at.element, 'Yes');
    await settle();
    at.element.remove();
    at.main.append(at.element);
    await settle();
    expect(opened(at)).to.deep.equal(before);
  });

  it('lead to completing a registration, and back to the login page', async () => {
    const at = await visit({ topic: 'registration' });
    press(at.element, 'Go back to the login page');
    press(at.element, 'Complete your registration');
    await open(at.element, 'Incomplete Registration');
    press(at.element, 'Send a link to complete registration');
    expect(at.went.map(({ to }) => to)).to.deep.equal(['back', 'mfa-registration', 'incomplete-registration']);
  });

  it('show nothing of what is closed', async () => {
    const at = await visit();
    expect(seen(at.element, 'Send a link to complete registration')).to.have.length(0);
    await open(at.element, 'Multi-factor Authentication Help', 'Incomplete Registration');
    expect(seen(at.element, 'Send a link to complete registration')).to.have.length(1);
  });
});

const failure = (detail: Partial<AuthFailureEvent['detail']> = {}): AuthFailureEvent =>
  new AuthFailureEvent({ flow: 'sign-in', operation: 'signIn', problem: { code: 'account_locked', retryAfter: 60 }, traceId: 'trace-77', ...detail });
const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;
const timeless = (text: string): string[] => text.split('\n').map((line) => line.replace(isoTime, 'now'));

/** An element of ours that fails deep in the page and is gone then. */
function fail(...events: readonly Event[]): void {
  const holder = document.createElement('div');
  const inside = document.createElement('div');
  holder.attachShadow({ mode: 'open' }).append(inside);
  place().append(holder);
  for (const event of events) inside.dispatchEvent(event);
  holder.remove();
}

describe('details for the help desk', () => {
  it('tell the last failure, also of an element that has gone before the help came', async () => {
    const before = Date.now();
    fail(new AuthStepEvent({ flow: 'sign-in', step: 'start', previous: 'done' }), failure());
    const text = await copied(await visit());
    expect(timeless(text)).to.deep.equal([
      'Login help details', 'Problem: account_locked', 'Flow: sign-in', 'Step: start', 'Operation: signIn', 'Time: now', 'Trace: trace-77',
    ]);
    const [time] = isoTime.exec(text) as RegExpExecArray;
    expect(Date.parse(time as string)).to.be.within(before, Date.now());
  });

  it('tell the steps that came after it, too', async () => {
    const { traceId: _, ...traceless } = failure({ flow: 'registration', operation: 'enroll' }).detail;
    fail(new AuthFailureEvent(traceless), new AuthStepEvent({ flow: 'password-reset', step: 'code-sent', previous: 'start' }));
    expect(timeless(await copied(await visit()))).to.deep.equal([
      'Login help details', 'Problem: account_locked', 'Flow: registration', 'Operation: enroll', 'Time: now',
      '', 'Step: code-sent', 'Flow: password-reset', 'Time: now',
    ]);
  });

  it('tell on which screen it failed twice', () => {
    fail(new AuthStepEvent({ flow: 'registration', step: 'enroll', previous: 'start' }), failure({ flow: 'registration' }), failure({ flow: 'registration', traceId: 'again-1' }));
    const { time: _, ...last } = detailsOf(document).failure ?? {};
    expect(last).to.deep.equal({ flow: 'registration', step: 'enroll', operation: 'signIn', problem: 'account_locked', traceId: 'again-1' });
    expect(detailsOf(document).step).to.equal(undefined);
  });

  it('tell what a real failure was, and nothing of what was typed or where', async () => {
    const made = bench({ scenario: 'rate-limited' });
    const main = place();
    const wizard = document.createElement('forgot-password-wizard');
    wizard.client = made.client;
    main.append(wizard);
    await wizard.updateComplete;
    askForCode(wizard, 'canary.email@example.com');
    await untilProblem(wizard, 'Too many tries');
    wizard.remove();
    const text = await copied(await visit());
    expect(text).to.include('Problem: rate_limited').and.include('Flow: password-reset').and.include('Operation: startPasswordReset');
    expect(text).to.not.include('canary').and.not.include('@').and.not.include(location.host).and.not.include('/');
  });

  it('hold nothing that is no name, whoever dispatches it', async () => {
    const before = detailsOf(document);
    fail(
      new CustomEvent('auth-failure', { bubbles: true, composed: true, detail: { flow: 'me@example.com', operation: 'signIn', problem: { code: 'network' } } }),
      new CustomEvent('auth-failure', { bubbles: true, composed: true, detail: null }),
      new CustomEvent('auth-step', { bubbles: true, composed: true, detail: { flow: 'sign-in', step: 'https://portal.example/?token=x' } }),
      new Event('auth-step', { bubbles: true, composed: true }),
    );
    expect(detailsOf(document)).to.deep.equal(before);
    fail(failure({ traceId: 'a trace with words' }));
    expect(await copied(await visit())).to.not.include('words');
  });

  it('are kept although a host stops the event on its way up', async () => {
    const main = place();
    const inside = document.createElement('div');
    main.append(inside);
    for (const name of ['auth-failure', 'auth-step']) main.addEventListener(name, (event) => event.stopPropagation());
    inside.dispatchEvent(failure({ traceId: 'stopped-1' }));
    inside.dispatchEvent(new AuthStepEvent({ flow: 'registration', step: 'verified', previous: 'code-sent' }));
    expect(await copied(await visit())).to.include('stopped-1').and.include('Step: verified');
  });

  it('are a document\'s own, and watched once however often one asks', () => {
    const other = document.implementation.createHTMLDocument();
    expect(detailsOf(other)).to.deep.equal({});
    let listeners = 0;
    const add = other.addEventListener.bind(other);
    other.addEventListener = ((...values: Parameters<typeof add>) => { listeners++; add(...values); }) as typeof add;
    watchDetails(other);
    watchDetails(other);
    expect(listeners).to.equal(2);
    other.body.dispatchEvent(failure({ traceId: 'other-1' }));
    expect(detailsOf(other).failure?.traceId).to.equal('other-1');
    expect(detailsOf(document).failure?.traceId).to.not.equal('other-1');
  });

  it('are remembered in the document into which a help has been moved', async () => {
    const frame = document.createElement('iframe');
    const { element, main } = await visit();
    main.append(frame);
    const other = frame.contentDocument!;
    other.body.append(element);
    other.body.dispatchEvent(failure({ traceId: 'moved-1' }));
    expect(detailsOf(other).failure?.traceId).to.equal('moved-1');
  });

  it('that are copied are said to be, each time', async () => {
    const at = await visit();
    const spoken: string[] = [];
    const region = at.element.querySelector('[role=status]') as Element;
    const observer = new MutationObserver(() => { if (region.textContent) spoken.push(region.textContent); });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await copied(at);
    await copied(at);
    observer.disconnect();
    expect(spoken).to.deep.equal(['Copied', 'Copied']);
    expect(shownText(at.element)).to.include('Paste it into your message');
    expect(at.element.querySelector('textarea') === null).to.equal(true);
  });

  for (const [what, write] of [
    ['was refused', async () => { throw new DOMException('no', 'NotAllowedError'); }],
    ['is missing', undefined],
  ] as const) {
    it(`are shown to be copied by hand where the clipboard ${what}`, async () => {
      fail(failure({ traceId: 'by-hand-1' }));
      const at = await visit();
      await pressCopy(at.element, write as unknown as () => Promise<void>);
      const field = at.element.querySelector('textarea') as HTMLTextAreaElement;
      await until(() => focused() === field);
      expect(field.labels[0]?.textContent).to.equal('Details for the help desk');
      expect(field.readOnly).to.equal(true);
      expect(field.value).to.include('by-hand-1');
      expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal(field.value);
      expect(said(at.element)).to.not.include('Copied');
      expect(shownText(at.element)).to.not.include('Paste it into');
    });
  }
});

it('has a way back', async () => {
  const at = await visit();
  press(at.element, 'Back to the login page');
  expect(at.went).to.deep.equal([{ from: 'login-help', to: 'back' }]);
});

it('at 320 px nothing sticks out', async () => {
  const at = await visit({ organization: 'Kepro of the Very Long Organizationalname' });
  at.main.style.width = '320px';
  await open(at.element, 'Kepro of the Very Long Organizationalname Users', 'Customer/Provider Users', 'Multi-factor Authentication Help', 'Registration', 'Incomplete Registration');
  await pressCopy(at.element, undefined as unknown as () => Promise<void>);
  expect(at.main.scrollWidth).to.equal(320);
});
