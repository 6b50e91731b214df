import * as z from 'zod/mini';
import { traceIdPattern } from '../../src/client/trace-id.js';
import { inputs } from '../../src/client/schemas/input.js';
import { managedUser, registrationReset, userPage } from '../../src/client/schemas/managed-user.js';
import { bareCodes } from '../../src/client/problem-codes.js';
import { detailedProblems } from '../../src/client/schemas/problem.js';
import { passwordPolicy, steps } from '../../src/client/schemas/step.js';
import type { Operation, StepName } from '../../src/client/auth-client.js';
import { translate, type Schema } from './growing.js';
import { facts } from '../steps.js';
import { members } from './members.js';
import type { Code } from './operations.js';
import { problems } from './problems.js';
import { pascal } from './text.js';

export const stepSchema = (name: StepName): string => `${pascal(name)}Step`;
export const problemSchema = (code: Code): string => `${pascal(code)}Problem`;
export const inputSchema = (operation: Operation): string => `${pascal(operation)}Input`;

export const reference = (schema: string): Schema => ({ $ref: `#/components/schemas/${schema}` });

/** A union of schemas with a discriminator. A single schema stands for itself. */
export const oneOf = (member: string, choices: Readonly<Record<string, string>>): Schema => {
  const all = Object.values(choices).map(reference);
  const mapping = Object.fromEntries(Object.entries(choices).map(([value, schema]) => [value, reference(schema).$ref]));
  return all.length === 1 ? all[0] ?? {} : { oneOf: all, discriminator: { propertyName: member, mapping } };
};

const about: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(facts).map(([step, { about: text }]) => [stepSchema(step as StepName), text])),
  Identifier: 'Who the visitor says they are.',
  ChallengeMethod: 'One way to prove who one is.',
  EnrollmentOffer: 'One factor that may be enrolled.',
  PasswordPolicy: 'What a new password must keep.',
  ManagedUser: 'A user as shown to the administrator who manages them: unmasked.',
  UserPage: 'One page of users.',
  RegistrationReset: 'A registration that was reset.',
  ResetRegistrationInput: 'Nothing: the path names the user.',
};

/** The members that all codes share. */
const problemDetails: Schema = {
  type: 'object',
  description: 'A failure (RFC 9457). Clients read `code`, its own members and `traceId`, and nothing else.',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri-reference' },
    traceId: { type: 'string', pattern: traceIdPattern.source },
  },
};

const registry = z.registry<{ id: string; description?: string }>();
const name = (id: string, schema: z.core.$ZodType, description = about[id]): void =>
  void registry.add(schema, { id, ...(description !== undefined && { description }) });

for (const [step, schema] of Object.entries(steps)) name(stepSchema(step as StepName), schema);
for (const [operation, schema] of Object.entries(inputs)) {
  const id = inputSchema(operation as Operation);
  name(id, schema, about[id] ?? `What \`${operation}\` takes.`);
}
for (const code of bareCodes) name(problemSchema(code), z.object({ code: z.literal(code) }), problems[code]);
for (const [code, schema] of Object.entries(detailedProblems)) name(problemSchema(code as Code), schema, problems[code as Code]);
name('Identifier', inputs.signIn.shape.identifier);
name('PasswordPolicy', passwordPolicy);
name('ManagedUser', managedUser);
name('UserPage', userPage);
name('RegistrationReset', registrationReset);

/** The items of a list, without the wrappers that narrow their types. */
const itemsOf = (list: z.ZodMiniType): z.core.$ZodType => (list as z.ZodMiniArray).def.element;
name('ChallengeMethod', itemsOf(steps['choose-method'].shape.methods));
name('EnrollmentOffer', itemsOf(steps.enroll.shape.offers));

const special = Object.fromEntries(Object.entries(facts).flatMap(([step, { members: texts = {} }]) =>
  Object.entries(texts).map(([member, text]) => [`${stepSchema(step as StepName)}.${member}`, text as string])));

/** Adds a description to each member. A member without one is an error. */
const describe = (path: string, schema: Schema): void => {
  for (const [member, part] of Object.entries(schema.properties ?? {}) as [string, Schema][]) {
    const text = special[`${path}.${member}`] ?? members[`${path}.${member}`] ?? members[member];
    if (text === undefined) throw new Error(`${path}.${member} has no description: see scripts/openapi/members.ts and, for a Step, scripts/steps.ts.`);
    part.description = part.description === undefined ? text : `${text} ${part.description}`;
    describe(`${path}.${member}`, part);
  }
};

/** A schema as a component of the document, without the keywords that zod adds for stand-alone validators. */
const component = ([id, { $schema: _dialect, $id: _id, ...schema }]: [string, Schema]): [string, Schema] => {
  describe(id, schema);
  return [id, id.endsWith('Problem') ? { allOf: [reference('ProblemDetails')], ...schema } : schema];
};

const { schemas: generated } = z.toJSONSchema(registry, {
  io: 'input', target: 'draft-2020-12', uri: (id) => `#/components/schemas/${id}`, override: translate,
});

/** Every schema of the contract by name, as a server must write it: without the defaults that clients read into it. */
export const schemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  [...Object.entries<Schema>(generated), ['ProblemDetails', problemDetails] as [string, Schema]].map(component),
);
