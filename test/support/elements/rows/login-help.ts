import '../../../../src/define/login-help.js';
import { LoginHelp } from '../../../../src/elements/login-help/login-help.js';
import { find, press, settle, until } from '../page.js';
import { stage, type Row } from '../stage.js';
import { start, type Arrange } from '../arrange.js';

const answer = (...answers: readonly string[]): Arrange => async ({ element }) => {
  for (const each of answers) {
    press(element, each);
    await settle();
  }
};

/** Opens a part as a visitor does, with focus on its title. */
export async function open(element: Element, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const summary = [...element.querySelectorAll('summary')].find(({ textContent }) => textContent?.trim() === title);
    if (!summary) throw new Error(`There is no part "${title}".`);
    summary.focus();
    summary.click();
    await settle();
  }
}

/** Replaces the clipboard for the next press. */
export async function pressCopy(element: Element, write: (text: string) => Promise<void>): Promise<void> {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
  try {
    press(element, 'Copy details for the help desk');
    await settle();
  } finally {
    Reflect.deleteProperty(navigator, 'clipboard');
  }
}

export const row: Row = {
  tag: 'login-help',
  elementClass: LoginHelp,
  make: (into, tag = 'login-help') => stage(into, tag, () => ({ organization: 'Kepro' })),
  properties: () => ({ organization: 'Kepro', topic: 'organization' }),
  works: (element) => find(element, 'button', 'Yes, a domain account with Kepro') !== undefined
    && find(element, 'button', 'Login with your Kepro account') !== undefined,
  states: {
    start,
    'second question': answer('Yes'),
    'third question': answer('Yes', 'I am not sure'),
    'an advice that leads on': answer('Yes', 'No, I never started'),
    'an advice to read on': answer('Yes', 'I started, but did not finish'),
    'an advice, read on': answer('Yes', 'I started, but did not finish', 'Open “Incomplete Registration”'),
    'an advice for the organisation': answer('Yes, a domain account with Kepro'),
    'an advice without a way': answer('Yes', 'Yes, I finished', 'I have a new phone, or lost my phone'),
    'one part open': ({ element }) => open(element, 'Kepro Users'),
    'all parts open': ({ element }) =>
      open(element, 'Kepro Users', 'Customer/Provider Users', 'Multi-factor Authentication Help', 'Registration', 'Incomplete Registration'),
    'details copied': ({ element }) => pressCopy(element, async () => undefined),
    'details to copy by hand': async ({ element }) => {
      await pressCopy(element, async () => { throw new DOMException('', 'NotAllowedError'); });
      await until(() => element.querySelector('textarea')?.matches(':focus'), 'the text to copy');
    },
  },
  submits: {},
};
