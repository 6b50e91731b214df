/** The clients' outer layer. It is small, because pages load it before the first field. The implementation loads with the first request. */
import type { CallOptions } from '../auth-client.js';
import { AuthError } from '../problem.js';
import type { CheckedOptions } from './options.js';

/** Makes one call within its deadline. */
export type Dispatch<O extends string> = (operation: O, input: object, options: CallOptions) => Promise<unknown>;

/** A client with these methods. `prepare()` or the first call loads the implementation. After a failed load, the next call loads it again. */
export const facade = <O extends string>(options: CheckedOptions, operations: readonly O[], load: (options: CheckedOptions) => Promise<Dispatch<O>>) => {
  let loading: Promise<Dispatch<O>> | undefined;
  const ready = (): Promise<Dispatch<O>> => loading ??= load(options).catch(() => {
    loading = undefined;
    throw new AuthError({ code: 'network', sent: false });
  });
  return {
    prepare: () => ready().then(() => undefined, () => undefined),
    ...Object.fromEntries(operations.map((operation) => [
      operation,
      async (input: object, call: CallOptions = {}) => (await ready())(operation, input, call),
    ])),
  };
};
