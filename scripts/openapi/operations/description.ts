import type { ServerProblem } from '../../../src/client/schemas/problem.js';

export type Code = ServerProblem['code'];

/** What the schemas cannot say of an operation. */
export interface Description {
  readonly tag: 'flows' | 'steps' | 'admin';
  readonly summary: string;
  /** What it does, and the rules that concern it. */
  readonly about: string;
  /** The codes with which it can fail, beside those of {@link anywhere}. */
  readonly failures: readonly Code[];
}

/** Codes that every operation may answer with: they concern the request, not what it asks for. */
export const anywhere: readonly Code[] = ['unauthorized', 'forbidden', 'invalid_input', 'rate_limited', 'unsupported'];

/** Codes of every operation that takes a ticket. */
export const ticketed: readonly Code[] = ['ticket_expired', 'conflict'];
