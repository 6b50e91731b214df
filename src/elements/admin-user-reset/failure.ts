import type { AdminOperation, ManagedUser } from '../../client/auth-client.js';
import { readFailure, unreadable } from '../../client/failure.js';
import type { Failure, Reader } from './read.js';

/** What went wrong, in the contract's terms, whatever a client threw. */
export function failureOf(operation: AdminOperation, error: unknown): Failure {
  const failure = readFailure(error, {});
  if (!failure) console.error(`latchkey: the admin client's ${operation}() gave something that is neither its answer nor an AuthError of a known code`);
  return { operation, ...(failure ?? unreadable) };
}

/** @param accept reads an answer; undefined for one that makes no sense */
export const judgeOf = <I, T>(operation: AdminOperation, accept: (answer: unknown, input: I) => T | undefined): Reader<I, T>['judge'] =>
  (answer, input) => {
    const value = answer.status === 'fulfilled' ? accept(answer.value, input) : undefined;
    return value === undefined ? { failure: failureOf(operation, answer.status === 'rejected' ? answer.reason : undefined) } : { value };
  };

/** A host's own client may answer anything. */
export const isUser = (value: unknown): value is ManagedUser => {
  const { id, name } = (value ?? {}) as Partial<ManagedUser>;
  return typeof id === 'string' && id !== '' && typeof name === 'string';
};
