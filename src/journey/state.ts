import type {
  AuthInputs, AuthOperation, Channel, EnrollmentOffer, FactorType, Flow, Identifier, Step, StepName, StepOf,
} from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import type { Moment } from './clock.js';
import type { RequestState, CallSpec } from './request.js';
import { specOf, stepNames, type steps } from './steps/index.js';
import type { RulesName } from './steps/spec.js';
import type { Recipient, Wait, Route } from './waits.js';

/** A call that changes something. `key` is the idempotency key. */
export type Request = {
  [O in AuthOperation]: { readonly id: number; readonly operation: O; readonly input: AuthInputs[O]; readonly key: string };
}[AuthOperation];

/** A Step of the server, and when it was received. */
export type StepScreen = {
  [N in StepName]: {
    readonly name: N;
    readonly step: StepOf<N>;
    readonly received: Moment;
    /** False after the page slept or somebody set the clock. The elements then show no remaining time; the server decides. */
    readonly timeKnown: boolean;
  };
}[StepName];

/** What an element shows: its entry form (`start`), the pause after a verified code (`verified`), or a Step of the server. */
export type Screen =
  | { readonly name: 'start' }
  /** `final`: the element's part ends here, and the host continues with `next`. */
  | { readonly name: 'verified'; readonly next: StepScreen; readonly final: boolean }
  | StepScreen;
export type ScreenName = Screen['name'];
export type ScreenOf<N extends ScreenName> = Extract<Screen, { name: N }>;

/** The visitor's current request, beside the screen. */
export type Activity = RequestState<Request>;

/** The polling of `callStatus` while a phone call rings. It runs beside the visitor's own requests. */
export interface Poll {
  /** Monotonic milliseconds of the next poll. Undefined while a poll is pending, and after polling has stopped. */
  readonly nextAt?: number;
  /** The id of the pending poll. */
  readonly pendingId?: number;
  /** How many polls in a row have failed. */
  readonly failures: number;
}

export interface JourneyState {
  readonly flow: Flow;
  readonly screen: Screen;
  readonly activity: Activity;
  readonly poll?: Poll;
  /** The waits before a code or link may be sent again. */
  readonly waits: readonly Wait[];
  /** The recipient of the last code or link. */
  readonly recipient?: Recipient;
  /** The call that sent the link; `send-link` repeats it. */
  readonly linkRequest?: CallSpec<Request>;
  /** The attempts left, as the server last reported them. A new code does not reset them. */
  readonly attemptsLeft?: number;
  /** The offers of the `enroll` Step, kept until the new phone or email is proved, so that the visitor can change it. */
  readonly offers?: readonly EnrollmentOffer[];
  /** The id of the newest call. By the ids, the journey ignores answers to older calls. */
  readonly lastId: number;
}

/** The visitor's intents, with their input. `allowedIntents` lists those of each screen. */
export interface Intents {
  begin: Begin;
  'send-code': { methodId?: string; channel?: Channel };
  'verify-code': { code: string };
  continue: object;
  /** The identifier of the account, typed or already known, and its password. */
  'prove-password': { identifier: Identifier; password: string };
  /** Without a `value`, the phone or email on record. */
  enroll: { type: FactorType; channel: Channel; value?: string };
  /** Leaves the code or call and goes back to the choice of a phone or email. */
  'change-method': object;
  /** Sends the link again. */
  'send-link': object;
  'set-password': { password: string };
  /** Goes back to the entry form. */
  cancel: object;
}
/** The calls that can start a journey. */
export type Begin = {
  [O in 'signIn' | 'startPasswordReset' | 'requestRegistrationLink' | 'openLink']: { operation: O; input: AuthInputs[O] };
}['signIn' | 'startPasswordReset' | 'requestRegistrationLink' | 'openLink'];
export type IntentName = keyof Intents;
export type Intent = { [N in IntentName]: { readonly name: N } & Readonly<Intents[N]> }[IntentName];

type StepIntents = { readonly [N in StepName]: readonly (keyof (typeof steps)[N]['intents'] & IntentName)[] };

/** The intents that are allowed on each screen. */
export const allowedIntents = {
  start: ['begin', 'cancel'],
  verified: ['continue', 'cancel'],
  ...(Object.fromEntries(stepNames.map((name) => [name, Object.keys(specOf(name).intents)])) as unknown as StepIntents),
} satisfies Record<ScreenName, readonly IntentName[]>;

/** The rules by which an element's flow differs from the others. */
export interface Rules {
  /** The name by which the Steps' specifications list the elements that show them. */
  readonly name: RulesName;
  readonly flow: Flow;
  /** The channels after whose verified code the element shows a pause with Continue. */
  readonly pauseAfter: readonly Channel[];
  /** The operations that `done` may answer. Absent: those that its specification lists. */
  readonly doneAnswers?: readonly AuthOperation[];
  /** Whether the flow ends when a proof is answered by a Step that the element does not show. Otherwise that answer is unexpected. */
  readonly endsOnOtherStep?: boolean;
}

export type JourneyEvent =
  | { readonly type: 'intended'; readonly intent: Intent; readonly key: string; readonly now: Moment }
  | { readonly type: 'released'; readonly id: number }
  | { readonly type: 'answered'; readonly id: number; readonly step: unknown; readonly now: Moment }
  | { readonly type: 'failed'; readonly id: number; readonly problem: Problem; readonly traceId?: string; readonly now: Moment }
  /** The host started the journey from a Step, such as the `challenge` of a `phone-challenge`. */
  | { readonly type: 'handed'; readonly step: Step; readonly now: Moment }
  | { readonly type: 'woke'; readonly now: Moment }
  | { readonly type: 'clock-jumped'; readonly now: Moment }
  | { readonly type: 'disconnected' }
  | { readonly type: 'connected'; readonly now: Moment; /** Seconds left of the waits in storage. */ readonly waits?: Partial<Record<Route, number>> };

/** The work that a transition leaves to the runner, and the notices to the journey's owner. */
export type Effect =
  /** Announce the call. The runner releases it, unless the host holds it. */
  | { readonly type: 'request'; readonly request: Request }
  /** Make the call. */
  | { readonly type: 'call'; readonly request: Request }
/** Call `callStatus`. */
  | { readonly type: 'poll'; readonly id: number; readonly input: AuthInputs['callStatus'] }
  /** Abort the call with this id. */
  | { readonly type: 'abort'; readonly id: number }
  /** Store the wait that ends at `until`, in monotonic milliseconds. Without `until`, remove it. */
  | { readonly type: 'store-wait'; readonly route: Route; readonly until?: number }
/** The screen changed. */
  | { readonly type: 'stepped'; readonly step: ScreenName; readonly previous: ScreenName }
/** A call failed. */
  | { readonly type: 'problem'; readonly operation: AuthOperation; readonly problem: Problem; readonly traceId?: string }
/** The flow ended well. */
  | { readonly type: 'completed'; readonly signedIn: boolean; /** The server's `redirectTo`. */ readonly to?: string }
  /** Another page continues the flow. */
  | { readonly type: 'redirected'; readonly to: string };

/** The effects that the journey's owner gets; an element turns them into DOM events. */
export type JourneyNotice = Extract<Effect, { type: 'stepped' | 'problem' | 'completed' | 'redirected' }>;

export interface Transition { readonly state: JourneyState; readonly effects: readonly Effect[] }
