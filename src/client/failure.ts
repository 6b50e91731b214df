/** Reads failures, whoever made them: a server's problem document, the REST client, a host's own client. */
import { AuthError, type Problem } from './problem.js';
import { bareCodes } from './problem-codes.js';
import { longestWait } from './rules.js';
import { isTraceId } from './trace-id.js';
import { channels, deliveryFailures, inputFaults, passwordViolations } from './vocabulary.js';

/** A failure in the contract's terms. */
export interface Failure { readonly problem: Problem; readonly traceId?: string }

/** Stands for a failure that says nothing that the contract knows. */
export const unreadable: Failure = { problem: { code: 'unexpected_response', status: 0 } };

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const oneOf = <T extends string, F extends string>(known: readonly T[], value: unknown, other: F): T | F => known.find((one) => one === value) ?? other;

const known = <T extends string>(list: readonly T[], values: unknown): readonly T[] =>
  Array.isArray(values) ? values.filter((value): value is T => list.includes(value as T)) : [];

/** Members whose values are of the contract's own vocabulary, so that they are nobody's input. */
const vocabulary: readonly string[] = ['kind', 'channel', 'type', 'reason'];

/** The texts in what was sent that a visitor has typed or that are secret. */
const textsOf = (sent: object): readonly string[] => Object.entries(sent).flatMap(([name, value]) =>
  typeof value === 'string' ? (vocabulary.includes(name) ? [] : [value]) : typeof value === 'object' && value ? textsOf(value) : []);

/** A field's name, or a path to it. It is the server's text: nothing that could be an address or a code. */
const fieldName = /^\/?[A-Za-z][\w./-]{0,63}$/;

/** Whether one text holds the other; short texts must be equal. */
const overlap = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 4 && (a.includes(b) || b.includes(a)));

/** The contract's own names, which repeat nobody's input even where somebody typed the same. */
const inputNames: readonly string[] = [
  'identifier', 'email', 'phone', 'username', 'password', 'newPassword', 'confirmPassword', 'code', 'value', 'token', 'ticket', 'reason', 'methodId', 'channel',
  'type', 'remember', 'userId', 'query', 'cursor', 'limit',
];

/** Names of fields, without any that repeats what was sent. */
const readFields = (fields: unknown, sent: object) => {
  const typed = textsOf(sent);
  const entries = typeof fields === 'object' && fields && !Array.isArray(fields) ? Object.entries(fields) : [];
  const isOurs = (name: string): boolean => inputNames.includes(name) || !typed.some((text) => overlap(text.toLowerCase(), name.toLowerCase()));
  return Object.fromEntries(entries
    .filter(([name, fault]) => fieldName.test(name) && isOurs(name) && typeof fault === 'string')
    .map(([name, fault]) => [name, oneOf(inputFaults, fault, 'malformed')]));
};

/**
 * The problem that a server can tell by its code, without members that are wrong or missing: what the code says still stands.
 * Undefined when the contract has no such code.
 * @param sent the call's input: nothing of it is repeated
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

/** What only a client can find out. */
const readClientProblem = ({ code, sent, status }: Readonly<Record<string, unknown>>): Problem | undefined => {
  if (code === 'network' || code === 'timeout') return { code, sent: sent !== false };
  return code === 'unexpected_response' ? { code, status: isCount(status) ? status : 0 } : undefined;
};

/** The id, if it may be shown, and is neither part of what was sent nor made of it. */
export const readTraceId = (id: unknown, sent: object): string | undefined => {
  if (!isTraceId(id)) return undefined;
  return textsOf(sent).some((text) => overlap(text.toLowerCase(), id.toLowerCase())) ? undefined : id;
};

/**
 * What a client rejected with, or a host has handed over. Undefined for what is no `AuthError`, and for one of an unknown code.
 * @param sent the call's input
 */
export const readFailure = (error: unknown, sent: object): Failure | undefined => {
  if (!AuthError.is(error)) return undefined;
  const problem = readProblem(error.problem, sent) ?? readClientProblem({ ...error.problem });
  const traceId = readTraceId(error.traceId, sent);
  return problem && { problem, ...(traceId !== undefined && { traceId }) };
};

/** What a sign-in may say of its failure (contract, rule 17): one thing, whoever exists. */
export const concealSignIn = ({ problem, ...rest }: Failure): Failure =>
  ({ ...rest, problem: problem.code === 'not_found' || problem.code === 'conflict' ? { code: 'invalid_credentials' } : problem });
