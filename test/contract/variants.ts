import type { RuleId } from '../../src/contract/index.js';
import { everyPassword, type MockBackend } from '../../src/mocks/index.js';
import { honestly, refuse, say, type Asked, type Bend, type Members, type Said } from './support.js';

/** A backend that keeps the contract but for one rule. */
export interface Variant { readonly name: string; readonly breaks: readonly RuleId[]; readonly bend: Bend; readonly guard?: Bend }

const paths = {
  signIn: '/v1/flows/sign-in', reset: '/v1/flows/password-reset', link: '/v1/flows/registration-link', open: '/v1/flows/link',
  send: '/v1/steps/send-code', verify: '/v1/steps/verify-code', status: '/v1/steps/call-status', password: '/v1/steps/set-password',
  search: '/v1/admin/users/search', outbox: '/__mock/outbox', clock: '/__mock/clock',
} as const;
const daisey = 'daisey.duck@example.com';
const elmer = 'emailonly2021';
const tara = 'tara.two@example.com';
const emails = ['daisey.duck', 'elmer.only', 'tara.two', 'sally.started', 'rita.reset', 'sid.stranger', 'pat.admin', 'lou.locked', 'dee.disabled'];

type Path = keyof typeof paths;
type Change = (said: Said, asked: Asked, memory: Parameters<Bend>[2], backend: MockBackend) => Said | undefined | Promise<Said | undefined>;

/** Changes the answer to some requests; undefined leaves it. */
const change = (where: Path | 'any', how: Change): Bend => async (asked, next, memory, backend) => {
  const said = await next();
  return (where === 'any' || asked.path === paths[where] ? await how(said, asked, memory, backend) : undefined) ?? said;
};
/** Changes some requests. */
const alter = (where: Path, how: (...bent: Parameters<Bend>) => Promise<Said>): Bend =>
  (...bent) => (bent[0].path === paths[where] ? how(...bent) : bent[1]());

const ok = ({ status }: Said): boolean => status === 200;
const has = (said: Said, code: string): boolean => !ok(said) && said.body['code'] === code;
const edit = (said: Said, more: Members): Said => ({ ...said, body: { ...said.body, ...more } });
const fresh = (): string => `forged-${crypto.randomUUID()}`;
const passwordStep = (): Said => say(200, { step: 'set-password', ticket: fresh(), policy: { minLength: 12, rules: [] } });
const codeSent = (): Said => say(200, { step: 'code-sent', ticket: fresh(), channel: 'email', codeLength: 6, expiresIn: 300, resendIn: 30 });
const done = (): Said => say(200, { step: 'done', signedIn: true });
const withKey = ({ headers }: Asked, key: string | null = crypto.randomUUID()): Headers => {
  const changed = new Headers(headers);
  if (key !== null) changed.set('Idempotency-Key', key);
  return changed;
};
const asJson = (asked: Asked): Headers => {
  const headers = withKey(asked, asked.key || crypto.randomUUID());
  headers.set('Content-Type', 'application/json');
  return headers;
};
const wasSent = ({ outbox }: MockBackend, code: unknown): boolean => outbox.some((message) => message.code === code);
const isUnknown = ({ body: { identifier } }: Asked): boolean => ![...emails.map((name) => `${name}@example.com`), 'dduck2021', elmer, 'reset2021', 'started2021', '+12025550142',
  'twophones2021', 'stranger2021', 'locked2021', 'disabled2021'].includes(identifier?.value);
/** Notes by which flow or step a ticket was brought. */
const note = (memory: Parameters<Bend>[2], said: Said, what: string): undefined => {
  if (ok(said) && said.body['ticket']) memory.noted.set(said.body['ticket'], what);
};
/** Answers a refused request with a ticket of that sort as if it were in order. */
const letThrough = (marks: (said: Said, asked: Asked) => string, where: Path, code: string, mark: string, instead: () => Said): Bend =>
  change('any', (said, asked, memory) => {
    if (asked.path === paths[where] && has(said, code) && memory.noted.get(asked.body['ticket']) === mark) return instead();
    return note(memory, said, marks(said, asked));
  });
const bySource = (_: Said, { path }: Asked): string => path;
const byStep = ({ body }: Said): string => body['step'];
/** Keeps answers to the same request, and gives them again. */
const cache = (where: Path, keyOf: (asked: Asked) => string, which: (said: Said) => boolean): Bend => alter(where, async (asked, next, { kept }) => {
  const key = keyOf(asked);
  const said = kept.get(key) ?? await next();
  if (which(said)) kept.set(key, said);
  return said;
});
/** An outbox without some messages. */
const hush = (unheard: (message: Members, index: number, memory: Parameters<Bend>[2]) => boolean): Change => (said, _, memory) =>
  ({ ...said, body: (said.body as unknown as Members[]).filter((message, index) => !unheard(message, index, memory)) });
const seconds = (bend: (passed: number, ...bent: Parameters<Bend>) => Promise<Said>): Bend => async (...bent) => {
  const [{ path, body }, , { noted }] = bent;
  const passed = Number(noted.get('seconds') ?? 0) + (path === paths.clock ? body['advance'] as number : 0);
  noted.set('seconds', String(passed));
  return bend(passed, ...bent);
};

const requests: readonly Variant[] = [
  { name: 'takes a password reset by GET', breaks: ['requests.post-only'], bend: alter('reset', (asked, next) => next(asked.method === 'GET'
    ? { method: 'POST', headers: asJson(asked), body: { identifier: JSON.parse(asked.query['identifier']) } } : {})) },
  { name: 'reads JSON whatever it is said to be', breaks: ['requests.json-only'], bend: (asked, next) => next(asked.method === 'POST' && !asked.path.startsWith('/__mock')
    ? { headers: (() => { const headers = new Headers(asked.headers); headers.set('Content-Type', 'application/json'); return headers; })() } : {}) },
  { name: 'reads the query string as well', breaks: ['requests.no-secrets-in-urls'], bend: (asked, next) =>
    next(asked.method === 'POST' && Object.keys(asked.query).length > 0 ? { body: { ...asked.query, ...asked.body } } : {}) },
  { name: 'does not say which input is missing', breaks: ['requests.checked'], bend: change('any', (said) => (has(said, 'invalid_input') ? edit(said, { fields: {} }) : undefined)) },
  { name: 'makes up a key where there is none', breaks: ['keys.required'], bend: (asked, next) => next(asked.method === 'POST' && asked.key === '' ? { headers: withKey(asked) } : {}) },
];

const answers: readonly Variant[] = [
  { name: 'lets sign-ins be cached', breaks: ['answers.no-store'], bend: change('signIn', (said) => { said.headers.delete('Cache-Control'); return said; }) },
  { name: 'writes a number as text', breaks: ['answers.steps'], bend: change('verify', (said) => (said.body['policy'] ? edit(said, { policy: { minLength: '12', rules: [] } }) : undefined)) },
  { name: 'says when a code expires by the clock', breaks: ['answers.durations'],
    bend: change('any', (said) => (said.body['step'] === 'code-sent' ? edit(said, { expiresAt: '2026-01-01T00:00:00Z' }) : undefined)) },
  { name: 'refuses in plain JSON', breaks: ['answers.problem-json'], bend: change('any', (said) => { if (!ok(said)) said.headers.set('Content-Type', 'application/json'); return said; }) },
  { name: 'refuses wrong codes with 400', breaks: ['answers.statuses'], bend: change('verify', (said) => (has(said, 'invalid_code') ? { ...said, status: 400 } : undefined)) },
];

const keys: readonly Variant[] = [
  { name: 'forgets which codes it has verified', breaks: ['keys.replay'], bend: alter('verify', (asked, next) => next(asked.key ? { headers: withKey(asked) } : {})) },
  { name: 'begins a flow anew for the same key', breaks: ['keys.once'], bend: alter('reset', (asked, next) => next(asked.key ? { headers: withKey(asked) } : {})) },
  { name: 'gives a success again for ever', breaks: ['keys.expire'], bend: cache('verify', ({ key, body }) => key + JSON.stringify(body), ok) },
  { name: 'looks at the key alone', breaks: ['keys.bound'], bend: cache('reset', ({ key }) => key || crypto.randomUUID(), ok) },
  { name: 'gives a refusal again', breaks: ['keys.refusals'], bend: cache('verify', ({ key, body }) => key + JSON.stringify(body), (said) => has(said, 'invalid_code')) },
];

const tickets: readonly Variant[] = [
  { name: 'keeps its tickets', breaks: ['tickets.rotate'], bend: async (asked, next, { noted }) => {
    let said = await next();
    const meant = noted.get(asked.body['ticket']);
    if (has(said, 'ticket_expired') && meant) said = await next({ body: { ...asked.body, ticket: meant } });
    if (asked.path !== paths.verify || !ok(said) || !said.body['ticket']) return said;
    noted.set(asked.body['ticket'], said.body['ticket']);
    return edit(said, { ticket: asked.body['ticket'] });
  } },
  { name: 'goes on with old tickets', breaks: ['tickets.spent'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.verify && ok(said)) noted.set(body['ticket'], 'spent');
    return path === paths.send && has(said, 'ticket_expired') && noted.has(body['ticket']) ? codeSent() : undefined;
  }) },
  { name: 'drops the ticket with the first wrong code', breaks: ['tickets.survive'], bend: alter('verify', async ({ body }, next, { noted }) => {
    if (noted.has(body['ticket'])) return refuse(410, 'ticket_expired');
    const said = await next();
    if (has(said, 'invalid_code')) noted.set(body['ticket'], 'dropped');
    return said;
  }) },
  { name: 'finds no such ticket', breaks: ['tickets.unknown'], bend: change('verify', (said) => (has(said, 'ticket_expired') ? refuse(404, 'not_found') : undefined)) },
  { name: 'never forgets a ticket', breaks: ['tickets.expire'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.reset && ok(said)) noted.set(said.body['ticket'], '');
    if (path === paths.verify && ok(said)) noted.delete(body['ticket']);
    return path === paths.send && has(said, 'ticket_expired') && noted.has(body['ticket']) ? codeSent() : undefined;
  }) },
  { name: 'takes a code before it was sent', breaks: ['tickets.step-bound'], bend: letThrough(byStep, 'verify', 'conflict', 'choose-method', passwordStep) },
  { name: 'sets a password in a sign-in', breaks: ['tickets.flow-bound'], bend: letThrough(bySource, 'password', 'conflict', paths.signIn, done) },
];

const codes: readonly Variant[] = [
  { name: 'says a wrong length', breaks: ['codes.length'], bend: change('any', (said) => (said.body['codeLength'] ? edit(said, { codeLength: 8 }) : undefined)) },
  { name: 'calls a wrong code a conflict', breaks: ['codes.wrong'], bend: change('verify', (said) => (has(said, 'invalid_code') ? refuse(409, 'conflict') : undefined)) },
  { name: 'takes anybody’s code', breaks: ['codes.own'], bend: change('verify', (said, { body }, _, backend) =>
    (has(said, 'invalid_code') && wasSent(backend, body['code']) ? passwordStep() : undefined)) },
  { name: 'counts no wrong code', breaks: ['codes.attempts'], bend: alter('verify', async ({ key, body }, next, { noted }, backend) => {
    if (key === '' || !body['ticket'] || body['ticket'] === 'no-such-ticket' || noted.has(key) || wasSent(backend, body['code'])) return next();
    noted.set(key, '');
    return refuse(422, 'invalid_code', { attemptsLeft: 2 });
  }) },
  { name: 'takes the right code after too many', breaks: ['codes.latched'], bend: change('verify', (said, { body }, _, backend) =>
    (has(said, 'too_many_attempts') && wasSent(backend, body['code']) ? passwordStep() : undefined)) },
  { name: 'ends the flow after too many attempts', breaks: ['codes.fresh-after-attempts'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.verify && has(said, 'too_many_attempts')) noted.set(body['ticket'], 'ended');
    return path === paths.send && noted.has(body['ticket']) ? refuse(410, 'ticket_expired') : undefined;
  }) },
  { name: 'takes old codes', breaks: ['codes.expire'], bend: change('verify', (said, { body }, _, backend) =>
    (has(said, 'code_expired') && wasSent(backend, body['code']) ? passwordStep() : undefined)) },
  { name: 'ends the flow when a code expires', breaks: ['codes.fresh-after-expiry'],
    bend: seconds((passed, { path }, next) => (path === paths.send && passed > 300 ? Promise.resolve(refuse(410, 'ticket_expired')) : next())) },
  { name: 'sends codes as fast as one can ask', breaks: ['codes.resend-wait'], bend: change('send', (said) => (has(said, 'rate_limited') ? codeSent() : undefined)) },
  { name: 'says that it sends again, and does not', breaks: ['codes.resend'], bend: change('any', (said, asked, memory, backend) => {
    if (asked.path === paths.send && ok(said)) memory.noted.set(String(backend.outbox.length - 1), 'lost');
    return asked.path === paths.outbox ? hush((message, index) => message['channel'] === 'email' && memory.noted.has(String(index)))(said, asked, memory, backend) : undefined;
  }) },
];

const entering: readonly Variant[] = [
  { name: 'resets no password of nobody', breaks: ['entering.reset-alike'], bend: change('reset', (said, asked) => (ok(said) && isUnknown(asked) ? refuse(404, 'not_found') : undefined)) },
  { name: 'mails no link to nobody', breaks: ['entering.link-alike'], bend: change('link', (said, asked) => (ok(said) && isUnknown(asked) ? refuse(404, 'not_found') : undefined)) },
  { name: 'wants a registration finished first', breaks: ['entering.unfinished-alike'],
    bend: change('reset', (_, { body }) => (body['identifier']?.value === 'sally.started@example.com' ? refuse(409, 'registration_failed') : undefined)) },
  { name: 'tells who is locked', breaks: ['entering.locked-alike'],
    bend: change('reset', (_, { body }) => (body['identifier']?.value === 'lou.locked@example.com' ? refuse(423, 'account_locked') : undefined)) },
  { name: 'drops the tickets of nobody', breaks: ['entering.decoys'], bend: change('any', (said, asked, { noted }) => {
    if (asked.path === paths.reset && ok(said) && isUnknown(asked)) noted.set(said.body['ticket'], 'decoy');
    return asked.path === paths.verify && noted.has(asked.body['ticket']) ? refuse(410, 'ticket_expired') : undefined;
  }) },
  { name: 'tells the mailbox behind a phone', breaks: ['entering.own-target'],
    bend: change('reset', (said, { body }) => (ok(said) && body['identifier'].kind === 'phone' ? edit(said, { target: 'd•••@example.com' }) : undefined)) },
  { name: 'tells a mailbox behind a username', breaks: ['entering.username-untold'],
    bend: change('reset', (said, { body }) => (ok(said) && body['identifier'].kind === 'username' ? edit(said, { target: 'd•••@example.com' }) : undefined)) },
  { name: 'offers the phone at once', breaks: ['entering.phone-untold'], bend: change('reset', (said, { body }) => (ok(said) && body['identifier'].value === daisey
    ? edit(said, { methods: [{ id: 'phone-1', type: 'phone', channels: ['sms'], target: '••• 0142' }] }) : undefined)) },
  { name: 'takes its time for a known email', breaks: ['entering.timing'], bend: change('reset', async (said, asked, { noted }) => {
    const count = Number(noted.get('count') ?? 0) + 1;
    noted.set('count', String(count));
    // The case alone begins so many; the others need not wait.
    if (count > 2 && !isUnknown(asked)) await new Promise((resolve) => { setTimeout(resolve, 80); });
    return said;
  }) },
  { name: 'tells at sign-in that nobody has a name', breaks: ['sign-in.alike'], bend: change('signIn', (_, asked) => (isUnknown(asked) ? refuse(404, 'not_found') : undefined)) },
  { name: 'tells that guessing has locked an account', breaks: ['sign-in.lock-untold'], bend: change('signIn', (said, asked, { noted }) => {
    if (!has(said, 'invalid_credentials') || isUnknown(asked)) return undefined;
    const name = `wrong ${asked.body['identifier'].value}`;
    noted.set(name, `${noted.get(name) ?? ''}x`);
    return noted.get(name)?.length === 6 ? refuse(423, 'account_locked') : undefined;
  }) },
  { name: 'begins flows without end', breaks: ['limits.starts'], bend: change('reset', (said) => (has(said, 'rate_limited') ? codeSent() : undefined)) },
  { name: 'does not say in the header when to come back', breaks: ['limits.retry-after'], bend: change('reset', (said) => { said.headers.delete('Retry-After'); return said; }) },
];

const calls: readonly Variant[] = [
  { name: 'shows phones whole', breaks: ['methods.masked'], bend: change('verify', (said) => (said.body['step'] === 'choose-method'
    ? edit(said, { methods: said.body['methods'].map((method: Members) => ({ ...method, target: '+12025550143' })) }) : undefined)) },
  { name: 'sends a text message by itself', breaks: ['methods.nothing-sent'], bend: change('any', (said, { path }, { noted }, { outbox }) => {
    if (path === paths.verify && said.body['step'] === 'choose-method' && said.body['methods'].length === 2) noted.set('sent', String(outbox.length));
    if (path !== paths.outbox || !noted.has('sent')) return undefined;
    const messages = [...said.body as unknown as Members[]];
    messages.splice(Number(noted.get('sent')), 0, { to: '+12025550143', channel: 'sms', kind: 'code', code: '111111', text: '111111' });
    return { ...said, body: messages };
  }) },
  { name: 'gives up a call that still rings', breaks: ['calls.poll'], bend: change('status', (said) =>
    (said.body['step'] === 'call-in-progress' ? refuse(502, 'delivery_failed', { channel: 'call', reason: 'no-answer' }) : undefined)) },
  { name: 'does not hear the key', breaks: ['calls.key'], bend: change('status', (said, { body }) =>
    (ok(said) ? say(200, { step: 'call-in-progress', ticket: body['ticket'], target: '••• 0142', pollIn: 2, key: '#' }) : undefined)) },
  { name: 'takes a busy line for silence', breaks: ['calls.busy'], bend: change('status', (said) => (said.body['reason'] === 'busy' ? edit(said, { reason: 'no-answer' }) : undefined)) },
  { name: 'takes silence for a dead line', breaks: ['calls.no-answer'], bend: change('status', (said) => (said.body['reason'] === 'no-answer' ? edit(said, { reason: 'unreachable' }) : undefined)) },
];

const lastStart = (asked: Asked, memory: Parameters<Bend>[2]): string | undefined => {
  if (asked.path === paths.reset) memory.noted.set('last', asked.body['identifier']?.value);
  return memory.noted.get('last');
};

const proofs: readonly Variant[] = [
  { name: 'sets a password with no proof', breaks: ['proofs.email-first'], bend: letThrough(bySource, 'password', 'conflict', paths.reset, done) },
  { name: 'forgets to ask for the phone', breaks: ['proofs.phone-asked'], bend: change('any', (said, asked, memory) =>
    (lastStart(asked, memory) === daisey && asked.path === paths.verify && said.body['step'] === 'choose-method' ? passwordStep() : undefined)) },
  { name: 'asks for the phone and does not insist', breaks: ['proofs.phone-first'],
    bend: letThrough((said, asked) => `${byStep(said)} ${asked.path}`, 'password', 'conflict', `choose-method ${paths.verify}`, done) },
  { name: 'signs in by a password alone', breaks: ['proofs.second-factor'], bend: change('signIn', (said) =>
    (said.body['methods']?.[0].type === 'phone' ? done() : undefined)) },
  { name: 'drops the factors with a link', breaks: ['proofs.factor-kept'], bend: change('any', (said, { path, body }, { noted }) => {
    const name = body['identifier']?.value;
    if (path === paths.link) noted.set(name, 'dropped');
    return path === paths.signIn && said.body['step'] === 'choose-method' && noted.has(name) && !body['ticket']
      ? say(200, { step: 'enroll', ticket: said.body['ticket'], offers: [{ type: 'email', channels: ['email'] }] }) : undefined;
  }) },
  { name: 'takes the old password too', breaks: ['passwords.changed'], bend: async (asked, next, { noted }) => {
    const said = await next();
    if (asked.path === paths.password && ok(said)) noted.set('new', asked.body['password']);
    return asked.path === paths.signIn && has(said, 'invalid_credentials') && asked.body['password'] === everyPassword && noted.has('new')
      ? next({ headers: withKey(asked), body: { ...asked.body, password: noted.get('new') } }) : said;
  } },
  { name: 'does not say what is weak', breaks: ['passwords.weak'], bend: change('password', (said) => (has(said, 'weak_password') ? edit(said, { violations: [] }) : undefined)) },
  { name: 'tells nobody of a new password', breaks: ['resets.told'], bend: change('outbox', hush(({ subject }) => subject === 'Your password was changed')) },
  { name: 'lets sign-ins with the old password go on', breaks: ['resets.revoke'], bend: letThrough(bySource, 'send', 'ticket_expired', paths.signIn, codeSent) },
  { name: 'forgets the phone that a reset took away', breaks: ['proofs.former-phone'], bend: change('any', (said, asked, memory) => {
    if (asked.path.endsWith('registration-reset')) memory.noted.set('reset', '');
    return lastStart(asked, memory) === tara && memory.noted.has('reset') && asked.path === paths.verify && said.body['step'] === 'choose-method' ? passwordStep() : undefined;
  }) },
];

const links: readonly Variant[] = [
  { name: 'takes an unknown link for an old one', breaks: ['links.invalid'], bend: change('open', (said) => (has(said, 'link_invalid') ? refuse(410, 'link_expired') : undefined)) },
  { name: 'asks no password behind a link', breaks: ['links.password-first'], bend: async (asked, next) => {
    const said = await next();
    if (asked.path !== paths.open || !ok(said)) return said;
    const body = { identifier: { kind: 'username', value: 'reset2021' }, password: everyPassword, ticket: said.body['ticket'] };
    return next({ path: paths.signIn, headers: withKey(asked), body });
  } },
  { name: 'takes any password behind a link', breaks: ['links.wrong-password'], bend: alter('signIn', ({ body }, next) =>
    next(body['ticket'] && body['identifier'].value === 'reset2021' ? { body: { ...body, password: everyPassword } } : {})) },
  { name: 'takes anybody’s password behind a link', breaks: ['links.own-password'], bend: alter('signIn', ({ body }, next) =>
    next(body['ticket'] && body['identifier'].value === elmer ? { body: { ...body, identifier: { kind: 'username', value: 'reset2021' } } } : {})) },
  { name: 'spends a link by opening it', breaks: ['links.open-again'], bend: change('open', (said, { body }, { noted }) => {
    if (!ok(said)) return undefined;
    if (noted.has(body['token'])) return refuse(410, 'link_used');
    noted.set(body['token'], 'opened');
    return undefined;
  }) },
  { name: 'ends links after ten minutes', breaks: ['links.last'],
    bend: seconds((passed, { path }, next) => (path === paths.open && passed > 600 ? Promise.resolve(refuse(410, 'link_expired')) : next())) },
  { name: 'opens old links', breaks: ['links.expire'], bend: change('open', (said) =>
    (has(said, 'link_expired') ? say(200, { step: 'prove-password', ticket: fresh() }) : undefined)) },
  { name: 'waits for ever behind an opened link', breaks: ['links.opened-expire'], bend: change('signIn', (said, { body }) => (has(said, 'ticket_expired') && body['ticket']
    ? say(200, { step: 'enroll', ticket: fresh(), offers: [{ type: 'email', channels: ['email'] }] }) : undefined)) },
  { name: 'opens used links', breaks: ['links.spent'], bend: change('open', (said) => (has(said, 'link_used') ? say(200, { step: 'prove-password', ticket: fresh() }) : undefined)) },
];

const flows: readonly Variant[] = [
  { name: 'sets no password', breaks: ['flows.password-reset'], bend: change('password', (said) => (ok(said) ? refuse(409, 'conflict') : undefined)) },
  { name: 'signs nobody in', breaks: ['flows.sign-in'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.signIn) noted.set('who', body['identifier']?.value);
    return path === paths.verify && said.body['step'] === 'done' && noted.get('who') === 'dduck2021' ? refuse(409, 'conflict') : undefined;
  }) },
  { name: 'registers nobody who has begun', breaks: ['flows.registration'], bend: change('signIn', (said, { body }) =>
    (ok(said) && body['identifier'].value === 'started2021' ? refuse(409, 'registration_failed') : undefined)) },
  { name: 'registers nobody by a link', breaks: ['flows.link'], bend: change('signIn', (said, { body }) =>
    (ok(said) && body['ticket'] && body['identifier'].value === 'reset2021' ? refuse(409, 'registration_failed') : undefined)) },
];

const user = (id: string): string => `/v1/admin/users/${id}`;

const admin: readonly Variant[] = [
  { name: 'answers administrators who are not signed in', breaks: ['admin.signed-out'], bend: honestly,
    guard: ({ path, headers }, next) => (headers.get('Authorization') === 'Bearer stale' && path.endsWith('reset') ? Promise.resolve(refuse(401, 'reauthentication_required')) : next()) },
  { name: 'resets for an administrator of yesterday', breaks: ['admin.step-up'], bend: honestly,
    guard: ({ path, headers }, next) => (path.startsWith('/v1/admin') && !headers.has('Authorization') ? Promise.resolve(refuse(401, 'unauthorized')) : next()) },
  { name: 'lists as many as one asks for', breaks: ['admin.limit'], bend: alter('search', ({ body }, next) => next({ body: { ...body, limit: Math.min(100, body['limit']) } })) },
  { name: 'turns no page', breaks: ['admin.pages'], bend: alter('search', async ({ body: { cursor, ...body } }, next) => {
    const said = await next();
    return cursor && ok(said) ? next({ body }) : said;
  }) },
  { name: 'takes any cursor', breaks: ['admin.cursor'], bend: alter('search', async ({ body: { cursor: _, ...body } }, next) => {
    const said = await next();
    return body['limit'] <= 100 && !ok(said) ? next({ body }) : said;
  }) },
  { name: 'lists another administrator’s users', breaks: ['admin.scope'], bend: change('search', (said, { body }) => (body['query'] === 'stranger2021'
    ? edit(said, { users: [{ id: 'u-stranger', name: 'Sid Stranger', username: 'stranger2021', registration: 'complete' }] }) : undefined)) },
  { name: 'forbids what does not exist', breaks: ['admin.unknown'], bend: change('any', (said, { path }) =>
    (path.startsWith('/v1/admin') && has(said, 'not_found') ? refuse(403, 'forbidden') : undefined)) },
  { name: 'forbids what is another’s', breaks: ['admin.foreign'], bend: change('any', (_, { path }) => (path.startsWith(user('u-stranger')) ? refuse(403, 'forbidden') : undefined)) },
  { name: 'finds users by their email', breaks: ['admin.ids'], bend: ({ path }, next) => next(path === user('elmer.only%40example.com') ? { path: user('u-emailonly') } : {}) },
  { name: 'lets administrators reset themselves', breaks: ['admin.self-reset'], bend: change('any', (said, { path }) =>
    (path.startsWith(user('u-padmin')) && has(said, 'forbidden') ? say(200, { user: { id: 'u-padmin', name: 'Pat Admin', registration: 'reset' } }) : undefined)) },
  { name: 'says that nothing was reset', breaks: ['admin.reset'], bend: change('any', (said, { path }) =>
    (path.endsWith('registration-reset') && ok(said) ? edit(said, { user: { ...said.body['user'], registration: 'complete' } }) : undefined)) },
  { name: 'tells nobody of a reset', breaks: ['admin.reset-told'], bend: change('outbox', hush(({ to, kind }) => to === tara && kind !== 'code')) },
];

export const variants: readonly Variant[] = [
  ...requests, ...answers, ...keys, ...tickets, ...codes, ...entering, ...calls, ...proofs, ...links, ...flows, ...admin,
];
