import type { AuthClient, AuthOperation } from '../auth-client.js';
import { facade } from './facade.js';
import { authOperations } from './operations.js';
import type { CheckedOptions } from './options.js';

/** An {@link AuthClient} that offers everything. */
export type RestClient = AuthClient & Required<Pick<AuthClient, AuthOperation | 'prepare'>>;

/** The visitors' client, of options that were checked. */
export const visitorClient = (options: CheckedOptions): RestClient =>
  facade(options, authOperations, async (checked) => (await import('./client.js')).createDispatch(checked)) as unknown as RestClient;
