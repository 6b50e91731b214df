import type { ManagedUser, RegistrationReset, UserPage } from '../../client/auth-client.js';
import type { Context } from '../context.js';
import { notify } from '../delivery.js';
import type { Caller } from '../ports.js';
import { invalidInput, Refusal } from '../refusal.js';
import { mailLink } from './registration.js';

/** A session is not enough: it must be an administrator's. */
const administrator = async ({ request, sessions }: Context): Promise<Caller> => {
  const caller = await sessions.caller(request);
  if (!caller) throw new Refusal({ code: 'unauthorized' });
  if (!caller.administrator) throw new Refusal({ code: 'forbidden' });
  return caller;
};

interface ListInput { readonly query?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }

export const listUsers = async (context: Context, { query = '', cursor, limit }: ListInput): Promise<UserPage> => {
  const page = await context.directory.managed(await administrator(context), { query, limit, ...(cursor !== undefined && { cursor }) });
  if (!page) throw invalidInput('cursor', 'malformed');
  return page;
};

/** Somebody whom this administrator does not manage is not there at all. */
const managed = async ({ directory }: Context, caller: Caller, userId: string): Promise<ManagedUser> => {
  const user = await directory.managedUser(caller, userId);
  if (!user) throw new Refusal({ code: 'not_found' });
  return user;
};

export const getUser = async (context: Context, userId: string): Promise<ManagedUser> => managed(context, await administrator(context), userId);

/** Only here a proven factor goes. Whoever could reset themselves could shed a factor by password alone, so that is refused. */
export const resetRegistration = async (context: Context, userId: string): Promise<RegistrationReset> => {
  const { directory, flows, sessions, settings } = context;
  const caller = await administrator(context);
  await managed(context, caller, userId);
  const account = await directory.byId(userId);
  if (!account) throw new Refusal({ code: 'not_found' });
  if (account.id === caller.id) throw new Refusal({ code: 'forbidden' });
  if (!caller.recent) throw new Refusal({ code: 'reauthentication_required' });
  await directory.reset(account);
  await flows.endAll(context, account.id);
  await sessions.endAll(account);
  await notify(context, account.email, { kind: 'notice', reason: 'registration-removed' });
  if (settings.mailsResetLink) await mailLink(context, account, 'reset');
  const link = { target: account.email, expiresIn: settings.linkLifetime };
  return { user: await managed(context, caller, userId), ...(settings.mailsResetLink && { link }) };
};
