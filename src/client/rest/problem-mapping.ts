import type { Operation } from '../auth-client.js';
import { readProblem, readTraceId } from '../failure.js';
import { AuthError, type Problem } from '../problem.js';
import { entry, members } from './json.js';
import { readRetryAfter } from './retry-after.js';
import type { Answer } from './transport.js';

const byStatus = {
  401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 410: 'ticket_expired', 423: 'account_locked', 429: 'rate_limited', 501: 'unsupported',
} as const;

/** The problem for a status, when the body has no known code. */
const meant = (operation: Operation, status: number): Problem => {
  if (status === 401 && operation === 'signIn') return { code: 'invalid_credentials' };
  const code = entry<(typeof byStatus)[keyof typeof byStatus]>(byStatus, `${status}`);
  return code ? { code } : { code: 'unexpected_response', status };
};

/**
 * The problem of an unsuccessful response: from its body's `code` (RFC 9457), else from its status. A response below 400 that breaks the
 * contract is `unexpected_response`.
 * @param sent the call's input; no part of it that the server repeats gets into the error
 */
export const failure = (operation: Operation, { status, headers, body }: Answer, sent: object): AuthError => {
  const said = members(body);
  let problem: Problem = status < 400 ? { code: 'unexpected_response', status } : readProblem(said, sent) ?? meant(operation, status);
  if ((problem.code === 'rate_limited' || problem.code === 'account_locked') && problem.retryAfter === undefined) {
    const retryAfter = readRetryAfter(headers);
    problem = { code: problem.code, ...(retryAfter !== undefined && { retryAfter }) };
  }
  return new AuthError(problem, readTraceId(said['traceId'], sent) ?? readTraceId(headers.get('X-Request-Id'), sent));
};
