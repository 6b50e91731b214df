import type { PasswordPolicy } from '../client/auth-client.js';
import type { JourneyState, Screen } from '../journey/state.js';
import type { Problem } from '../client/problem.js';
import type { MessageKey } from '../i18n/messages.js';
import { waitAfter } from '../journey/time.js';
import { brokenRules, type NamedRule } from './password-rules.js';
import type { FieldError, FormView } from './view.js';

type Speaker = Pick<FormView, 't' | 'has'>;

/** Maps the inputs of the contract to the names of their fields. A form has one of the names. */
const fieldNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['identifier', ['email', 'phone', 'username']], ['password', ['newPassword', 'password']], ['value', ['phone', 'email']],
]);
const fieldOf = (view: Speaker, input: string): string => fieldNames.get(input)?.find((name) => view.has(name)) ?? input;

function weakPassword(
  view: Speaker, violations: Extract<Problem, { code: 'weak_password' }>['violations'], policy: PasswordPolicy | undefined,
): FieldError {
  const lengths = { 'min-length': policy?.minLength, 'max-length': policy?.maxLength };
  const rules = violations.flatMap((rule): NamedRule[] => {
    if (rule !== 'min-length' && rule !== 'max-length') return [{ rule }];
    const length = lengths[rule];
    return length === undefined ? [] : [{ rule, length }];
  });
  const message = rules.length > 0 ? brokenRules(view, rules) : view.t('problem.weak_password');
  return { field: 'newPassword', message };
}

/** The messages for a problem: what happened and what to do. They never contain text of the server. */
function errorsOfProblem(view: Speaker, problem: Problem, screen: Screen): readonly FieldError[] {
  const { t } = view;
  switch (problem.code) {
    case 'invalid_code':
      return [{ field: 'code', message: t('problem.invalid_code') }];
    case 'code_expired': case 'too_many_attempts':
      return [{ field: 'code', message: t(`problem.${problem.code}`, { again: screen.name === 'code-sent' && screen.step.resendIn !== undefined }) }];
    case 'weak_password':
      return [weakPassword(view, problem.violations, screen.name === 'set-password' ? screen.step.policy : undefined)];
    case 'invalid_input': {
      const errors = Object.entries(problem.fields).map(([input, fault]) => ({ field: fieldOf(view, input), message: t(`input.${fault}`) }));
      // A field that does not show here cannot be named to the visitor.
      return errors.some(({ field }) => view.has(field)) ? errors : [{ message: t('problem.invalid_input') }];
    }
    case 'phone_invalid': case 'method_taken':
      return [{ field: fieldOf(view, 'value'), message: t(`problem.${problem.code}`) }];
    case 'delivery_failed':
      if (problem.channel === 'email') return [{ message: t('delivery.email') }];
      return [{ message: t(`delivery.${problem.reason}`) }];
    case 'rate_limited': case 'account_locked':
      return [{ message: t(`problem.${problem.code}`, { wait: waitAfter(problem) }) }];
    case 'network': case 'timeout':
      return [{ message: t(`problem.${problem.code}`, problem) }];
    default: {
      const key = `problem.${problem.code}` as MessageKey;
      const message = (t as unknown as (key: MessageKey) => string)(key);
      return [{ message: message === key ? t('problem.unexpected_response') : message }];
    }
  }
}

/** The errors of the last call. Empty when it did not fail. */
export function errorsOf(view: Speaker, { activity, screen }: JourneyState): readonly FieldError[] {
  if (activity.kind !== 'failed') return [];
  return errorsOfProblem(view, activity.problem, screen);
}
