import type { RegistrationState } from '../client/auth-client.js';
import { AuthEvent } from './auth-event.js';

export interface UserResetDetail { readonly userId: string; readonly registration: RegistrationState }

/** An administrator has reset a user's registration. */
export class AuthUserResetEvent extends AuthEvent<UserResetDetail> {
  constructor(detail: UserResetDetail) { super('auth-user-reset', detail); }
}

declare global {
  // So that a listener on the document or the window is typed as well; HTMLElementEventMap extends it.
  interface GlobalEventHandlersEventMap {
    'auth-user-reset': AuthUserResetEvent;
  }
}
