import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toTicket, type AuthInputs, type AuthOperation } from '../../src/client/auth-client.js';
import type { AuthError } from '../../src/client/problem.js';
import { adminOf, authOperations, clientOf, errorOf, json, serverOf } from './server.js';

const canaries = {
  email: 'canary.email@example.com',
  phone: '+12025550111',
  username: 'canaryUsername1',
  password: 'canaryPassword1',
  code: '773311',
  token: 'canaryToken1',
  ticket: 'canaryTicket1',
  header: 'canaryHeader1',
  query: 'canaryQuery1',
};
const secrets: readonly string[] = Object.values(canaries);
const ticket = toTicket(canaries.ticket);
const inputs: { readonly [O in AuthOperation]: AuthInputs[O] } = {
  signIn: { identifier: { kind: 'username', value: canaries.username }, password: canaries.password, ticket },
  startPasswordReset: { identifier: { kind: 'email', value: canaries.email } },
  requestRegistrationLink: { identifier: { kind: 'phone', value: canaries.phone }, reason: 'reset' },
  openLink: { token: canaries.token },
  sendCode: { ticket, methodId: 'm1' },
  verifyCode: { ticket, code: canaries.code },
  callStatus: { ticket },
  enroll: { ticket, type: 'phone', value: canaries.phone, channel: 'sms' },
  setPassword: { ticket, password: canaries.password },
};

const levels = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const;
beforeEach(() => {
  for (const level of levels) vi.spyOn(console, level).mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

/** All that a host could log of an error, and what was logged without it. */
const traces = (error: AuthError): string => [
  String(error), error.message, error.stack, JSON.stringify(error), JSON.stringify(error, Object.getOwnPropertyNames(error)),
  inspect(error, { depth: Infinity, showHidden: true }), inspect(error.cause),
  ...levels.flatMap((level) => vi.mocked(console[level]).mock.calls.map((args) => inspect(args))),
].join('\n');

const expectClean = (error: AuthError): void => {
  const said = traces(error);
  for (const canary of secrets) expect(said).not.toContain(canary);
  expect(error.cause).toBeUndefined();
};

/** Puts everything that a request says into every member that an answer has. */
const parrots: readonly (readonly [string, (values: readonly string[], all: string) => Response])[] = [
  ...[200, 400, 401, 403, 410, 422, 423, 429, 500, 502].flatMap((status) => [
    [`${status} with the request as prose`, (_, all) => new Response(all, { status, headers: { 'X-Request-Id': all.replaceAll(/[^ -~]/g, '') } })],
    [`${status} with the request as JSON`, (_, all) => json({ code: all, title: all, detail: all, traceId: all, errors: [all] }, status)],
  ] as readonly (readonly [string, (values: readonly string[], all: string) => Response])[]),
  ...['invalid_code', 'weak_password', 'rate_limited', 'account_locked', 'delivery_failed', 'invalid_input', 'forbidden'].map((code) => [
    `${code} with the request in all its members`,
    (values: readonly string[]) => json({
      code, title: values, detail: values, instance: values[0], traceId: values.at(-1), attemptsLeft: values[0], retryAfter: values[0],
      violations: values, channel: 'sms', reason: values[0],
      fields: Object.fromEntries(values.flatMap((value) => [[value, 'malformed'], ['email', value]])),
    }, 422, { 'X-Request-Id': values.at(-1) ?? '', 'Retry-After': values[0] ?? '' }),
  ] as const),
  ['an unknown step with the request in it', (values) => json({ step: values[0], ticket: values })],
  ['a Step of a wrong shape with the request in it', (values) => json({ step: 'code-sent', ticket: values[0], channel: values[0], codeLength: values })],
];

const leaves = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leaves));

describe.each(authOperations)('%s: no password, code, token, ticket or address is in an error or the console', (operation) => {
  const failed = (fetch: (request: Request) => Promise<Response>, headers: () => HeadersInit = () => ({ Authorization: canaries.header })) => {
    const client = clientOf(fetch, { headers });
    return errorOf((client[operation] as (input: object) => Promise<unknown>)(inputs[operation]));
  };

  it.each(parrots)('after %s', async (_, reply) => {
    expectClean(await failed(async (request) => {
      const all = await request.text();
      return reply(leaves(JSON.parse(all)).filter((leaf) => secrets.includes(leaf)), all);
    }));
  });

  it('after a network failure that repeats the request', async () => {
    expectClean(await failed(async (request) => Promise.reject(new TypeError(await request.text()))));
  });

  it('after headers() failed', async () => {
    expectClean(await failed(serverOf().fetch, () => { throw new Error(canaries.header); }));
  });
});

it('the administrator\'s searches and users are in no error and no console', async () => {
  for (const reply of [json({ code: canaries.query, users: canaries.query }), json({ code: 'invalid_input', fields: { [canaries.query]: 'malformed' } }, 422)]) {
    expectClean(await errorOf(adminOf(serverOf(reply).fetch).listUsers({ query: canaries.query, limit: 25 })));
  }
  expectClean(await errorOf(adminOf(serverOf(new Response(null, { status: 404 })).fetch).getUser({ userId: canaries.username })));
});

it('a decoy: neither warns of nor remembers in its Step what was typed, but masked', async () => {
  const client = clientOf(serverOf(new Response(null, { status: 404 })).fetch);
  const step = await client.startPasswordReset({ identifier: { kind: 'email', value: canaries.email } });
  expect(JSON.stringify(step)).not.toContain('canary');
  expect(inspect(vi.mocked(console.warn).mock.calls)).not.toContain('canary');
});

it('the request carries secrets in its body only', async () => {
  for (const operation of authOperations) {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    await (clientOf(fetch)[operation] as (input: object) => Promise<unknown>)(inputs[operation]);
    const rest = seen[0]?.url + JSON.stringify([...seen[0]?.headers ?? []]);
    for (const canary of secrets) expect(rest).not.toContain(canary);
  }
});
