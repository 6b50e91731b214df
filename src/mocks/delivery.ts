import type { Channel, Step } from '../client/auth-client.js';
import type { Flow, Method } from './flow.js';
import { codeCall, codeMail, codeSms, keyCall, type Letter } from './letters.js';
import { Refusal } from './refusal.js';
import { callInProgress, codeSent } from './steps.js';
import type { World } from './world.js';

const letterFor = ({ host, settings }: World, channel: Channel, code: string): Letter => {
  switch (channel) {
    case 'email': return codeMail(code, settings.codeLifetime);
    case 'sms': return codeSms(code, host);
    case 'call': return codeCall(code);
  }
};

const sendCodeTo = (world: World, flow: Flow, method: Method, channel: Channel, methods: readonly Method[]): Step => {
  const { clock, outbox, random, settings } = world;
  const code = random.code(settings.codeLength);
  if (flow.account) outbox.send(method.value, channel, letterFor(world, channel, code));
  if ((flow.wrongCodes.get(method.value) ?? 0) >= settings.codeAttempts) flow.wrongCodes.delete(method.value);
  return codeSent(world, flow, { method, channel, code, expiresAt: clock.in(settings.codeLifetime) }, methods);
};

const callUp = (world: World, flow: Flow, method: Method, methods: readonly Method[]): Step => {
  const { calls, outbox, settings } = world;
  outbox.send(method.value, 'call', keyCall);
  return callInProgress(world, flow, calls.ring(method.value, settings.ringsFor, settings.callAnswer), method, methods);
};

/** One wait for each address and channel: whom an SMS does not reach may be called at once. */
export const cooldownKey = (flow: Flow, method: Method, channel: Channel): string => `${flow.id} ${channel} ${method.value}`;

/** Sends a code, or rings. A decoy does all that but for the sending. */
export const deliver = (world: World, flow: Flow, method: Method, channel: Channel, methods: readonly Method[]): Step => {
  const { calls, limits, settings } = world;
  const reason = channel === 'sms' ? settings.smsFails : channel === 'call' ? settings.callFails : undefined;
  if (reason) throw new Refusal({ code: 'delivery_failed', channel, reason });
  limits.hit(cooldownKey(flow, method, channel), 1, settings.resendIn);
  if (flow.stage.at === 'call') calls.hangUp(flow.stage.call);
  return channel === 'call' && !settings.callSpeaksCode
    ? callUp(world, flow, method, methods)
    : sendCodeTo(world, flow, method, channel, methods);
};
