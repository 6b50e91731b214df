/** Account enumeration: page, events, focus, announcements and requests are the same for known and unknown identifiers. */
import '../../src/define/forgot-password-wizard.js';
import '../../src/define/registration-reset.js';
import { askForCode, askForLink, enterCode, screens } from '../support/elements/acts.js';
import { bench, type Bench } from '../support/elements/backend.js';
import { fakeClock, realClock } from '../support/elements/clock.js';
import { deep, find, focusedName, place, press, said, settle, until, untilHeading } from '../support/elements/page.js';
import { expect } from '../support/elements/setup.js';
import { brief, watchConsole, watchEvents } from '../support/elements/watch.js';
import type { MockBackendOptions, MockUser } from '../../src/mocks/index.js';

const users: readonly MockUser[] = [
  { id: 'u-locked', username: 'locked', name: 'Lou Locked', email: 'lou@example.com', registration: 'complete', status: 'locked' },
  { id: 'u-disabled', username: 'disabled', name: 'Dis Abled', email: 'dis@example.com', registration: 'complete', status: 'disabled', phones: ['+12025550177'] },
];

const identifiers = {
  known: 'daisey.duck@example.com',
  'known, without a phone': 'elmer.only@example.com',
  unknown: 'nobody@example.com',
  locked: 'lou@example.com',
  disabled: 'dis@example.com',
} as const;

/** What is in the page, without what must differ: what was typed, and its mask. */
const picture = (element: Element, email: string): string => [...deep(element)]
  .map((one) => `${one.localName} ${[...one.attributes].map(({ name, value }) => `${name}=${value}`).join(' ')} ${one.children.length === 0 ? one.textContent ?? '' : ''}`)
  .join('\n').replaceAll(email, '<email>').replaceAll(`${email[0]}•••@${email.split('@')[1]}`, '<mask>');

interface Seen { readonly pictures: string[]; readonly events: string[]; readonly focus: string[]; readonly said: string[]; readonly requests: string[] }

type Made = Pick<Bench, 'client' | 'sent' | 'backend'>;
interface Walking {
  readonly element: HTMLElement;
  look(): Promise<void>;
  /** So many requests are answered. */
  answered(posts: number): Promise<void>;
  wait(seconds: number): Promise<void>;
}

/** What an element shows and says on the way of somebody who has no access to the mailbox. */
async function walk(tag: 'forgot-password-wizard' | 'registration-reset', who: string, made: Made, go: (at: Walking) => Promise<void>): Promise<Seen> {
  const clock = fakeClock();
  const main = place();
  const seen: Seen = { pictures: [], events: [], focus: [], said: [], requests: [] };
  const events = watchEvents(main);
  const element = document.createElement(tag);
  element.client = made.client;
  main.append(element);
  await element.updateComplete;
  await go({
    element,
    async look() {
      await settle(30);
      seen.pictures.push(picture(element, who));
      seen.focus.push(focusedName());
      seen.said.push(said(element));
    },
    answered: (posts) => until(() => made.sent.length === posts && find(element, 'button', /Send|Verify/)?.getAttribute('aria-disabled') !== 'true', `answer ${posts}`),
    async wait(seconds) {
      made.backend.advance(seconds);
      await clock.advance(seconds);
    },
  });
  main.remove();
  const details = events.map((event) => `${brief(event)} ${JSON.stringify('problem' in event.detail ? event.detail.problem : {})}`);
  return { ...seen, events: details, requests: made.sent.map(({ path, body }) => `${path} ${Object.keys(body).sort().join()}`) };
}

/** Asks, types wrong codes, asks again. */
const resetPassword = (email: string, made: Made): Promise<Seen> => walk('forgot-password-wizard', email, made, async ({ element, look, answered, wait }) => {
  askForCode(element, email);
  await untilHeading(element, screens.code);
  await look();
  for (const posts of [2, 3]) {
    enterCode(element, '000000');
    await answered(posts);
    await look();
  }
  await wait(31);
  press(element, 'Send new code');
  await answered(4);
  await look();
  enterCode(element, '000000');
  await answered(5);
  await look();
});

/** Asks for a link, and again. */
const resetRegistration = (who: string, made: Made): Promise<Seen> => walk('registration-reset', who, made, async ({ element, look, answered, wait }) => {
  askForLink(element, who);
  await untilHeading(element, screens.sent);
  await look();
  await wait(31);
  press(element, 'Send a new link');
  await answered(2);
  await look();
});

/** Each in a page of its own, as far as the backend knows. */
async function compare(go: (who: string, made: Made) => Promise<Seen>, scenario: string, who: string, more: MockBackendOptions = {}): Promise<Seen> {
  sessionStorage.clear();
  try {
    return await go(who, bench({ seed: 5, scenario, ...more }));
  } finally {
    realClock();
  }
}

it('the check of this suite reports a client that tells', async () => {
  const { client, ...made } = bench({ seed: 5 });
  const honest = client.startPasswordReset;
  const telling = {
    ...client,
    startPasswordReset: async (...[input, options]: Parameters<typeof honest>) => {
      const step = await honest(input, options);
      return input.identifier.value === identifiers.unknown && step.step === 'code-sent' ? { ...step, expiresIn: 60 } : step;
    },
  };
  const unknown = await resetPassword(identifiers.unknown, { ...made, client: telling as Bench['client'] });
  realClock();
  const known = await compare(resetPassword, 'normal', identifiers.known);
  expect(unknown.pictures[0]).to.not.equal(known.pictures[0]);
});

for (const [who, email] of Object.entries(identifiers)) {
  it(`a backend that keeps the contract: ${who} is like all others`, async () => {
    const reference = await compare(resetPassword, 'normal', identifiers.known, { users });
    const seen = await compare(resetPassword, 'normal', email, { users });
    expect(seen).to.deep.equal(reference);
  });
}

for (const scenario of ['reveals-unknown', 'conflicts-unknown'] as const) {
  it(`a backend that tells (${scenario}): an unknown identifier is like a known one, up to the first wrong code`, async () => {
    watchConsole();
    const [known, unknown] = [await compare(resetPassword, scenario, identifiers.known), await compare(resetPassword, scenario, identifiers.unknown)];
    expect(unknown.pictures[0]).to.equal(known.pictures[0]);
    expect(unknown.focus.slice(0, 2)).to.deep.equal(known.focus.slice(0, 2));
    expect(unknown.said.slice(0, 2)).to.deep.equal(known.said.slice(0, 2));
    expect(unknown.requests).to.deep.equal(known.requests);
    // How many tries are left is this server's to tell, and a decoy has none to tell.
    const told = (events: readonly string[]) => events.slice(0, 4).map((event) => event.split(' {')[0]);
    expect(told(unknown.events)).to.deep.equal(told(known.events));
  });
}

for (const [scenario, who, known] of [
  ['normal', 'nobody2021', 'reset2021'], ['normal', 'nobody@example.com', 'rita.reset@example.com'],
  ['reveals-unknown', 'nobody2021', 'reset2021'], ['conflicts-unknown', 'nobody2021', 'reset2021'],
] as const) {
  it(`a link to reset a registration (${scenario}): ${who} is like ${known}`, async () => {
    watchConsole();
    const [expected, seen] = [await compare(resetRegistration, scenario, known), await compare(resetRegistration, scenario, who)];
    expect(seen).to.deep.equal(expected);
  });
}
