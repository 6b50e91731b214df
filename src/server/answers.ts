import * as z from 'zod/mini';
import { managedUser, registrationReset, userPage } from '../client/schemas/managed-user.js';
import { problem as problemSchema, type ServerProblem } from '../client/schemas/problem.js';
import { step } from '../client/schemas/step.js';
import type { Operation } from '../client/auth-client.js';
import type { Manner } from './refusal.js';

/** An answer before it becomes a Response. It is plain data, so that it can be kept and given again. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Headers of a session that begins with this answer; `Set-Cookie` may come more than once. */
  readonly session?: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part));

/** Clients drop what they do not know. Here anything dropped is a mistake of the server or of its ports, and it is reported at once. */
const keepContract = (schema: z.ZodMiniType, value: unknown, what: string): void => {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new Error(`The server broke the contract in ${what}:\n${z.prettifyError(parsed.error)}`);
  if (canonical(parsed.data) !== canonical(value)) {
    throw new Error(`The server broke the contract in ${what}: clients read ${canonical(parsed.data)} where it answers ${canonical(value)}`);
  }
};

const answerSchemas: Partial<Record<Operation, z.ZodMiniType>> = {
  listUsers: userPage,
  getUser: managedUser,
  resetRegistration: registrationReset,
};

/** A 200, once it has been found to keep the contract. */
export const success = (operation: Operation, value: unknown, session: Iterable<readonly [string, string]> = []): Reply => {
  keepContract(answerSchemas[operation] ?? step, value, operation);
  const headers = [...session];
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value), ...(headers.length > 0 && { session: headers }) };
};

/** The status that each code travels with. */
export const statuses: Readonly<Record<ServerProblem['code'], number>> = {
  invalid_credentials: 401,
  unauthorized: 401,
  reauthentication_required: 401,
  forbidden: 403,
  not_found: 404,
  link_invalid: 404,
  conflict: 409,
  method_taken: 409,
  registration_failed: 409,
  code_expired: 410,
  ticket_expired: 410,
  link_expired: 410,
  link_used: 410,
  invalid_code: 422,
  weak_password: 422,
  phone_invalid: 422,
  invalid_input: 422,
  account_locked: 423,
  rate_limited: 429,
  too_many_attempts: 429,
  unsupported: 501,
  delivery_failed: 502,
};

/** A problem document as it stands, whether or not it keeps the contract. */
export const problemDocument = (status: number, members: object, headers: Readonly<Record<string, string>> = {}): Reply =>
  ({ status, headers: { 'Content-Type': 'application/problem+json', ...headers }, body: JSON.stringify(members) });

/** A failure in the contract's own words. */
export const failure = (
  problem: ServerProblem,
  traceId: string,
  { status = statuses[problem.code], headers = {}, title = problem.code.replaceAll('_', ' ') }: Manner = {},
): Reply => {
  keepContract(problemSchema, problem, problem.code);
  const wait = 'retryAfter' in problem ? problem.retryAfter : undefined;
  return problemDocument(
    status,
    { title, status, ...problem, traceId },
    wait === undefined ? headers : { 'Retry-After': String(wait), ...headers },
  );
};

/** `no-store`: every answer may hold a ticket. */
export const toResponse = ({ status, headers, session = [], body }: Reply, requestId: string): Response => {
  const response = new Response(body, { status, headers: { ...headers, 'Cache-Control': 'no-store', 'X-Request-Id': requestId } });
  for (const [name, value] of session) response.headers.append(name, value);
  return response;
};
