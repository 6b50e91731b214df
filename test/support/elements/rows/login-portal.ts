/** The states that the portal adds to those of its elements. */
import '../../../../src/define/login-portal.js';
import { LoginPortal } from '../../../../src/elements/login-portal/login-portal.js';
import { typeAccount } from '../acts.js';
import { find, press, until } from '../page.js';
import { canaries, stage, type Row } from '../stage.js';
import { doing, start, type Arrange } from '../arrange.js';

const signIn: Arrange = async ({ element }) => {
  press(element, 'Login with Email');
  await until(() => find(element, 'textbox', 'Email Address'));
};

export const row: Row = {
  tag: 'login-portal',
  elementClass: LoginPortal,
  async make(into, tag = 'login-portal') {
    const at = await stage(into, tag, (client) => ({ client }));
    await until(() => find(at.element, 'button', 'Login with Email'));
    return at;
  },
  properties: (client) => ({ client, organization: 'Kepro' }),
  works: (element) => find(element, 'button', 'Login with your Kepro account') !== undefined,
  states: {
    options: start,
    'sign in': signIn,
    help: async ({ element }) => {
      press(element, 'Having trouble logging in?');
      await until(() => element.querySelector('details'));
    },
  },
  submits: {
    'sign in': {
      ready: doing((element) => typeAccount(element, canaries.email, canaries.password, 'Email Address'), signIn),
      name: 'Sign in',
      operation: 'signIn',
    },
  },
};
