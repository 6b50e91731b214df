import { administratorClient } from '../client/rest/administrator.js';
import { BaseUrlClient } from './base-url-client.js';

/** The administrator's client of an element's `admin-base-url`. Apart from the visitors', whose pages never load it. */
export const administratorOf = (element: Element) => new BaseUrlClient(element, administratorClient);
