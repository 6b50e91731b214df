/**
 * The lifecycle of a request that changes something: held, calling, failed. The functions are pure. The journey and the administrator's
 * reset share them. The owner numbers its requests, performs them, and ignores answers to requests that are no longer pending.
 */
import type { Problem } from '../client/problem.js';

/** One request of a union of operations. `key` is the idempotency key. */
export interface AnyRequest { readonly id: number; readonly operation: string; readonly input: object; readonly key: string }

/** The operation and input of a call, before the request gets its id and key. */
export type CallSpec<R extends AnyRequest> = R extends AnyRequest ? Pick<R, 'operation' | 'input'> : never;

export type RequestState<R extends AnyRequest> =
  | { readonly kind: 'idle' }
  /** Announced by an event, and not sent yet. A host that prevented the event answers with `resume()`. */
  | { readonly kind: 'held'; readonly request: R }
  | { readonly kind: 'calling'; readonly request: R }
  /** `request` is present when a retry of the same intent must use the same key. */
  | { readonly kind: 'failed'; readonly operation: R['operation']; readonly problem: Problem; readonly request?: R };

export const idle: { readonly kind: 'idle' } = Object.freeze({ kind: 'idle' });

/** Whether the server may have processed a call that failed this way. A retry must then use the same key. */
export const mayHaveArrived = ({ code }: Problem): boolean => code === 'network' || code === 'timeout' || code === 'unexpected_response';

/** The held or calling request, or undefined. With an id, only the request with that id. */
export function pending<R extends AnyRequest>(state: RequestState<R>, id?: number): R | undefined {
  const request = state.kind === 'held' || state.kind === 'calling' ? state.request : undefined;
  return id === undefined || request?.id === id ? request : undefined;
}

/** Holds a new request. It reuses the key of a failed request with the same operation and input; else it gets the new key. */
export function hold<R extends AnyRequest>(state: RequestState<R>, spec: CallSpec<R>, id: number, key: string): { readonly kind: 'held'; readonly request: R } {
  const before = state.kind === 'failed' ? state.request : undefined;
  const repeats = before?.operation === spec.operation && JSON.stringify(before.input) === JSON.stringify(spec.input);
  return { kind: 'held', request: { ...spec, id, key: repeats ? before.key : key } as unknown as R };
}

/** Releases the held request with this id, so that its call is made. Undefined when no such request is held. */
export function release<R extends AnyRequest>(state: RequestState<R>, id: number): { readonly kind: 'calling'; readonly request: R } | undefined {
  return state.kind === 'held' && state.request.id === id ? { kind: 'calling', request: state.request } : undefined;
}

/** @param keep whether a retry uses the same key; by default, when the server may have processed the call */
export function failed<R extends AnyRequest>(request: R, problem: Problem, keep = mayHaveArrived(problem)): RequestState<R> & { readonly kind: 'failed' } {
  return { kind: 'failed', operation: request.operation, problem, ...(keep && { request }) };
}

/** The owner leaves the page. A running call fails, because the server may have processed it. A held request is dropped. */
export function interrupt<R extends AnyRequest>(state: RequestState<R>): RequestState<R> {
  if (state.kind === 'calling') return failed(state.request, { code: 'network', sent: true });
  return state.kind === 'held' ? idle : state;
}
