import { createMockBackend, type MockBackend, type MockUser, type OutboxMessage } from '../../src/mocks/index.js';
import { contractPeople, runContract, type ContractTarget } from '../../src/contract/index.js';

export const base = 'https://mock.example';

/** People whom the contract's list does not have, for the rules that need them. */
const users: readonly MockUser[] = [
  { id: 'u-locked', username: 'locked2021', name: 'Lou Locked', email: 'lou.locked@example.com', registration: 'complete', status: 'locked' },
  { id: 'u-disabled', username: 'disabled2021', name: 'Dee Disabled', email: 'dee.disabled@example.com', registration: 'complete', status: 'disabled' },
];

export type Members = Record<string, any>; // eslint-disable-line typescript/no-explicit-any

/** A request, read. */
export interface Asked {
  readonly method: string;
  /** From `/v1` or `/__mock` on. */
  readonly path: string;
  readonly query: Members;
  readonly headers: Headers;
  readonly body: Members;
  readonly key: string;
}

/** A response, read. */
export interface Said { readonly status: number; readonly headers: Headers; readonly body: Members }

export type Next = (changes?: Partial<Pick<Asked, 'method' | 'path' | 'headers' | 'body'>>) => Promise<Said>;

/** What a variant has seen since people were as at first. */
export interface Memory { readonly noted: Map<string, string>; readonly kept: Map<string, Said> }

/** How a variant differs: what it does around a request. */
export type Bend = (asked: Asked, next: Next, memory: Memory, backend: MockBackend) => Promise<Said>;

export const honestly: Bend = (_, next) => next();

const parse = (text: string): Members => {
  try {
    return JSON.parse(text) as Members;
  } catch {
    return {};
  }
};

export const read = async (response: Response): Promise<Said> =>
  ({ status: response.status, headers: response.headers, body: parse(await response.text()) });

export const say = (status: number, body: Members, type = status < 300 ? 'application/json' : 'application/problem+json'): Said =>
  ({ status, body, headers: new Headers({ 'Content-Type': type, 'Cache-Control': 'no-store' }) });

export const refuse = (status: number, code: string, more: Members = {}): Said => say(status, { title: code, status, code, ...more });

/** The mock takes everybody for the administrator. This asks for a token, and for a new one before a reset. */
const guard: Bend = async ({ path, headers }, next) => {
  if (!path.startsWith('/v1/admin/')) return next();
  const token = headers.get('Authorization');
  if (token === null) return refuse(401, 'unauthorized');
  return token === 'Bearer stale' && path.endsWith('registration-reset') ? refuse(401, 'reauthentication_required') : next();
};

const respond = ({ status, headers, body }: Said): Response => new Response(JSON.stringify(body), { status, headers });

/** A backend that keeps the contract but for a bend, with all the ways that a target can have. */
export const targetOf = (bend: Bend = honestly, guarded = guard): ContractTarget & { readonly baseUrl: string } => {
  const backend = createMockBackend({ users, seed: 7 });
  const memory: Memory = { noted: new Map(), kept: new Map() };
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.text();
    const { method, headers } = request;
    const path = pathname.slice(pathname.indexOf('/v1/'));
    const asked: Asked = { method, path, headers, query: Object.fromEntries(searchParams), body: parse(text), key: headers.get('Idempotency-Key') ?? '' };
    const next: Next = async (changes = {}) => {
      const sent = { ...asked, ...changes };
      const body = sent.method === 'GET' ? null : changes.body ? JSON.stringify(changes.body) : text;
      return read(await backend.fetch(new Request(base + sent.path, { method: sent.method, headers: sent.headers, body })));
    };
    return respond(await guarded(asked, (changes) => bend({ ...asked, ...changes }, (more) => next({ ...changes, ...more }), memory, backend), memory, backend));
  };
  /** What does not go through HTTP is bent all the same. */
  const control = (path: string, body: Members, run: () => unknown): Promise<Said> =>
    bend({ method: 'POST', path: `/__mock/${path}`, headers: new Headers(), query: {}, body, key: '' }, async () => say(200, (run() ?? {}) as Members), memory, backend);
  return {
    baseUrl: `${base}/auth`,
    fetch,
    inbox: { read: async () => (await control('outbox', {}, () => backend.outbox)).body as unknown as OutboxMessage[] },
    clock: { advance: (advance) => control('clock', { advance }, () => backend.advance(advance)) },
    phone: { answer: (to, answer) => backend.call(to, answer) },
    reset: () => {
      backend.reset();
      memory.noted.clear();
      memory.kept.clear();
    },
    admin: { headers: { Authorization: 'Bearer admin' }, staleHeaders: { Authorization: 'Bearer stale' } },
    people: {
      ...contractPeople,
      locked: { username: 'locked2021', email: 'lou.locked@example.com' },
      disabled: { username: 'disabled2021', email: 'dee.disabled@example.com' },
    },
    patience: 0,
  };
};

/** What a run says of each rule. */
export const verdicts = async (target: ContractTarget) => {
  const results = await runContract(target);
  const of = (verdict: string) => results.filter((result) => result.verdict === verdict).map(({ rule }) => rule);
  return { results, kept: of('kept'), broken: of('broken'), untestable: of('untestable') };
};
