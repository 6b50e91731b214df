import type { Identifier, Operation, Step, StepName } from '../client/auth-client.js';
import type { ServerProblem } from '../client/schemas/problem.js';
import { failure, problemDocument, type Reply } from '../server/answers.js';
import type { Exchange as ServerExchange } from '../server/exchange.js';
import { parseJson } from '../server/input.js';
import type { MockSettings } from './settings.js';

/** A request on its way to the server, which scenarios may change. */
export interface Exchange extends ServerExchange {
  /** How often this operation has been asked for since the scenario was chosen, this time included. */
  readonly count: number;
}

/** Whether somebody has that name. */
export type Knows = (identifier: Identifier) => boolean;
export type Next = (exchange: Exchange) => Promise<Reply>;

/** A small piece of behaviour that scenarios are put together from: other settings, or something done around each request. */
export interface Fault {
  readonly settings?: Partial<MockSettings>;
  readonly around?: (exchange: Exchange, next: Next, knows: Knows) => Promise<Reply>;
}

/** Rejects `fetch` as a browser does when the network fails. */
export class NetworkFailure extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

export const tune = (settings: Partial<MockSettings>): Fault => ({ settings });

const always = (): boolean => true;
export const firstTime = ({ count }: Exchange): boolean => count === 1;
export const everyOther = ({ count }: Exchange): boolean => count % 2 === 1;
/** Where something begins: what goes on from an earlier answer, or from an emailed link, has its ticket. */
export const ticketless = ({ body }: Exchange): boolean => (body as { ticket?: unknown } | undefined)?.ticket === undefined;

/** For these operations only. */
export const only = (operations: readonly Operation[], { around }: Fault): Fault => ({
  around: (exchange, next, knows) =>
    (around && operations.includes(exchange.route.operation) ? around(exchange, next, knows) : next(exchange)),
});

/** Answers with a problem; the server hears nothing of the request. */
export const refuse = (problem: ServerProblem, when: (exchange: Exchange) => boolean = always): Fault => ({
  around: async (exchange, next) => (when(exchange) ? failure(problem, exchange.traceId) : next(exchange)),
});

/** Answers with whatever is given, however wrong. */
export const answerWith = (status: number, contentType: string, body: string, headers: Readonly<Record<string, string>> = {}): Fault => ({
  around: async () => ({ status, headers: { 'Content-Type': contentType, ...headers }, body }),
});

/** A problem document that need not keep the contract. */
export const badProblem = (status: number, members: object, headers: Readonly<Record<string, string>> = {}): Fault => ({
  around: async ({ traceId }) => problemDocument(status, { ...members, traceId }, headers),
});

/** Tells who exists, as a backend should not: names that nobody has are refused where a flow begins. */
export const tellUnknown = (problem: ServerProblem): Fault => ({
  around: async (exchange, next, knows) => {
    const { identifier } = (exchange.body ?? {}) as { identifier?: Identifier };
    return typeof identifier?.value === 'string' && !knows(identifier) ? failure(problem, exchange.traceId) : next(exchange);
  },
});

/** Changes what the server is asked. */
export const garble = (members: object): Fault => ({
  around: (exchange, next) => next({ ...exchange, body: { ...(exchange.body as object), ...members } }),
});

/** Changes the text of every success. */
export const spoil = (change: (body: string) => string): Fault => ({
  around: async (exchange, next) => {
    const reply = await next(exchange);
    return reply.status === 200 ? { ...reply, body: change(reply.body) } : reply;
  },
});

/** Nothing of an answer that is no step, or that another fault has spoilt. */
const stepOf = ({ status, body }: Reply): Partial<Step> => (status === 200 ? parseJson(body) ?? {} : {});

/** Changes one step, wherever it comes. */
export const alter = <N extends StepName>(name: N, change: (step: Extract<Step, { step: N }>) => object): Fault => ({
  around: async (exchange, next) => {
    const reply = await next(exchange);
    const step = stepOf(reply);
    return step.step === name ? { ...reply, body: JSON.stringify(change(step as Extract<Step, { step: N }>)) } : reply;
  },
});

/** Answers with a problem in place of one step. */
export const insteadOf = (name: StepName, problem: ServerProblem, when: (exchange: Exchange) => boolean = always): Fault => ({
  around: async (exchange, next) => {
    const reply = await next(exchange);
    return when(exchange) && stepOf(reply).step === name ? failure(problem, exchange.traceId) : reply;
  },
});

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

const wait = async (seconds: number, signal: AbortSignal): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise((resolve) => {
    timer = setTimeout(resolve, seconds * 1_000);
  });
  await Promise.race([elapsed, aborted(signal)]).finally(() => clearTimeout(timer));
};

/** The backend does its work at once; its answer takes its time. */
export const slow = (seconds: number, when: (exchange: Exchange) => boolean = always): Fault => ({
  around: async (exchange, next) => {
    const reply = await next(exchange);
    if (when(exchange)) await wait(seconds, exchange.signal);
    return reply;
  },
});

/** The request never arrives. */
export const drop: Fault = { around: () => Promise.reject(new NetworkFailure()) };

/** The request arrives and its answer is lost. */
export const loseAnswer = (when: (exchange: Exchange) => boolean): Fault => ({
  around: async (exchange, next) => {
    const reply = await next(exchange);
    if (when(exchange)) throw new NetworkFailure();
    return reply;
  },
});

/** No answer, until the page gives up. */
export const hang: Fault = { around: ({ signal }) => aborted(signal) };
