import { checkOptions, type RestClientOptions } from './options.js';
import { visitorClient, type RestClient } from './visitor.js';

/**
 * A client for a server that keeps the REST contract. Nothing is requested until a method is called.
 * @throws TypeError for the developer, when an option cannot work
 */
export const createRestClient = (options: RestClientOptions): RestClient => visitorClient(checkOptions(options));
