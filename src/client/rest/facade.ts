/** The clients' face: small, because pages load it before the first field. What it needs to work comes with the first request. */
import type { CallOptions } from '../auth-client.js';
import { AuthError } from '../problem.js';
import { withDeadline, type Dispatch } from './flight.js';
import { checkOptions, type CheckedOptions, type RestClientOptions } from './options.js';

/** A client with these methods, whose workings are loaded by `prepare()` or the first call and, where that fails, again by the next. */
export const facade = <O extends string>(given: RestClientOptions, operations: readonly O[], load: (options: CheckedOptions) => Promise<Dispatch<O>>) => {
  const options = checkOptions(given);
  let loading: Promise<Dispatch<O>> | undefined;
  const ready = (): Promise<Dispatch<O>> => loading ??= load(options).catch(() => {
    loading = undefined;
    throw new AuthError({ code: 'network', sent: false });
  });
  return {
    prepare: () => ready().then(() => undefined, () => undefined),
    ...Object.fromEntries(operations.map((operation) => [
      operation,
      (input: object, { signal, idempotencyKey }: CallOptions = {}) =>
        withDeadline(options.timeout, signal, async (flight) => (await ready())(operation, input, flight, idempotencyKey)),
    ])),
  };
};
