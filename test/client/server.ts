import { createRestAdminClient, createRestClient, type RestClient, type RestClientOptions } from '../../src/client/rest/index.js';
import { toTicket, type AdminClient, type AdminInputs, type AdminOperation, type AuthInputs, type AuthOperation } from '../../src/client/auth-client.js';
import { AuthError, type Problem } from '../../src/client/problem.js';

/** A request as a server sees it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly request: Request;
}

export type Reply = Response | (() => Response | Promise<Response>);

/** An injected fetch that answers with each reply in turn, the last one for ever, and remembers what it was asked. */
export const serverOf = (...replies: readonly Reply[]) => {
  const seen: Seen[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const text = await request.clone().text();
    const { method, url, headers } = request;
    seen.push({ method, url, path: new URL(url).pathname, headers, body: text ? JSON.parse(text) : undefined, request });
    const reply = replies[Math.min(seen.length, replies.length) - 1];
    if (!reply) throw new TypeError('no reply left');
    return typeof reply === 'function' ? reply() : reply.clone();
  };
  return { fetch, seen };
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers } });

export const problem = (status: number, body: object = {}, headers: Record<string, string> = {}): Response =>
  json({ type: 'about:blank', title: 'Server prose', status, detail: 'More server prose', ...body }, status, headers);

export const clientOf = (fetch: NonNullable<RestClientOptions['fetch']>, options: Partial<RestClientOptions> = {}): RestClient =>
  createRestClient({ baseUrl: 'https://id.example/auth', fetch, ...options });

export const adminOf = (fetch: NonNullable<RestClientOptions['fetch']>, options: Partial<RestClientOptions> = {}): AdminClient =>
  createRestAdminClient({ baseUrl: 'https://admin.example', fetch, ...options });

export const ticket = toTicket('ticket-1');
const identifier = { kind: 'email', value: 'daisey.duck@example.com' } as const;

/** One plausible input for each operation. */
export const inputs: { readonly [O in AuthOperation]: AuthInputs[O] } = {
  signIn: { identifier, password: ' Quack ', remember: true },
  startPasswordReset: { identifier },
  requestRegistrationLink: { identifier: { kind: 'username', value: 'dduck2021' }, reason: 'reset' },
  openLink: { token: 'token-1' },
  sendCode: { ticket, methodId: 'm1', channel: 'sms' },
  verifyCode: { ticket, code: '000004' },
  callStatus: { ticket },
  enroll: { ticket, type: 'phone', value: '+12025550142', channel: 'call' },
  setPassword: { ticket, password: 'New-quack-2022' },
};
export const adminInputs: { readonly [O in AdminOperation]: AdminInputs[O] } = {
  listUsers: { query: 'duck', cursor: 'c1', limit: 25 },
  getUser: { userId: 'u1' },
  resetRegistration: { userId: 'u1' },
};
export const authOperations = Object.keys(inputs) as AuthOperation[];

/** Calls an operation by its name with its input of above. */
export const call = (client: RestClient, operation: AuthOperation, options?: { signal?: AbortSignal; idempotencyKey?: string }) =>
  (client[operation] as (input: object, options?: object) => Promise<unknown>)(inputs[operation], options);
export const callAdmin = (client: AdminClient, operation: AdminOperation, options?: { signal?: AbortSignal; idempotencyKey?: string }) =>
  (client[operation] as (input: object, options?: object) => Promise<unknown>)(adminInputs[operation], options);

/** The AuthError that a call rejects with; anything else fails the test. */
export const errorOf = async (promise: Promise<unknown>): Promise<AuthError> => {
  const reason = await promise.then(() => 'it resolved', (error: unknown) => error);
  if (AuthError.is(reason)) return reason;
  throw new Error('expected an AuthError', { cause: reason });
};
export const problemOf = async (promise: Promise<unknown>): Promise<Problem> => (await errorOf(promise)).problem;

export const user = { id: 'u1', name: 'Daisey Duck', username: 'dduck2021', email: 'daisey.duck@example.com', registration: 'complete' };
