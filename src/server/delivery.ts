import type { Channel, Step } from '../client/auth-client.js';
import type { Context } from './context.js';
import { DeliveryError } from './delivery-error.js';
import type { Method } from './flow.js';
import type { OpenFlow } from './flows.js';
import type { Message } from './ports.js';
import { Refusal } from './refusal.js';
import { callInProgress, codeSent, type Moving } from './steps.js';
import { inSeconds } from './time.js';

/** How long an answer waits for the messenger. A provider that takes longer may still deliver. */
const patience = 5_000;
const hour = 3_600;

/** One wait for each address and channel: whom an SMS does not reach may be called at once. */
export const waitOf = ({ limitedBy }: Method, channel: Channel): readonly string[] => ['wait', channel, limitedBy];
/** Wrong codes of a flow. They outlive a new code, or asking for one would be a way to guess on. */
export const triesOf = (flowId: string, { limitedBy }: Method): readonly string[] => ['tries', flowId, limitedBy];
/** Wrong codes of an hour, in whatever flows. */
export const guessesOf = ({ limitedBy }: Method): readonly string[] => ['guesses', limitedBy];
/** Messages to one address. A decoy has none, and counts all the same. */
export const sendsTo = (address: string | undefined, limitedBy: string): readonly string[] => ['sends', address?.toLowerCase() || limitedBy];

/** Wrong codes that are taken for one address in an hour. */
export const mostGuesses = ({ settings }: Context): number => settings.codeAttempts * settings.codeRounds;

/** No further code for an address at which too many were guessed. */
export const checkGuesses = async (context: Context, method: Method): Promise<void> => {
  const { limits } = context;
  if (await limits.counted(guessesOf(method)) < mostGuesses(context)) return;
  throw new Refusal({ code: 'rate_limited', retryAfter: await limits.secondsLeft(guessesOf(method)) });
};

const withPatience = async (sending: Promise<void>): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => { timer = setTimeout(resolve, patience); });
  await Promise.race([sending, enough]).finally(() => clearTimeout(timer));
};

/** Sends while the visitor waits, so that a failure can be told: only after a first proof, before which it would tell who exists. */
const sendNow = async ({ messenger, limits }: Context, method: Method, message: Message): Promise<void> => {
  try {
    await withPatience(messenger.send(message));
  } catch (error) {
    await limits.forget(waitOf(method, message.channel));
    if (!(error instanceof DeliveryError)) throw error;
    throw new Refusal({ code: 'delivery_failed', channel: message.channel, reason: error.reason });
  }
};

/** A decoy, and an address that was sent too much already, take the same way to the end. */
const sendLater = async (context: Context, { account }: Partial<OpenFlow>, method: Method, message: Message, lifetime: number): Promise<void> => {
  const allowed = await context.limits.allows(sendsTo(method.value, method.limitedBy), context.settings.sendsPerHour, hour);
  await context.queue.add(account && allowed ? message : undefined, lifetime);
};

const send = async (context: Context, open: Moving & Partial<OpenFlow>, method: Method, message: Message, lifetime: number): Promise<void> => {
  if (open.flow.proofs.length === 0) return sendLater(context, open, method, message, lifetime);
  await context.limits.hit(sendsTo(method.value, method.limitedBy), context.settings.sendsPerHour, hour);
  return sendNow(context, method, message);
};

const addressed = ({ random, language }: Context, to: string, channel: Channel) => ({ id: random.name(2), to, channel, ...(language !== undefined && { language }) });

const sendCodeTo = async (context: Context, open: Moving & Partial<OpenFlow>, method: Method, channel: Channel, methods: readonly Method[]): Promise<Step> => {
  const { clock, limits, random, settings, vault } = context;
  const { flow } = open;
  const code = random.code(settings.codeLength);
  const lifetime = channel === 'email' ? settings.emailCodeLifetime : settings.codeLifetime;
  await send(context, open, method, { kind: 'code', code, expiresIn: lifetime, ...addressed(context, method.value, channel) }, lifetime);
  if (await limits.counted(triesOf(flow.id, method)) >= settings.codeAttempts) await limits.forget(triesOf(flow.id, method));
  const codeName = await vault.name('code', flow.id, code);
  return codeSent(context, open, { method, channel, codeName, codeLength: code.length, expiresAt: inSeconds(clock, lifetime) }, methods);
};

const callUp = async (context: Context, open: Moving & Partial<OpenFlow>, method: Method, methods: readonly Method[]): Promise<Step> => {
  const { calls, settings: { ringsFor } } = context;
  const call = await calls.place(context, ringsFor);
  await send(context, open, method, { kind: 'call', callId: call.id, expiresIn: ringsFor, ...addressed(context, method.value, 'call') }, ringsFor);
  return callInProgress(context, open, call, method, methods);
};

/** Sends a code, or rings. The caller has looked after the wait. */
export const deliver = async (context: Context, open: Moving & Partial<OpenFlow>, method: Method, channel: Channel, methods: readonly Method[]): Promise<Step> => {
  const { stage } = open.flow;
  const sent = channel === 'call' && !context.settings.callSpeaksCode
    ? await callUp(context, open, method, methods)
    : await sendCodeTo(context, open, method, channel, methods);
  if (stage.at === 'call') {
    await context.calls.end(context, stage.call);
    await context.messenger.hangUp?.(stage.call.id);
  }
  return sent;
};

/** Sends once the wait of this address and channel is over. */
export const deliverAgain = async (context: Context, open: OpenFlow, method: Method, channel: Channel, methods: readonly Method[]): Promise<Step> => {
  await checkGuesses(context, method);
  await context.limits.hit(waitOf(method, channel), 1, context.settings.resendIn);
  return deliver(context, open, method, channel, methods);
};

/** A notice, or a link, to whoever it is for; to nobody where that is undefined. */
export const notify = async (context: Context, to: string | undefined, what: Notice): Promise<void> => {
  await context.queue.add(to === undefined ? undefined : { ...what, ...addressed(context, to, 'email') } as Message);
};
type Unaddressed<M> = M extends Message ? Omit<M, 'id' | 'to' | 'channel' | 'language'> : never;
export type Notice = Unaddressed<Extract<Message, { kind: 'notice' | 'link' }>>;
