import type { AuthOperation, StepName } from '../client/auth-client.js';
import { mayAnswer } from './answers.js';
import { specOf, stepNames } from './steps/index.js';

const operations = [...new Set(stepNames.flatMap((name) => [specOf(name).answers].flat()))].filter((one) => one !== 'any');

/** The Steps by which each operation may be answered, for servers, documents and diagrams. */
export const answers = Object.fromEntries(operations.map((operation) => [operation, stepNames.filter((name) => mayAnswer(operation, name))])) as
  unknown as Readonly<Record<AuthOperation, readonly StepName[]>>;
