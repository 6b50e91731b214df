/** Typed values, intents and answers of one client never reach another, at whatever moment the client changes. */
import '../../src/define/all.js';
import { PhoneEntry } from '../../src/controllers/phone-entry.js';
import type { RegistrationReset } from '../../src/elements/registration-reset/registration-reset.js';
import type { SignInForm } from '../../src/elements/sign-in-form/sign-in-form.js';
import { enterCode, screens, typeAccount } from '../support/elements/acts.js';
import { fakeClient, steps } from '../support/elements/backend.js';
import { field, fill, find, headings, place, press, settle, shownText, until, untilHeading } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { canaries, everyOperation } from '../support/elements/stage.js';
import { table } from '../support/elements/table.js';
import { brief, watchConsole, watchEvents, type Line } from '../support/elements/watch.js';

type Updating = HTMLElement & { client?: unknown; readonly updateComplete: Promise<unknown> };
const warnings = (lines: readonly Line[]): string[] => lines.filter(({ level }) => level === 'warn').map(({ text }) => text);
const secretsIn = (root: Element): string[] => [...root.querySelectorAll<HTMLInputElement>('input')]
  .filter(({ name }) => /password|code$/i.test(name)).map(({ value }) => value).filter(Boolean);
const fake = () => fakeClient(everyOperation);

/** Addresses that are posted to by REST clients, none of which is answered. */
function watchFetch(): { readonly urls: string[]; end(): void } {
  const real = globalThis.fetch;
  const urls: string[] = [];
  globalThis.fetch = (request) => {
    const { url } = request as Request;
    if (!url.includes('/v1/')) return real(request);
    urls.push(new URL(url).pathname);
    return new Promise(() => undefined);
  };
  return { urls, end: () => { globalThis.fetch = real; } };
}

describe('another client, in each state', () => {
  // An administrator's element has a client of its own; what makes no calls has none.
  for (const row of table.filter(({ submits, tag }) => Object.keys(submits).length > 0 && tag !== 'admin-user-reset' && tag !== 'login-portal')) {
    for (const [name, reach] of Object.entries(row.states)) {
      it(`${row.tag}, ${name}: the form is as at the start, and nothing is asked of the other client`, async () => {
        const lines = watchConsole();
        const stage = await row.make(place());
        await reach(stage);
        const element = stage.element as Updating;
        const open = stage.calls.filter((call) => call.open);
        for (const input of element.querySelectorAll<HTMLInputElement>('[type=password], [name=code]')) input.value = canaries.code;
        const before = headings(element).join();
        const events = watchEvents(element);
        const other = fake();
        element.client = other.client;
        await settle();
        expect(secretsIn(element), 'secrets in fields').to.deep.equal([]);
        expect(open.every(({ options }) => options.signal?.aborted), 'open calls are aborted').to.equal(true);
        for (const call of open) call.answer(steps.done);
        await settle();
        expect(other.calls.map(({ operation }) => operation)).to.deep.equal([]);
        const anew = events.map(brief).filter((one) => one.startsWith('auth-step'));
        if (headings(element).join() !== before) expect(anew.every((one) => one.endsWith('→start')), anew.join()).to.equal(true);
        expect(events.map(brief).filter((one) => !one.startsWith('auth-step'))).to.deep.equal([]);
        element.client = fake().client;
        await settle();
        expect(warnings(lines).filter((line) => line.includes('keep the client object stable')).length).to.be.at.most(1);
      });
    }
  }

  it('tells the start, and the developer, once', async () => {
    const lines = watchConsole();
    const one = fake();
    const element = document.createElement('sign-in-form') as SignInForm;
    element.client = one.client;
    place().append(element);
    await element.updateComplete;
    typeAccount(element, canaries.email, canaries.password, 'Email Address');
    press(element, 'Sign in');
    await until(() => one.calls.length === 1);
    one.last().answer(steps.smsCode);
    await until(() => find(element, 'textbox', 'Verification Code'));
    const events = watchEvents(element);
    element.client = fake().client;
    await until(() => find(element, 'textbox', 'Email Address'));
    expect(events.map(brief)).to.deep.equal(['auth-step code-sent→start']);
    expect(field(element, 'Email Address').value, 'who it is').to.equal(canaries.email);
    expect(warnings(lines).filter((line) => line.includes('keep the client object stable'))).to.have.length(1);
  });
});

/** How a host may change the client: at once, in the task in which the visitor presses the button. */
const changes: Readonly<Record<string, { html: string; change(main: Element, element: Updating): void }>> = {
  'its base-url': {
    html: '<sign-in-form base-url="/a"></sign-in-form>',
    change: (_, element) => element.setAttribute('base-url', '/b'),
  },
  'a base-url over its provider\'s': {
    html: '<auth-client-provider base-url="/a"><sign-in-form></sign-in-form></auth-client-provider>',
    change: (_, element) => element.setAttribute('base-url', '/b'),
  },
  'its base-url taken away, to its provider\'s': {
    html: '<auth-client-provider base-url="/b"><sign-in-form base-url="/a"></sign-in-form></auth-client-provider>',
    change: (_, element) => element.removeAttribute('base-url'),
  },
  'its provider\'s base-url': {
    html: '<auth-client-provider base-url="/a"><sign-in-form></sign-in-form></auth-client-provider>',
    change: (main) => main.firstElementChild!.setAttribute('base-url', '/b'),
  },
  'another provider': {
    html: '<auth-client-provider base-url="/a"><sign-in-form></sign-in-form></auth-client-provider><auth-client-provider base-url="/b"></auth-client-provider>',
    change: (main, element) => main.lastElementChild!.append(element),
  },
  'a client object': {
    html: '<sign-in-form base-url="/a"></sign-in-form>',
    change: (_, element) => { element.client = fake().client; },
  },
};

async function visit(html: string): Promise<{ main: Element; element: Updating }> {
  const main = place();
  main.innerHTML = html;
  const element = main.querySelector<Updating>('sign-in-form, registration-reset')!;
  await until(() => find(element, 'textbox'));
  await element.updateComplete;
  return { main, element };
}

for (const [what, { html, change }] of Object.entries(changes)) {
  describe(`a client changed by ${what}`, () => {
    it('gets no intent that waits for code', async () => {
      watchConsole();
      const posts = watchFetch();
      const { main, element } = await visit(html);
      typeAccount(element, canaries.email, canaries.password, 'Email Address');
      press(element, 'Sign in');
      change(main, element);
      await settle();
      await element.updateComplete;
      await settle();
      posts.end();
      expect(posts.urls.filter((url) => url.startsWith('/b'))).to.deep.equal([]);
      expect(secretsIn(element)).to.deep.equal([]);
      expect(field(element, 'Email Address').value).to.equal(canaries.email);
    });

    it('gets no phone number that is being read', async () => {
      watchConsole();
      const posts = watchFetch();
      const numbers = PhoneEntry.numbers;
      let come: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => { come = resolve; });
      PhoneEntry.numbers = () => gate.then(numbers);
      try {
        const { main, element } = await visit(html);
        press(element, 'Use your phone number instead');
        await until(() => find(element, 'textbox', 'Phone Number'));
        fill(element, 'Phone Number', '(202) 555-0142');
        fill(element, 'Password', canaries.password);
        press(element, 'Sign in');
        await settle();
        change(main, element);
        await settle();
        come();
        await settle();
        expect(posts.urls).to.deep.equal([]);
        expect(secretsIn(element)).to.deep.equal([]);
        expect(field(element, 'Phone Number').value).to.equal('(202) 555-0142');
      } finally {
        PhoneEntry.numbers = numbers;
        posts.end();
      }
    });

    it('gets no password that was typed for the previous client', async () => {
      watchConsole();
      const posts = watchFetch();
      const { main, element } = await visit(html);
      typeAccount(element, canaries.email, canaries.password, 'Email Address');
      change(main, element);
      // In the same task: nothing has been drawn since.
      press(element, 'Sign in');
      await settle();
      posts.end();
      expect(posts.urls.filter((url) => url.startsWith('/b'))).to.deep.equal([]);
      expect(secretsIn(element)).to.deep.equal([]);
    });
  });
}

describe('not a change of client:', () => {
  const toCode = async (element: Updating, client = fake()) => {
    element.client = client.client;
    await element.updateComplete;
    typeAccount(element, canaries.email, canaries.password, 'Email Address');
    press(element, 'Sign in');
    await until(() => client.calls.length === 1);
    client.last().answer(steps.smsCode);
    await untilHeading(element, screens.code);
    fill(element, 'Verification Code', '123');
    return client;
  };
  const form = (): SignInForm => {
    const element = document.createElement('sign-in-form') as SignInForm;
    place().append(element);
    return element;
  };
  const stays = (element: Element): void => {
    expect(field(element, 'Verification Code').value).to.equal('123');
  };

  it('a first client: what was wanted goes to it', async () => {
    watchConsole();
    const element = form();
    await element.updateComplete;
    typeAccount(element, canaries.email, canaries.password, 'Email Address');
    press(element, 'Sign in');
    const first = fake();
    element.client = first.client;
    await until(() => first.calls.length === 1);
    expect(first.last().input['password']).to.equal(canaries.password);
  });

  it('no client for a while, and then the same again', async () => {
    const lines = watchConsole();
    const element = form();
    const client = await toCode(element);
    element.client = undefined;
    await element.updateComplete;
    element.client = client.client;
    await element.updateComplete;
    stays(element);
    enterCode(element, '123456');
    await until(() => client.calls.length === 2);
    expect(warnings(lines)).to.deep.equal([]);
  });

  it('no client between one and another', async () => {
    watchConsole();
    const element = form();
    await toCode(element);
    element.client = undefined;
    await element.updateComplete;
    const other = fake();
    element.client = other.client;
    await until(() => find(element, 'textbox', 'Password'));
    expect(secretsIn(element)).to.deep.equal([]);
    expect(other.calls).to.have.length(0);
  });

  it('a move in the page', async () => {
    watchConsole();
    const main = place();
    main.innerHTML = '<auth-client-provider><sign-in-form></sign-in-form><section></section></auth-client-provider>';
    const provider = main.firstElementChild as Updating;
    const element = main.querySelector<Updating>('sign-in-form')!;
    const client = fake();
    provider.client = client.client;
    await provider.updateComplete;
    await toCode(element, client);
    element.client = undefined;
    main.querySelector('section')!.append(element);
    await element.updateComplete;
    stays(element);
  });

  it('a client for the same address, be it written otherwise or another provider\'s', async () => {
    const lines = watchConsole();
    const posts = watchFetch();
    const { main, element } = await visit('<auth-client-provider base-url="/a/"><sign-in-form base-url="/a"></sign-in-form></auth-client-provider>');
    typeAccount(element, canaries.email, canaries.password, 'Email Address');
    element.setAttribute('base-url', `${location.origin}/a/`);
    await element.updateComplete;
    element.removeAttribute('base-url');
    await element.updateComplete;
    main.firstElementChild!.setAttribute('base-url', `${location.origin}/a`);
    await element.updateComplete;
    expect(field(element, 'Password').value).to.equal(canaries.password);
    press(element, 'Sign in');
    await until(() => posts.urls.length === 1);
    posts.end();
    expect(posts.urls).to.deep.equal(['/a/v1/flows/sign-in']);
    expect(warnings(lines)).to.deep.equal([]);
  });
});

it('an element outside of all providers has none of an earlier one', async () => {
  const lines = watchConsole();
  const posts = watchFetch();
  const { main, element } = await visit('<auth-client-provider base-url="/a"><sign-in-form></sign-in-form></auth-client-provider>');
  main.append(element);
  await until(() => shownText(element).includes('has no auth client'));
  typeAccount(element, canaries.email, canaries.password, 'Email Address');
  press(element, 'Sign in');
  await settle();
  posts.end();
  expect(posts.urls).to.deep.equal([]);
  expect(lines.some(({ text }) => text.includes('has no auth client'))).to.equal(true);
});

describe('a link\'s token', () => {
  const landing = 'Continue your registration';
  const make = (properties: Partial<RegistrationReset>, into: Element = place()): RegistrationReset => {
    const element = document.createElement('registration-reset') as RegistrationReset;
    Object.assign(element, properties);
    into.append(element);
    return element;
  };
  const lands = (element: Element): boolean => find(element, 'button', 'Continue') !== undefined;

  it('that was followed under one client never reaches another', async () => {
    watchConsole();
    const element = make({ client: fake().client, token: 'canary-token' });
    await until(() => lands(element));
    const other = fake();
    element.client = other.client;
    await until(() => !lands(element));
    const second = make({ client: other.client });
    await second.updateComplete;
    expect(lands(second)).to.equal(false);
    expect(shownText(element)).to.not.include(landing);
  });

  it('is not opened by another client either, when that comes with the press', async () => {
    watchConsole();
    const one = fake();
    const element = make({ client: one.client, token: 'canary-token' });
    await until(() => lands(element));
    const other = fake();
    element.client = other.client;
    press(element, 'Continue');
    await settle();
    expect(other.calls).to.have.length(0);
  });

  it('taken before there is a client belongs to the first one of the element that took it', async () => {
    watchConsole();
    const element = make({ token: 'canary-token' });
    const stranger = make({});
    await until(() => lands(element));
    expect(lands(stranger), 'another element without a client').to.equal(false);
    const [first, other] = [fake(), fake()];
    stranger.client = other.client;
    await stranger.updateComplete;
    element.client = first.client;
    await element.updateComplete;
    expect(lands(stranger)).to.equal(false);
    const second = make({ client: first.client });
    await until(() => lands(second), 'an element with the same client');
    press(element, 'Continue');
    await until(() => first.calls.length === 1);
    expect(first.last().input).to.deep.equal({ token: 'canary-token' });
  });

  it('is not that of an element with another token-param', async () => {
    const { client } = fake();
    const element = make({ client, token: 'canary-token' });
    const other = make({ client, tokenParam: 'invitation' });
    await until(() => lands(element));
    await other.updateComplete;
    expect(lands(other)).to.equal(false);
  });

  it('that descendants took is adopted by a provider that is defined later', async () => {
    watchConsole();
    const name = `late-provider-${Math.random().toString(36).slice(2)}`;
    const main = place();
    main.innerHTML = `<${name}><registration-reset token="canary-token"></registration-reset></${name}>`;
    const element = main.querySelector('registration-reset') as RegistrationReset;
    await until(() => lands(element));
    const { client, calls } = fake();
    Object.assign(main.firstElementChild!, { client });
    customElements.define(name, class extends customElements.get('auth-client-provider')! {});
    await until(() => calls.length === 0 && (element as Updating).client === undefined);
    await settle();
    expect(lands(element)).to.equal(true);
    press(element, 'Continue');
    await until(() => calls.length === 1);
  });
});

describe('a ticket', () => {
  it('that was handed before there was a client belongs to the first one, and never reaches another', async () => {
    watchConsole();
    const element = document.createElement('phone-challenge');
    element.challenge = steps.onePhone;
    place().append(element);
    await untilHeading(element, screens.choose);
    const [first, other] = [fake(), fake()];
    element.client = first.client;
    await until(() => find(element, 'button', 'Send Code'));
    press(element, 'Send Code');
    await until(() => first.calls.length === 1);
    element.client = other.client;
    await until(() => find(element, 'button', 'Send Code') === undefined);
    expect(other.calls).to.have.length(0);
  });
});
