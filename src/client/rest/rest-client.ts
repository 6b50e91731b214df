import { checkOptions, type RestClientOptions } from './options.js';
import { visitorClient, type RestClient } from './visitor.js';

/**
 * Creates the client for a server that keeps the REST contract. It sends nothing until a method is called.
 * @throws TypeError when an option is invalid
 */
export const createRestClient = (options: RestClientOptions): RestClient => visitorClient(checkOptions(options));
