import type { Operation } from '../client/auth-client.js';
import { uuid } from '../client/uuid.js';
import { contractRoutes, type Route } from '../server/routes.js';
import { isAdministrative, type Answer, type AskOptions, type Gateway, type Members } from './answer.js';
import type { Secrets } from './secrets.js';
import type { CheckedTarget } from './target.js';
import { ContractBreach } from './verdict.js';

/** Seconds until a request is given up. */
const timeout = 15;
/** Characters of an answer that a report shows. */
const shownLength = 600;

export interface WireRequest {
  readonly operation: Operation;
  /** Without one, the operation's own. */
  readonly method?: Route['method'];
  /** Whom the path names, where it names somebody. */
  readonly userId?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: object;
  readonly key?: string | null;
  readonly admin?: AskOptions['admin'];
}

const routes = new Map(contractRoutes.map((route) => [route.operation, route]));
const routeOf = (operation: Operation): Route => routes.get(operation)!;

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
    const { method, keyed } = routeOf(operation);
    const { userId, ...body } = input as { readonly userId?: string };
    return this.send({
      operation, key: key === undefined && keyed ? uuid() : key ?? null, admin,
      ...(userId !== undefined && { userId }), ...(method === 'POST' && { body }),
    });
  };

  async send({
    operation, method = routeOf(operation).method, userId = '', query, contentType = 'application/json', body, key = uuid(), admin = 'usual',
  }: WireRequest): Promise<Answer> {
    const path = routeOf(operation).path.replace('{userId}', encodeURIComponent(userId));
    const { baseUrl = '', headers = {}, admin: adminTarget, fetch = globalThis.fetch } = this.#target;
    const isAdmin = isAdministrative(operation);
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
