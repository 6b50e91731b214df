import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthOperation } from '../../src/client/auth-client.js';
import type { Problem } from '../../src/client/problem.js';
import { authOperations, call, clientOf, errorOf, problem, problemOf, serverOf } from './server.js';

/** Entry calls conceal 404 and 409; conceal.test.ts has them. */
const notEntering = authOperations.filter((operation) => !['startPasswordReset', 'requestRegistrationLink'].includes(operation));

const answered = (status: number, body: object, headers?: Record<string, string>, operation: AuthOperation = 'verifyCode'): Promise<Problem> =>
  problemOf(call(clientOf(serverOf(problem(status, body, headers)).fetch), operation));

describe('a problem document', () => {
  /** Every code that a server can send, with its status and all its members. */
  const told: readonly (readonly [number, Problem])[] = [
    [401, { code: 'invalid_credentials' }],
    [401, { code: 'unauthorized' }],
    [401, { code: 'reauthentication_required' }],
    [403, { code: 'forbidden' }],
    [404, { code: 'not_found' }],
    [404, { code: 'link_invalid' }],
    [409, { code: 'conflict' }],
    [409, { code: 'method_taken' }],
    [409, { code: 'registration_failed' }],
    [410, { code: 'code_expired' }],
    [410, { code: 'ticket_expired' }],
    [410, { code: 'link_expired' }],
    [410, { code: 'link_used' }],
    [422, { code: 'invalid_code', attemptsLeft: 2 }],
    [422, { code: 'invalid_code', attemptsLeft: 0 }],
    [422, { code: 'invalid_code' }],
    [422, { code: 'weak_password', violations: ['min-length', 'max-length', 'lowercase', 'not-personal'] }],
    [422, { code: 'phone_invalid' }],
    [422, { code: 'invalid_input', fields: { email: 'malformed', password: 'required', username: 'too-long' } }],
    [423, { code: 'account_locked', retryAfter: 900 }],
    [429, { code: 'rate_limited', retryAfter: 0 }],
    [429, { code: 'too_many_attempts' }],
    [501, { code: 'unsupported' }],
    [502, { code: 'delivery_failed', channel: 'call', reason: 'busy' }],
    [502, { code: 'delivery_failed', channel: 'sms', reason: 'blocked' }],
  ];
  it.each(told)('%i $code: is that problem with its members, and none of the rest of the document', async (status, expected) => {
    const error = await errorOf(call(clientOf(serverOf(problem(status, { ...expected, hint: 'x' })).fetch), 'verifyCode'));
    expect(error.problem).toEqual(expected);
    expect(error.message).toBe(expected.code);
    expect(error.traceId).toBeUndefined();
  });

  it('says more than its status does', async () => {
    expect(await answered(500, { code: 'link_used' })).toEqual({ code: 'link_used' });
    expect(await answered(400, { code: 'invalid_code' })).toEqual({ code: 'invalid_code' });
    expect(await answered(401, { code: 'account_locked' }, {}, 'signIn')).toEqual({ code: 'account_locked' });
  });

  it('may come as any JSON', async () => {
    const response = new Response('{"code":"link_used"}', { status: 400, headers: { 'Content-Type': 'text/plain' } });
    expect(await problemOf(call(clientOf(serverOf(response).fetch), 'openLink'))).toEqual({ code: 'link_used' });
  });

  const wrongMembers: readonly (readonly [number, object, Problem])[] = [
    [422, { code: 'invalid_code', attemptsLeft: 'two' }, { code: 'invalid_code' }],
    [422, { code: 'invalid_code', attemptsLeft: -1 }, { code: 'invalid_code' }],
    [422, { code: 'invalid_code', attemptsLeft: 1.5 }, { code: 'invalid_code' }],
    [422, { code: 'invalid_code', attemptsLeft: null }, { code: 'invalid_code' }],
    [422, { code: 'weak_password' }, { code: 'weak_password', violations: [] }],
    [422, { code: 'weak_password', violations: 'min-length' }, { code: 'weak_password', violations: [] }],
    [422, { code: 'weak_password', violations: ['digit', 'no-emoji'] }, { code: 'weak_password', violations: ['digit'] }],
    [422, { code: 'weak_password', violations: [7] }, { code: 'weak_password', violations: [] }],
    [422, { code: 'invalid_input' }, { code: 'invalid_input', fields: {} }],
    [422, { code: 'invalid_input', fields: ['email'] }, { code: 'invalid_input', fields: {} }],
    [422, { code: 'invalid_input', fields: { email: 'not-ascii' } }, { code: 'invalid_input', fields: { email: 'malformed' } }],
    [429, { code: 'rate_limited', retryAfter: '30' }, { code: 'rate_limited' }],
    [423, { code: 'account_locked', retryAfter: -30 }, { code: 'account_locked' }],
    [502, { code: 'delivery_failed', channel: 'call', reason: 'voicemail' }, { code: 'delivery_failed', channel: 'call', reason: 'unreachable' }],
    [502, { code: 'delivery_failed', channel: 'call' }, { code: 'delivery_failed', channel: 'call', reason: 'unreachable' }],
    [502, { code: 'delivery_failed', reason: 'busy' }, { code: 'delivery_failed', channel: 'unknown', reason: 'busy' }],
    [502, { code: 'delivery_failed', channel: 'pigeon', reason: 'busy' }, { code: 'delivery_failed', channel: 'unknown', reason: 'busy' }],
  ];
  it.each(wrongMembers)('%i %j: keeps its code and loses what is wrong', async (status, body, expected) => {
    expect(await answered(status, body)).toEqual(expected);
  });

  it('names fields only, and nothing that could be what was typed', async () => {
    const fields = {
      'email': 'required', '/identifier/value': 'malformed', 'address.line': 'too-long', 'daisey.duck@example.com': 'malformed', '000004': 'malformed',
      '+12025550142': 'malformed', 'two words': 'required', ['__proto__']: 'required', ['x'.repeat(65)]: 'required', ' Quack ': 'required', 'ticket-1': 'malformed',
    };
    expect(await answered(422, { code: 'invalid_input', fields })).toEqual({
      code: 'invalid_input', fields: { 'email': 'required', '/identifier/value': 'malformed', 'address.line': 'too-long' },
    });
  });
});

describe('a status without a code that we know', () => {
  const meant: readonly (readonly [number, Problem['code']])[] = [
    [401, 'unauthorized'], [403, 'forbidden'], [404, 'not_found'], [409, 'conflict'], [410, 'ticket_expired'],
    [423, 'account_locked'], [429, 'rate_limited'], [501, 'unsupported'],
  ];
  const bodies: readonly (readonly [string, BodyInit | null])[] = [
    ['no body', null], ['HTML', '<!doctype html><h1>Denied</h1>'], ['no code', '{"message":"no"}'], ['an unknown code', '{"code":"teapot"}'],
    ['a code that objects inherit', '{"code":"constructor"}'], ['a code that is no text', '{"code":401}'], ['a list', '[]'], ['null', 'null'], ['cut-off JSON', '{"code":"link_'],
  ];
  describe.each(meant)('%i', (status, code) => {
    it.each(bodies)(`and %s: reads ${code}`, async (_, body) => {
      for (const operation of notEntering) {
        // Rule 17: on sign-in they mean wrong credentials.
        if ([401, 404, 409].includes(status) && operation === 'signIn') continue;
        const { fetch } = serverOf(() => new Response(body, { status }));
        expect(await problemOf(call(clientOf(fetch), operation))).toEqual({ code });
      }
    });
  });

  it.each(bodies)('401 on sign-in and %s: reads invalid_credentials', async (_, body) => {
    expect(await problemOf(call(clientOf(serverOf(new Response(body, { status: 401 })).fetch), 'signIn'))).toEqual({ code: 'invalid_credentials' });
  });

  it.each([400, 402, 405, 413, 415, 418, 422, 500, 502, 503, 504])('%i: is an unexpected response', async (status) => {
    expect(await answered(status, { code: 'teapot' })).toEqual({ code: 'unexpected_response', status });
  });
});

describe('how long to wait', () => {
  const now = Date.UTC(1994, 10, 6, 8, 49, 7);
  beforeEach(() => void vi.useFakeTimers({ now, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  const said: readonly (readonly [string, string, number | undefined])[] = [
    ['seconds', '30', 30],
    ['no seconds', '0', 0],
    ['leading zeros', '0030', 30],
    ['an hour', '3600', 3_600],
    ['more than an hour', '3601', 3_600],
    ['ten years', '315360000', 3_600],
    ['more digits than a number holds', '9'.repeat(400), 3_600],
    ['a date (IMF-fixdate)', 'Sun, 06 Nov 1994 08:49:37 GMT', 30],
    ['a date (RFC 850)', 'Sunday, 06-Nov-94 08:49:37 GMT', 30],
    ['a date (asctime)', 'Sun Nov  6 08:49:37 1994', 30],
    ['a date in ten years', 'Sat, 06 Nov 2004 08:49:37 GMT', 3_600],
    ['a date that has passed', 'Sun, 06 Nov 1994 08:48:37 GMT', undefined],
    ['this moment', 'Sun, 06 Nov 1994 08:49:07 GMT', undefined],
    ['a negative number', '-30', undefined],
    ['a fraction', '1.5', undefined],
    ['an exponent', '1e3', undefined],
    ['a unit', '30s', undefined],
    ['two values', '30, 60', undefined],
    ['words', 'soon', undefined],
    ['words that Date.parse takes for a date', 'try again in 2099', undefined],
    ['a weekday and words', 'Sunday, or so I was told', undefined],
    ['an ISO date', '1994-11-06T08:49:37Z', undefined],
    ['nothing', '', undefined],
  ];
  it.each(said)('in a Retry-After of %s: %s gives %s', async (_, header, seconds) => {
    for (const [status, code] of [[429, 'rate_limited'], [423, 'account_locked']] as const) {
      const expected = { code, ...(seconds !== undefined && { retryAfter: seconds }) };
      expect(await answered(status, { code }, { 'Retry-After': header })).toEqual(expected);
      expect(await answered(status, {}, { 'Retry-After': header })).toEqual(expected);
    }
  });

  it('counts a date from the answer\'s own, because the visitor\'s clock may be wrong', async () => {
    const headers = { 'Date': 'Mon, 07 Nov 1994 08:00:00 GMT', 'Retry-After': 'Mon, 07 Nov 1994 08:01:00 GMT' };
    expect(await answered(429, {}, headers)).toEqual({ code: 'rate_limited', retryAfter: 60 });
  });

  it.each([[45, 45], [0, 0], [0.5, 0.5], [3_601, 3_600], [315_360_000, 3_600], [1e300, 3_600]])('in a body of %d: gives %d, whatever the header says', async (retryAfter, seconds) => {
    expect(await answered(429, { code: 'rate_limited', retryAfter }, { 'Retry-After': '7' })).toEqual({ code: 'rate_limited', retryAfter: seconds });
  });

  it.each([-1, '45', null, {}])('in a body of %j: is not read, and the header is', async (retryAfter) => {
    expect(await answered(423, { code: 'account_locked', retryAfter }, { 'Retry-After': '7' })).toEqual({ code: 'account_locked', retryAfter: 7 });
  });

  it('belongs to limits and locks only', async () => {
    expect(await answered(429, { code: 'too_many_attempts', retryAfter: 7 }, { 'Retry-After': '7' })).toEqual({ code: 'too_many_attempts' });
    expect(await answered(503, {}, { 'Retry-After': '7' })).toEqual({ code: 'unexpected_response', status: 503 });
  });
});

describe('a trace id', () => {
  const traced = async (body: object, headers: Record<string, string> = {}) =>
    (await errorOf(call(clientOf(serverOf(problem(403, body, headers)).fetch), 'verifyCode'))).traceId;

  it('comes from the body, else from X-Request-Id', async () => {
    expect(await traced({ traceId: 'body-1' }, { 'X-Request-Id': 'header-1' })).toBe('body-1');
    expect(await traced({}, { 'X-Request-Id': 'header-1' })).toBe('header-1');
    expect(await traced({ traceId: 7 }, { 'X-Request-Id': 'header-1' })).toBe('header-1');
    expect(await traced({})).toBeUndefined();
  });

  it('comes with an answer that cannot be read, too', async () => {
    const html = new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'X-Request-Id': 'edge.7' } });
    expect(await errorOf(call(clientOf(serverOf(html).fetch), 'signIn'))).toMatchObject({ problem: { code: 'unexpected_response', status: 502 }, traceId: 'edge.7' });
  });

  it.each(['', 'two words', '<b>x</b>', 'daisey.duck@example.com', 'x'.repeat(65), 'ü'])('"%s": is dropped', async (traceId) => {
    expect(await traced({ traceId })).toBeUndefined();
  });

  it.each(['000004', 'ticket-1'])('that repeats what was sent (%s): is dropped', async (traceId) => {
    expect(await traced({ traceId })).toBeUndefined();
    expect(await traced({}, { 'X-Request-Id': traceId })).toBeUndefined();
  });
});
