import type { Channel, Flow, Operation, StepName } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import { AuthEvent } from './auth-event.js';

/** A Step's name, or an element's own screen. */
export type ScreenName = StepName | 'start' | 'verified';

export interface RequestDetail { readonly flow: Flow; readonly operation: Operation; readonly channel?: Channel; readonly methodId?: string }
export interface StepDetail { readonly flow: Flow; readonly step: ScreenName; readonly previous: ScreenName }
export interface FailureDetail { readonly flow: Flow; readonly operation: Operation; readonly problem: Problem; readonly traceId?: string }
export interface CompleteDetail { readonly flow: Flow; readonly signedIn: boolean; readonly redirectTo?: string }

/** Fired before a call that changes something. When prevented, the element holds the call until `resume()`. */
export class AuthRequestEvent extends AuthEvent<RequestDetail> {
  constructor(detail: RequestDetail) { super('auth-request', detail, true); }
}

/** Fired when another screen is shown. */
export class AuthStepEvent extends AuthEvent<StepDetail> {
  constructor(detail: StepDetail) { super('auth-step', detail); }
}

/** Fired when a call has failed. The element tells the visitor what to do. */
export class AuthFailureEvent extends AuthEvent<FailureDetail> {
  constructor(detail: FailureDetail) { super('auth-failure', detail); }
}

/** Fired when the flow has succeeded. When prevented, the element does not follow `redirectTo`. Only an allowed address is in `redirectTo`. */
export class AuthCompleteEvent extends AuthEvent<CompleteDetail> {
  constructor(detail: CompleteDetail) { super('auth-complete', detail, true); }
}

declare global {
  // Also types listeners on the document and the window. HTMLElementEventMap extends this map.
  interface GlobalEventHandlersEventMap {
    'auth-request': AuthRequestEvent;
    'auth-step': AuthStepEvent;
    'auth-failure': AuthFailureEvent;
    'auth-complete': AuthCompleteEvent;
  }
}
