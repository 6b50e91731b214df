import { isTraceId } from './trace-id.js';
import type { ServerProblem } from './schemas/problem.js';

/** What only the client can find out. `sent`: the request may have reached the server. */
export type ClientProblem =
  | { code: 'network'; sent: boolean }
  | { code: 'timeout'; sent: boolean }
  | { code: 'unexpected_response'; status: number };

/** Why a call failed: a union on `code`. Waits (`retryAfter`) are seconds. */
export type Problem = ServerProblem | ClientProblem;
export type ProblemCode = Problem['code'];
export type ProblemOf<C extends ProblemCode> = Extract<Problem, { code: C }>;

/**
 * What every client rejects with. It holds no body, no input and no server text, so it is safe to log.
 * @param problem the typed problem
 * @param traceId kept when it matches `[A-Za-z0-9._-]{1,64}` and is no number that could be a code or a phone (4 to 15 digits), else dropped
 */
export class AuthError extends Error {
  readonly problem: Problem;
  readonly traceId?: string;

  constructor(problem: Problem, traceId?: string | null) {
    super(problem.code);
    this.name = 'AuthError';
    this.problem = problem;
    if (isTraceId(traceId)) this.traceId = traceId;
  }

  /** True for an AuthError of any copy of this package, so not `instanceof`. */
  static is(value: unknown): value is AuthError {
    return value instanceof Error && value.name === 'AuthError'
      && typeof (value as Partial<AuthError>).problem?.code === 'string';
  }
}
