import type { Channel, FactorType, Identifier, LinkReason, Step } from '../../client/auth-client.js';
import type { Context } from '../context.js';
import { deliverAgain, notify, sendsTo } from '../delivery.js';
import type { Flow, Method } from '../flow.js';
import { isEmail, isPhone, parseIdentifier } from '../input.js';
import { emailMethod, ownTarget, phoneMethod } from '../methods.js';
import type { Account } from '../ports.js';
import { invalidInput, outOfTurn, Refusal } from '../refusal.js';
import { provePassword } from '../steps.js';
import { activeAccount } from './password-reset.js';

/** @param account nobody's link is made and kept all the same, and not sent */
export const mailLink = async (context: Context, account: Account | undefined, reason: LinkReason): Promise<void> => {
  const expiresIn = context.settings.linkLifetime;
  const link = await context.links.issue(context, account?.id ?? '', expiresIn);
  await notify(context, account?.email, { kind: 'link', reason, link, expiresIn });
};

const hour = 3_600;

/** The same answer for everybody; a mail only for those who may use it. It resets nothing: only an administrator removes a proven factor. */
export const requestRegistrationLink = async (context: Context, input: { readonly identifier: Identifier; readonly reason: LinkReason }): Promise<Step> => {
  const { limits, settings } = context;
  const identifier = parseIdentifier(input.identifier);
  await limits.hit(['registration-link', identifier.kind, identifier.value], 1, settings.resendIn);
  const account = await activeAccount(context, identifier);
  const allowed = await limits.allows(sendsTo(account?.email, `${identifier.kind} ${identifier.value}`), settings.sendsPerHour, hour);
  await mailLink(context, allowed ? account : undefined, input.reason);
  const target = ownTarget(identifier);
  return { step: 'link-sent', ...(target !== undefined && { target }), expiresIn: settings.linkLifetime, resendIn: settings.resendIn };
};

/** A mailbox alone must not bind a new factor, so the password is asked for first. */
export const openLink = async (context: Context, { token }: { readonly token: string }): Promise<Step> => {
  const { account, expiresAt } = await context.links.open(context, token);
  const epoch = await context.flows.epoch(context, account.id);
  const flow = context.flows.begin(context, { purpose: 'registration', accountId: account.id, epoch, stage: { at: 'prove-password' }, endsAt: expiresAt });
  return provePassword(context, flow, account);
};

interface EnrollInput {
  readonly ticket: string;
  readonly type: FactorType;
  readonly value?: string | undefined;
  readonly channel: Channel;
}

/** The address that was typed or, without one, the address on record. */
const newMethod = async ({ directory, settings }: Context, account: Account, { type, value }: EnrollInput): Promise<Method> => {
  const address = (value ?? (type === 'phone' ? account.phone : account.email))?.trim();
  if (!address) throw invalidInput('value', 'required');
  if (type === 'phone' && !isPhone(address)) throw new Refusal({ code: 'phone_invalid' });
  if (type === 'email' && !isEmail(address)) throw invalidInput('value', 'malformed');
  const owner = await directory.find({ kind: type, value: type === 'email' ? address.toLowerCase() : address });
  if (owner && owner.id !== account.id) throw new Refusal({ code: 'method_taken' });
  return type === 'phone' ? phoneMethod(address, settings) : emailMethod(address);
};

const mayEnroll = ({ stage, enrolling }: Flow): boolean => stage.at === 'enroll' || (enrolling && (stage.at === 'code' || stage.at === 'call'));

/** Chooses a new factor and sends its code; again with another address while that code is on its way. */
export const enroll = async (context: Context, input: EnrollInput): Promise<Step> => {
  const open = await context.flows.open(context, input.ticket);
  const { account, flow } = open;
  if (!mayEnroll(flow) || !account) throw outOfTurn();
  const method = await newMethod(context, account, input);
  if (!method.channels.includes(input.channel)) throw invalidInput('channel', 'malformed');
  return deliverAgain(context, open, method, input.channel, [method]);
};
