/** What a specification tells of its Step. */
import type { AuthOperation, Channel, StepName, StepOf } from '../../client/auth-client.js';
import type { Wanted } from '../request.js';
import type { Effect, Intents, Request } from '../state.js';
import type { Route } from '../waits.js';
import type { Reader } from './readers.js';

/** The elements' flows; see rules.ts. */
export type RulesName = 'signIn' | 'passwordReset' | 'registration' | 'registrationLink' | 'phoneChallenge';

/** Intents that make a call, and those that the kernel performs by itself. */
export type LocalIntent = 'cancel' | 'change-method' | 'send-link';
type CallIntent = Exclude<keyof Intents, LocalIntent | 'begin' | 'continue'>;

/** The Steps that have this member. */
type With<M extends string> = { [N in StepName]: M extends keyof StepOf<N> ? N : never }[StepName];
/** The Steps with a remaining time, which is shown and announced. Their words have `<step>.expires-in`, `.one-minute` and `.expired`. */
export type TimedStep = With<'expiresIn'>;
/** The Steps that `callStatus` polls. */
export type PolledStep = With<'pollIn'>;

type Members<N extends StepName> = Omit<StepOf<N>, 'step'>;

/** Everything that the kernel knows of one Step. What does not apply is absent; what its type requires cannot be forgotten. */
export interface StepSpec<N extends StepName = StepName> {
  /** The operations that this Step may answer. */
  readonly answers: readonly AuthOperation[] | 'any';
  /** The elements that show it. */
  readonly shownBy: readonly RulesName[] | 'all';
  /** Members without which the Step is unusable. */
  readonly required: { readonly [K in keyof Members<N> as undefined extends Members<N>[K] ? never : K]-?: Reader<Members<N>[K]> };
  /** Members that are dropped when they are unusable. */
  readonly optional: { readonly [K in keyof Members<N> as undefined extends Members<N>[K] ? K : never]-?: Reader<NonNullable<Members<N>[K]>> };
  /** What a visitor can want here: the call that it becomes, or `local` for what the kernel does without a call. */
  readonly intents: { readonly [I in CallIntent]?: (step: StepOf<N>, input: Intents[I]) => Wanted<Request> } & { readonly [I in LocalIntent]?: 'local' };
  /** What a good answer to this operation proves here, by which channel where the factor has one. */
  readonly proof?: { readonly operation: AuthOperation; channel?(step: StepOf<N>): Channel | 'unknown' };
  /** The route of what the server has just sent, which `resendIn` keeps waiting. */
  sentBy?(step: StepOf<N>): Route;
  /** What is told when it is entered. */
  told?(step: StepOf<N>): Effect;
}
