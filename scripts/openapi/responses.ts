import { answers } from '../../src/journey/answer-table.js';
import { statuses } from '../../src/server/answers.js';
import type { Operation, StepName } from '../../src/client/auth-client.js';
import type { ExampleBook } from './examples.js';
import type { Schema } from './growing.js';
import { anywhere, operations, type Code } from './operations.js';
import { problems } from './problems.js';
import { oneOf, problemSchema, reference, stepSchema } from './schemas.js';
import { listed } from './text.js';

const always = { 'Cache-Control': { $ref: '#/components/headers/Cache-Control' }, 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };
const waiting = { ...always, 'Retry-After': { $ref: '#/components/headers/Retry-After' } };

const lists: Readonly<Partial<Record<Operation, { readonly schema: string; readonly description: string }>>> = {
  listUsers: { schema: 'UserPage', description: 'A page of users.' },
  getUser: { schema: 'ManagedUser', description: 'The user.' },
  resetRegistration: { schema: 'RegistrationReset', description: 'The registration is reset.' },
};

const isSteps = (operation: Operation): operation is keyof typeof answers => operation in answers;

const success = (operation: Operation): { readonly schema: Schema; readonly description: string } => {
  const data = lists[operation];
  if (data) return { schema: reference(data.schema), description: data.description };
  const steps: readonly StepName[] = isSteps(operation) ? answers[operation] : [];
  return {
    schema: oneOf('step', Object.fromEntries(steps.map((step) => [step, stepSchema(step)]))),
    description: `The next step: ${listed(steps)}.`,
  };
};

const carriesWait = (codes: readonly Code[]): boolean => codes.includes('rate_limited') || codes.includes('account_locked');

/** All responses of an operation. */
export const responses = (operation: Operation, examples: ExampleBook): object => {
  const codes = [...operations[operation].failures, ...anywhere];
  const { schema, description } = success(operation);
  const failures = [...new Set(codes.map((code) => statuses[code]))].map((status) => {
    const here = codes.filter((code) => statuses[code] === status);
    return [status, {
      description: here.map((code) => `- \`${code}\`: ${problems[code]}`).join('\n'),
      headers: carriesWait(here) ? waiting : always,
      content: {
        'application/problem+json': {
          schema: oneOf('code', Object.fromEntries(here.map((code) => [code, problemSchema(code)]))),
          examples: examples.answers(operation, status, here),
        },
      },
    }] as const;
  });
  return {
    200: { description, headers: always, content: { 'application/json': { schema, examples: examples.answers(operation, 200) } } },
    ...Object.fromEntries(failures),
    default: { $ref: '#/components/responses/Unexpected' },
  };
};
