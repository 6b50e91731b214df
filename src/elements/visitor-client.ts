import { visitorClient } from '../client/rest/visitor.js';
import { BaseUrlClient } from './base-url-client.js';

/** Builds the visitor's client for an element's `base-url`. */
export const visitorOf = (element: Element) => new BaseUrlClient(element, visitorClient);
