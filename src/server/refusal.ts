import type { ServerProblem } from '../client/schemas/problem.js';
import type { InputFault } from '../client/auth-client.js';

/** What HTTP itself has to say better than a problem's code. */
export interface Manner {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A line for developers; pages never show it. The code, in words, when absent. */
  readonly title?: string;
}

/** Thrown by an operation that says no. It changes nothing and leaves the ticket good. */
export class Refusal extends Error {
  readonly problem: ServerProblem;
  readonly manner: Manner;

  constructor(problem: ServerProblem, manner: Manner = {}) {
    super(problem.code);
    this.problem = problem;
    this.manner = manner;
  }
}

/** @param field a member of the operation's input, or a header */
export const invalidInput = (field: string, fault: InputFault): Refusal =>
  new Refusal({ code: 'invalid_input', fields: { [field]: fault } });

/** The operation does not fit where this ticket stands: `set-password` before the proofs, say. */
export const outOfTurn = (): Refusal => new Refusal({ code: 'conflict' });
