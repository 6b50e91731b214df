import type { Operation } from '../client/auth-client.js';
import { uuid } from '../client/uuid.js';
import { contractRoutes, type Route } from '../server/routes.js';
import { isAdministrative, type Answer, type AskOptions, type Gateway, type Members } from './answer.js';
import { receive } from './exchange.js';
import type { Secrets } from './secrets.js';
import type { CheckedTarget } from './target.js';
import { ContractBreach, Untestable } from './verdict.js';
import { visible } from './visible.js';

/** Characters of an answer that a report shows. */
const shownLength = 600;
/** Characters of a step's or problem's name. */
const longestName = 64;
/** Characters of an answer that are looked through for secrets: more than are shown, so that none is cut in two. */
const readLength = 4_000;
/** Levels of an answer that are read: what is nested deeper is no answer of the contract. */
const mostLevels = 32;
/** Answers of one operation that may stay away before it is asked no more. */
const mostSilences = 2;

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

const isDeep = (value: unknown): boolean => {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < mostLevels && level.length > 0; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) as unknown[] : []));
  }
  return level.length > 0;
};

const parsed = (text: string): Members => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !isDeep(value) ? value as Members : {};
  } catch {
    return {};
  }
};

/** Speaks HTTP, as the contract's § 4 has it, or deliberately otherwise. */
export class WireGateway implements Gateway {
  readonly #target: CheckedTarget;
  readonly #secrets: Secrets;
  readonly #silences = new Map<Operation, number>();

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
    const init = {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...headers,
        ...adminHeaders,
        ...(method === 'POST' && { 'Content-Type': contentType }),
        ...(key && { 'Idempotency-Key': key }),
      },
      ...(method === 'POST' && { body: sent ?? '' }),
      redirect: 'manual' as const,
    };
    const asked = (): string => this.#secrets.hide(
      `  ${method} ${path}${visible(decodeURIComponent(search))}${method === 'POST' && contentType !== 'application/json' ? `  Content-Type: ${contentType}` : ''}`
      + `${key ? `  Idempotency-Key: ${key}` : ''}${sent === undefined ? '' : `\n    ${sent}`}`);
    const silences = this.#silences.get(operation) ?? 0;
    if (silences >= mostSilences) throw new Untestable(`The server gave no answer to ${operation} ${silences} times, so it is asked no more.`);
    const received = await receive(fetch, base + path + search, init);
    this.#silences.set(operation, 'fault' in received ? silences + 1 : 0);
    if ('fault' in received) throw new ContractBreach(`The server ${received.fault}.\n${asked()}`);
    const { response, text } = received;
    const answer = parsed(text);
    this.#secrets.learn(answer);
    const { status } = response;
    const ok = status >= 200 && status < 300;
    const told = (): string => {
      const notable = ['Content-Type', 'Cache-Control', 'Retry-After'].flatMap((name) => (response.headers.has(name) ? [`${name}: ${this.#shown(response.headers.get(name) ?? '')}`] : []));
      return `${asked()}\n  → ${status}  ${notable.join('  ')}\n    ${this.#shown(text)}`;
    };
    const [step, problem] = [answer['step'], answer['code']];
    return {
      operation, ok, body: answer, wire: { status, headers: response.headers }, told,
      ...(ok && typeof step === 'string' && { step: visible(step).slice(0, longestName) }),
      ...(!ok && typeof problem === 'string' && { problem: visible(problem).slice(0, longestName) }),
    };
  }

  /** What a server wrote, in one line, without secrets and no longer than a reader reads. */
  #shown(text: string): string {
    return visible(this.#secrets.hide(text.slice(0, readLength))).slice(0, shownLength);
  }
}
