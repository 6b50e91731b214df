import type { AuthOperation, StepName } from '../client/auth-client.js';
import { specOf } from './steps/index.js';

/** Whether this Step may answer the operation. The journey treats any other Step as `unexpected_response`. */
export function mayAnswer(operation: AuthOperation, name: StepName): boolean {
  const { answers } = specOf(name);
  return answers === 'any' || answers.includes(operation);
}
