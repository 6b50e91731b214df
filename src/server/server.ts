import type { Operation } from '../client/auth-client.js';
import { problemDocument, toResponse, type Reply } from './answers.js';
import type { CallAnswer } from './calls.js';
import type { Kit } from './context.js';
import { readExchange } from './exchange.js';
import { answer } from './handler.js';
import { createKit } from './kit.js';
import { guardOrigin, type Origins } from './origins.js';
import type { Clock, Directory, Messenger, Random, Sessions, Store } from './ports.js';
import { cryptoRandom } from './random.js';
import { checkSettings, defaultSettings, type Settings } from './settings.js';
import { memoryStore } from './stores/memory.js';
import { webVault } from './vault.js';

/** What a server tells its log. It holds no input, no address and no secret. */
export type LogEntry =
  | { readonly event: 'answer'; readonly operation: Operation; readonly status: number; readonly traceId: string }
  | { readonly event: 'failure'; readonly error: unknown; readonly traceId?: string };

export interface AuthServerOptions {
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly sessions: Sessions;
  /** In memory when absent: for one process, and lost with it. */
  readonly store?: Store;
  /** At least 32 characters, the same in each process and after a restart. Keys what lies in the store; needed with a `store`. */
  readonly secret?: string | undefined;
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Pages of these other origins may call. */
  readonly origins?: Origins;
  readonly log?: (entry: LogEntry) => void;
}

export interface FetchContext {
  /** Keeps the process going until messages have been sent. Without it they are sent all the same, where the process lives on. */
  waitUntil?(work: Promise<unknown>): void;
}

export interface AuthServer {
  /** Answers a request to a path of the contract, whatever the base path. Never rejects. */
  readonly fetch: (request: Request, context?: FetchContext) => Promise<Response>;
  /** Reports how a call ended that asked for the # key. The first report counts. */
  readonly callAnswered: (callId: string, answer: CallAnswer) => Promise<void>;
  /** Sends what an earlier process could not: call it at start, and now and then. */
  readonly deliver: () => Promise<void>;
}

const leastSecret = 32;

/** @throws TypeError for the developer */
const secretOf = ({ secret, store }: AuthServerOptions): string => {
  if (secret !== undefined && secret.length >= leastSecret) return secret;
  if (secret !== undefined || store) throw new TypeError(`latchkey: a server with a store has a secret of at least ${leastSecret} characters`);
  return cryptoRandom.name(8);
};

const kitOf = (options: AuthServerOptions, failed: (error: unknown) => void): Kit => {
  const { directory, messenger, sessions, clock = { now: () => Date.now() }, random = cryptoRandom, store = memoryStore({ clock }) } = options;
  const settings = checkSettings({ ...defaultSettings, ...options.settings });
  return createKit({ directory, messenger, sessions, store, clock, random, vault: webVault(secretOf(options)), settings: () => settings }, failed);
};

const failedReply: Reply = problemDocument(500, { title: 'The server failed.', status: 500 });

/**
 * Keeps the rules of the contract over a team's own accounts, messages and sessions. Give it to whatever serves `fetch` handlers.
 * @throws TypeError and RangeError for the developer, when it cannot work
 */
export const createAuthServer = (options: AuthServerOptions): AuthServer => {
  const { origins = [], log = () => undefined } = options;
  const kit = kitOf(options, (error) => log({ event: 'failure', error }));

  const reply = async (request: Request, traceId: string): Promise<Reply> => {
    const exchange = await readExchange(request, traceId);
    if (!('route' in exchange)) return exchange;
    const answered = await answer(kit, exchange);
    log({ event: 'answer', operation: exchange.route.operation, status: answered.status, traceId });
    return answered;
  };

  const respond = async (request: Request, traceId: string): Promise<Response> => {
    try {
      return toResponse(await reply(request, traceId), traceId);
    } catch (error) {
      log({ event: 'failure', error, traceId });
      return toResponse(failedReply, traceId);
    }
  };

  return {
    fetch: async (request, context) => {
      const traceId = kit.random.name(3);
      const response = await guardOrigin(request, origins, traceId, () => respond(request, traceId));
      const sending = kit.queue.drain();
      context?.waitUntil?.(sending);
      return response;
    },
    callAnswered: (callId, outcome) => kit.calls.answered(kit, callId, outcome),
    deliver: () => kit.queue.drain(),
  };
};
