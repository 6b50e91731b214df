import type { AuthOperation, StepName } from '../client/auth-client.js';
import { mayAnswer } from './answers.js';
import { specOf, stepNames } from './steps/index.js';

const operations = [...new Set(stepNames.flatMap((name) => [specOf(name).answers].flat()))].filter((one) => one !== 'any');

/** For each operation, the Steps that may answer it. Servers, documents and diagrams use this table. */
export const answers = Object.fromEntries(operations.map((operation) => [operation, stepNames.filter((name) => mayAnswer(operation, name))])) as
  unknown as Readonly<Record<AuthOperation, readonly StepName[]>>;
