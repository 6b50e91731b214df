import type { Channel, Flow, Operation, StepName } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import { AuthEvent } from './auth-event.js';

/** A Step's name, or an element's own screen. */
export type ScreenName = StepName | 'start' | 'verified';

export interface RequestDetail { readonly flow: Flow; readonly operation: Operation; readonly channel?: Channel; readonly methodId?: string }
export interface StepDetail { readonly flow: Flow; readonly step: ScreenName; readonly previous: ScreenName }
export interface FailureDetail { readonly flow: Flow; readonly operation: Operation; readonly problem: Problem; readonly traceId?: string }
export interface CompleteDetail { readonly flow: Flow; readonly signedIn: boolean; readonly redirectTo?: string }

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

declare global {
  // So that a listener on the document or the window is typed as well; HTMLElementEventMap extends it.
  interface GlobalEventHandlersEventMap {
    'auth-request': AuthRequestEvent;
    'auth-step': AuthStepEvent;
    'auth-failure': AuthFailureEvent;
    'auth-complete': AuthCompleteEvent;
  }
}
