import type { Identifier, Step } from '../../client/auth-client.js';
import type { Context } from '../context.js';
import { parseIdentifier } from '../input.js';
import { secondFactors } from '../methods.js';
import { checkPassword } from '../passwords.js';
import type { Account } from '../ports.js';
import { outOfTurn } from '../refusal.js';
import { chooseMethod, enroll, type Moving } from '../steps.js';

/** The password is proved. Who has a second factor proves that too, even before enrolling another. */
const afterPassword = async (context: Context, moving: Moving, account: Account): Promise<Step> => {
  const methods = secondFactors(await context.directory.factors(account), context.settings);
  return methods.length > 0 ? chooseMethod(context, moving, methods) : enroll(context, moving, account);
};

interface Input { readonly identifier: Identifier; readonly password: string; readonly remember?: boolean | undefined; readonly ticket?: string | undefined }

const limitGuesses = ({ limits, settings }: Context, { kind, value }: Identifier): Promise<void> => limits.hit(['sign-in', kind, value], settings.startsPerMinute, 60);

/** The password behind a link. That of somebody else, though right, proves nothing about whose link this is. */
const provePassword = async (context: Context, ticket: string, identifier: Identifier, { password, remember = false }: Input): Promise<Step> => {
  const open = await context.flows.open(context, ticket);
  if (open.flow.stage.at !== 'prove-password') throw outOfTurn();
  await limitGuesses(context, identifier);
  const found = await context.directory.find(identifier);
  const account = await checkPassword(context, found?.id === open.account?.id ? found : undefined, password, identifier);
  return afterPassword(context, { ticket, flow: { ...open.flow, remember, proofs: ['password'] } }, account);
};

/** Begins a sign-in, or a first registration; with a ticket it answers `prove-password`. */
export const signIn = async (context: Context, input: Input): Promise<Step> => {
  const { directory, flows } = context;
  const who = parseIdentifier(input.identifier);
  if (input.ticket !== undefined) return provePassword(context, input.ticket, who, input);
  await limitGuesses(context, who);
  const found = await directory.find(who);
  const epoch = await flows.epoch(context, found?.id ?? who.value);
  const account = await checkPassword(context, found, input.password, who);
  const factors = await directory.factors(account);
  const registered = account.registration === 'complete' && factors.some(({ state }) => state === 'proven');
  const flow = flows.begin(context, {
    purpose: registered ? 'sign-in' : 'registration', accountId: account.id, epoch, stage: { at: 'prove-password' }, proofs: ['password'], remember: input.remember ?? false,
  });
  return afterPassword(context, { flow }, account);
};
