/** The implementation of the visitors' client. It loads with the first request. */
import { checkStep } from '../../journey/step.js';
import type { AuthOperation } from '../auth-client.js';
import { AuthError } from '../problem.js';
import { Concealment } from './conceal.js';
import type { Dispatch } from './facade.js';
import { withDeadline } from './flight.js';
import type { CheckedOptions } from './options.js';
import { failure } from './problem-mapping.js';
import { routes } from './routes.js';
import { exchange } from './transport.js';
import { uuid } from '../uuid.js';

/** Operations without an Idempotency-Key: repeating them does no harm. */
const unkeyed: readonly AuthOperation[] = ['callStatus', 'openLink'];

export const createDispatch = (options: CheckedOptions): Dispatch<AuthOperation> => {
  const concealment = new Concealment(options.conceal);
  return (operation, input, call) => withDeadline(options, call, async (flight) => {
    const key = call.idempotencyKey ?? uuid();
    const body = JSON.stringify({ ...input });
    const answer = await exchange(options, { path: routes[operation], body, ...(!unkeyed.includes(operation) && { idempotencyKey: key }) }, flight);
    const step = answer.status === 200 ? checkStep(answer.body) : undefined;
    const outcome = concealment.conceal(operation, input, answer.status, step ?? failure(operation, answer, input));
    if (outcome instanceof AuthError) throw outcome;
    return outcome;
  });
};
