import type { RegistrationState } from '../client/auth-client.js';
import { AuthEvent } from './auth-event.js';

export interface UserResetDetail { readonly userId: string; readonly registration: RegistrationState }

/** Fired when an administrator has reset a user's registration. */
export class AuthUserResetEvent extends AuthEvent<UserResetDetail> {
  constructor(detail: UserResetDetail) { super('auth-user-reset', detail); }
}

declare global {
  // Also types listeners on the document and the window. HTMLElementEventMap extends this map.
  interface GlobalEventHandlersEventMap {
    'auth-user-reset': AuthUserResetEvent;
  }
}
