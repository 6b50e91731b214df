import type { Channel, Step } from '../../client/auth-client.js';
import type { Context } from '../context.js';
import { deliverAgain, guessesOf, mostGuesses, triesOf, waitOf } from '../delivery.js';
import type { Method, Stage } from '../flow.js';
import { invalidInput, outOfTurn, Refusal } from '../refusal.js';
import { stillRinging } from '../steps.js';
import { afterProof } from './after-proof.js';

const hour = 3_600;

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

export const sendCode = async (context: Context, input: SendInput): Promise<Step> => {
  const open = await context.flows.open(context, input.ticket);
  const { stage } = open.flow;
  const { method, channel } = choice(stage, input);
  return deliverAgain(context, open, method, channel, offered(stage).methods);
};

/** Once tried too often or expired, a code is refused even when it is right. */
export const verifyCode = async (context: Context, { ticket, code }: { readonly ticket: string; readonly code: string }): Promise<Step> => {
  const { clock, limits, settings, vault } = context;
  const open = await context.flows.open(context, ticket);
  const { account, flow: { id, stage } } = open;
  if (stage.at !== 'code') throw outOfTurn();
  const { challenge: { method, codeName, expiresAt } } = stage;
  const wrong = await limits.counted(triesOf(id, method));
  const guesses = await limits.counted(guessesOf(method));
  if (wrong >= settings.codeAttempts || guesses >= mostGuesses(context)) throw new Refusal({ code: 'too_many_attempts' });
  if (clock.now() >= expiresAt) throw new Refusal({ code: 'code_expired' });
  const right = await vault.name('code', id, code) === codeName;
  if (account && right) return afterProof(context, open, account, method);
  await limits.count(guessesOf(method), hour);
  const attemptsLeft = settings.codeAttempts - await limits.count(triesOf(id, method), hour);
  throw new Refusal(attemptsLeft > 0 ? { code: 'invalid_code', attemptsLeft } : { code: 'too_many_attempts' });
};

/** A call that failed may be placed again at once. */
export const callStatus = async (context: Context, { ticket }: { readonly ticket: string }): Promise<Step> => {
  const open = await context.flows.open(context, ticket);
  const { account, flow: { stage } } = open;
  if (stage.at !== 'call' || !account) throw outOfTurn();
  const { call, method, methods } = stage;
  const outcome = await context.calls.outcome(context, call);
  if (outcome === undefined) return stillRinging(context, ticket, call, method, methods);
  if (outcome === 'hash') return afterProof(context, open, account, method);
  await context.limits.forget(waitOf(method, 'call'));
  throw new Refusal({ code: 'delivery_failed', channel: 'call', reason: outcome });
};
