import { visitorClient } from '../client/rest/visitor.js';
import { BaseUrlClient } from './base-url-client.js';

/** The visitors' client of an element's `base-url`. */
export const visitorOf = (element: Element) => new BaseUrlClient(element, visitorClient);
