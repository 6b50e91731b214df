import type { StepName } from '../client/auth-client.js';
import type { Rules } from './state.js';
import { specOf, stepNames } from './steps/index.js';

/** Whether an element with these rules shows this Step. */
export function isShown({ shows }: Rules, name: StepName): boolean {
  if (typeof shows !== 'string') return shows.includes(name);
  const { shownBy } = specOf(name);
  return shownBy === 'all' || shownBy.includes(shows);
}

/** The Steps that an element with these rules shows, for diagrams and documents. */
export const shownSteps = (rules: Rules): readonly StepName[] => stepNames.filter((name) => isShown(rules, name));
