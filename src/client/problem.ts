import { isTraceId } from './trace-id.js';
import type { ServerProblem } from './schemas/problem.js';

/** The problems that only the client can detect. `sent`: the request may have reached the server. */
export type ClientProblem =
  | { code: 'network'; sent: boolean }
  | { code: 'timeout'; sent: boolean }
  | { code: 'unexpected_response'; status: number };

/** Why a call failed, as a union on `code`. Waits (`retryAfter`) are in seconds. */
export type Problem = ServerProblem | ClientProblem;
export type ProblemCode = Problem['code'];
export type ProblemOf<C extends ProblemCode> = Extract<Problem, { code: C }>;

/**
 * The error that every client rejects with. It holds no body, no input and no server text, so it is safe to log.
 * @param problem the typed problem
 * @param traceId kept when it matches `[A-Za-z0-9._-]{1,64}` and could not be a code or a phone number (4 to 15 digits); else dropped
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

  /** Whether a value is an AuthError, from any copy of this package. `instanceof` knows only one copy. */
  static is(value: unknown): value is AuthError {
    return value instanceof Error && value.name === 'AuthError'
      && typeof (value as Partial<AuthError>).problem?.code === 'string';
  }
}
