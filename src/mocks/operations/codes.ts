import type { Channel, Step } from '../../client/auth-client.js';
import { cooldownKey, deliver } from '../delivery.js';
import type { Method, Stage } from '../flow.js';
import { invalidInput, outOfTurn, Refusal } from '../refusal.js';
import { callInProgress } from '../steps.js';
import type { World } from '../world.js';
import { afterProof } from './after-proof.js';

const offered = (stage: Stage): { readonly methods: readonly Method[]; readonly current?: Method; readonly channel?: Channel } => {
  switch (stage.at) {
    case 'choose': return { methods: stage.methods };
    case 'code': return { methods: stage.methods, current: stage.challenge.method, channel: stage.challenge.channel };
    case 'call': return { methods: stage.methods, current: stage.method, channel: 'call' };
    default: throw outOfTurn();
  }
};

interface SendInput { readonly ticket: string; readonly methodId?: string | undefined; readonly channel?: Channel | undefined }

/** What is left open is as it was before; where there was nothing before, the only method and its first channel. */
const choice = (stage: Stage, { methodId, channel }: SendInput): { readonly method: Method; readonly channel: Channel } => {
  const { methods, current, channel: before } = offered(stage);
  const only = methods.length === 1 ? methods[0] : undefined;
  const method = methodId === undefined ? current ?? only : methods.find(({ id }) => id === methodId);
  if (!method) throw invalidInput('methodId', methodId === undefined ? 'required' : 'malformed');
  const usual = method === current ? before : method.channels[0];
  const wanted = channel ?? usual;
  if (!wanted || !method.channels.includes(wanted)) throw invalidInput('channel', 'malformed');
  return { method, channel: wanted };
};

export const sendCode = (world: World, input: SendInput): Step => {
  const flow = world.tickets.open(input.ticket);
  const { method, channel } = choice(flow.stage, input);
  return deliver(world, flow, method, channel, offered(flow.stage).methods);
};

/** The latches come first: once tried too often or expired, a code is refused even when it is right. */
export const verifyCode = (world: World, { ticket, code }: { readonly ticket: string; readonly code: string }): Step => {
  const { clock, settings, tickets } = world;
  const flow = tickets.open(ticket);
  if (flow.stage.at !== 'code') throw outOfTurn();
  const { account, wrongCodes, stage: { challenge } } = flow;
  const wrong = wrongCodes.get(challenge.method.value) ?? 0;
  if (wrong >= settings.codeAttempts) throw new Refusal({ code: 'too_many_attempts' });
  if (clock.now >= challenge.expiresAt) throw new Refusal({ code: 'code_expired' });
  if (account && code === challenge.code) return afterProof(world, flow, account, challenge.method);
  wrongCodes.set(challenge.method.value, wrong + 1);
  const attemptsLeft = settings.codeAttempts - wrong - 1;
  throw new Refusal(attemptsLeft > 0 ? { code: 'invalid_code', attemptsLeft } : { code: 'too_many_attempts' });
};

/** A call that failed may be placed again at once. */
export const callStatus = (world: World, { ticket }: { readonly ticket: string }): Step => {
  const flow = world.tickets.open(ticket);
  if (flow.stage.at !== 'call' || !flow.account) throw outOfTurn();
  const { call, method, methods } = flow.stage;
  const outcome = world.calls.outcome(call);
  if (outcome === undefined) return callInProgress(world, flow, call, method, methods, flow.ticket);
  if (outcome === 'hash') return afterProof(world, flow, flow.account, method);
  world.limits.forget(cooldownKey(flow, method, 'call'));
  throw new Refusal({ code: 'delivery_failed', channel: 'call', reason: outcome });
};
