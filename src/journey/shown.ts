import type { StepName } from '../client/auth-client.js';
import type { Rules } from './state.js';
import { specOf, stepNames } from './steps/index.js';

/** Whether an element with these rules shows the Step. The Step's specification decides. */
export function isShown({ name: element }: Rules, step: StepName): boolean {
  const { shownBy } = specOf(step);
  return shownBy === 'all' || shownBy.includes(element);
}

/** The Steps that an element with these rules shows. */
export const stepsOf = (rules: Rules): readonly StepName[] => stepNames.filter((name) => isShown(rules, name));
