import { administratorClient } from '../client/rest/administrator.js';
import { BaseUrlClient } from './base-url-client.js';

/** Builds the administrator's client for an element's `admin-base-url`. A separate module, because pages for visitors never load it. */
export const administratorOf = (element: Element) => new BaseUrlClient(element, administratorClient);
