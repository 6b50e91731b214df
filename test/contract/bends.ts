import type { RuleId } from '../../src/contract/index.js';
import type { MockBackend } from '../../src/mocks/index.js';
import { say, type Asked, type Bend, type Members, type Memory, type Said } from './support.js';

/** A backend that keeps the contract but for one rule. */
export interface Variant { readonly name: string; readonly breaks: readonly RuleId[]; readonly bend: Bend; readonly guard?: Bend }

export const paths = {
  signIn: '/v1/flows/sign-in', reset: '/v1/flows/password-reset', link: '/v1/flows/registration-link', open: '/v1/flows/link',
  send: '/v1/steps/send-code', verify: '/v1/steps/verify-code', status: '/v1/steps/call-status', password: '/v1/steps/set-password',
  search: '/v1/admin/users/search', outbox: '/__mock/outbox', clock: '/__mock/clock',
} as const;
export const daisey = 'daisey.duck@example.com';
export const elmer = 'emailonly2021';
export const tara = 'tara.two@example.com';
const emails = ['daisey.duck', 'elmer.only', 'tara.two', 'sally.started', 'rita.reset', 'sid.stranger', 'pat.admin', 'lou.locked', 'dee.disabled'];

type Path = keyof typeof paths;
type Change = (said: Said, asked: Asked, memory: Memory, backend: MockBackend) => Said | undefined | Promise<Said | undefined>;

/** Changes the answer to some requests; undefined leaves it. */
export const change = (where: Path | 'any', how: Change): Bend => async (asked, next, memory, backend) => {
  const said = await next();
  return (where === 'any' || asked.path === paths[where] ? await how(said, asked, memory, backend) : undefined) ?? said;
};
/** Changes some requests. */
export const alter = (where: Path, how: (...bent: Parameters<Bend>) => Promise<Said>): Bend =>
  (...bent) => (bent[0].path === paths[where] ? how(...bent) : bent[1]());

export const ok = ({ status }: Said): boolean => status === 200;
export const has = (said: Said, code: string): boolean => !ok(said) && said.body['code'] === code;
export const edit = (said: Said, more: Members): Said => ({ ...said, body: { ...said.body, ...more } });
export const fresh = (): string => `forged-${crypto.randomUUID()}`;
export const passwordStep = (): Said => say(200, { step: 'set-password', ticket: fresh(), policy: { minLength: 12, rules: [] } });
export const codeSent = (): Said => say(200, { step: 'code-sent', ticket: fresh(), channel: 'email', codeLength: 6, expiresIn: 300, resendIn: 30 });
export const done = (): Said => say(200, { step: 'done', signedIn: true });
export const withKey = ({ headers }: Asked, key: string | null = crypto.randomUUID()): Headers => {
  const changed = new Headers(headers);
  if (key !== null) changed.set('Idempotency-Key', key);
  return changed;
};
export const asJson = (asked: Asked): Headers => {
  const headers = withKey(asked, asked.key || crypto.randomUUID());
  headers.set('Content-Type', 'application/json');
  return headers;
};
export const wasSent = ({ outbox }: MockBackend, code: unknown): boolean => outbox.some((message) => message.code === code);
export const isUnknown = ({ body: { identifier } }: Asked): boolean => ![...emails.map((name) => `${name}@example.com`), 'dduck2021', elmer, 'reset2021', 'started2021', '+12025550142',
  'twophones2021', 'stranger2021', 'locked2021', 'disabled2021'].includes(identifier?.value);
/** Notes by which flow or step a ticket was brought. */
export const note = (memory: Memory, said: Said, what: string): undefined => {
  if (ok(said) && said.body['ticket']) memory.noted.set(said.body['ticket'], what);
};
/** Answers a refused request with a ticket of that sort as if it were in order. */
export const letThrough = (marks: (said: Said, asked: Asked) => string, where: Path, code: string, mark: string, instead: () => Said): Bend =>
  change('any', (said, asked, memory) => {
    if (asked.path === paths[where] && has(said, code) && memory.noted.get(asked.body['ticket']) === mark) return instead();
    return note(memory, said, marks(said, asked));
  });
export const bySource = (_: Said, { path }: Asked): string => path;
export const byStep = ({ body }: Said): string => body['step'];
/** Keeps answers to the same request, and gives them again. */
export const cache = (where: Path, keyOf: (asked: Asked) => string, which: (said: Said) => boolean): Bend => alter(where, async (asked, next, { kept }) => {
  const key = keyOf(asked);
  const said = kept.get(key) ?? await next();
  if (which(said)) kept.set(key, said);
  return said;
});
/** An outbox without some messages. */
export const hush = (unheard: (message: Members, index: number, memory: Memory) => boolean): Change => (said, _, memory) =>
  ({ ...said, body: (said.body as unknown as Members[]).filter((message, index) => !unheard(message, index, memory)) });
export const seconds = (bend: (passed: number, ...bent: Parameters<Bend>) => Promise<Said>): Bend => async (...bent) => {
  const [{ path, body }, , { noted }] = bent;
  const passed = Number(noted.get('seconds') ?? 0) + (path === paths.clock ? body['advance'] as number : 0);
  noted.set('seconds', String(passed));
  return bend(passed, ...bent);
};
/** The name that a password reset was begun with last. */
export const lastStart = (asked: Asked, memory: Memory): string | undefined => {
  if (asked.path === paths.reset) memory.noted.set('last', asked.body['identifier']?.value);
  return memory.noted.get('last');
};
