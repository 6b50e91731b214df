import '../../../../src/define/login-options.js';
import { LoginOptions } from '../../../../src/elements/login-options/login-options.js';
import { find, settle } from '../page.js';
import { stage, type Row } from '../stage.js';

export const row: Row = {
  tag: 'login-options',
  elementClass: LoginOptions,
  make: (into, tag = 'login-options') => stage(into, tag, () => ({ organization: 'Kepro' })),
  properties: () => ({ organization: 'Kepro', methods: 'phone', remember: true }),
  works: (element) => find(element, 'button', 'Login with your Kepro account') !== undefined
    && find(element, 'button', 'Login with Phone') !== undefined
    && find(element, 'button', 'Login with Email') === undefined
    && element.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked === true,
  states: {
    'two panels': async () => undefined,
    'two panels, remembered': async (at) => {
      at.element.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
      await settle();
    },
    'as links': async (at) => {
      for (const to of ['domain-login', 'sign-in', 'register', 'mfa-registration', 'help']) at.element.setAttribute(`${to}-href`, `#${to}`);
      await (at.element as LoginOptions).updateComplete;
    },
  },
  submits: {},
};
