import type { Channel, FactorType, Identifier, LinkReason, Step } from '../../client/auth-client.js';
import type { Account } from '../accounts.js';
import { deliver } from '../delivery.js';
import type { Flow, Method } from '../flow.js';
import { isEmail, isPhone, parseIdentifier } from '../input.js';
import { linkMail } from '../letters.js';
import { emailMethod, phoneMethod } from '../methods.js';
import { invalidInput, outOfTurn, Refusal } from '../refusal.js';
import { provePassword } from '../steps.js';
import type { World } from '../world.js';
import { ownTarget } from './password-reset.js';

export const mailLink = ({ links, outbox, settings }: World, account: Account, reason: LinkReason): void =>
  outbox.send(account.user.email, 'email', linkMail(reason, links.issue(account, settings.linkLifetime), settings.linkLifetime));

/** The same answer for everybody; a mail only for those who may use it. It resets nothing: only an admin removes a proven factor. */
export const requestRegistrationLink = (world: World, input: { readonly identifier: Identifier; readonly reason: LinkReason }): Step => {
  const { accounts, limits, settings } = world;
  const identifier = parseIdentifier(input.identifier);
  limits.hit(`registration-link ${identifier.kind} ${identifier.value}`, 1, settings.resendIn);
  const account = accounts.find(identifier);
  if (account && (account.user.status ?? 'active') === 'active') mailLink(world, account, input.reason);
  const target = ownTarget(identifier);
  return { step: 'link-sent', ...(target !== undefined && { target }), expiresIn: settings.linkLifetime, resendIn: settings.resendIn };
};

/** A mailbox alone must not bind a new factor, so the password is asked for first. */
export const openLink = (world: World, { token }: { readonly token: string }): Step => {
  const { account, expiresAt } = world.links.open(token);
  const flow = world.tickets.begin('registration', account, { at: 'prove-password' });
  return provePassword(world, flow, account, world.clock.until(expiresAt));
};

interface EnrollInput {
  readonly ticket: string;
  readonly type: FactorType;
  readonly value?: string | undefined;
  readonly channel: Channel;
}

/** The address that was typed or, without one, the address on record. */
const newMethod = ({ accounts, settings }: World, account: Account, { type, value }: EnrollInput): Method => {
  const address = (value ?? (type === 'phone' ? account.phones[0] : account.user.email))?.trim();
  if (!address) throw invalidInput('value', 'required');
  if (type === 'phone' && !isPhone(address)) throw new Refusal({ code: 'phone_invalid' });
  if (type === 'email' && !isEmail(address)) throw invalidInput('value', 'malformed');
  const owner = accounts.find({ kind: type, value: address });
  if (owner && owner !== account) throw new Refusal({ code: 'method_taken' });
  return type === 'phone' ? phoneMethod(address, settings) : emailMethod(address);
};

const mayEnroll = ({ stage, enrolling }: Flow): boolean => stage.at === 'enroll' || (enrolling && (stage.at === 'code' || stage.at === 'call'));

/** Chooses a new factor and sends its code; again with another address while that code is on its way. */
export const enroll = (world: World, input: EnrollInput): Step => {
  const flow = world.tickets.open(input.ticket);
  if (!mayEnroll(flow) || !flow.account) throw outOfTurn();
  const method = newMethod(world, flow.account, input);
  if (!method.channels.includes(input.channel)) throw invalidInput('channel', 'malformed');
  return deliver(world, flow, method, input.channel, [method]);
};
