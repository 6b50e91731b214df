import type { AuthClient, AuthOperation } from '../auth-client.js';
import { facade } from './facade.js';
import { authOperations } from './operations.js';
import type { RestClientOptions } from './options.js';

/** An {@link AuthClient} that offers everything. */
export type RestClient = AuthClient & Required<Pick<AuthClient, AuthOperation | 'prepare'>>;

/**
 * A client for a server that keeps the REST contract. Nothing is requested until a method is called.
 * @throws TypeError for the developer, when an option cannot work
 */
export const createRestClient = (options: RestClientOptions): RestClient =>
  facade(options, authOperations, async (checked) => (await import('./client.js')).createDispatch(checked)) as unknown as RestClient;
