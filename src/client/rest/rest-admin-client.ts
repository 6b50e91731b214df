import type { AdminClient } from '../auth-client.js';
import { administratorClient } from './administrator.js';
import { checkOptions, type RestClientOptions } from './options.js';

/**
 * Creates the administrator's REST client. Its server is often another one than the visitors'.
 * @throws TypeError when an option is invalid
 */
export const createRestAdminClient = (options: Omit<RestClientOptions, 'conceal'>): AdminClient => administratorClient(checkOptions(options));
