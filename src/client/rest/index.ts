/** The default adapter. It has two modules, so that a visitors' page does not load the administrator's client. */
export { resolveBaseUrl } from './base-url.js';
export type { ConcealOptions, RestClientOptions } from './options.js';
export { createRestAdminClient } from './rest-admin-client.js';
export { createRestClient } from './rest-client.js';
export type { RestClient } from './visitor.js';
