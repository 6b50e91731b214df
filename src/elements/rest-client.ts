/** The one place where elements build a REST client, for their `base-url` shorthand. */
export { createRestAdminClient, createRestClient } from '../client/rest/index.js';
