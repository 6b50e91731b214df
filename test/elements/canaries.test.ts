/** No secret and no address comes out: not in events, console, storage, address bar, attributes or errors. Canaries are planted. */
import { createRestClient } from '../../src/client/rest/index.js';
import { askForCode, enterCode } from '../support/elements/acts.js';
import { deep, fill, find, place, press, settle, until, untilHeading, untilProblem } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { canaries, table } from '../support/elements/table.js';
import { watchConsole, watchErrors, watchEvents, type Line, type Told } from '../support/elements/watch.js';
import { newPassword, titles, toCode, toPassword, toSms, visit } from '../support/elements/wizard.js';

interface Watched { readonly events: readonly Told[]; readonly lines: readonly Line[]; readonly errors: readonly unknown[]; readonly changes?: readonly string[] }

/** Every value that an attribute in the page has had since, also for a moment. */
function watchAttributes(): { readonly changes: readonly string[]; end(): void } {
  const changes: string[] = [];
  const observer = new MutationObserver((records) => {
    for (const { target, attributeName, oldValue } of records) changes.push(`${attributeName}=${oldValue} ${(target as Element).getAttribute(attributeName ?? '')}`);
  });
  observer.observe(document, { subtree: true, attributes: true, attributeOldValue: true });
  return { changes, end: () => observer.disconnect() };
}

/** The check of this suite: where a canary sings. */
function leaks(secrets: readonly string[], { events, lines, errors, changes = [] }: Watched): string[] {
  const attributes = [...deep(document)].filter((element) => !element.closest('script, head'))
    .flatMap((element) => [...element.attributes].map(({ name, value }) => `${element.localName}[${name}]=${value}`));
  const places: Readonly<Record<string, string>> = {
    events: events.map((event) => JSON.stringify({ ...event.detail })).join('\n'),
    console: lines.map(({ text }) => text).join('\n'),
    storage: JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage }) + document.cookie,
    address: location.href + JSON.stringify(history.state) + document.title,
    attributes: [...attributes, ...changes].join('\n'),
    errors: errors.map((error) => (error instanceof Error ? `${error.message} ${error.stack}` : String(error))).join('\n'),
  };
  return Object.entries(places).flatMap(([where, text]) => secrets.filter((secret) => secret !== '' && text.includes(secret)).map((secret) => `${where}: ${secret}`));
}

const secrets = Object.values(canaries);

it('the check of this suite reports a leak in each place', () => {
  const lines = watchConsole();
  const events = watchEvents(document);
  class Leaky extends HTMLElement {
    connectedCallback(): void {
      const { email, password, code } = canaries;
      this.setAttribute('data-email', email);
      sessionStorage.setItem('leak', password);
      history.replaceState({ code }, '');
      console.log(code);
      this.dispatchEvent(Object.assign(new Event('auth-step', { bubbles: true }), { detail: { email } }));
    }
  }
  customElements.define('broken-leaky', Leaky);
  place().append(document.createElement('broken-leaky'));
  expect(leaks(secrets, { events, lines, errors: [new Error(canaries.ticket)] })).to.have.members([
    `events: ${canaries.email}`, `console: ${canaries.code}`, `storage: ${canaries.password}`, `address: ${canaries.code}`,
    `attributes: ${canaries.email}`, `errors: ${canaries.ticket}`,
  ]);
  history.replaceState(null, '');
});

for (const row of table) {
  for (const [name, reach] of Object.entries(row.states)) {
    it(`${row.tag}, "${name}": nothing leaks on the way there, nor when it leaves`, async () => {
      const lines = watchConsole();
      const errors = watchErrors();
      const events = watchEvents(document);
      const attributes = watchAttributes();
      const at = await row.make(place());
      await reach(at);
      await settle();
      expect(leaks(secrets, { events, lines, errors: errors.errors, changes: attributes.changes })).to.deep.equal([]);
      at.element.remove();
      await settle();
      expect(leaks(secrets, { events, lines, errors: errors.errors, changes: attributes.changes })).to.deep.equal([]);
      errors.end();
      attributes.end();
    });
  }
}

for (const row of table.filter(({ tag }) => ['forgot-password-wizard', 'sign-in-form', 'mfa-registration', 'registration-reset'].includes(tag))) {
  it(`${row.tag}: a password that is shown is hidden at submit`, async () => {
    const hidden: string[] = [];
    for (const [name, { ready, name: submit }] of Object.entries(row.submits)) {
      const at = await row.make(place());
      await ready(at);
      const passwords = [...at.element.querySelectorAll<HTMLInputElement>('[type=password]')];
      if (passwords.length === 0) continue;
      press(at.element, 'Show password');
      await until(() => passwords.every(({ type }) => type === 'text'), 'it to be shown');
      press(at.element, submit);
      await until(() => passwords.every(({ type }) => type === 'password'), 'it to be hidden');
      hidden.push(name);
    }
    expect(hidden).to.not.deep.equal([]);
  });
}

describe('over the REST client', () => {
  it('a whole reset leaks neither the tickets, the codes, the addresses nor the passwords', async () => {
    const lines = watchConsole();
    const events = watchEvents(document);
    const at = await visit({ scenario: 'resend-at-once' });
    await toSms(at);
    enterCode(at.wizard, at.code());
    await untilHeading(at.wizard, titles.password);
    fill(at.wizard, 'New Password', newPassword);
    fill(at.wizard, 'Confirm New Password', newPassword);
    press(at.wizard, 'Show password');
    await until(() => find(at.wizard, 'button', 'Hide password'));
    const wire = at.sent.flatMap(({ body }) => [body['ticket'], body['code']]).filter((value): value is string => typeof value === 'string');
    expect(wire.length).to.be.greaterThan(3);
    const everything = [...wire, newPassword, 'daisey.duck@example.com', '+12025550142', '2025550142'];
    expect(leaks(everything, { events, lines, errors: [] })).to.deep.equal([]);
    press(at.wizard, 'Continue');
    await untilHeading(at.wizard, titles.done);
    expect(leaks(everything, { events, lines, errors: [] })).to.deep.equal([]);
  });

  it('what a server says in prose, headers and bad shapes is neither shown nor told', async () => {
    const prose = 'Canary prose: user canary.email@example.com not found in LDAP';
    const answers: readonly (() => Response)[] = [
      () => new Response(JSON.stringify({ code: 'rate_limited', detail: prose, title: prose, retryAfter: 5 }), { status: 429, headers: { 'Content-Type': 'application/problem+json' } }),
      () => new Response(`<h1>${prose}</h1>`, { status: 500 }),
      () => new Response(JSON.stringify({ step: 'code-sent', ticket: prose, channel: 'email', codeLength: prose }), { status: 200 }),
      () => new Response(JSON.stringify({ code: 'invalid_input', fields: { [prose]: 'required' } }), { status: 422 }),
      () => new Response(JSON.stringify({ code: 'unauthorized', traceId: prose }), { status: 401, headers: { 'X-Request-Id': 'canary' } }),
    ];
    for (const answer of answers) {
      const lines = watchConsole();
      const events = watchEvents(document);
      const element = document.createElement('forgot-password-wizard');
      element.client = createRestClient({ baseUrl: 'https://auth.example/', fetch: async () => answer() });
      place().append(element);
      await element.updateComplete;
      askForCode(element, 'someone@example.com');
      await untilProblem(element, /./);
      expect(element.textContent).to.not.include('Canary prose').and.not.include('LDAP');
      expect(leaks(['Canary prose', 'LDAP', 'canary.email'], { events, lines, errors: [] })).to.deep.equal([]);
    }
  });

  it('a typed password is gone from every property of the element when its step is over', async () => {
    const at = await visit();
    await toPassword(at);
    fill(at.wizard, 'New Password', canaries.password);
    press(at.wizard, 'Cancel');
    await untilHeading(at.wizard, titles.start);
    expect([...at.wizard.querySelectorAll('input')].map(({ value }) => value).join()).to.not.include(canaries.password);
    await toPassword(at);
    expect([...at.wizard.querySelectorAll('input')].map(({ value }) => value).join()).to.not.include(canaries.password);
  });

  it('the email as typed is a live property, never reflected', async () => {
    const at = await visit();
    await toCode(at, 'elmer.only@example.com');
    expect(at.wizard.email).to.equal('elmer.only@example.com');
    const attributes = [at.wizard, ...at.wizard.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ value }) => value));
    expect(attributes.join()).to.not.include('elmer.only');
  });
});
