import type { Identifier, Step } from '../../client/auth-client.js';
import type { Account } from '../accounts.js';
import type { Flow } from '../flow.js';
import { parseIdentifier } from '../input.js';
import { secondFactors } from '../methods.js';
import { checkPassword } from '../passwords.js';
import { outOfTurn, Refusal } from '../refusal.js';
import { chooseMethod, enroll } from '../steps.js';
import type { World } from '../world.js';

/** The password is proved. Who has a second factor proves that too, even before enrolling another. */
const afterPassword = (world: World, flow: Flow, account: Account): Step => {
  const methods = secondFactors(account, world.settings);
  return methods.length > 0 ? chooseMethod(world, flow, methods) : enroll(world, flow, account);
};

const provePassword = (world: World, ticket: string, identifier: Identifier, password: string): Step => {
  const flow = world.tickets.open(ticket);
  if (flow.stage.at !== 'prove-password') throw outOfTurn();
  const account = world.accounts.find(identifier);
  // The password of somebody else, though right, proves nothing about whose link this is.
  if (account !== flow.account) throw new Refusal({ code: 'invalid_credentials' });
  return afterPassword(world, flow, checkPassword(world, account, password));
};

interface Input { readonly identifier: Identifier; readonly password: string; readonly ticket?: string | undefined }

/** Begins a sign-in, or a first registration; with a ticket it answers `prove-password`. */
export const signIn = (world: World, { identifier, password, ticket }: Input): Step => {
  const who = parseIdentifier(identifier);
  world.limits.hit(`sign-in ${who.kind} ${who.value}`, world.settings.startsPerMinute, 60);
  if (ticket !== undefined) return provePassword(world, ticket, who, password);
  const account = checkPassword(world, world.accounts.find(who), password);
  const purpose = account.registration === 'complete' ? 'sign-in' : 'registration';
  return afterPassword(world, world.tickets.begin(purpose, account, { at: 'prove-password' }), account);
};
