import type { Operation } from '../client/auth-client.js';
import { routes } from '../client/rest/routes.js';
import { uuid } from '../client/uuid.js';
import type { Answer, AskOptions, Gateway, Members } from './answer.js';
import type { Secrets } from './secrets.js';
import type { CheckedTarget } from './target.js';
import { ContractBreach } from './verdict.js';

/** Seconds until a request is given up. */
const timeout = 15;
/** Characters of an answer that a report shows. */
const shownLength = 600;

export interface WireRequest {
  readonly operation: Operation;
  readonly method?: 'GET' | 'POST';
  /** Without one, the operation's own. */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: object;
  readonly key?: string | null;
  readonly admin?: AskOptions['admin'];
}

const users = '/v1/admin/users';
const adminPaths: Readonly<Record<string, (input: Members) => string>> = {
  listUsers: () => `${users}/search`,
  getUser: ({ userId }) => `${users}/${encodeURIComponent(String(userId))}`,
  resetRegistration: ({ userId }) => `${users}/${encodeURIComponent(String(userId))}/registration-reset`,
};
const unkeyed: readonly Operation[] = ['openLink', 'callStatus', 'listUsers', 'getUser'];

const parsed = (text: string): Members => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value as Members : {};
  } catch {
    return {};
  }
};

/** Speaks HTTP, as the contract's § 4 has it, or deliberately otherwise. */
export class WireGateway implements Gateway {
  readonly #target: CheckedTarget;
  readonly #secrets: Secrets;

  constructor(target: CheckedTarget, secrets: Secrets) {
    this.#target = target;
    this.#secrets = secrets;
  }

  ask = (operation: Operation, input: object, { key, admin }: AskOptions = {}): Promise<Answer> => {
    const path = adminPaths[operation]?.(input as Members);
    const chosen = key === undefined && !unkeyed.includes(operation) ? uuid() : key ?? null;
    if (operation === 'getUser') return this.send({ operation, method: 'GET', path: path ?? '', admin, key: null });
    return this.send({ operation, body: operation === 'resetRegistration' ? {} : input, key: chosen, admin, ...(path !== undefined && { path }) });
  };

  async send({ operation, method = 'POST', path = routes[operation as keyof typeof routes], query, contentType = 'application/json', body, key = uuid(), admin = 'usual' }: WireRequest): Promise<Answer> {
    const { baseUrl = '', headers = {}, admin: adminTarget, fetch = globalThis.fetch } = this.#target;
    const isAdmin = operation in adminPaths;
    const base = ((isAdmin ? adminTarget?.baseUrl : undefined) ?? baseUrl).replace(/\/+$/, '');
    const adminHeaders = !isAdmin || admin === 'none' ? {} : admin === 'stale' ? adminTarget?.staleHeaders : adminTarget?.headers;
    const search = query ? `?${new URLSearchParams(query).toString()}` : '';
    const sent = body === undefined ? undefined : JSON.stringify(body);
    this.#secrets.learn({ ...body, ...query });
    if (key) this.#secrets.key(key);
    const request = new Request(base + path + search, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...headers,
        ...adminHeaders,
        ...(method === 'POST' && { 'Content-Type': contentType }),
        ...(key && { 'Idempotency-Key': key }),
      },
      ...(method === 'POST' && { body: sent ?? '' }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout * 1_000),
    });
    const asked = (): string => this.#secrets.hide(
      `  ${method} ${path}${decodeURIComponent(search)}${method === 'POST' && contentType !== 'application/json' ? `  Content-Type: ${contentType}` : ''}`
      + `${key ? `  Idempotency-Key: ${key}` : ''}${sent === undefined ? '' : `\n    ${sent}`}`);
    const response = await fetch(request).catch(() => undefined);
    const text = await response?.text().catch(() => undefined);
    if (!response || text === undefined) throw new ContractBreach(`The server gave no answer.\n${asked()}`);
    const answer = parsed(text);
    this.#secrets.learn(answer);
    const { status } = response;
    const ok = status >= 200 && status < 300;
    const told = (): string => {
      const notable = ['Content-Type', 'Cache-Control', 'Retry-After'].flatMap((name) => (response.headers.has(name) ? [`${name}: ${response.headers.get(name)}`] : []));
      return `${asked()}\n  → ${status}  ${notable.join('  ')}\n    ${this.#secrets.hide(text).slice(0, shownLength)}`;
    };
    const [step, problem] = [answer['step'], answer['code']];
    return {
      operation, ok, body: answer, wire: { status, headers: response.headers }, told,
      ...(ok && typeof step === 'string' && { step }),
      ...(!ok && typeof problem === 'string' && { problem }),
    };
  }
}
