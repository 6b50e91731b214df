import type { AdminOperation, ManagedUser, UserPage } from '../../client/auth-client.js';
import { AuthError, type Problem } from '../../client/problem.js';

export interface Failure { readonly operation: AdminOperation; readonly problem: Problem; readonly traceId?: string }

/** What went wrong, in the contract's terms, whatever a client threw. */
export function failureOf(operation: AdminOperation, error: unknown): Failure {
  if (AuthError.is(error)) return { operation, problem: error.problem, ...(error.traceId !== undefined && { traceId: error.traceId }) };
  console.error(`latchkey: the admin client's ${operation}() gave something that is neither its answer nor an AuthError`);
  return { operation, problem: { code: 'unexpected_response', status: 0 } };
}

/** A host's own client may answer anything. */
export const isUser = (value: unknown): value is ManagedUser => {
  const { id, name } = (value ?? {}) as Partial<ManagedUser>;
  return typeof id === 'string' && id !== '' && typeof name === 'string';
};

export const isPage = (value: unknown): value is UserPage => {
  const { users } = (value ?? {}) as Partial<UserPage>;
  return Array.isArray(users) && users.every(isUser);
};
