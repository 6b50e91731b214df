import { AuthEvent } from './auth-event.js';

/** Where a visitor may want to go. */
export const destinations = [
  'sign-in', 'domain-login', 'register', 'mfa-registration', 'registration-reset', 'incomplete-registration', 'forgot-password',
  'help', 'home', 'back', 'reauthenticate',
] as const;
export type Destination = (typeof destinations)[number];

export interface NavigateDetail { readonly from: string; readonly to: Destination; readonly method?: 'email' | 'phone'; readonly remember?: boolean }

/** The visitor wants to go somewhere. Prevented: the host takes them there; otherwise the destination's href is followed, if it has one. */
export class AuthNavigateEvent extends AuthEvent<NavigateDetail> {
  constructor(detail: NavigateDetail) { super('auth-navigate', detail, true); }
}

declare global {
  // So that a listener on the document or the window is typed as well; HTMLElementEventMap extends it.
  interface GlobalEventHandlersEventMap {
    'auth-navigate': AuthNavigateEvent;
  }
}
