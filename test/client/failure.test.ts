import { describe, expect, it } from 'vitest';
import { readFailure } from '../../src/client/failure.js';
import { AuthError, type Problem } from '../../src/client/problem.js';
import { toTicket } from '../../src/client/auth-client.js';

const sent = { identifier: { kind: 'email', value: 'Daisey.Duck@example.com' }, password: ' Quack-1 ', ticket: toTicket('ticket-1'), channel: 'email' };
const read = (problem: unknown, traceId?: unknown) => {
  const error = new AuthError({ code: 'conflict' });
  return readFailure(Object.assign(error, { problem, traceId }), sent);
};

describe('an AuthError of a host\'s own client', () => {
  const incomplete: readonly (readonly [object, Problem])[] = [
    [{ code: 'weak_password' }, { code: 'weak_password', violations: [] }],
    [{ code: 'weak_password', violations: 'digit' }, { code: 'weak_password', violations: [] }],
    [{ code: 'weak_password', violations: ['digit', 'constructor', 7, null] }, { code: 'weak_password', violations: ['digit'] }],
    [{ code: 'delivery_failed' }, { code: 'delivery_failed', channel: 'unknown', reason: 'unreachable' }],
    [{ code: 'delivery_failed', channel: 'pigeon', reason: 'toString' }, { code: 'delivery_failed', channel: 'unknown', reason: 'unreachable' }],
    [{ code: 'invalid_input' }, { code: 'invalid_input', fields: {} }],
    [{ code: 'invalid_input', fields: null }, { code: 'invalid_input', fields: {} }],
    [{ code: 'invalid_input', fields: ['email'] }, { code: 'invalid_input', fields: {} }],
    [{ code: 'invalid_input', fields: { email: 'toString', phone: 7, username: 'required' } }, { code: 'invalid_input', fields: { email: 'malformed', username: 'required' } }],
    [{ code: 'invalid_input', fields: { 'Daisey.Duck@example.com': 'malformed', 'two words': 'required', 'ticket-1': 'required' } }, { code: 'invalid_input', fields: {} }],
    [{ code: 'invalid_code', attemptsLeft: 'two' }, { code: 'invalid_code' }],
    [{ code: 'invalid_code', attemptsLeft: Number.NaN }, { code: 'invalid_code' }],
    [{ code: 'rate_limited', retryAfter: 'soon' }, { code: 'rate_limited' }],
    [{ code: 'rate_limited', retryAfter: Infinity }, { code: 'rate_limited' }],
    [{ code: 'rate_limited', retryAfter: -1 }, { code: 'rate_limited' }],
    [{ code: 'rate_limited', retryAfter: 1e9 }, { code: 'rate_limited', retryAfter: 3_600 }],
    [{ code: 'account_locked', retryAfter: {} }, { code: 'account_locked' }],
    [{ code: 'network' }, { code: 'network', sent: true }],
    [{ code: 'timeout', sent: 'no' }, { code: 'timeout', sent: true }],
    [{ code: 'network', sent: false }, { code: 'network', sent: false }],
    [{ code: 'unexpected_response', status: '500' }, { code: 'unexpected_response', status: 0 }],
    [{ code: 'not_found', detail: 'No such user daisey.duck' }, { code: 'not_found' }],
  ];
  it.each(incomplete)('%j: keeps its code and loses what is wrong', (problem, expected) => {
    expect(read(problem)).toEqual({ problem: expected });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('names a field %s: which is a name like any other', (name) => {
    const fields = JSON.parse(`{"${name}":"required"}`) as object;
    const problem = read({ code: 'invalid_input', fields })?.problem;
    expect(problem).toEqual({ code: 'invalid_input', fields: name.startsWith('_') ? {} : { [name]: 'required' } });
  });

  it.each([undefined, null, {}, { code: '' }, { code: 7 }, { code: 'teapot' }, { code: 'constructor' }, { code: '__proto__' }])('of the problem %j: says nothing', (problem) => {
    expect(read(problem)).toBeUndefined();
  });

  it.each([undefined, null, 'not_found', { code: 'not_found' }, new Error('not_found')])('%j is none', (error) => {
    expect(readFailure(error, sent)).toBeUndefined();
  });
});

describe('a trace id', () => {
  it.each(['trace-1', '7f3a', 'a', '1-5759e988-bd862e3fe1be46a994272793', '4bf92f3577b34da6a3ce929d0e0e4736', '4611686018427387904', '7', 'email-7f3a'])('%s: is kept', (traceId) => {
    expect(read({ code: 'conflict' }, traceId)?.traceId).toBe(traceId);
    expect(new AuthError({ code: 'conflict' }, traceId).traceId).toBe(traceId);
  });

  it.each(['123456', '1234', '12025550142', '202-555-0142', '202.555.0142', 'a.b@c', '', 'two words', 'x'.repeat(65), 7, null, {}])('%j: could be a code, an address or prose, and is dropped', (traceId) => {
    expect(read({ code: 'conflict' }, traceId)?.traceId).toBeUndefined();
    expect(new AuthError({ code: 'conflict' }, traceId as string).traceId).toBeUndefined();
  });

  it.each(['ticket-1', 'daisey.duck', 'user-ticket-1', 'DAISEY', 'Quack-1'])('%s: repeats what was sent, and is dropped', (traceId) => {
    expect(read({ code: 'conflict' }, traceId)?.traceId).toBeUndefined();
  });
});
