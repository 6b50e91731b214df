import * as z from 'zod/mini';
import type { Operation } from '../auth-client.js';
import { AuthError, traceIdPattern, type Problem } from '../problem.js';
import { bareCodes, detailedProblems, type ServerProblem } from '../schemas/problem.js';
import { identifierKinds } from '../vocabulary.js';
import { entry, members, type JsonObject } from './json.js';
import { bounded, readRetryAfter } from './retry-after.js';
import type { Answer } from './transport.js';

/** What stands in for members that a code needs and that are missing or wrong. */
const neutral = { violations: [], fields: {}, channel: 'unknown', reason: 'unreachable' };

/** The problem that a body tells by its `code` (RFC 9457), without members that are wrong. Undefined when we know no such code. */
const told = (body: JsonObject): Problem | undefined => {
  const code = bareCodes.find((bare) => bare === body['code']);
  if (code) return { code };
  const schema: z.ZodMiniType<ServerProblem> | undefined = entry(detailedProblems, body['code']);
  if (!schema) return undefined;
  const strict = z.safeParse(schema, body);
  if (strict.success) return strict.data;
  const wrong = new Set(strict.error.issues.map(({ path }) => path[0]));
  const right = Object.entries(body).filter(([name]) => !wrong.has(name));
  return z.safeParse(schema, { ...neutral, ...Object.fromEntries(right) }).data;
};

const byStatus = {
  401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 410: 'ticket_expired', 423: 'account_locked', 429: 'rate_limited', 501: 'unsupported',
} as const;

/** The problem that a status means where the body tells none. */
const meant = (operation: Operation, status: number): Problem => {
  if (status === 401 && operation === 'signIn') return { code: 'invalid_credentials' };
  const code = entry<(typeof byStatus)[keyof typeof byStatus]>(byStatus, `${status}`);
  return code ? { code } : { code: 'unexpected_response', status };
};

/** A field's name, or a path to it. It is the server's text: nothing that could be an address or a code. */
const fieldName = /^\/?[A-Za-z][\w./-]{0,63}$/;

/**
 * What an answer that is no success says: by its body's `code`, else by its status. An answer below 400 that does not keep the
 * contract is `unexpected_response`.
 * @param sent the JSON that was posted: what a server repeats of it never gets into an error
 */
export const failure = (operation: Operation, { status, headers, body }: Answer, sent = ''): AuthError => {
  const said = members(body);
  const echoes = (text: string): boolean => sent.includes(`:"${text}"`);
  let problem: Problem = status < 400 ? { code: 'unexpected_response', status } : told(said) ?? meant(operation, status);
  if (problem.code === 'rate_limited' || problem.code === 'account_locked') {
    const wait = problem.retryAfter ?? readRetryAfter(headers);
    problem = { code: problem.code, ...(wait !== undefined && { retryAfter: bounded(wait) }) };
  } else if (problem.code === 'invalid_input') {
    const fields = Object.entries(problem.fields).filter(([name]) =>
      fieldName.test(name) && ((identifierKinds as readonly string[]).includes(name) || !echoes(name)));
    problem = { code: problem.code, fields: Object.fromEntries(fields) };
  }
  const traceId = [said['traceId'], headers.get('X-Request-Id')].find((id) => typeof id === 'string' && traceIdPattern.test(id) && !echoes(id));
  return new AuthError(problem, traceId as string | undefined);
};
