/** The type of a Step's specification. */
import type { AuthOperation, Channel, StepName, StepOf } from '../../client/auth-client.js';
import type { CallSpec } from '../request.js';
import type { Intents, JourneyNotice, Request } from '../state.js';
import type { Route } from '../waits.js';
import type { Reader } from './readers.js';

/** The names of the rules in `rules.ts`. */
export type RulesName = 'signIn' | 'passwordReset' | 'registration' | 'registrationLink' | 'phoneChallenge';

/** The intents that the kernel performs without a call. */
export type LocalIntent = 'cancel' | 'change-method' | 'send-link';
type CallIntent = Exclude<keyof Intents, LocalIntent | 'begin' | 'continue'>;

/** The names of the Steps with this member. */
type With<M extends string> = { [N in StepName]: M extends keyof StepOf<N> ? N : never }[StepName];
/** The Steps with a remaining time, which the elements show and announce. Their messages are `<step>.expires-in`, `.one-minute` and `.expired`. */
export type TimedStep = With<'expiresIn'>;
/** The Steps on which the journey polls `callStatus`. */
export type PolledStep = With<'pollIn'>;

type Members<N extends StepName> = Omit<StepOf<N>, 'step'>;

/** Everything that the kernel knows about one Step. Members that do not apply to a Step are absent. */
export interface StepSpec<N extends StepName = StepName> {
  /** The operations that this Step may answer. */
  readonly answers: readonly AuthOperation[] | 'any';
  /** The rules of the elements that show this Step. */
  readonly shownBy: readonly RulesName[] | 'all';
  /** Readers of the required members. Without one of these members the Step is unusable. */
  readonly required: { readonly [K in keyof Members<N> as undefined extends Members<N>[K] ? never : K]-?: Reader<Members<N>[K]> };
  /** Readers of the optional members. An unusable value is dropped. */
  readonly optional: { readonly [K in keyof Members<N> as undefined extends Members<N>[K] ? K : never]-?: Reader<NonNullable<Members<N>[K]>> };
  /** The intents allowed on this Step: a function that returns the call, or `local` when the kernel makes no call. */
  readonly intents: { readonly [I in CallIntent]?: (step: StepOf<N>, input: Intents[I]) => CallSpec<Request> } & { readonly [I in LocalIntent]?: 'local' };
  /** The operation whose successful answer proves a factor on this Step, and the channel of that factor. */
  readonly proof?: { readonly operation: AuthOperation; channel?(step: StepOf<N>): Channel | 'unknown' };
  /** The route of the code or link that the server has just sent. `resendIn` is the wait for this route. */
  sendRoute?(step: StepOf<N>): Route;
  /** The notice to the journey's owner when this Step is entered. */
  notice?(step: StepOf<N>): JourneyNotice;
}
