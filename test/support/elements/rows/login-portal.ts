/** All visitors' elements, composed. Their states are their own rows'; here are those that the portal adds. */
import '../../../../src/define/login-portal.js';
import { LoginPortal } from '../../../../src/elements/login-portal/login-portal.js';
import { fill, find, press, until } from '../page.js';
import { canaries, stage, type Row, type Stage } from '../stage.js';

async function toSignIn({ element }: Stage): Promise<void> {
  press(element, 'Login with Email');
  await until(() => find(element, 'textbox', 'Email Address'));
}

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
    options: async () => undefined,
    'sign in': toSignIn,
    help: async (at) => {
      press(at.element, 'Having trouble logging in?');
      await until(() => at.element.querySelector('details'));
    },
  },
  submits: {
    'sign in': {
      ready: async (at) => {
        await toSignIn(at);
        fill(at.element, 'Email Address', canaries.email);
        fill(at.element, 'Password', canaries.password);
      },
      name: 'Sign in',
      operation: 'signIn',
    },
  },
};
