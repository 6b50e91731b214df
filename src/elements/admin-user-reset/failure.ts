import type { AdminOperation, ManagedUser } from '../../client/auth-client.js';
import { readFailure, unreadable } from '../../client/failure.js';
import type { Failure, Reader } from './read.js';

/** Maps whatever a client threw to a problem of the contract. */
export function failureOf(operation: AdminOperation, error: unknown): Failure {
  const failure = readFailure(error, {});
  if (!failure) console.error(`latchkey: the admin client's ${operation}() returned neither a valid answer nor an AuthError with a known code`);
  return { operation, ...(failure ?? unreadable) };
}

/** @param accept reads an answer; returns undefined for an invalid one */
export const judgeOf = <I, T>(operation: AdminOperation, accept: (answer: unknown, input: I) => T | undefined): Reader<I, T>['judge'] =>
  (answer, input) => {
    const value = answer.status === 'fulfilled' ? accept(answer.value, input) : undefined;
    return value === undefined ? { failure: failureOf(operation, answer.status === 'rejected' ? answer.reason : undefined) } : { value };
  };

/** Checks a user, because a host's own client can return anything. */
export const isUser = (value: unknown): value is ManagedUser => {
  const { id, name } = (value ?? {}) as Partial<ManagedUser>;
  return typeof id === 'string' && id !== '' && typeof name === 'string';
};
