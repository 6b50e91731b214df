import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../scripts/openapi/lint.mjs';
import { adminOperations, authOperations } from '../../src/client/rest/operations.js';
import { bareCodes } from '../../src/client/problem-codes.js';
import { detailedProblems } from '../../src/client/schemas/problem.js';
import { steps } from '../../src/client/schemas/step.js';
import * as vocabulary from '../../src/client/vocabulary.js';
import type { Operation } from '../../src/client/auth-client.js';
import { adminInputs, adminOf, call, callAdmin, clientOf, json, serverOf, type inputs } from '../client/server.js';
import { backendWith, paths as mockPaths, post, request, unkeyed } from '../mocks/support.js';
import { copyOf, root, runnerOf } from './generator.js';
import { committed, contract, file, operationsOf, type Described } from './openapi.js';

const { paths, components } = contract;
const described = operationsOf(contract);

const run = runnerOf('scripts/openapi.mjs');

// Each run starts Node, which takes a while on a busy machine.
describe('the committed document', { timeout: 60_000 }, () => {
  it('matches the sources, and has no lint errors', () => {
    expect(run(root, '--check')).toEqual({ status: 0, output: '' });
  });

  describe('after a change', () => {
    const folder = copyOf(['scripts', 'src/client', 'src/mocks', 'src/server', 'src/journey']);
    const stale = `${file} is out of date. Run: npm run openapi\n`;
    const withChange = (path: string, before: string, after: string) => {
      const original = readFileSync(join(folder, path), 'utf8');
      expect(original).toContain(before);
      writeFileSync(join(folder, path), original.replace(before, after));
      const outcome = run(folder, '--check');
      writeFileSync(join(folder, path), original);
      return outcome;
    };

    it('to the document is reported, until it is written again', () => {
      writeFileSync(join(folder, file), committed.replace('Verify a code', 'Check a code'));
      expect(run(folder, '--check')).toEqual({ status: 1, output: stale });
      expect(run(folder)).toEqual({ status: 0, output: `${file}: 12 paths\n` });
      expect(readFileSync(join(folder, file), 'utf8')).toBe(committed);
    });

    it.each([
      ['a schema', 'src/client/schemas/step.ts', 'z.gte(1), z.lte(32)', 'z.gte(1), z.lte(16)'],
      ['the vocabulary', 'src/client/vocabulary.ts', "'not-personal'", "'not-personal', 'not-leaked'"],
      ['a route', 'src/server/routes.ts', "path: '/v1/flows/link'", "path: '/v1/flows/links'"],
      ['a status', 'src/server/answers.ts', 'method_taken: 409', 'method_taken: 422'],
      ['the steps that answer', 'src/journey/steps/enroll.ts', "answers: ['signIn',", "answers: ['signIn', 'openLink',"],
      ['what the server answers', 'src/server/settings.ts', 'resendIn: 30', 'resendIn: 40'],
    ])('of %s is stale', (_, path, before, after) => {
      expect(withChange(path, before, after)).toEqual({ status: 1, output: stale });
    });

    it.each([
      ['a member that nobody describes', 'src/client/schemas/input.ts', 'token: line', 'token: line, nickname: line', 'OpenLinkInput.nickname has no description'],
      ['words of no list', 'src/client/schemas/common.ts', 'list.filter((value) => isKnown(known, value))', "list.filter((value) => value === 'sms')", 'A schema knows sms. No list'],
      ['a code without an example', 'scripts/openapi/walks/administration.ts', "  signedOut: [signedOut, 'admin-signed-out'],\n", '', 'No walk leads to unauthorized'],
      ['two examples of one name', 'scripts/openapi/walks/administration.ts', "'The next page'", "'The first page'", 'Two examples of one operation have the name the-first-page'],
    ])('that leaves %s fails', (_, path, before, after, message) => {
      const { status, output } = withChange(path, before, after);
      expect(status).toBe(1);
      expect(output).toContain(message);
    });
  });
});

describe('the linter', () => {
  /** The linter's messages about the document after a change. */
  const linted = (change: (document: typeof contract) => void) => {
    const document = structuredClone(contract);
    change(document);
    return lint(JSON.stringify(document));
  };
  const signIn = (document: typeof contract): Described => document.paths['/v1/flows/sign-in']?.['post'] as Described;

  it('reports nothing', async () => expect(await linted(() => undefined)).toEqual([]));

  it.each<[string, string, (document: typeof contract) => void]>([
    ['an example that is not true', 'no-invalid-media-type-examples', (document) => {
      const [example] = Object.values(signIn(document).responses['200']?.content['application/json']?.examples ?? {});
      Object.assign(example?.value ?? {}, { ticket: 42 });
    }],
    ['an operation without a description', 'operation-description', (document) => { signIn(document).description = ''; }],
    ['an answer that may be stored', 'response-contains-header', (document) => { delete signIn(document).responses['200']?.headers?.['Cache-Control']; }],
    ['a reference to nowhere', 'no-unresolved-refs', (document) => { delete document.components.schemas['DoneStep']; }],
    ['a schema that nothing uses', 'no-unused-components', (document) => { document.components.schemas['Spare'] = { type: 'string' }; }],
    ['a security scheme that is not described', 'security-defined', (document) => { document.components.securitySchemes = {}; }],
  ])('sees %s', async (_, rule, change) => {
    expect((await linted(change)).join('\n')).toContain(`(${rule})`);
  });
});

describe('the operations', () => {
  const port = [...authOperations, ...adminOperations];
  const keyed = (described_: Described) => described_.parameters.some(({ $ref }) => $ref === '#/components/parameters/Idempotency-Key');

  it('are those of the port, each once', () => {
    expect(described.map(({ operation: { operationId } }) => operationId).sort()).toEqual([...port].sort());
    expect(Object.values(paths).flatMap((path) => Object.keys(path))).toHaveLength(port.length);
  });

  it.each(described)('$operation.operationId has the path, method and key that the client sends', async ({ path, method, operation }) => {
    const name = operation.operationId;
    const { fetch, seen } = serverOf(json({}));
    const asked = name in adminInputs
      ? callAdmin(adminOf(fetch), name as keyof typeof adminInputs)
      : call(clientOf(fetch), name as keyof typeof inputs);
    await asked.catch(() => undefined);
    const [sent] = seen;
    expect(sent?.method.toLowerCase()).toBe(method);
    expect(sent?.path.replace('/auth', '')).toBe(path.replace('{userId}', adminInputs.getUser.userId));
    expect(sent?.headers.has('Idempotency-Key')).toBe(keyed(operation));
  });

  it.each(described)('$operation.operationId has the path at which the mock answers', async ({ path, method, operation }) => {
    const name = operation.operationId;
    expect(mockPaths[name].replace('u-dduck', '{userId}')).toBe(name === 'getUser' ? path.replace('/{userId}', '') : path);
    expect(keyed(operation)).toBe(method === 'post' && !unkeyed.includes(name));
    const here = path.replace('{userId}', 'u-dduck');
    const { status } = await backendWith().fetch(method === 'post' ? post(here, {}, { key: null }) : request(here));
    const refused = name === 'getUser' ? 200 : 422;
    expect(status).toBe(refused);
  });

  it.each(described)('$operation.operationId has its tag, security and description', ({ path, operation }) => {
    const { tags, security, summary, description } = operation;
    expect(path.startsWith(`/v1/${tags[0]}/`)).toBe(true);
    expect(security.some((one) => Object.keys(one).length === 0)).toBe(!path.startsWith('/v1/admin/'));
    expect(summary.length).toBeGreaterThan(8);
    expect(description.length).toBeGreaterThan(100);
  });
});

/** The contract's table, repeated on purpose. */
const statusOf = {
  401: ['invalid_credentials', 'unauthorized', 'reauthentication_required'],
  403: ['forbidden'],
  404: ['not_found', 'link_invalid'],
  409: ['conflict', 'method_taken', 'registration_failed'],
  410: ['code_expired', 'ticket_expired', 'link_expired', 'link_used'],
  422: ['invalid_code', 'weak_password', 'phone_invalid', 'invalid_input'],
  423: ['account_locked'],
  429: ['rate_limited', 'too_many_attempts'],
  501: ['unsupported'],
  502: ['delivery_failed'],
};

describe('failures', () => {
  const codes = [...bareCodes, ...Object.keys(detailedProblems)];
  const found = described.flatMap(({ operation: { operationId, responses } }) => Object.entries(responses).flatMap(([status, { content }]) => {
    const { oneOf, $ref, discriminator } = content?.['application/problem+json']?.schema ?? {};
    const refs = oneOf?.map((one) => one.$ref) ?? [$ref];
    return refs.map((ref) => {
      const schema = components.schemas[ref?.split('/').at(-1) ?? ''];
      const code = schema?.properties?.['code']?.const as string | undefined;
      return { operationId, status, code, mapped: discriminator ? discriminator.mapping?.[code ?? ''] === ref : true };
    });
  })).filter(({ status, code }) => status !== 'default' && code !== undefined);

  it.each(codes)('%s has the status of the contract, and no other', (code) => {
    const statuses = found.filter((one) => one.code === code).map(({ status }) => status);
    const wanted = Object.entries(statusOf).find(([, all]) => all.includes(code))?.[0];
    expect([...new Set(statuses)]).toEqual([wanted]);
  });

  it('are distinguished by their code', () => {
    expect(found.filter(({ mapped }) => !mapped)).toEqual([]);
  });

  it('have the headers of every answer, and of waits', () => {
    for (const { operation: { responses } } of described) {
      for (const [status, { headers = {} }] of Object.entries(responses).filter(([one]) => one !== 'default')) {
        expect(Object.keys(headers)).toEqual(['Cache-Control', 'X-Request-Id', ...(['423', '429'].includes(status) ? ['Retry-After'] : [])]);
      }
    }
  });

  it('reveal nothing about an account at the start of a flow', () => {
    const told = found.filter(({ operationId }) => ['startPasswordReset', 'requestRegistrationLink'].includes(operationId)).map(({ code }) => code);
    for (const code of ['not_found', 'conflict', 'delivery_failed', 'account_locked', 'invalid_credentials']) expect(told).not.toContain(code);
  });
});

describe('schemas', () => {
  const { schemas } = components;
  const growing: readonly [string, readonly string[], readonly string[]][] = [
    ['ChallengeMethod', ['type'], vocabulary.factorTypes],
    ['ChallengeMethod', ['channels', 'items'], vocabulary.channels],
    ['EnrollmentOffer', ['type'], vocabulary.factorTypes],
    ['EnrollmentOffer', ['channels', 'items'], vocabulary.channels],
    ['PasswordPolicy', ['rules', 'items'], vocabulary.passwordRules],
    ['WeakPasswordProblem', ['violations', 'items'], vocabulary.passwordViolations],
    ['InvalidInputProblem', ['fields', 'additionalProperties'], vocabulary.inputFaults],
    ['ManagedUser', ['registration'], vocabulary.registrationStates],
  ];

  it.each(growing)('%s.%s names the known values and allows others', (name, [member = '', ...rest], known) => {
    const part = rest.reduce((schema, key) => schema[key] as typeof schema, schemas[name]?.properties?.[member] as Record<string, unknown>);
    expect(part).toMatchObject({ type: 'string', examples: known });
    expect(part['enum']).toBeUndefined();
    expect(part['description']).toContain('Extensible enum');
  });

  it('describe every step, and allow further members', () => {
    for (const name of Object.keys(steps)) {
      const [schema] = Object.values(schemas).filter(({ properties }) => properties?.['step']?.const === name);
      expect(schema?.type).toBe('object');
    }
    expect(JSON.stringify(schemas)).not.toContain('"additionalProperties":false');
  });

  it('accept only the contract\'s values from a client', () => {
    expect(schemas['SendCodeInput']?.properties?.['channel']).toMatchObject({ enum: vocabulary.channels });
    expect(schemas['Identifier']?.properties?.['kind']).toMatchObject({ enum: vocabulary.identifierKinds });
  });
});

describe('the prose', () => {
  const { description } = contract.info;

  it('contains all eight rules, and every status with its codes', () => {
    expect(description.match(/^\d\. \*\*/gm)).toHaveLength(8);
    for (const [status, codes] of Object.entries(statusOf)) {
      const [row] = description.match(new RegExp(String.raw`^\| ${status} \|.*$`, 'm')) ?? [''];
      expect(row?.match(/`(\w+)`/g)?.sort()).toEqual(codes.map((code) => `\`${code}\``).sort());
    }
  });

  it('names no rule, operation, step or code that does not exist', () => {
    const texts = [description, ...described.map(({ operation }) => operation.description)];
    const [names, words] = [new Set<string>(described.map(({ operation: { operationId } }) => operationId)), new Set(Object.values(statusOf).flat())];
    for (const text of texts) {
      for (const [, number] of text.matchAll(/\brules? (\d+)/g)) expect(Number(number)).toBeLessThanOrEqual(8);
      for (const [, code = ''] of text.matchAll(/`([a-z]+_[a-z_]+)`/g)) expect(words).toContain(code);
      for (const [, name = ''] of text.matchAll(/`((?:sign|start|request|open|send|verify|call|list|get|reset)[A-Z]\w+)`/g)) expect(names as Set<string>).toContain(name as Operation);
    }
  });

  it('has no line breaks inside its paragraphs', () => {
    for (const text of [description, ...described.map(({ operation }) => operation.description)]) {
      expect(text).not.toMatch(/[^\n|]\n(?!\n|- |\||## |\d+\. )/);
    }
  });
});
