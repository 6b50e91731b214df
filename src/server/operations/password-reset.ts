import type { Identifier, Step } from '../../client/auth-client.js';
import type { Context } from '../context.js';
import { checkGuesses, deliver, notify, waitOf } from '../delivery.js';
import { parseIdentifier } from '../input.js';
import { entryMethod } from '../methods.js';
import { checkNewPassword, unlock } from '../passwords.js';
import type { Account, Proof } from '../ports.js';
import { outOfTurn } from '../refusal.js';
import { done } from '../steps.js';

/** Who may go on. All others get a decoy. */
export const activeAccount = async ({ directory }: Context, identifier: Identifier): Promise<Account | undefined> => {
  const account = await directory.find(identifier);
  return account?.status === 'active' ? account : undefined;
};

/** Known, unknown, locked and disabled take the same way. */
export const startPasswordReset = async (context: Context, input: { readonly identifier: Identifier }): Promise<Step> => {
  const { flows, limits, settings } = context;
  const identifier = parseIdentifier(input.identifier);
  await limits.hit(['password-reset', identifier.kind, identifier.value], settings.startsPerMinute, 60);
  const account = await activeAccount(context, identifier);
  const method = entryMethod(identifier, account);
  await checkGuesses(context, method);
  await limits.wait(waitOf(method, 'email'), settings.resendIn);
  // For nobody the same is looked up.
  const epoch = await flows.epoch(context, account?.id ?? identifier.value);
  const flow = flows.begin(context, { purpose: 'password-reset', accountId: account?.id, epoch, stage: { at: 'choose', methods: [method] } });
  return deliver(context, { flow, ...(account && { account }) }, method, 'email', [method]);
};

/** Whether a reset may sign in: the registration is complete, and a factor of it was proved on the way. */
const maySignIn = async ({ directory }: Context, account: Account, proofs: readonly Proof[]): Promise<boolean> => {
  if (account.registration !== 'complete') return false;
  // The mailbox that was proved is the account's own.
  return (await directory.factors(account)).some(({ state, type, value }) =>
    state === 'proven' && proofs.includes(type) && (type !== 'email' || value.toLowerCase() === account.email.toLowerCase()));
};

/** Ends every other flow and session of the account, and tells its owner. Who has no factor yet still has to sign in and register one. */
export const setPassword = async (context: Context, { ticket, password }: { readonly ticket: string; readonly password: string }): Promise<Step> => {
  const { directory, flows, sessions } = context;
  const open = await flows.open(context, ticket);
  const { account, flow } = open;
  if (flow.stage.at !== 'set-password' || !account) throw outOfTurn();
  await checkNewPassword(context, account, password);
  await flows.prevail(context, flow, account.id);
  await directory.setPassword(account, password);
  await unlock(context, account.id);
  await sessions.endAll(account);
  await notify(context, account.email, { kind: 'notice', reason: 'password-changed' });
  return done(context, open, account, await maySignIn(context, account, flow.proofs));
};
