/** Reads failures from a server's problem document, the REST client, or a client of the host. */
import { AuthError, type Problem } from './problem.js';
import { bareCodes } from './problem-codes.js';
import { longestWait } from './rules.js';
import { isTraceId } from './trace-id.js';
import { channels, deliveryFailures, inputFaults, passwordViolations } from './vocabulary.js';

/** A failure in the contract's terms. */
export interface Failure { readonly problem: Problem; readonly traceId?: string }

/** Replaces a failure that has no known code. */
export const unreadable: Failure = { problem: { code: 'unexpected_response', status: 0 } };

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const oneOf = <T extends string, F extends string>(known: readonly T[], value: unknown, other: F): T | F => known.find((one) => one === value) ?? other;

const known = <T extends string>(list: readonly T[], values: unknown): readonly T[] =>
  Array.isArray(values) ? values.filter((value): value is T => list.includes(value as T)) : [];

/** Members whose values are fixed by the contract, so they hold no visitor's input. */
const vocabulary: readonly string[] = ['kind', 'channel', 'type', 'reason'];

/** The sent texts that a visitor typed or that are secret. */
const textsOf = (sent: object): readonly string[] => Object.entries(sent).flatMap(([name, value]) =>
  typeof value === 'string' ? (vocabulary.includes(name) ? [] : [value]) : typeof value === 'object' && value ? textsOf(value) : []);

/** A field's name or path. It comes from the server, so it must not look like an address or a code. */
const fieldName = /^\/?[A-Za-z][\w./-]{0,63}$/;

/** Whether one text contains the other. Texts of less than 4 characters must be equal. */
const overlap = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 4 && (a.includes(b) || b.includes(a)));

/** Names of the contract's inputs. They repeat nobody's input, even if somebody typed the same word. */
const inputNames: readonly string[] = ['identifier', 'email', 'phone', 'username', 'password', 'newPassword', 'code', 'value', 'userId', 'query'];

/** The field names, without those that repeat a sent text. */
const readFields = (fields: unknown, sent: object) => {
  const typed = textsOf(sent);
  const entries = typeof fields === 'object' && fields && !Array.isArray(fields) ? Object.entries(fields) : [];
  const isOurs = (name: string): boolean => inputNames.includes(name) || !typed.some((text) => overlap(text.toLowerCase(), name.toLowerCase()));
  return Object.fromEntries(entries
    .filter(([name, fault]) => fieldName.test(name) && isOurs(name) && typeof fault === 'string')
    .map(([name, fault]) => [name, oneOf(inputFaults, fault, 'malformed')]));
};

/**
 * Reads a problem by its code. Drops invalid members, because the code is still right.
 * @param sent the call's input; the problem repeats nothing of it
 * @returns undefined for an unknown code
 */
export const readProblem = (value: object, sent: object): Problem | undefined => {
  const { code, attemptsLeft, violations, retryAfter, channel, reason, fields } = value as Readonly<Record<string, unknown>>;
  switch (code) {
    case 'invalid_code':
      return { code, ...(isCount(attemptsLeft) && Number.isInteger(attemptsLeft) && { attemptsLeft }) };
    case 'weak_password':
      return { code, violations: known(passwordViolations, violations) };
    case 'rate_limited': case 'account_locked':
      return { code, ...(isCount(retryAfter) && { retryAfter: Math.min(retryAfter, longestWait) }) };
    case 'delivery_failed':
      return { code, channel: oneOf(channels, channel, 'unknown'), reason: oneOf(deliveryFailures, reason, 'unreachable') };
    case 'invalid_input':
      return { code, fields: readFields(fields, sent) };
    default: {
      const bare = bareCodes.find((one) => one === code);
      return bare && { code: bare };
    }
  }
};

/** Reads a problem that only a client can have. */
const readClientProblem = ({ code, sent, status }: Readonly<Record<string, unknown>>): Problem | undefined => {
  if (code === 'network' || code === 'timeout') return { code, sent: sent !== false };
  return code === 'unexpected_response' ? { code, status: isCount(status) ? status : 0 } : undefined;
};

/** The trace id, if it can be shown. Undefined when it overlaps with a sent text. */
export const readTraceId = (id: unknown, sent: object): string | undefined => {
  if (!isTraceId(id)) return undefined;
  return textsOf(sent).some((text) => overlap(text.toLowerCase(), id.toLowerCase())) ? undefined : id;
};

/**
 * Reads the error with which a client rejected, or which a host passed to `resume()`.
 * @param sent the call's input
 * @returns undefined when it is not an `AuthError` with a known code
 */
export const readFailure = (error: unknown, sent: object): Failure | undefined => {
  if (!AuthError.is(error)) return undefined;
  const problem = readProblem(error.problem, sent) ?? readClientProblem({ ...error.problem });
  const traceId = readTraceId(error.traceId, sent);
  return problem && { problem, ...(traceId !== undefined && { traceId }) };
};

/** Makes a failed sign-in reveal nothing about accounts (contract, rule 17). */
export const concealSignIn = ({ problem, ...rest }: Failure): Failure =>
  ({ ...rest, problem: problem.code === 'not_found' || problem.code === 'conflict' ? { code: 'invalid_credentials' } : problem });
