import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/client/auth-client.js';
import { backendWith, elmer, paths, post, read, request, unkeyed, Visitor } from './support.js';

const keyed: readonly Operation[] = ['signIn', 'startPasswordReset', 'requestRegistrationLink', 'sendCode', 'verifyCode', 'enroll', 'setPassword', 'resetRegistration'];
const send = async (sent: Request) => read(await backendWith().fetch(sent));

describe('routes', () => {
  it.each(['', '/auth', '/a/b/c'])('are found under the base path %j', async (base) => {
    const sent = new Request(`http://localhost:4010${base}${paths.startPasswordReset}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Idempotency-Key': 'key' },
      body: JSON.stringify({ identifier: { kind: 'email', value: elmer } }),
    });
    expect((await send(sent)).body.step).toBe('code-sent');
  });

  it('take an address and init, like fetch', async () => {
    const { fetch } = backendWith();
    const { method, headers } = post(paths.openLink, {});
    expect((await fetch(`https://x.example${paths.openLink}`, { method, headers, body: '{"token":"x"}' })).status).toBe(404);
  });

  it('that are unknown are not found', async () => {
    expect(await send(post('/v1/flows/teleport', {}))).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await send(post('/v1/flow/sign-in', {}))).body['title']).toBe('There is nothing at /some/base/v1/flow/sign-in. Did you mean /v1/flows/sign-in?');
    expect((await send(post('/v1/steps/verify', {}))).body['title']).toMatch('Did you mean /v1/steps/verify-code?');
  });

  it.each([...keyed, ...unkeyed])('%s takes POST only', async (operation) => {
    const answer = await send(request(paths[operation], { method: 'PUT' }));
    expect(answer).toMatchObject({ status: 405, body: { code: 'unsupported', title: expect.stringMatching(/^\/v1\/\S+ takes POST, not PUT\.$/) } });
    expect(answer.headers.get('Allow')).toBe('POST');
  });

  it('getUser takes GET only', async () => {
    const answer = await send(post(`${paths.getUser}/u-dduck`, {}));
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe('GET');
  });

  it.each([...keyed, ...unkeyed])('%s takes JSON only, so that no form of another site can post to it', async (operation) => {
    const answer = await send(request(paths[operation], { method: 'POST', headers: { 'Content-Type': 'text/plain', 'Idempotency-Key': 'key' }, body: '{}' }));
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported', title: expect.stringMatching(/ takes application\/json, not text\/plain\.$/) } });
  });

  it.each(keyed)('%s wants an Idempotency-Key', async (operation) => {
    expect(await send(post(paths[operation], {}, { key: null }))).toMatchObject({
      status: 422, body: { code: 'invalid_input', fields: { 'Idempotency-Key': 'required' } },
    });
  });

  it.each(unkeyed)('%s wants none', async (operation) => {
    expect((await send(post(paths[operation], {}, { key: null }))).body['fields']).not.toHaveProperty('Idempotency-Key');
  });
});

describe('a body', () => {
  const identifier = { kind: 'email', value: elmer };
  it.each<[Operation, unknown, object]>([
    ['signIn', {}, { identifier: 'required', password: 'required' }],
    ['signIn', { identifier, password: '' }, { password: 'required' }],
    ['signIn', { identifier, password: 'x'.repeat(1_025) }, { password: 'too-long' }],
    ['startPasswordReset', { identifier: { kind: 'email', value: 'nobody' } }, { identifier: 'malformed' }],
    ['startPasswordReset', { identifier: { kind: 'email', value: '  ' } }, { identifier: 'required' }],
    ['startPasswordReset', { identifier: { kind: 'horoscope', value: 'x' } }, { identifier: 'malformed' }],
    ['requestRegistrationLink', { identifier }, { reason: 'required' }],
    ['verifyCode', { ticket: 'x', code: 123456 }, { code: 'malformed' }],
    ['listUsers', { limit: 101 }, { limit: 'malformed' }],
    ['listUsers', { limit: 0 }, { limit: 'malformed' }],
    ['listUsers', { limit: 2.5 }, { limit: 'malformed' }],
    ['listUsers', {}, { limit: 'required' }],
    ['setPassword', null, { body: 'malformed' }],
    ['setPassword', [], { body: 'malformed' }],
  ])('%s %j: its fields are named', async (operation, body, fields) => {
    expect(await send(post(paths[operation], body))).toMatchObject({ status: 422, body: { code: 'invalid_input', fields } });
  });

  it('that is no JSON is malformed', async () => {
    const sent = request(paths.openLink, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"token":' });
    expect((await send(sent)).body).toMatchObject({ code: 'invalid_input', fields: { body: 'malformed' } });
  });

  it('with a phone that is not E.164 is told so, whoever’s it may be', async () => {
    expect((await new Visitor(backendWith()).forgot('2025550142', 'phone')).body.code).toBe('phone_invalid');
  });
});

describe('every answer', () => {
  it('is not stored and carries a request id', async () => {
    for (const sent of [post(paths.startPasswordReset, { identifier: { kind: 'email', value: elmer } }), post('/v1/none', {}), request('/__mock/outbox')]) {
      const { headers } = await send(sent);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Request-Id')).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
    }
  });

  it('that refuses is a problem document with the same trace id', async () => {
    const answer = await send(post(paths.openLink, { token: 'x' }));
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'link_invalid', status: 404, traceId: answer.headers.get('X-Request-Id') });
  });

  it('holds durations and no timestamps', async () => {
    const { body } = await new Visitor(backendWith()).forgot(elmer);
    expect(JSON.stringify(body)).not.toMatch(/2021-|T\d\d:|16\d{8}/);
  });
});

describe('an aborted request', () => {
  it('rejects with the signal’s reason and changes nothing', async () => {
    const backend = backendWith();
    const reason = new Error('gone');
    const sent = post(paths.startPasswordReset, { identifier: { kind: 'email', value: elmer } }, { signal: AbortSignal.abort(reason) });
    await expect(backend.fetch(sent)).rejects.toBe(reason);
    expect(backend.outbox).toHaveLength(0);
  });
});
