import type { CallOptions } from '../auth-client.js';
import { AuthError } from '../problem.js';
import type { CheckedOptions } from './options.js';

/** One running call. */
export interface Flight {
  /** Aborted when the call ends before its answer arrives. */
  readonly signal: AbortSignal;
  /** Whether the request may have reached the server. The sender sets it. */
  sent: boolean;
}

/**
 * Runs a call with a deadline, and ends it at once, even when the work ignores the signal.
 * After `timeout` seconds the call rejects with `timeout {sent}`. Once the host's signal is aborted, it rejects with the signal's reason.
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
