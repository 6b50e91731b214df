import type { AuthOperation, StepName } from '../client/auth-client.js';
import { specOf } from './steps/index.js';

/** Whether an operation may be answered by this Step; by any other it is an `unexpected_response`. */
export function mayAnswer(operation: AuthOperation, name: StepName): boolean {
  const { answers } = specOf(name);
  return answers === 'any' || answers.includes(operation);
}
