import type { AdminClient } from '../auth-client.js';
import { facade } from './facade.js';
import { adminOperations } from './operations.js';
import type { CheckedOptions } from './options.js';

/** Creates the administrator's client from validated options. */
export const administratorClient = (options: CheckedOptions): AdminClient =>
  facade(options, adminOperations, async (checked) => (await import('./admin.js')).createDispatch(checked)) as unknown as AdminClient;
