/** The implementation of the administrator's client. It loads with the first request. */
import type { AdminOperation, ListUsersInput, UserInput } from '../auth-client.js';
import { readReset, readUser, readUserPage } from '../managed-users.js';
import { AuthError } from '../problem.js';
import type { InputFault } from '../vocabulary.js';
import type { Dispatch } from './facade.js';
import { withDeadline } from './flight.js';
import type { CheckedOptions } from './options.js';
import { failure } from './problem-mapping.js';
import { exchange, type Exchange } from './transport.js';
import { uuid } from '../uuid.js';

const refuse = (field: string, fault: InputFault): never => {
  throw new AuthError({ code: 'invalid_input', fields: { [field]: fault } });
};

const users = '/v1/admin/users';

/** The path of a user. Ids of dots only are refused: in a path they are steps to another folder, even when encoded. */
const user = ({ userId }: UserInput): string => {
  if (!userId) refuse('userId', 'required');
  if (/^\.\.?$/.test(userId)) refuse('userId', 'malformed');
  return `${users}/${encodeURIComponent(userId)}`;
};

const search = ({ query, cursor, limit }: ListUsersInput): Exchange => {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) refuse('limit', 'malformed');
  return { path: `${users}/search`, body: JSON.stringify({ query, cursor, limit }) };
};

const calls = {
  listUsers: { read: readUserPage, request: search },
  getUser: { read: readUser, request: (input: UserInput): Exchange => ({ path: user(input) }) },
  resetRegistration: {
    read: readReset,
    request: (input: UserInput, key: string): Exchange => ({ path: `${user(input)}/registration-reset`, body: '{}', idempotencyKey: key }),
  },
};

export const createDispatch = (options: CheckedOptions): Dispatch<AdminOperation> =>
  (operation, input, call) => withDeadline(options, call, async (flight) => {
    const { request, read } = calls[operation];
    const wanted = request(input as ListUsersInput & UserInput, call.idempotencyKey ?? uuid());
    const answer = await exchange(options, wanted, flight);
    const result = answer.status === 200 ? read(answer.body) : undefined;
    if (result === undefined) throw failure(operation, answer, input);
    return result;
  });
