import type { ServerProblem } from '../../../src/client/schemas/problem.js';

export type Code = ServerProblem['code'];

/** The parts of an operation that the schemas cannot express. */
export interface Description {
  readonly tag: 'flows' | 'steps' | 'admin';
  readonly summary: string;
  /** What it does, and the rules that apply to it. */
  readonly about: string;
  /** The codes with which it can fail, besides those of {@link anywhere}. */
  readonly failures: readonly Code[];
}

/** The codes that every operation may answer with, because they concern the request itself. */
export const anywhere: readonly Code[] = ['unauthorized', 'forbidden', 'invalid_input', 'rate_limited', 'unsupported'];

/** The codes of every operation that takes a ticket. */
export const ticketed: readonly Code[] = ['ticket_expired', 'conflict'];
