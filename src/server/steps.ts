import type { ChallengeMethod, EnrollmentOffer, Step } from '../client/auth-client.js';
import { maskEmail, maskPhone, maskUsername } from '../client/rules.js';
import type { Context } from './context.js';
import type { Call, Challenge, Flow, Method } from './flow.js';
import type { OpenFlow } from './flows.js';
import { isChoice, shown } from './methods.js';
import type { Account } from './ports.js';
import { secondsUntil } from './time.js';

/** Each function moves a flow on to a stage, gives it a new ticket, and says what the visitor sees there. */

/** A flow, and the ticket that this request came with; none where it begins. */
export type Moving = Pick<OpenFlow, 'flow'> & { readonly ticket?: string };

const otherWays = (methods: readonly Method[]): { methods?: readonly ChallengeMethod[] } =>
  (isChoice(methods) ? { methods: shown(methods) } : {});

export const chooseMethod = (context: Context, { flow, ticket }: Moving, methods: readonly Method[]): Promise<Step> =>
  context.flows.advance(context, { ...flow, stage: { at: 'choose', methods } }, ticket, { step: 'choose-method', methods: shown(methods) });

export const codeSent = (context: Context, { flow, ticket }: Moving, challenge: Challenge, methods: readonly Method[]): Promise<Step> => {
  const { method: { target }, channel, codeLength, expiresAt } = challenge;
  return context.flows.advance(context, { ...flow, stage: { at: 'code', methods, challenge } }, ticket, {
    step: 'code-sent',
    channel,
    ...(target !== undefined && { target }),
    codeLength,
    expiresIn: secondsUntil(context.clock, expiresAt),
    resendIn: context.settings.resendIn,
    ...otherWays(methods),
  });
};

const ringing = ({ clock, settings }: Context, call: Call, method: Method, methods: readonly Method[]) => ({
  step: 'call-in-progress' as const,
  target: method.target ?? '',
  pollIn: settings.pollIn,
  expiresIn: secondsUntil(clock, call.ringsUntil),
  key: '#' as const,
  ...otherWays(methods),
});

export const callInProgress = (context: Context, { flow, ticket }: Moving, call: Call, method: Method, methods: readonly Method[]): Promise<Step> =>
  context.flows.advance(context, { ...flow, stage: { at: 'call', methods, method, call } }, ticket, ringing(context, call, method, methods));

/** Polls keep their ticket: there may be two on their way at once. */
export const stillRinging = (context: Context, ticket: string, call: Call, method: Method, methods: readonly Method[]): Step => {
  const { step, ...members } = ringing(context, call, method, methods);
  return { step, ticket, ...members } as Step;
};

/** Ends with the link or with its own ticket, whichever comes first: an opened link is worth no more than one in a mailbox. */
export const provePassword = (context: Context, flow: Flow, account: Account): Promise<Step> => {
  const expiresIn = Math.min(secondsUntil(context.clock, flow.endsAt), context.settings.ticketLifetime);
  return context.flows.advance(context, flow, undefined, { step: 'prove-password', username: maskUsername(account.username), expiresIn });
};

export const enroll = (context: Context, { flow, ticket }: Moving, { email, phone }: Account): Promise<Step> => {
  const offers: readonly EnrollmentOffer[] = [
    { type: 'phone', channels: context.settings.phoneChannels, ...(phone !== undefined && { target: maskPhone(phone) }) },
    { type: 'email', channels: ['email'], target: maskEmail(email) },
  ];
  return context.flows.advance(context, { ...flow, stage: { at: 'enroll' }, enrolling: true }, ticket, { step: 'enroll', offers });
};

/** The username is shown unmasked by now: email, and phone where there is one, are proved, and password managers need it. */
export const setPassword = (context: Context, { flow, ticket }: Moving, { username }: Account): Promise<Step> =>
  context.flows.advance(context, { ...flow, stage: { at: 'set-password' } }, ticket, { step: 'set-password', policy: context.settings.policy, username });

/** The end. `signedIn` says that this answer has begun a session. */
export const done = async (context: Context, { flow, ticket }: Moving, account: Account, signedIn: boolean): Promise<Step> => {
  if (ticket !== undefined) context.flows.close(context, ticket);
  if (signedIn) {
    const headers = await context.sessions.begin(account, { remember: flow.remember, proofs: flow.proofs });
    for (const [name, value] of headers) context.sessionHeaders.append(name, value);
  }
  return { step: 'done', signedIn };
};
