import type { ServerProblem } from '../client/schemas/problem.js';
import type { InputFault } from '../client/auth-client.js';

/** Thrown by an operation that says no. It changes nothing and leaves the ticket good. */
export class Refusal extends Error {
  readonly problem: ServerProblem;
  /** Where HTTP itself has a better status than the code's own. */
  readonly status?: number;

  constructor(problem: ServerProblem, status?: number) {
    super(problem.code);
    this.problem = problem;
    if (status !== undefined) this.status = status;
  }
}

/** @param field a member of the operation's input, or a header */
export const invalidInput = (field: string, fault: InputFault): Refusal =>
  new Refusal({ code: 'invalid_input', fields: { [field]: fault } });

/** The operation does not fit where this ticket stands: `set-password` before the proofs, say. */
export const outOfTurn = (): Refusal => new Refusal({ code: 'conflict' });
