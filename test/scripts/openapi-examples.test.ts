import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lint } from '../../scripts/openapi/lint.mjs';
import { Visitor, type Exchange } from '../../scripts/openapi/visitor.js';
import { walk } from '../../scripts/openapi/walks.js';
import { inputs as inputSchemas } from '../../src/client/schemas/input.js';
import { bareCodes } from '../../src/client/problem-codes.js';
import { detailedProblems, problem as problemSchema } from '../../src/client/schemas/problem.js';
import { step as stepSchema, steps, type StepName } from '../../src/client/schemas/step.js';
import { everyPassword, scenarios } from '../../src/mocks/index.js';
import { network } from '../../src/mocks/scenarios/network.js';
import { server } from '../../src/mocks/scenarios/server.js';
import { adminInputs, adminOf, call, callAdmin, clientOf, errorOf, json, type inputs } from '../client/server.js';
import { contract, operationsOf, type Answer, type Example } from './openapi.js';

const described = operationsOf(contract);

/** Every example, with references resolved. */
const examples = described.flatMap(({ operation: { operationId, requestBody, responses } }) => {
  const list = (content: Answer['content'] = {}): Example[] => Object.values(content).flatMap((one) => Object.values(one.examples ?? {}));
  const follow = (example: Example): Example => (example.$ref ? contract.components.examples[example.$ref.split('/').at(-1) ?? ''] as Example : example);
  return [
    ...list(requestBody?.content).map((example) => ({ operationId, status: 0, ...follow(example) })),
    ...Object.entries(responses).flatMap(([status, { content }]) => list(content).map((example) => ({ operationId, status: Number(status), ...follow(example) }))),
  ];
});
const asked = examples.filter(({ status }) => status === 0);
const answered = examples.filter(({ status }) => status > 0);

/** Rule 17: on sign-in these would reveal who has an account, so the client reports wrong credentials. */
const tells = (operationId: string, code: unknown): boolean => operationId === 'signIn' && (code === 'conflict' || code === 'not_found');

describe('examples', () => {
  it.each(asked)('of $operationId: "$summary" is an input', ({ operationId, value }) => {
    expect(z.parse(inputSchemas[operationId as keyof typeof inputSchemas], value)).toEqual(value);
  });

  it.each(answered)('of $operationId: "$summary" ($status) is understood by the client, with every member', async ({ operationId, status, value }) => {
    const fetch = async () => json(value, status);
    const result = operationId in adminInputs
      ? callAdmin(adminOf(fetch), operationId as keyof typeof adminInputs)
      : call(clientOf(fetch), operationId as keyof typeof inputs);
    // The masked address beside a first code or link is the client's own.
    const masked = ['startPasswordReset', 'requestRegistrationLink'].includes(operationId);
    if (status === 200) return expect(await result).toEqual(masked ? { ...value, target: (await result as { target?: string }).target } : value);
    const { problem, traceId } = await errorOf(result);
    const { title: _title, status: _status, traceId: told, ...rest } = value;
    expect({ ...problem, traceId }).toEqual({ ...(tells(operationId, rest['code']) ? { code: 'invalid_credentials' } : rest), traceId: told });
  });

  it.each(described)('are given for each answer of $operation.operationId', ({ operation: { responses } }) => {
    for (const [status, { content }] of Object.entries(responses).filter(([one]) => one !== 'default')) {
      expect(Object.values(content).map((one) => Object.keys(one.examples ?? {}).length > 0), status).toEqual([true]);
    }
  });

  it('show every step and every code', () => {
    const shown = new Set(answered.flatMap(({ value }) => [value['step'], value['code']]));
    for (const name of [...Object.keys(steps), ...bareCodes, ...Object.keys(detailedProblems)]) expect(shown).toContain(name);
  });

  it('share a key: the request and its answer', () => {
    for (const { operation: { operationId, requestBody, responses } } of described) {
      const keys = (content: Answer['content'] = {}) => Object.values(content).flatMap((one) => Object.entries(one.examples ?? {}).filter(([, { $ref }]) => !$ref).map(([key]) => key));
      const came = Object.entries(responses).flatMap(([status, { content }]) => (status === 'default' ? [] : keys(content)));
      if (operationId !== 'getUser') expect(came.sort()).toEqual(keys(requestBody?.content).sort());
    }
  });

  it('show that no answer reveals who has an account', () => {
    const answers = answered.filter(({ operationId, status, summary }) => operationId === 'startPasswordReset' && status === 200 && summary.startsWith('Somebody'));
    expect(answers).toHaveLength(2);
    const [known, unknown] = answers.map(({ value }) => ({ ...value, ticket: '', target: '' }));
    expect(unknown).toEqual(known);
  });
});

type Move = (visitor: Visitor, answer: Exchange['answer']) => Promise<Exchange>;
const list = (answer: Exchange['answer'], member: string) => answer[member] as { id: string; type: string; channels: string[] }[];

/** The call that each Step leads to. `way` picks among channels. */
const moves = (way: 0 | -1): Partial<Record<StepName, Move>> => ({
  'choose-method': (visitor, answer) => {
    const method = list(answer, 'methods').at(way);
    return visitor.go('sendCode', { methodId: method?.id, channel: method?.channels.at(way) });
  },
  'code-sent': (visitor) => visitor.go('verifyCode', { code: visitor.code }),
  'call-in-progress': async (visitor) => {
    await visitor.go('callStatus');
    for (const { to } of visitor.backend.calls) visitor.backend.call(to, 'hash');
    return visitor.go('callStatus');
  },
  'prove-password': (visitor) => visitor.go('signIn', { identifier: { kind: 'username', value: 'reset2021' }, password: everyPassword }),
  enroll: (visitor, answer) => {
    const offer = list(answer, 'offers').at(way);
    return visitor.go('enroll', { type: offer?.type, channel: offer?.channels.at(way), ...(offer?.type === 'phone' && { value: '+12025550170' }) });
  },
  'set-password': (visitor) => visitor.go('setPassword', { password: 'Paddle-paddle-2022!' }),
});

/** Continues from an answer until the flow ends. */
const follow = async (visitor: Visitor, begun: Promise<Exchange>, way: 0 | -1): Promise<void> => {
  for (let exchange = await begun, left = 10; left > 0; left -= 1) {
    const move = exchange.status === 200 ? moves(way)[exchange.answer['step'] as StepName] : undefined;
    if (!move) return;
    exchange = await move(visitor, exchange.answer);
  }
};

/** Every entry, and all that follows. */
const wander = async (scenario: string): Promise<readonly Exchange[]> => {
  const who = (value: string) => ({ identifier: { kind: 'username', value } });
  const visits = ([0, -1] as const).map(async (way) => {
    const visitor = new Visitor('wander', scenario);
    for (const name of ['dduck2021', 'started2021']) await follow(visitor, visitor.ask('signIn', { ...who(name), password: everyPassword }), way);
    for (const name of ['dduck2021', 'emailonly2021']) await follow(visitor, visitor.ask('startPasswordReset', who(name)), way);
    await visitor.ask('requestRegistrationLink', { ...who('reset2021'), reason: 'reset' });
    await follow(visitor, visitor.ask('openLink', { token: visitor.token || 'none' }), way);
    await visitor.ask('listUsers', { limit: 2 });
    await visitor.ask('getUser', undefined, undefined, 'u-dduck');
    await visitor.ask('resetRegistration', {}, undefined, 'u-dduck');
    return visitor.exchanges;
  });
  return (await Promise.all(visits)).flat();
};

/** Whether the contract describes an answer. The document does not describe answers that a scenario has spoilt. */
const keepsContract = ({ operation, status, answer }: Exchange): boolean => {
  if (status !== 200) return z.safeParse(problemSchema, answer).success;
  return operation in adminInputs || z.safeParse(stepSchema, answer).success;
};

/** Lints a document with these exchanges as its examples: the linter checks them against their schemas. */
const judge = async (exchanges: readonly Exchange[]): Promise<readonly string[]> => {
  const document = structuredClone(contract);
  const unknown: string[] = [];
  exchanges.forEach(({ operation, status, answer }, index) => {
    const responses = described.find((one) => one.operation.operationId === operation);
    const response = document.paths[responses?.path ?? '']?.[responses?.method ?? '']?.responses[status];
    const [content] = Object.values(response?.content ?? {});
    if (content) content.examples = { ...content.examples, [`seen-${index}`]: { summary: '', value: answer } };
    else unknown.push(`${operation} ${status} ${String(answer['code'])}`);
  });
  return [...unknown, ...await lint(JSON.stringify(document))];
};

describe('the answers of the mock backend', () => {
  const broken = new Set<string>([...network, ...server].map(({ name }) => name));
  const keeping = scenarios.filter(({ name }) => !broken.has(name));

  it.each(keeping)('in the scenario $name match the document', async ({ name }) => {
    const seen = (await wander(name)).filter(keepsContract);
    expect(seen).not.toEqual([]);
    expect(await judge(seen)).toEqual([]);
  });

  it('on the walks of the examples is what the document says', async () => expect(await judge(await walk())).toEqual([]));

  it('are really checked: a wrong step or code is found', async () => {
    const step = { operation: 'openLink', status: 200, answer: { step: 'done' } } as const;
    const code = { operation: 'openLink', status: 404, answer: { code: 'not_found' } } as const;
    const status = { operation: 'openLink', status: 423, answer: { code: 'account_locked' } } as const;
    const [unknown, ...linted] = await judge([step, code, status]);
    expect(unknown).toBe('openLink 423 account_locked');
    for (const place of ['200/content/application~1json/examples/seen-0', '404/content/application~1problem+json/examples/seen-1']) {
      expect(linted.join('\n')).toContain(place);
    }
  });
});
