import type { CallOptions } from '../auth-client.js';
import { AuthError } from '../problem.js';
import type { CheckedOptions } from './options.js';

/** One call under way. */
export interface Flight {
  /** Aborted when the call is over before its answer. */
  readonly signal: AbortSignal;
  /** Whether the request may have reached the server. Set by whoever sends it. */
  sent: boolean;
}

/**
 * Ends work that takes too long or is not wanted any more: at once, even where the work does not listen.
 * After `timeout` seconds the call is `timeout {sent}`; once the host's signal is aborted, it rejects with its reason.
 */
export const withDeadline = <T>({ timeout }: CheckedOptions, { signal }: CallOptions, work: (flight: Flight) => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const controller = new AbortController();
    const flight: Flight = { signal: controller.signal, sent: false };
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    const stop = (reason: unknown): void => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    const abort = (): void => stop(signal?.reason);
    const timer = setTimeout(() => stop(new AuthError({ code: 'timeout', sent: flight.sent })), timeout * 1_000);
    signal?.addEventListener('abort', abort);
    work(flight).finally(end).then(resolve, reject);
  });
