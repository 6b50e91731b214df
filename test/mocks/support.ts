import type { Operation } from '../../src/client/auth-client.js';
import { createMockBackend, everyPassword, type MockBackend, type MockBackendOptions } from '../../src/mocks/index.js';

const base = 'https://auth.example/some/base';

/** The contract's paths, written down a second time on purpose. */
export const paths: Readonly<Record<Operation, string>> = {
  signIn: '/v1/flows/sign-in',
  startPasswordReset: '/v1/flows/password-reset',
  requestRegistrationLink: '/v1/flows/registration-link',
  openLink: '/v1/flows/link',
  sendCode: '/v1/steps/send-code',
  verifyCode: '/v1/steps/verify-code',
  callStatus: '/v1/steps/call-status',
  enroll: '/v1/steps/enroll',
  setPassword: '/v1/steps/set-password',
  listUsers: '/v1/admin/users/search',
  getUser: '/v1/admin/users',
  resetRegistration: '/v1/admin/users/u-dduck/registration-reset',
};

/** What the contract wants no Idempotency-Key for. */
export const unkeyed: readonly Operation[] = ['openLink', 'callStatus', 'listUsers'];

/** Any member may be read; a test compares what it expects. */
export interface Body {
  [member: string]: unknown;
  step?: string;
  ticket?: string;
  code?: string;
  methods?: readonly { id: string; type: string; channels: readonly string[]; target: string }[];
  offers?: readonly { type: string; channels: readonly string[]; target?: string }[];
}

export interface Answer { status: number; headers: Headers; body: Body }

/** A backend on a clock that stands still unless advanced. */
export const backendWith = (options: MockBackendOptions = {}): MockBackend =>
  createMockBackend({ seed: 7, now: () => Date.UTC(2021, 5, 1, 12), ...options });

export const request = (path: string, init: RequestInit = {}): Request => new Request(`${base}${path}`, init);

export const post = (path: string, body: unknown, { key = crypto.randomUUID() as string | null, signal }: { key?: string | null; signal?: AbortSignal } = {}) =>
  request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key !== null && { 'Idempotency-Key': key }) },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });

export const read = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) as Body : {} };
};

/** What a page would do, an operation at a time. It keeps the newest ticket and forgets nothing on a refusal. */
export class Visitor<Backend extends Pick<MockBackend, 'fetch' | 'outbox'> = MockBackend> {
  ticket = '';
  readonly backend: Backend;

  constructor(backend: Backend) {
    this.backend = backend;
  }

  async ask(operation: Operation, body: object = {}, key = unkeyed.includes(operation) ? null : crypto.randomUUID() as string): Promise<Answer> {
    const answer = await read(await this.backend.fetch(post(paths[operation], body, { key })));
    if (answer.body.ticket) this.ticket = answer.body.ticket;
    return answer;
  }

  /** An operation of the flow under way. */
  async go(operation: Operation, body: object = {}): Promise<Answer> {
    return this.ask(operation, { ticket: this.ticket, ...body });
  }

  forgot = (value: string, kind = 'email') => this.ask('startPasswordReset', { identifier: { kind, value } });
  signIn = (value: string, password = everyPassword, more: object = {}) =>
    this.ask('signIn', { identifier: { kind: 'username', value }, password, ...more });
  link = (value: string, kind = 'username', reason = 'reset') => this.ask('requestRegistrationLink', { identifier: { kind, value }, reason });
  verify = (code = newest(this.backend).code ?? '') => this.go('verifyCode', { code });
  wrong = () => this.go('verifyCode', { code: 'wrong!' });
}

export const newest = ({ outbox }: Pick<MockBackend, 'outbox'>) => {
  const message = outbox.at(-1);
  if (!message) throw new Error('Nothing was sent.');
  return message;
};

export const newestLinkToken = ({ outbox }: Pick<MockBackend, 'outbox'>): string =>
  outbox.findLast(({ link }) => link)?.link?.split('#token=')[1] ?? '';

export const newPassword = 'Paddle-paddle-2022';
export const daisey = 'daisey.duck@example.com';
export const daiseysPhone = '+12025550142';
export const elmer = 'elmer.only@example.com';
export const tara = 'tara.two@example.com';
