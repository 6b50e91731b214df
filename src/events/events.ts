import type { Channel, Flow, Operation, RegistrationState, StepName } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';

/** Where a visitor may want to go. */
export const destinations = [
  'sign-in', 'domain-login', 'register', 'mfa-registration', 'registration-reset', 'incomplete-registration', 'forgot-password',
  'help', 'home', 'back', 'reauthenticate',
] as const;
export type Destination = (typeof destinations)[number];
/** A Step's name, or an element's own screen. */
export type ScreenName = StepName | 'start' | 'verified';

export interface NavigateDetail { readonly from: string; readonly to: Destination; readonly method?: 'email' | 'phone'; readonly remember?: boolean }
export interface RequestDetail { readonly flow: Flow; readonly operation: Operation; readonly channel?: Channel; readonly methodId?: string }
export interface StepDetail { readonly flow: Flow; readonly step: ScreenName; readonly previous: ScreenName }
export interface FailureDetail { readonly flow: Flow; readonly operation: Operation; readonly problem: Problem; readonly traceId?: string }
export interface CompleteDetail { readonly flow: Flow; readonly signedIn: boolean; readonly redirectTo?: string }
export interface UserResetDetail { readonly userId: string; readonly registration: RegistrationState }

/** Every event bubbles and is composed, so that a host may listen anywhere above. None carries a secret, an address or server prose. */
abstract class AuthEvent<T extends object> extends Event {
  readonly detail: Readonly<T>;

  constructor(type: string, detail: T, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = Object.freeze(detail);
  }
}

/** The visitor wants to go somewhere. Prevented: the host takes them there; otherwise the destination's href is followed, if it has one. */
export class AuthNavigateEvent extends AuthEvent<NavigateDetail> {
  constructor(detail: NavigateDetail) { super('auth-navigate', detail, true); }
}

/** A call that changes something is about to be made. Prevented: it is held until `resume()`. */
export class AuthRequestEvent extends AuthEvent<RequestDetail> {
  constructor(detail: RequestDetail) { super('auth-request', detail, true); }
}

/** Another screen shows. */
export class AuthStepEvent extends AuthEvent<StepDetail> {
  constructor(detail: StepDetail) { super('auth-step', detail); }
}

/** A call failed; the element tells the visitor what to do. */
export class AuthFailureEvent extends AuthEvent<FailureDetail> {
  constructor(detail: FailureDetail) { super('auth-failure', detail); }
}

/** The flow has ended well. Prevented: the element does not follow `redirectTo`, which is given only where it may be followed. */
export class AuthCompleteEvent extends AuthEvent<CompleteDetail> {
  constructor(detail: CompleteDetail) { super('auth-complete', detail, true); }
}

/** An administrator has reset a user's registration. */
export class AuthUserResetEvent extends AuthEvent<UserResetDetail> {
  constructor(detail: UserResetDetail) { super('auth-user-reset', detail); }
}

declare global {
  // So that a listener on the document or the window is typed as well; HTMLElementEventMap extends it.
  interface GlobalEventHandlersEventMap {
    'auth-navigate': AuthNavigateEvent;
    'auth-request': AuthRequestEvent;
    'auth-step': AuthStepEvent;
    'auth-failure': AuthFailureEvent;
    'auth-complete': AuthCompleteEvent;
    'auth-user-reset': AuthUserResetEvent;
  }
}
