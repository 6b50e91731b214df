/**
 * The life of a request that changes something: announced, made, failed. Pure; shared by the journey's calls and the administrator's
 * reset. The owner numbers its requests, performs them and ignores answers to requests that are no longer pending.
 */
import type { Problem } from '../client/problem.js';

/** One request of a union of operations. `key` goes along as idempotency key. */
export interface AnyRequest { readonly id: number; readonly operation: string; readonly input: object; readonly key: string }

/** What is wanted, before it has a number and a key. */
export type Wanted<R extends AnyRequest> = R extends AnyRequest ? Pick<R, 'operation' | 'input'> : never;

export type RequestState<R extends AnyRequest> =
  | { readonly kind: 'idle' }
  /** Announced by an event, and not made yet: a host that prevented the event will `resume()`. */
  | { readonly kind: 'held'; readonly request: R }
  | { readonly kind: 'calling'; readonly request: R }
  /** `request` is kept where the same intent must go out with the same key. */
  | { readonly kind: 'failed'; readonly operation: R['operation']; readonly problem: Problem; readonly request?: R };

export const idle: { readonly kind: 'idle' } = Object.freeze({ kind: 'idle' });

/** The reasons after which a call may have arrived all the same, so that asking again must not do it twice. */
export const mayHaveArrived = ({ code }: Problem): boolean => code === 'network' || code === 'timeout' || code === 'unexpected_response';

/** The request that is announced or made; with an id, only that one. */
export function pending<R extends AnyRequest>(state: RequestState<R>, id?: number): R | undefined {
  const request = state.kind === 'held' || state.kind === 'calling' ? state.request : undefined;
  return id === undefined || request?.id === id ? request : undefined;
}

/** Announces a request. It takes over the key of a failed one when it wants the very same, else it gets the new key. */
export function hold<R extends AnyRequest>(state: RequestState<R>, wanted: Wanted<R>, id: number, key: string): { readonly kind: 'held'; readonly request: R } {
  const before = state.kind === 'failed' ? state.request : undefined;
  const repeats = before?.operation === wanted.operation && JSON.stringify(before.input) === JSON.stringify(wanted.input);
  return { kind: 'held', request: { ...wanted, id, key: repeats ? before.key : key } as unknown as R };
}

/** Makes the request that is held under this id; undefined when there is none. */
export function release<R extends AnyRequest>(state: RequestState<R>, id: number): { readonly kind: 'calling'; readonly request: R } | undefined {
  return state.kind === 'held' && state.request.id === id ? { kind: 'calling', request: state.request } : undefined;
}

/** @param keep whether the same intent keeps its key; by default where the call may have arrived */
export function failed<R extends AnyRequest>(request: R, problem: Problem, keep = mayHaveArrived(problem)): RequestState<R> & { readonly kind: 'failed' } {
  return { kind: 'failed', operation: request.operation, problem, ...(keep && { request }) };
}

/** The owner leaves the page: a call that was out may have arrived, a held one was never made. */
export function interrupt<R extends AnyRequest>(state: RequestState<R>): RequestState<R> {
  if (state.kind === 'calling') return failed(state.request, { code: 'network', sent: true });
  return state.kind === 'held' ? idle : state;
}
