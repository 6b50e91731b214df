/** The states of admin-user-reset, with a client that the row answers. */
import '../../../../src/define/admin-user-reset.js';
import type { AdminClient, AdminOperation, AuthClient, AuthOperation, ManagedUser, RegistrationReset, Step, UserPage } from '../../../../src/client/auth-client.js';
import { createRestAdminClient } from '../../../../src/client/rest/index.js';
import { AdminUserReset } from '../../../../src/elements/admin-user-reset/admin-user-reset.js';
import type { MockBackendOptions } from '../../../../src/mocks/index.js';
import { fakeClient, recorded, type Patience, type Recorded } from '../backend.js';
import { deep, find, nameOf, place, press, until, untilHeading, untilProblem } from '../page.js';
import { canaries, staged, type Row, type Stage } from '../stage.js';

export const titles = { list: 'Manage Users', user: 'Account Information', done: /^The registration of .+ has been reset$/ } as const;

/** Elements that the helpers do not find by role. */
export const dialog = (root: Element): HTMLDialogElement | undefined =>
  [...deep(root)].find((one): one is HTMLDialogElement => one instanceof HTMLDialogElement && one.open);
export const searchField = (root: Element): HTMLInputElement => {
  const field = [...deep(root)].find((one): one is HTMLInputElement => one.matches('input[type=search]'));
  if (!field || nameOf(field) !== 'Search users') throw new Error('There is no search field.');
  return field;
};
/** Types into the search field, without a keyboard. */
export const search = (root: Element, text: string): void => {
  const field = searchField(root);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
/** The names of the rows. */
export const rowNames = (root: Element): string[] => [...root.querySelectorAll('[role=rowheader]')].map((one) => nameOf(one));

export const openDialog = async (root: Element): Promise<HTMLDialogElement> => {
  press(root, 'Reset Registration');
  await until(() => dialog(root), 'the dialog');
  return dialog(root)!;
};
export const confirm = async (root: Element): Promise<void> => press(await openDialog(root), 'Reset Registration');

export const daisey: ManagedUser = {
  id: 'u-dduck', name: 'Daisey Duck', username: 'dduck2021', signInName: 'dduck2021@id.portal.example', email: canaries.email,
  phone: '+12025550142', fax: '+12025550152', registration: 'complete',
};
const sally: ManagedUser = { id: 'u-started', name: 'Sally Started', username: 'started2021', registration: 'incomplete' };
const odd: ManagedUser = { id: 'u odd/"1"', name: '', email: 'nobody.named@example.com', registration: 'unknown' };
export const onePage: UserPage = { users: [daisey, sally, odd], total: 3 };
const firstOfMany: UserPage = { users: [daisey, sally], nextCursor: 'c2', total: 100_000 };
export const afterReset: RegistrationReset = { user: { ...daisey, registration: 'reset' }, link: { target: canaries.email, expiresIn: 1_200 } };

/** An administrator at work, over the mock backend behind the real REST client. */
export interface Visit extends Recorded<AdminClient> { readonly element: AdminUserReset; readonly main: HTMLElement }
type Extras = Partial<Pick<AdminUserReset, 'userId' | 'pageSize' | 'currentUserId' | 'headingLevel' | 'messages' | 'lang' | 'dir'>>;

export async function administer(options: MockBackendOptions = {}, extras: Extras = {}, { into, ...patience }: Patience & { into?: Element } = {}): Promise<Visit> {
  const made = recorded(createRestAdminClient, options, patience);
  const main = place();
  const element = document.createElement('admin-user-reset');
  Object.assign(element, { adminClient: made.client, ...extras });
  (into ?? main).append(element);
  await element.updateComplete;
  return { ...made, element, main };
}

export const untilIdle = ({ element }: Pick<Visit, 'element'>): Promise<void> =>
  until(() => element.querySelector('[aria-busy=false]') && !element.querySelector('[aria-busy=true]'), 'the answer');
/** From the list to a user's page. */
export async function edit(at: Visit, name: string): Promise<void> {
  await untilIdle(at);
  press(at.element, `Edit ${name}`);
  await untilHeading(at.element, titles.user);
  await untilIdle(at);
}

/** A stage with the operations and answers of an administrator's client. */
const operations: readonly AdminOperation[] = ['listUsers', 'getUser', 'resetRegistration'];
async function make(into: Element, tag = 'admin-user-reset'): Promise<Stage> {
  const fake = fakeClient(operations as readonly string[] as readonly AuthOperation[]);
  const element = document.createElement(tag) as AdminUserReset;
  // Before the list is read, which needs no action.
  const at = staged(element, fake);
  Object.assign(element, administrates(fake.client));
  into.append(element);
  await element.updateComplete;
  return at;
}
const answer = (at: Stage, value: UserPage | ManagedUser | RegistrationReset): Promise<void> => at.answer(value as unknown as Step);

const listed = async (at: Stage, page: UserPage = onePage): Promise<void> => {
  await answer(at, page);
  await until(() => at.element.querySelector('[aria-busy=false]'));
};
const toUser = async (at: Stage, user: ManagedUser = daisey): Promise<void> => {
  await listed(at);
  press(at.element, `Edit ${user.name}`);
  await untilHeading(at.element, titles.user);
  await answer(at, user);
  await until(() => at.element.querySelector('[aria-busy=false]'));
};
const toCall = async (at: Stage): Promise<void> => {
  await toUser(at);
  await confirm(at.element);
  await until(() => at.calls.length === 3, 'the reset');
};
const failing = (problem: Parameters<Stage['fail']>[0], message: string | RegExp) => async (at: Stage): Promise<void> => {
  await toCall(at);
  await at.fail(problem);
  await untilProblem(at.element, message);
};
const administrates = (client: AuthClient) => ({ adminClient: client });

export const row: Row = {
  tag: 'admin-user-reset',
  elementClass: AdminUserReset,
  make,
  properties: administrates,
  works: (element) => find(element, 'heading', titles.list) !== undefined,
  states: {
    loading: async () => undefined,
    list: (at) => listed(at),
    'list, page of many': (at) => listed(at, firstOfMany),
    'list, a row open': async (at) => {
      await listed(at);
      press(at.element, /^Daisey Duck/);
      await until(() => at.element.querySelector('[aria-expanded=true]'));
    },
    'list, nobody': (at) => listed(at, { users: [] }),
    'list, refused': async (at) => {
      await at.fail({ code: 'forbidden' });
      await untilProblem(at.element, 'You cannot see these users');
    },
    'list, the next page failed': async (at) => {
      await listed(at, firstOfMany);
      press(at.element, 'Next');
      await at.fail({ code: 'network', sent: true });
      await untilProblem(at.element, 'The connection was lost');
    },
    user: (at) => toUser(at),
    'user, little known': (at) => toUser(at, { ...daisey, username: '', fax: '', registration: 'unknown' }),
    'user, refused': async (at) => {
      await listed(at);
      press(at.element, 'Edit Daisey Duck');
      await untilHeading(at.element, titles.user);
      await at.fail({ code: 'not_found' });
      await untilProblem(at.element, 'You cannot see this user');
    },
    'user, oneself': async (at) => {
      (at.element as AdminUserReset).currentUserId = daisey.id;
      await toUser(at);
    },
    'reset, refused': failing({ code: 'forbidden' }, 'You cannot reset this registration'),
    'reset, in conflict': failing({ code: 'conflict' }, 'Someone else is changing this user'),
    'reset, stopped': failing({ code: 'invalid_input', fields: {} }, 'trying again will not help'),
    'reset, lost': failing({ code: 'network', sent: true }, 'Your request may have arrived'),
    'reset, done': async (at) => {
      await toCall(at);
      await answer(at, afterReset);
      await untilHeading(at.element, titles.done);
    },
    'reset, done without a link': async (at) => {
      await toCall(at);
      await answer(at, { user: afterReset.user });
      await untilHeading(at.element, titles.done);
    },
  },
  submits: {
    'trying again': {
      ready: failing({ code: 'network', sent: true }, 'Your request may have arrived'),
      name: 'Try again',
      operation: 'resetRegistration' as string as AuthOperation,
    },
  },
};

/** States with focus in a modal dialog or not on a heading. They have their own focus tests. */
export const withinReset: Row['states'] = {
  'reset, asked': async (at) => {
    await toUser(at);
    await openDialog(at.element);
  },
  'reset, waiting': toCall,
  'reset, step-up': async (at) => {
    await toCall(at);
    await at.fail({ code: 'reauthentication_required' });
    await until(() => find(at.element, 'button', 'Confirm that it is you'));
  },
};
