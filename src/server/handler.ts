import type { Operation } from '../client/auth-client.js';
import { failure, success, type Reply } from './answers.js';
import type { Context, Kit } from './context.js';
import type { Exchange } from './exchange.js';
import { operations } from './operations/index.js';
import { invalidInput, Refusal } from './refusal.js';

/** Characters of Accept-Language that a messenger is told. */
const longestLanguage = 200;

const mediaType = (headers: Headers): string => (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

const checkRequest = ({ route, method, headers, body }: Exchange): void => {
  if (method !== route.method) {
    throw new Refusal({ code: 'unsupported' }, { status: 405, title: `${route.path} takes ${route.method}, not ${method}.`, headers: { Allow: route.method } });
  }
  if (route.method === 'GET') return;
  if (mediaType(headers) !== 'application/json') {
    throw new Refusal({ code: 'unsupported' }, { status: 415, title: `${route.path} takes application/json, not ${mediaType(headers) || 'nothing'}.` });
  }
  if (body === undefined) throw invalidInput('body', 'malformed');
  if (route.keyed && !headers.get('Idempotency-Key')) throw invalidInput('Idempotency-Key', 'required');
};

/**
 * Which answers are given again. A call's status has no key, but where polls overlap the later one must not find its ticket gone.
 * Reads, and links, which can be opened twice, need no such help. An administrator's answer is for whoever asked.
 */
const replayKey = async ({ sessions }: Kit, { request, route, headers, body, userId }: Exchange): Promise<string | undefined> => {
  if (!route.keyed && route.operation !== 'callStatus') return undefined;
  const who = route.operation === 'resetRegistration' ? (await sessions.caller(request))?.id : null;
  return JSON.stringify([route.operation, userId, who, body, route.keyed ? headers.get('Idempotency-Key') : null]);
};

const isRinging = (operation: Operation, answer: unknown): boolean =>
  operation === 'callStatus' && (answer as { step?: unknown }).step === 'call-in-progress';

/** Empty where the operation takes none. */
const ticketOf = ({ body }: Exchange): string => {
  const ticket: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'ticket') : undefined;
  return typeof ticket === 'string' ? ticket : '';
};

/** Runs all, the last registered first: what was acquired later is given back earlier. Rejects with the first failure. */
const runAll = async ([first, ...others]: readonly (() => Promise<unknown>)[]): Promise<void> => {
  if (!first) return;
  try {
    await runAll(others);
  } finally {
    await first();
  }
};

const perform = async (context: Context, kit: Kit, exchange: Exchange): Promise<Reply> => {
  const { route: { operation } } = exchange;
  checkRequest(exchange);
  const key = await replayKey(kit, exchange);
  if (key !== undefined) {
    context.finally.push(await kit.replays.acquire(kit, key));
    const earlier = await kit.replays.find(kit, key);
    if (earlier) {
      await context.flows.spend(context, ticketOf(exchange));
      return earlier;
    }
  }
  const answer = await operations[operation](context, exchange);
  const reply = success(operation, answer, context.sessionHeaders);
  if (key === undefined || isRinging(operation, answer)) return reply;
  await kit.replays.keep(kit, key, reply);
  try {
    await runAll(context.afterwards);
  } catch (error) {
    await kit.replays.forget(kit, key);
    throw error;
  }
  return reply;
};

/** Answers one request by the rules of the contract. Rejects when a port fails. */
export const answer = async (kit: Kit, exchange: Exchange): Promise<Reply> => {
  const language = exchange.headers.get('Accept-Language')?.slice(0, longestLanguage);
  const context: Context = {
    ...kit, settings: kit.settings(), request: exchange.request, sessionHeaders: new Headers(), afterwards: [], finally: [], ...(language && { language }),
  };
  try {
    return await perform(context, kit, exchange);
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(`The server failed in ${exchange.route.operation}.`, { cause: error });
    return failure(error.problem, exchange.traceId, error.manner);
  } finally {
    await runAll(context.finally);
  }
};
