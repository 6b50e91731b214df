import { afterEach, describe, expect, it, vi } from 'vitest';
import { everyPassword, scenarios, type ScenarioName } from '../../src/mocks/index.js';
import { backendWith, daisey, daiseysPhone, elmer, newest, newestLinkToken, paths, post, read, request, tara } from './support.js';
import { afterWaiting, at, comesAfter, forgot, methods, raw, stopTimers } from './walks.js';

const callEnds = (reason: string) => async (scenario: string) => {
  const visitor = await at.call(scenario);
  expect((await visitor.go('callStatus')).body).toMatchObject({ code: 'delivery_failed', channel: 'call', reason });
};
const unsent = (channel: string, reason: string) => async (scenario: string) => {
  const visitor = await at.choice(scenario);
  expect(await visitor.go('sendCode', { channel })).toMatchObject({ status: 502, body: { code: 'delivery_failed', channel, reason } });
  expect((await visitor.go('sendCode', { channel: channel === 'sms' ? 'call' : 'sms' })).status).toBe(200);
};
const limited = (wait: string | null, members: object) => async (scenario: string) => {
  const { status, wait: header, text } = await raw(scenario);
  expect([status, header]).toEqual([429, wait]);
  expect(JSON.parse(text)).toMatchObject(members);
};
const redirectsTo = (redirectTo: string) => async (scenario: string) => expect((await at.done(scenario)).body).toEqual({ step: 'done', signedIn: true, redirectTo });
const linkIs = (status: number, code: string) => async (scenario: string) => expect(await at.link(scenario)).toMatchObject({ status, body: { code } });
const enrolRefused = (code: string) => async (scenario: string) => {
  const visitor = await at.enroll(scenario);
  expect((await visitor.go('enroll', { type: 'email', channel: 'email' })).body.code).toBe(code);
};
const resetRefused = (status: number, code: string) => async (scenario: string) => {
  const visitor = await at.start(scenario);
  expect(await visitor.ask('resetRegistration')).toMatchObject({ status, body: { code } });
  expect(visitor.backend.outbox).toHaveLength(0);
};
const tells = (status: number) => async (scenario: string) => {
  const visitor = await at.start(scenario);
  expect((await visitor.forgot('nobody@example.com')).status).toBe(status);
  expect((await visitor.link('nobody2021')).status).toBe(status);
  expect((await visitor.forgot(elmer)).status).toBe(200);
};

/** What each scenario's `about` says, seen from outside. The type demands a row for each. */
const shows: Readonly<Record<ScenarioName, (scenario: string) => Promise<void>>> = {
  normal: async (name) => expect((await at.done(name)).body).toEqual({ step: 'done', signedIn: true }),

  'wrong-code': async (name) => {
    const visitor = await at.emailCode(name);
    expect((await visitor.verify()).body).toMatchObject({ code: 'invalid_code', attemptsLeft: 2 });
    await visitor.verify();
    expect((await visitor.verify()).body.code).toBe('too_many_attempts');
  },
  'code-expired': async (name) => expect((await (await at.emailCode(name)).verify()).body.code).toBe('code_expired'),
  'too-many-attempts': async (name) => {
    const visitor = await at.emailCode(name);
    expect((await visitor.verify()).body.code).toBe('too_many_attempts');
    visitor.backend.advance(30);
    expect((await visitor.go('sendCode')).status).toBe(200);
  },
  'eight-digit-code': async (name) => {
    const visitor = await at.start(name);
    expect((await visitor.forgot(elmer)).body).toMatchObject({ codeLength: 8 });
    expect(newest(visitor.backend).code).toMatch(/^\d{8}$/);
    expect((await visitor.verify()).status).toBe(200);
  },
  'short-lived-code': async (name) => {
    const visitor = await at.start(name);
    expect((await visitor.forgot(elmer)).body).toMatchObject({ expiresIn: 20 });
    visitor.backend.advance(20);
    expect((await visitor.verify()).body.code).toBe('code_expired');
  },
  'no-resend': async (name) => expect((await forgot(name)).body).not.toHaveProperty('resendIn'),
  'resend-at-once': async (name) => {
    const visitor = await at.start(name);
    expect((await visitor.forgot(elmer)).body).toMatchObject({ resendIn: 0 });
    expect((await visitor.go('sendCode')).status).toBe(200);
  },
  'no-times': async (name) => {
    expect((await forgot(name)).body).not.toHaveProperty('expiresIn');
    const visitor = await at.choice(name);
    expect((await visitor.go('sendCode', { channel: 'call' })).body).not.toHaveProperty('expiresIn');
  },
  'ticket-expired': async (name) => expect((await (await at.emailCode(name)).verify()).body.code).toBe('ticket_expired'),

  'rate-limited': limited('60', { code: 'rate_limited', retryAfter: 60 }),
  'rate-limited-long': limited('315360000', { code: 'rate_limited', retryAfter: 315_360_000 }),
  'rate-limited-bare': limited(null, {}),
  'retry-after-date': limited('Thu, 31 Dec 2099 23:59:59 GMT', { code: 'rate_limited' }),
  'retry-after-garbage': limited('soon', { code: 'rate_limited', retryAfter: 'soon' }),
  'retry-after-negative': limited('-5', { code: 'rate_limited', retryAfter: -5 }),
  'account-locked': async (name) => {
    const locked = { status: 423, body: { code: 'account_locked', retryAfter: 900 } };
    expect(await (await at.start(name)).signIn('nobody2021')).toMatchObject(locked);
    expect(await at.done(name)).toMatchObject(locked);
  },
  'bad-credentials': async (name) => expect((await (await at.start(name)).signIn('dduck2021')).body.code).toBe('invalid_credentials'),

  'phone-answers': async (name) => expect((await (await at.call(name)).go('callStatus')).body.step).toBe('set-password'),
  'line-busy': callEnds('busy'),
  'no-answer': callEnds('no-answer'),
  'call-rejected': callEnds('rejected'),
  'line-unreachable': callEnds('unreachable'),
  'call-blocked': unsent('call', 'blocked'),
  'sms-failed': unsent('sms', 'unreachable'),
  'sms-blocked': unsent('sms', 'blocked'),
  'spoken-code': async (name) => {
    const visitor = await at.choice(name);
    expect((await visitor.go('sendCode', { channel: 'call' })).body).toMatchObject({ step: 'code-sent', channel: 'call', target: '••• 0142' });
    expect(newest(visitor.backend)).toMatchObject({ to: daiseysPhone, channel: 'call', kind: 'code' });
    expect((await visitor.verify()).body.step).toBe('set-password');
  },

  'email-only': async (name) => {
    expect(await methods(name, tara)).toBeUndefined();
    expect((await (await at.start(name)).signIn('dduck2021')).body).toMatchObject({ methods: [{ type: 'email' }] });
  },
  'one-phone': async (name) => {
    expect(await methods(name, elmer)).toHaveLength(1);
    expect(await methods(name, tara)).toHaveLength(1);
  },
  'two-phones': async (name) => expect(await methods(name, elmer)).toHaveLength(2),
  'sms-only': async (name) => expect(await methods(name)).toMatchObject([{ channels: ['sms'] }]),
  'call-only': async (name) => expect(await methods(name)).toMatchObject([{ channels: ['call'] }]),

  'weak-password': async (name) => expect((await at.done(name)).body).toMatchObject({ code: 'weak_password', violations: ['min-length', 'digit', 'not-banned'] }),
  'password-recent': async (name) => expect((await at.done(name)).body).toMatchObject({ code: 'weak_password', violations: ['not-recent'] }),
  'strict-policy': async (name) => {
    const visitor = await at.emailCode(name);
    expect((await visitor.verify()).body).toMatchObject({ policy: { minLength: 16, maxLength: 64, rules: expect.arrayContaining(['symbol', 'not-banned', 'not-personal']) } });
    expect((await visitor.go('setPassword', { password: 'Elmers password 1' })).body).toMatchObject({ violations: ['symbol', 'not-banned', 'not-personal'] });
    expect((await visitor.go('setPassword', { password: 'Paddle-paddle-2022' })).body.step).toBe('done');
  },

  slow: async (name) => {
    stopTimers();
    const visitor = await at.start(name);
    await comesAfter(3, visitor.forgot(elmer));
    const verified = visitor.verify();
    await afterWaiting(3);
    expect((await verified).body.step).toBe('set-password');
  },
  'out-of-order': async (name) => {
    stopTimers();
    const visitor = await at.start(name);
    const first = visitor.forgot(elmer);
    expect((await visitor.forgot(daisey)).body['target']).toBe('d•••@example.com');
    await comesAfter(2, first);
  },
  drop: async (name) => {
    const visitor = await at.start(name);
    await expect(visitor.forgot(elmer)).rejects.toThrow(TypeError);
    expect(visitor.backend.outbox).toHaveLength(0);
  },
  'lost-answer': async (name) => {
    const visitor = await at.start(name);
    const input = { identifier: { kind: 'email', value: elmer } };
    await expect(visitor.ask('startPasswordReset', input, 'key-1')).rejects.toThrow(TypeError);
    expect((await visitor.ask('startPasswordReset', input, 'key-1')).body.step).toBe('code-sent');
    expect(visitor.backend.outbox).toHaveLength(1);
  },
  hang: async (name) => {
    const { fetch } = backendWith({ scenario: name });
    const controller = new AbortController();
    const asked = fetch(post(paths.openLink, { token: 'x' }, { signal: controller.signal }));
    const first = await Promise.race([asked, new Promise((resolve) => setImmediate(() => resolve('nothing yet')))]);
    expect(first).toBe('nothing yet');
    const reason = new Error('given up');
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
  },

  'server-error': async (name) => expect(await raw(name)).toMatchObject({ status: 500, text: '' }),
  unavailable: async (name) => expect(await raw(name)).toMatchObject({ status: 503, wait: '120' }),
  'html-answer': async (name) => expect(await raw(name)).toMatchObject({ status: 502, type: 'text/html', text: expect.stringContaining('<h1>') }),
  'html-success': async (name) => expect(await raw(name)).toMatchObject({ status: 200, type: 'text/html', text: expect.stringContaining('<h1>') }),
  'empty-answer': async (name) => expect(await raw(name)).toMatchObject({ status: 200, type: 'application/json', text: '' }),
  'cut-off-json': async (name) => {
    const { status, text } = await raw(name);
    expect(status).toBe(200);
    expect(text).toMatch(/^\{"step":"code-sent"/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  },
  'wrong-shape': async (name) => expect((await forgot(name)).body).toEqual({ status: 'OK', data: [1, 2, 3] }),
  'wrong-type': async (name) => expect((await forgot(name)).body).toMatchObject({ step: 42, ticket: 42, channel: 'email' }),
  'unknown-step': async (name) => expect((await forgot(name)).body).toMatchObject({ step: 'passkey', ticket: expect.any(String) }),
  'unknown-problem': async (name) => expect(await forgot(name)).toMatchObject({ status: 400, body: { code: 'phase_of_the_moon' } }),
  megabyte: async (name) => {
    const { text } = await raw(name);
    expect(text.length).toBeGreaterThan(2 ** 20);
    expect(JSON.parse(text)).toMatchObject({ step: 'code-sent' });
  },
  unsupported: async (name) => expect(await forgot(name)).toMatchObject({ status: 501, body: { code: 'unsupported' } }),

  'redirect-step': async (name) => expect((await forgot(name)).body).toEqual({ step: 'redirect', to: 'https://login.partner.example/start' }),
  'done-home': redirectsTo('/home'),
  'done-elsewhere': redirectsTo('https://elsewhere.example/'),
  'done-script': redirectsTo('javascript:alert(1)'),
  'done-signed-out': async (name) => expect((await at.done(name)).body).toEqual({ step: 'done', signedIn: false }),

  'reveals-unknown': tells(404),
  'conflicts-unknown': tells(409),

  'expired-link': linkIs(410, 'link_expired'),
  'used-link': linkIs(410, 'link_used'),
  'invalid-link': linkIs(404, 'link_invalid'),
  'registration-error': async (name) => {
    expect(await (await at.start(name)).signIn('started2021')).toMatchObject({ status: 409, body: { code: 'registration_failed' } });
    expect((await (await at.start(name)).signIn('dduck2021')).status).toBe(200);
  },
  'registration-error-once': async (name) => {
    expect(await (await at.start(name)).signIn('started2021')).toMatchObject({ status: 409, body: { code: 'registration_failed' } });
    const visitor = await at.start(name);
    await visitor.link('reset2021');
    await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
    expect((await visitor.signIn('reset2021', everyPassword, { ticket: visitor.ticket })).body).toMatchObject({ step: 'enroll' });
  },
  'enrolment-error': enrolRefused('registration_failed'),
  'phone-invalid': enrolRefused('phone_invalid'),
  'phone-taken': enrolRefused('method_taken'),

  'admin-signed-out': async (name) => {
    const visitor = await at.start(name);
    expect((await visitor.ask('listUsers', { limit: 25 })).status).toBe(401);
    expect((await read(await visitor.backend.fetch(request(`${paths.getUser}/u-dduck`)))).body.code).toBe('unauthorized');
    await resetRefused(401, 'unauthorized')(name);
  },
  'admin-forbidden': async (name) => {
    expect((await (await at.start(name)).ask('listUsers', { limit: 25 })).status).toBe(200);
    await resetRefused(403, 'forbidden')(name);
  },
  'admin-user-gone': resetRefused(404, 'not_found'),
  'admin-conflict': resetRefused(409, 'conflict'),
  'admin-step-up': async (name) => {
    const visitor = await at.start(name);
    expect(await visitor.ask('resetRegistration')).toMatchObject({ status: 401, body: { code: 'reauthentication_required' } });
    expect((await visitor.ask('resetRegistration')).status).toBe(200);
  },
  'admin-no-link': async (name) => {
    const visitor = await at.start(name);
    expect((await visitor.ask('resetRegistration')).body).toEqual({ user: expect.objectContaining({ registration: 'reset' }) });
    expect(visitor.backend.outbox.map(({ kind }) => kind)).toEqual(['notice']);
  },
};

afterEach(() => vi.useRealTimers());

describe('the scenario', () => {
  it.each(scenarios)('$name: $about', ({ name }) => shows[name](name));
});
