import { webcrypto } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRestAdminClient, createRestClient, resolveBaseUrl } from '../../src/client/rest/index.js';
import type { AdminOperation, AuthOperation, Step } from '../../src/client/auth-client.js';
import { adminInputs, adminOf, authOperations, call, callAdmin, clientOf, errorOf, inputs, json, problemOf, serverOf, ticket, user } from './server.js';

afterEach(() => vi.unstubAllGlobals());

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const routes: { readonly [O in AuthOperation]: { path: string; keyed: boolean } } = {
  signIn: { path: '/auth/v1/flows/sign-in', keyed: true },
  startPasswordReset: { path: '/auth/v1/flows/password-reset', keyed: true },
  requestRegistrationLink: { path: '/auth/v1/flows/registration-link', keyed: true },
  openLink: { path: '/auth/v1/flows/link', keyed: false },
  sendCode: { path: '/auth/v1/steps/send-code', keyed: true },
  verifyCode: { path: '/auth/v1/steps/verify-code', keyed: true },
  callStatus: { path: '/auth/v1/steps/call-status', keyed: false },
  enroll: { path: '/auth/v1/steps/enroll', keyed: true },
  setPassword: { path: '/auth/v1/steps/set-password', keyed: true },
};

describe('every operation of the visitors', () => {
  it.each(authOperations)('%s: posts its input as JSON to its route', async (operation) => {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    await call(clientOf(fetch), operation);

    expect(seen).toHaveLength(1);
    const [{ method, path, body, headers, request }] = seen as [(typeof seen)[0]];
    expect({ method, path, body }).toEqual({ method: 'POST', path: routes[operation].path, body: inputs[operation] });
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(headers.get('Accept')).toBe('application/json, application/problem+json');
    expect(request).toMatchObject({ cache: 'no-store', redirect: 'manual', referrerPolicy: 'same-origin', credentials: 'same-origin' });
    expect(new URL(request.url).search).toBe('');
  });

  it.each(authOperations)('%s: carries an idempotency key only where a repeat would do something twice', async (operation) => {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    const client = clientOf(fetch);
    await call(client, operation);
    await call(client, operation);
    await call(client, operation, { idempotencyKey: 'intent-1' });

    const keys = seen.map(({ headers }) => headers.get('Idempotency-Key'));
    if (routes[operation].keyed) {
      expect(keys).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid), 'intent-1']);
      expect(keys[0]).not.toBe(keys[1]);
    } else expect(keys).toEqual([null, null, null]);
  });

  it('makes idempotency keys on insecure origins too, where crypto.randomUUID is missing', async () => {
    vi.stubGlobal('crypto', { getRandomValues: (array: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(array) });
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    const client = clientOf(fetch);
    for (let n = 0; n < 20; n++) await call(client, 'setPassword');
    const keys = seen.map(({ headers }) => headers.get('Idempotency-Key'));
    for (const key of keys) expect(key).toMatch(uuid);
    expect(new Set(keys).size).toBe(20);
  });
});

/** Every Step with every member that the contract gives it. */
const steps: readonly Step[] = [
  { step: 'choose-method', ticket, methods: [{ id: 'm1', type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }] },
  { step: 'code-sent', ticket, channel: 'email', codeLength: 6 },
  {
    step: 'code-sent', ticket, channel: 'sms', target: '••• 0142', codeLength: 8, expiresIn: 300, resendIn: 0,
    methods: [{ id: 'm1', type: 'email', channels: ['email'], target: 'd•••@example.com' }],
  },
  { step: 'call-in-progress', ticket, target: '••• 0142', pollIn: 2, expiresIn: 60, key: '#' },
  { step: 'prove-password', ticket, username: 'd•••1', expiresIn: 1_200 },
  { step: 'enroll', ticket, offers: [{ type: 'phone', channels: ['sms'] }, { type: 'email', channels: ['email'], target: 'd•••@example.com' }] },
  { step: 'set-password', ticket, policy: { minLength: 12, maxLength: 256, rules: ['digit', 'not-recent'] }, username: 'dduck2021' },
  { step: 'link-sent', target: 'd•••@example.com', expiresIn: 1_200, resendIn: 30 },
  { step: 'redirect', to: 'https://sso.example/login' },
  { step: 'done', signedIn: true, redirectTo: '/home' },
  { step: 'done' },
];

describe('a Step', () => {
  it.each(steps)('$step: arrives as the server said it', async (step) => {
    expect(await call(clientOf(serverOf(json(step)).fetch), 'verifyCode')).toEqual(step);
  });

  it.each(steps)('$step: leaves out members that the contract does not have', async (step) => {
    const answer = { ...step, hint: 'ask Daisey', debug: { password: 'Quack' } };
    const got = await call(clientOf(serverOf(json(answer)).fetch), 'verifyCode');
    expect(got).toEqual(step);
  });

  it('leaves out methods of types, and channels, that this version does not know', async () => {
    const { fetch } = serverOf(json({
      step: 'choose-method', ticket, methods: [
        { id: 'm1', type: 'phone', channels: ['whatsapp', 'sms'], target: '••• 0142', carrier: 'x' },
        { id: 'm2', type: 'pigeon', channels: ['sms'], target: 'roof' },
        { id: 'm3', type: 'email', channels: ['fax'], target: 'd•••@example.com' },
      ],
    }));
    expect(await call(clientOf(fetch), 'signIn')).toEqual({
      step: 'choose-method', ticket, methods: [{ id: 'm1', type: 'phone', channels: ['sms'], target: '••• 0142' }],
    });
  });

  it('says of a code through a channel that this version does not know that it was sent', async () => {
    const { fetch } = serverOf(json({ step: 'code-sent', ticket, channel: 'whatsapp', codeLength: 6 }));
    expect(await call(clientOf(fetch), 'sendCode')).toEqual({ step: 'code-sent', ticket, channel: 'unknown', codeLength: 6 });
  });

  it('leaves out offers and password rules that this version does not know', async () => {
    const { fetch } = serverOf(
      json({ step: 'enroll', ticket, offers: [{ type: 'passkey', channels: ['sms'] }, { type: 'phone', channels: ['sms'] }] }),
      json({ step: 'set-password', ticket, policy: { minLength: 8, rules: ['digit', 'no-emoji'] } }),
    );
    const client = clientOf(fetch);
    expect(await call(client, 'openLink')).toEqual({ step: 'enroll', ticket, offers: [{ type: 'phone', channels: ['sms'] }] });
    expect(await call(client, 'verifyCode')).toEqual({ step: 'set-password', ticket, policy: { minLength: 8, rules: ['digit'] } });
  });
});

describe('baseUrl', () => {
  it.each([
    ['https://id.example', 'https://id.example/v1/flows/link'],
    ['https://id.example/', 'https://id.example/v1/flows/link'],
    ['https://id.example//auth', 'https://id.example//auth/v1/flows/link'],
    ['https://id.example:8443/a/b/', 'https://id.example:8443/a/b/v1/flows/link'],
    ['/auth', 'http://localhost/auth/v1/flows/link'],
    ['/auth/', 'http://localhost/auth/v1/flows/link'],
    ['/', 'http://localhost/v1/flows/link'],
  ])('%s: leads to %s', async (baseUrl, url) => {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    await call(clientOf(fetch, { baseUrl }), 'openLink');
    expect(seen[0]?.url).toBe(url);
  });

  it.each([
    ['/auth', 'https://portal.example/auth/v1/flows/link'],
    ['auth', 'https://portal.example/sub/auth/v1/flows/link'],
    ['//id.example', 'https://id.example/v1/flows/link'],
  ])('%s: is resolved against the page, whatever its <base> says', async (baseUrl, url) => {
    vi.stubGlobal('location', { href: 'https://portal.example/sub/page?token=t#x' });
    vi.stubGlobal('document', { baseURI: 'https://evil.example/' });
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    await call(clientOf(fetch, { baseUrl }), 'openLink');
    expect(seen[0]?.url).toBe(url);
  });

  it('is resolved once: a page that changes its address does not change where credentials go', async () => {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    vi.stubGlobal('location', { href: 'https://portal.example/a/' });
    const client = clientOf(fetch, { baseUrl: 'auth' });
    vi.stubGlobal('location', { href: 'https://portal.example/b/' });
    await call(client, 'openLink');
    expect(seen[0]?.url).toBe('https://portal.example/a/auth/v1/flows/link');
  });

  it.each(['about:blank', 'about:srcdoc', 'blob:https://portal.example/4b2e'])('in %s: is resolved against the origin', (href) => {
    vi.stubGlobal('location', { href });
    vi.stubGlobal('origin', 'https://portal.example');
    vi.stubGlobal('document', { baseURI: 'https://evil.example/sub/' });
    expect(resolveBaseUrl('/auth')).toBe('https://portal.example/auth');
    expect(resolveBaseUrl('auth')).toBe('https://portal.example/auth');
    expect(resolveBaseUrl('https://id.example/')).toBe('https://id.example');
  });

  it('in a document that has neither address nor origin: is an absolute URL, or refused', () => {
    vi.stubGlobal('location', { href: 'about:srcdoc' });
    vi.stubGlobal('origin', 'null');
    expect(resolveBaseUrl('https://id.example/auth')).toBe('https://id.example/auth');
    expect(() => resolveBaseUrl('/auth')).toThrow(/baseUrl/);
  });

  it('is the same for all that name one server', () => {
    vi.stubGlobal('location', { href: 'https://portal.example/sub/page' });
    const same = ['/auth', '/auth/', '../auth', 'https://portal.example/auth', 'https://PORTAL.example:443/sub/../auth/', '//portal.example/auth'];
    expect(new Set(same.map(resolveBaseUrl))).toEqual(new Set(['https://portal.example/auth']));
  });
});

describe('headers()', () => {
  it('is asked before each request and sends along what the host says', async () => {
    let count = 0;
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    const client = clientOf(fetch, { headers: async () => ({ Authorization: `Bearer ${++count}` }) });
    await call(client, 'signIn');
    await call(client, 'callStatus');
    expect(seen.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer 1', 'Bearer 2']);
  });

  it.each([
    ['an object', { 'content-type': 'text/plain', 'idempotency-key': 'theirs', accept: 'text/html', 'X-CSRF': 'ok' }],
    ['pairs', [['Content-Type', 'text/plain'], ['Idempotency-Key', 'theirs'], ['Accept', 'text/html'], ['X-CSRF', 'ok']] as [string, string][]],
    ['Headers', new Headers({ 'Content-Type': 'text/plain', 'Idempotency-Key': 'theirs', Accept: 'text/html', 'X-CSRF': 'ok' })],
  ])('given as %s: does not replace what keeps the request from being a simple one', async (_, given) => {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    await call(clientOf(fetch, { headers: () => given }), 'signIn', { idempotencyKey: 'ours' });
    const headers = seen[0]?.headers;
    expect(headers?.get('Content-Type')).toBe('application/json');
    expect(headers?.get('Idempotency-Key')).toBe('ours');
    expect(headers?.get('Accept')).toBe('application/json, application/problem+json');
    expect(headers?.get('X-CSRF')).toBe('ok');
  });

  it.each([
    ['throws', () => { throw new Error('no session: secret-canary'); }],
    ['rejects', () => Promise.reject(new Error('no session: secret-canary'))],
    ['returns what is no header', () => ({ 'bad name': 'secret-canary' })],
  ])('when it %s: nothing is sent, the failure is a network one, and the console does not repeat why', async (_, headers) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    expect(await problemOf(call(clientOf(fetch, { headers }), 'signIn'))).toEqual({ code: 'network', sent: false });
    expect(seen).toEqual([]);
    expect(warn).toHaveBeenCalledOnce();
    expect(JSON.stringify(warn.mock.calls)).not.toContain('canary');
    warn.mockRestore();
  });
});

describe('options', () => {
  it.each(['omit', 'same-origin', 'include'] as const)('credentials %s: goes with the request', async (credentials) => {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    await call(clientOf(fetch, { credentials }), 'signIn');
    expect(seen[0]?.request.credentials).toBe(credentials);
  });

  it('without fetch: the global one sends, as it is at the time', async () => {
    const client = createRestClient({ baseUrl: 'https://id.example' });
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    vi.stubGlobal('fetch', fetch);
    await call(client, 'signIn');
    expect(seen).toHaveLength(1);
  });

  it('that are undefined read as left out', async () => {
    const { fetch, seen } = serverOf(json({ step: 'done' }));
    await call(clientOf(fetch, { credentials: undefined, timeout: undefined, headers: undefined }), 'signIn');
    expect(seen[0]?.request.credentials).toBe('same-origin');
  });

  const bad: readonly (readonly [string, object, RegExp])[] = [
    ['no baseUrl', { baseUrl: undefined }, /baseUrl/],
    ['an empty baseUrl', { baseUrl: '' }, /baseUrl/],
    ['a script as baseUrl', { baseUrl: 'javascript:alert(1)' }, /baseUrl/],
    ['a data URL as baseUrl', { baseUrl: 'data:text/plain,x' }, /baseUrl/],
    ['an unparsable baseUrl', { baseUrl: 'https://' }, /baseUrl/],
    ['a baseUrl with a query', { baseUrl: '/auth?tenant=1' }, /baseUrl/],
    ['a baseUrl with a fragment', { baseUrl: '/auth#x' }, /baseUrl/],
    ['a baseUrl with a password', { baseUrl: 'https://user:hunter2@id.example' }, /baseUrl/],
    ['a timeout of 0', { timeout: 0 }, /timeout/],
    ['a negative timeout', { timeout: -1 }, /timeout/],
    ['a timeout that is no number', { timeout: Number.NaN }, /timeout/],
    ['an endless timeout', { timeout: Number.POSITIVE_INFINITY }, /timeout/],
    ['a timeout in milliseconds', { timeout: 15_000 }, /timeout.*seconds/],
    ['unknown credentials', { credentials: 'always' }, /credentials/],
    ['headers that are no function', { headers: { Authorization: 'x' } }, /headers/],
    ['a fetch that is no function', { fetch: 'fetch' }, /fetch/],
    ['figures that are no object', { conceal: 'all' }, /conceal/],
    ['no figures', { conceal: null }, /conceal/],
    ['a code of no digits', { conceal: { codeLength: 0 } }, /conceal\.codeLength.*1 to 32/],
    ['a code of 33 digits', { conceal: { codeLength: 33 } }, /conceal\.codeLength/],
    ['a lifetime as text', { conceal: { expiresIn: '300' } }, /conceal\.expiresIn/],
    ['a negative wait', { conceal: { resendIn: -1 } }, /conceal\.resendIn.*0 to/],
    ['half an attempt', { conceal: { attempts: 0.5 } }, /conceal\.attempts/],
    ['an unknown figure', { conceal: { codelength: 6 } }, /conceal\.codelength is unknown/],
    ['a figure that objects inherit', { conceal: { constructor: 6 } }, /conceal\.constructor/],
  ];
  it.each(bad)('%s: is a TypeError for the developer at once, for either client', (_, options, message) => {
    for (const create of [createRestClient, createRestAdminClient]) {
      const make = () => create({ baseUrl: '/auth', ...options } as Parameters<typeof create>[0]);
      expect(make).toThrow(TypeError);
      expect(make).toThrow(message);
      expect(make).not.toThrow(/hunter2/);
    }
  });
});

describe('the administrator', () => {
  const page = { users: [user], nextCursor: 'c2', total: 100_000 };
  const answers: { readonly [O in AdminOperation]: unknown } = {
    listUsers: page, getUser: user, resetRegistration: { user: { ...user, registration: 'reset' }, link: { target: 'd•••@example.com', expiresIn: 1_200 } },
  };

  it('searches with a POST, without a key, because it changes nothing', async () => {
    const { fetch, seen } = serverOf(json(page));
    expect(await callAdmin(adminOf(fetch), 'listUsers', { idempotencyKey: 'k' })).toEqual(page);
    const [request] = seen;
    expect(request).toMatchObject({ method: 'POST', path: '/v1/admin/users/search', body: adminInputs.listUsers });
    expect(request?.headers.get('Idempotency-Key')).toBeNull();
    expect(request?.headers.get('Content-Type')).toBe('application/json');
  });

  it('gets one user, without a body and whatever content type the host names', async () => {
    const { fetch, seen } = serverOf(json(user));
    expect(await callAdmin(adminOf(fetch, { headers: () => ({ 'Content-Type': 'text/plain' }) }), 'getUser')).toEqual(user);
    expect(seen[0]).toMatchObject({ method: 'GET', path: '/v1/admin/users/u1', body: undefined });
    expect(seen[0]?.headers.get('Content-Type')).toBeNull();
    expect(seen[0]?.headers.get('Idempotency-Key')).toBeNull();
  });

  it('resets with a POST of {} and a key, the same on a retry', async () => {
    const { fetch, seen } = serverOf(json(answers.resetRegistration));
    const admin = adminOf(fetch);
    expect(await callAdmin(admin, 'resetRegistration')).toEqual(answers.resetRegistration);
    await callAdmin(admin, 'resetRegistration', { idempotencyKey: 'intent-1' });
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/v1/admin/users/u1/registration-reset', body: {} });
    expect(seen.map(({ headers }) => headers.get('Idempotency-Key'))).toEqual([expect.stringMatching(uuid), 'intent-1']);
  });

  it.each([
    ['a/b', '/v1/admin/users/a%2Fb'],
    ['../x', '/v1/admin/users/..%2Fx'],
    ['%2e%2e', '/v1/admin/users/%252e%252e'],
    ['jane doe?x#y', '/v1/admin/users/jane%20doe%3Fx%23y'],
    ['a$&b', '/v1/admin/users/a%24%26b'],
    ['...', '/v1/admin/users/...'],
    ['Ünal', '/v1/admin/users/%C3%9Cnal'],
  ])('the user id %s: stays one segment of the path', async (userId, path) => {
    const { fetch, seen } = serverOf(json(user));
    await adminOf(fetch).getUser({ userId });
    expect(seen[0]?.path).toBe(path);
  });

  it.each(['', '.', '..'])('the user id "%s": is refused, for it would lead to another route', async (userId) => {
    const { fetch, seen } = serverOf(json(user));
    const admin = adminOf(fetch);
    const fields = { userId: userId ? 'malformed' : 'required' };
    expect(await problemOf(admin.getUser({ userId }))).toEqual({ code: 'invalid_input', fields });
    expect(await problemOf(admin.resetRegistration({ userId }))).toEqual({ code: 'invalid_input', fields });
    expect(seen).toEqual([]);
  });

  it.each([101, 0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('a page of %s users: is refused without asking', async (limit) => {
    const { fetch, seen } = serverOf(json(page));
    expect(await problemOf(adminOf(fetch).listUsers({ limit }))).toEqual({ code: 'invalid_input', fields: { limit: 'malformed' } });
    expect(seen).toEqual([]);
  });

  it('sends only the search: no empty members, nothing that a host adds', async () => {
    const { fetch, seen } = serverOf(json({ users: [] }));
    const input = { limit: 100, query: undefined, secret: 'x' };
    expect(await adminOf(fetch).listUsers(input)).toEqual({ users: [] });
    expect(seen[0]?.body).toEqual({ limit: 100 });
  });

  it('shows a registration that this version does not know as unknown, and drops unknown members', async () => {
    const { fetch } = serverOf(json({ users: [{ ...user, registration: 'archived', passwordHash: 'x' }] }));
    expect(await callAdmin(adminOf(fetch), 'listUsers')).toEqual({ users: [{ ...user, registration: 'unknown' }] });
  });

  it.each([
    [401, {}, 'unauthorized'], [401, { code: 'reauthentication_required' }, 'reauthentication_required'], [403, {}, 'forbidden'],
    [404, {}, 'not_found'], [409, {}, 'conflict'], [409, { code: 'registration_failed' }, 'registration_failed'],
  ] as const)('%i %j: is %s, on every route, with no decoy', async (status, body, code) => {
    for (const operation of ['listUsers', 'getUser', 'resetRegistration'] as const) {
      const { fetch, seen } = serverOf(json(body, status));
      expect(await problemOf(callAdmin(adminOf(fetch), operation))).toEqual({ code });
      expect(seen).toHaveLength(1);
    }
  });

  it.each([
    ['listUsers', { users: [{ ...user, name: 7 }] }], ['listUsers', { users: {} }], ['listUsers', {}], ['listUsers', { users: [], total: -1 }],
    ['getUser', { ...user, id: undefined }], ['getUser', []], ['getUser', { step: 'done' }],
    ['resetRegistration', user], ['resetRegistration', { user, link: { target: 'x', expiresIn: 'soon' } }],
  ] as const)('%s answered %j: is an unexpected response', async (operation, body) => {
    const { fetch } = serverOf(json(body, 200, { 'X-Request-Id': 'req-1' }));
    const error = await errorOf(callAdmin(adminOf(fetch), operation));
    expect(error.problem).toEqual({ code: 'unexpected_response', status: 200 });
    expect(error.traceId).toBe('req-1');
  });
});
