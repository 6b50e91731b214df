import type { Problem } from '../../../client/problem.js';
import type { MessageKey, Translate } from '../../../i18n/messages.js';
import { waitAfter } from '../../../journey/time.js';
import type { Trouble } from './view.js';

const refusals: readonly string[] = ['unauthorized', 'forbidden', 'not_found'];
const isRefusal = ({ code }: Problem): boolean => refusals.includes(code);

/** The message of a problem for any operation. A code without a message here is an unexpected response. */
function generally(t: Translate, problem: Problem): string {
  switch (problem.code) {
    case 'network': case 'timeout': return t(`problem.${problem.code}`, problem);
    case 'rate_limited': case 'account_locked': return t('problem.rate_limited', { wait: waitAfter(problem) });
    case 'unsupported': return t('problem.unavailable');
    case 'reauthentication_required': return t('problem.reauthentication_required');
    default: return t('problem.unexpected_response');
  }
}

/** One message for all refusals, so that it does not tell whether the user exists. */
const refused = (refusal: MessageKey & `admin.refused-${string}`, t: Translate, problem: Problem): string =>
  (isRefusal(problem) ? t(refusal) : generally(t, problem));

const listProblem = (t: Translate, problem: Problem): string =>
  (problem.code === 'invalid_input' ? t('admin.bad-search') : refused('admin.refused-list', t, problem));

const userProblem = (t: Translate, problem: Problem): string => refused('admin.refused-user', t, problem);

function resetProblem(t: Translate, problem: Problem): string {
  if (problem.code === 'conflict') return t('admin.conflict');
  if (problem.code === 'invalid_input') return t('admin.stopped');
  return refused('admin.refused-reset', t, problem);
}

/** Whether a retry can succeed. */
const mayTryAgain = (problem: Problem): boolean =>
  !isRefusal(problem) && problem.code !== 'invalid_input' && problem.code !== 'unsupported';

interface Read { readonly failure: { readonly problem: Problem } | undefined; again(): void }
interface Reset { readonly state: { readonly kind: string } | { readonly kind: 'failed'; readonly problem: Problem }; again(): void }

export const listTrouble = (t: Translate, list: Read): Trouble | undefined =>
  list.failure && { message: listProblem(t, list.failure.problem), again: () => list.again() };

/** A failed reset takes precedence over a failed read. */
export function userTrouble(t: Translate, user: Read, reset: Reset): Trouble | undefined {
  if ('problem' in reset.state) {
    const { problem } = reset.state;
    return { message: resetProblem(t, problem), ...(mayTryAgain(problem) && { again: () => reset.again() }) };
  }
  return user.failure && { message: userProblem(t, user.failure.problem), again: () => user.again() };
}
