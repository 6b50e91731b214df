import type {
  AuthInputs, AuthOperation, Channel, EnrollmentOffer, FactorType, Flow, Identifier, Step, StepName, StepOf,
} from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import type { Moment } from './clock.js';
import type { RequestState, Wanted } from './request.js';
import { specOf, stepNames, type steps } from './steps/index.js';
import type { RulesName } from './steps/spec.js';
import type { Recipient, Wait, Route } from './waits.js';

/** A call that changes something. `key` goes along as idempotency key. */
export type Request = {
  [O in AuthOperation]: { readonly id: number; readonly operation: O; readonly input: AuthInputs[O]; readonly key: string };
}[AuthOperation];

/** A Step as held: what the server said, and when. */
export type StepScreen = {
  [N in StepName]: {
    readonly name: N;
    readonly step: StepOf<N>;
    readonly received: Moment;
    /** False after sleep or a changed clock: then no remaining time is shown, and the server is asked. */
    readonly timeKnown: boolean;
  };
}[StepName];

/** What is on the page: an element's entry form, a pause after a verified code, or the server's Step. */
export type Screen =
  | { readonly name: 'start' }
  /** `final`: the element's part ends here, what follows is the host's. */
  | { readonly name: 'verified'; readonly next: StepScreen; readonly final: boolean }
  | StepScreen;
export type ScreenName = Screen['name'];
export type ScreenOf<N extends ScreenName> = Extract<Screen, { name: N }>;

/** What is under way, beside the screen. */
export type Activity = RequestState<Request>;

/** Asking the server whether the call was answered: a read, beside whatever the visitor does. */
export interface Poll {
  /** Monotonic milliseconds of the next question; none when asking has stopped. */
  readonly nextAt?: number;
  /** The question under way. */
  readonly asking?: number;
  /** Questions in a row without an answer. */
  readonly unanswered: number;
}

export interface JourneyState {
  readonly flow: Flow;
  readonly screen: Screen;
  readonly activity: Activity;
  readonly poll?: Poll;
  /** What may not be sent again yet. */
  readonly waits: readonly Wait[];
  /** Whom the last code or link went to. */
  readonly recipient?: Recipient;
  /** What had the link sent; sending it again wants the same. */
  readonly linkRequest?: Wanted<Request>;
  /** What the server last said; a new code does not reset it. */
  readonly attemptsLeft?: number;
  /** What may be enrolled, while a new phone or email is being proved: a wrong one can be changed. */
  readonly offers?: readonly EnrollmentOffer[];
  /** Numbers calls, so that an older answer is known as such. */
  readonly lastId: number;
}

/** What a visitor can want, and where. A screen's own intents; `cancel` leads to the entry form from everywhere. */
export interface Intents {
  begin: Begin;
  'send-code': { methodId?: string; channel?: Channel };
  'verify-code': { code: string };
  continue: object;
  /** Whose account it is, typed or known, and its password. */
  'prove-password': { identifier: Identifier; password: string };
  /** Without a value: the one on record. */
  enroll: { type: FactorType; channel: Channel; value?: string };
  /** Back to the choice of a phone or email, from its code or call. */
  'change-method': object;
  /** The same link once more. */
  'send-link': object;
  'set-password': { password: string };
  cancel: object;
}
/** The calls that can start a journey. */
export type Begin = {
  [O in 'signIn' | 'startPasswordReset' | 'requestRegistrationLink' | 'openLink']: { operation: O; input: AuthInputs[O] };
}['signIn' | 'startPasswordReset' | 'requestRegistrationLink' | 'openLink'];
export type IntentName = keyof Intents;
export type Intent = { [N in IntentName]: { readonly name: N } & Readonly<Intents[N]> }[IntentName];

type StepIntents = { readonly [N in StepName]: readonly (keyof (typeof steps)[N]['intents'] & IntentName)[] };

/** What a visitor can want on each screen. */
export const allowedIntents = {
  start: ['begin', 'cancel'],
  verified: ['continue', 'cancel'],
  ...(Object.fromEntries(stepNames.map((name) => [name, Object.keys(specOf(name).intents)])) as unknown as StepIntents),
} satisfies Record<ScreenName, readonly IntentName[]>;

/** What an element adds to the one kernel. */
export interface Rules {
  /** By this name the Steps' specifications say which of them the element shows. */
  readonly name: RulesName;
  readonly flow: Flow;
  /** Channels after whose verified code the visitor presses Continue. */
  readonly pauseAfter: readonly Channel[];
  /** On another step, answered to a proof, the element's part has ended; otherwise such a step is not understood. */
  readonly endsBeyond?: boolean;
}

export type JourneyEvent =
  | { readonly type: 'intended'; readonly intent: Intent; readonly key: string; readonly now: Moment }
  | { readonly type: 'released'; readonly id: number }
  | { readonly type: 'answered'; readonly id: number; readonly step: unknown; readonly now: Moment }
  | { readonly type: 'failed'; readonly id: number; readonly problem: Problem; readonly traceId?: string; readonly now: Moment }
  /** A step from outside: the challenge that a host hands to an element. */
  | { readonly type: 'handed'; readonly step: Step; readonly now: Moment }
  | { readonly type: 'woke'; readonly now: Moment }
  | { readonly type: 'clock-doubted'; readonly now: Moment }
  | { readonly type: 'disconnected' }
  | { readonly type: 'connected'; readonly now: Moment; /** Seconds left of the waits kept from before. */ readonly waits?: Partial<Record<Route, number>> };

/** What the runner does next, as values. */
export type Effect =
  /** Announce the call; it is released unless a host holds it. */
  | { readonly type: 'request'; readonly request: Request }
  /** Make the call. */
  | { readonly type: 'call'; readonly request: Request }
  | { readonly type: 'ask'; readonly id: number; readonly input: AuthInputs['callStatus'] }
  | { readonly type: 'abort'; readonly id: number }
  /** Keep the wait up to this monotonic moment, beyond this page's life; without one, forget it. */
  | { readonly type: 'keep-wait'; readonly route: Route; readonly until?: number }
  | { readonly type: 'stepped'; readonly step: ScreenName; readonly previous: ScreenName }
  | { readonly type: 'problem'; readonly operation: AuthOperation; readonly problem: Problem; readonly traceId?: string }
  | { readonly type: 'completed'; readonly signedIn: boolean; /** The server's `redirectTo`. */ readonly to?: string }
  | { readonly type: 'redirected'; readonly to: string };

export interface Transition { readonly state: JourneyState; readonly effects: readonly Effect[] }
