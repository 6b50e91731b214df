import type { Identifier, Step } from '../../client/auth-client.js';
import { deliver } from '../delivery.js';
import { parseIdentifier } from '../input.js';
import { passwordChanged } from '../letters.js';
import { maskEmail } from '../../client/rules.js';
import { emailMethod } from '../methods.js';
import { changePassword } from '../passwords.js';
import { outOfTurn } from '../refusal.js';
import { done } from '../steps.js';
import type { World } from '../world.js';

/** Only one's own email address comes back, masked: a first code or link goes to a mailbox, never to a phone or username that was typed. */
export const ownTarget = ({ kind, value }: Identifier): string | undefined => (kind === 'email' ? maskEmail(value) : undefined);

/** Known, unknown, locked and disabled take the same way: those who may not go on get a decoy. */
export const startPasswordReset = (world: World, input: { readonly identifier: Identifier }): Step => {
  const identifier = parseIdentifier(input.identifier);
  world.limits.hit(`password-reset ${identifier.kind} ${identifier.value}`, world.settings.startsPerMinute, 60);
  const found = world.accounts.find(identifier);
  const account = (found?.user.status ?? 'active') === 'active' ? found : undefined;
  const method = { ...emailMethod(account?.user.email ?? ''), target: ownTarget(identifier) };
  const flow = world.tickets.begin('password-reset', account, { at: 'choose', methods: [method] });
  return deliver(world, flow, method, 'email', [method]);
};

/** Ends every other flow of the account, and tells its owner. Who has no factor yet still has to sign in and register one. */
export const setPassword = (world: World, { ticket, password }: { readonly ticket: string; readonly password: string }): Step => {
  const flow = world.tickets.open(ticket);
  const { account } = flow;
  if (flow.stage.at !== 'set-password' || !account) throw outOfTurn();
  changePassword(world, account, password);
  world.tickets.closeAll(account);
  world.outbox.send(account.user.email, 'email', passwordChanged);
  return done(world, flow, account.registration === 'complete');
};
