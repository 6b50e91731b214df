import type { AdminClient } from '../auth-client.js';
import { facade } from './facade.js';
import { adminOperations } from './operations.js';
import type { RestClientOptions } from './options.js';

/**
 * The administrator's client, often for another server than the visitors'.
 * @throws TypeError for the developer, when an option cannot work
 */
export const createRestAdminClient = (options: Omit<RestClientOptions, 'conceal'>): AdminClient =>
  facade(options, adminOperations, async (checked) => (await import('./admin.js')).createDispatch(checked)) as unknown as AdminClient;
