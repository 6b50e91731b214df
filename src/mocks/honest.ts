import type { Operation } from '../client/auth-client.js';
import { failure, success, type Reply } from './answers.js';
import { operations } from './operations/index.js';
import { invalidInput, Refusal } from './refusal.js';
import type { Route } from './routes.js';
import type { World } from './world.js';

/** One request, read. Scenarios may change it on its way to the backend, and the answer on its way back. */
export interface Exchange {
  readonly route: Route;
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  /** Undefined when it is not JSON. */
  readonly body: unknown;
  readonly userId: string;
  readonly traceId: string;
  /** How often this operation has been asked for since the scenario was chosen, this time included. */
  readonly count: number;
}

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
 * Reads, and links, which can be opened twice, need no such help.
 */
const replayKey = ({ route, headers, body, userId }: Exchange): string | undefined => {
  if (!route.keyed && route.operation !== 'callStatus') return undefined;
  return JSON.stringify([route.operation, userId, body, route.keyed ? headers.get('Idempotency-Key') : null]);
};

const isRinging = (operation: Operation, answer: unknown): boolean =>
  operation === 'callStatus' && (answer as { step?: unknown }).step === 'call-in-progress';

/** The backend as the contract wants it. */
export const answerHonestly = (world: World, exchange: Exchange): Reply => {
  const { route: { operation }, traceId } = exchange;
  try {
    checkRequest(exchange);
    const key = replayKey(exchange);
    const earlier = key === undefined ? undefined : world.replays.find(key);
    if (earlier) return earlier;
    const answer = operations[operation](world, exchange);
    const reply = success(operation, answer);
    if (key !== undefined && !isRinging(operation, answer)) world.replays.keep(key, reply);
    return reply;
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(`The mock backend failed in ${operation}.`, { cause: error });
    return failure(error.problem, traceId, error.manner);
  }
};
