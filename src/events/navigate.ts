import { AuthEvent } from './auth-event.js';

/** The destinations that a visitor can choose. */
export const destinations = [
  'sign-in', 'domain-login', 'register', 'mfa-registration', 'registration-reset', 'incomplete-registration', 'forgot-password',
  'help', 'home', 'back', 'reauthenticate',
] as const;
export type Destination = (typeof destinations)[number];

export interface NavigateDetail { readonly from: string; readonly to: Destination; readonly method?: 'email' | 'phone'; readonly remember?: boolean }

/** Fired when the visitor chooses a destination. When prevented, the host handles it. Otherwise the element follows the destination's href, if it has one. */
export class AuthNavigateEvent extends AuthEvent<NavigateDetail> {
  constructor(detail: NavigateDetail) { super('auth-navigate', detail, true); }
}

declare global {
  // Also types listeners on the document and the window. HTMLElementEventMap extends this map.
  interface GlobalEventHandlersEventMap {
    'auth-navigate': AuthNavigateEvent;
  }
}
