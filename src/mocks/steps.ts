import type { ChallengeMethod, EnrollmentOffer, Step, Ticket } from '../client/auth-client.js';
import type { Account } from './accounts.js';
import type { Call } from './calls.js';
import type { Challenge, Flow, Method } from './flow.js';
import { maskEmail, maskPhone, maskUsername } from '../client/rules.js';
import { isChoice, shown } from './methods.js';
import type { World } from './world.js';

/** Each function moves a flow on to a stage, gives it a new ticket, and says what the visitor sees there. */

const rotate = ({ tickets, settings }: World, flow: Flow, lifetime = settings.ticketLifetime): Ticket => tickets.rotate(flow, lifetime);

const otherWays = (methods: readonly Method[]): { methods?: readonly ChallengeMethod[] } =>
  (isChoice(methods) ? { methods: shown(methods) } : {});

export const chooseMethod = (world: World, flow: Flow, methods: readonly Method[]): Step => {
  flow.stage = { at: 'choose', methods };
  return { step: 'choose-method', ticket: rotate(world, flow), methods: shown(methods) };
};

export const codeSent = (world: World, flow: Flow, challenge: Challenge, methods: readonly Method[]): Step => {
  flow.stage = { at: 'code', methods, challenge };
  const { method: { target }, channel, code, expiresAt } = challenge;
  return {
    step: 'code-sent',
    ticket: rotate(world, flow),
    channel,
    ...(target !== undefined && { target }),
    codeLength: code.length,
    expiresIn: world.clock.until(expiresAt),
    resendIn: world.settings.resendIn,
    ...otherWays(methods),
  };
};

/** Polls keep their ticket: there may be two on their way at once. */
export const callInProgress = (
  world: World, flow: Flow, call: Call, method: Method, methods: readonly Method[], ticket = rotate(world, flow),
): Step => {
  flow.stage = { at: 'call', methods, method, call };
  return {
    step: 'call-in-progress',
    ticket,
    target: method.target ?? '',
    pollIn: world.settings.pollIn,
    expiresIn: world.clock.until(call.ringsUntil),
    key: '#',
    ...otherWays(methods),
  };
};

/** Ends with the link or with its own ticket, whichever comes first: an opened link is worth no more than one in a mailbox. */
export const provePassword = (world: World, flow: Flow, account: Account, linkExpiresIn: number): Step => {
  flow.stage = { at: 'prove-password' };
  const expiresIn = Math.min(linkExpiresIn, world.settings.ticketLifetime);
  return { step: 'prove-password', ticket: rotate(world, flow, expiresIn), username: maskUsername(account.user.username), expiresIn };
};

export const enroll = (world: World, flow: Flow, { user, phones: [phone] }: Account): Step => {
  flow.stage = { at: 'enroll' };
  flow.enrolling = true;
  const offers: readonly EnrollmentOffer[] = [
    { type: 'phone', channels: world.settings.phoneChannels, ...(phone && { target: maskPhone(phone) }) },
    { type: 'email', channels: ['email'], target: maskEmail(user.email) },
  ];
  return { step: 'enroll', ticket: rotate(world, flow), offers };
};

/** The username is shown unmasked by now: email, and phone where there is one, are proved, and password managers need it. */
export const setPassword = (world: World, flow: Flow, { user }: Account): Step => {
  flow.stage = { at: 'set-password' };
  return { step: 'set-password', ticket: rotate(world, flow), policy: world.settings.policy, username: user.username };
};

export const done = (world: World, flow: Flow, signedIn: boolean): Step => {
  world.tickets.close(flow);
  return { step: 'done', signedIn };
};
