import type { AuthClient, AuthOperation } from '../auth-client.js';
import { facade } from './facade.js';
import { authOperations } from './operations.js';
import type { CheckedOptions } from './options.js';

/** An {@link AuthClient} with every method. */
export type RestClient = AuthClient & Required<Pick<AuthClient, AuthOperation | 'prepare'>>;

/** Creates the visitors' client from validated options. */
export const visitorClient = (options: CheckedOptions): RestClient =>
  facade(options, authOperations, async (checked) => (await import('./client.js')).createDispatch(checked)) as unknown as RestClient;
