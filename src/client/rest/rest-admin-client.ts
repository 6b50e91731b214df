import type { AdminClient } from '../auth-client.js';
import { administratorClient } from './administrator.js';
import { checkOptions, type RestClientOptions } from './options.js';

/**
 * The administrator's client, often for another server than the visitors'.
 * @throws TypeError for the developer, when an option cannot work
 */
export const createRestAdminClient = (options: Omit<RestClientOptions, 'conceal'>): AdminClient => administratorClient(checkOptions(options));
