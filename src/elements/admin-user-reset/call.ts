import type { AdminClient, AdminOperation, CallOptions, ListUsersInput, UserInput } from '../../client/auth-client.js';
import { AuthError } from '../../client/problem.js';

/** Whether the client has the operation. A host's own client can lack it. */
export const can = (client: AdminClient | undefined, operation: AdminOperation): boolean => typeof client?.[operation] === 'function';

export async function call(client: AdminClient | undefined, operation: AdminOperation, input: object, options: CallOptions): Promise<unknown> {
  if (!can(client, operation)) throw new AuthError({ code: 'unsupported' });
  return client![operation](input as ListUsersInput & UserInput, options);
}
