import { describe, expect, it } from 'vitest';
import type { MockBackend } from '../../src/mocks/index.js';
import { backendWith, daisey, daiseysPhone, elmer, read, request, Visitor } from './support.js';

const get = async (backend: MockBackend, name: string) => read(await backend.fetch(request(`/__mock/${name}`)));
const set = async (backend: MockBackend, name: string, body?: object) =>
  read(await backend.fetch(request(`/__mock/${name}`, { method: 'POST', ...(body && { body: JSON.stringify(body) }) })));

describe('over HTTP a tester', () => {
  it('reads the outbox', async () => {
    const backend = backendWith();
    await new Visitor(backend).forgot(elmer);
    const { status, body } = await get(backend, 'outbox');
    expect(status).toBe(200);
    expect(body).toEqual(backend.outbox);
  });

  it('sees ringing phones and answers them', async () => {
    const visitor = new Visitor(backendWith());
    await visitor.forgot(daisey);
    await visitor.verify();
    await visitor.go('sendCode', { channel: 'call' });
    expect((await get(visitor.backend, 'call')).body).toEqual([{ to: daiseysPhone, expiresIn: 60 }]);
    expect((await set(visitor.backend, 'call', { to: daiseysPhone, answer: 'hash' })).status).toBe(200);
    expect((await visitor.go('callStatus')).body.step).toBe('set-password');
  });

  it('is told when no phone rings there', async () => {
    expect(await set(backendWith(), 'call', { to: daiseysPhone, answer: 'hash' })).toMatchObject({
      status: 422, body: { title: `No phone rings at ${daiseysPhone}. None rings anywhere.` },
    });
  });

  it('learns who is signed in, by the cookie, until a reset of the password', async () => {
    const backend = backendWith();
    const visitor = new Visitor(backend);
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { channel: 'sms' });
    const cookie = (await visitor.verify()).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const session = async () => read(await backend.fetch(request('/__mock/session', { headers: { Cookie: `theme=dark; ${cookie}` } })));
    expect(await session()).toMatchObject({ status: 200, body: { user: 'dduck2021' } });
    expect(await get(backend, 'session')).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    await visitor.ask('resetRegistration');
    expect((await session()).status).toBe(401);
  });

  it('puts the clock forward', async () => {
    const backend = backendWith();
    expect((await set(backend, 'clock', { advance: 300 })).body).toEqual({ now: '2021-06-01T12:05:00.000Z' });
    expect(backend.now).toBe(Date.UTC(2021, 5, 1, 12, 5));
    expect((await set(backend, 'clock', { advance: -1 })).body).toMatchObject({ code: 'invalid_input', fields: { advance: 'malformed' } });
  });

  it('lists scenarios and chooses one', async () => {
    const backend = backendWith();
    expect((await get(backend, 'scenarios')).body).toContainEqual({ name: 'line-busy', about: 'The line is busy.', sees: expect.stringContaining('“The line is busy.') });
    expect((await set(backend, 'scenario', { name: 'slow+wrong-code' })).body).toEqual({ name: 'slow+wrong-code' });
    expect((await get(backend, 'scenario')).body).toEqual({ name: 'slow+wrong-code' });
  });

  it('is told which scenario was probably meant', async () => {
    expect(await set(backendWith(), 'scenario', { name: 'line-bussy' })).toMatchObject({
      status: 422, body: { title: 'There is no scenario "line-bussy". Did you mean "line-busy"?' },
    });
  });

  it('resets', async () => {
    const backend = backendWith();
    backend.useScenario('drop');
    expect((await set(backend, 'reset')).body).toEqual({ name: 'normal' });
    expect(backend.scenario).toBe('normal');
  });

  it.each(['hang', 'drop', 'server-error'])('is not troubled by the scenario %s', async (name) => {
    const backend = backendWith();
    backend.useScenario(name);
    expect((await get(backend, 'outbox')).status).toBe(200);
  });

  const call = 'It takes {"to": a ringing number, "answer": "hash" or "busy" or "no-answer" or "rejected" or "unreachable"}.';
  it.each([
    ['call', {}, { to: 'required', answer: 'required' }, `to: required, answer: required. ${call}`],
    ['call', { to: '+1', answer: 'sing' }, { answer: 'malformed' }, `answer: malformed. ${call}`],
    ['call', undefined, { body: 'required' }, `body: required. ${call}`],
    ['clock', { advance: 'x' }, { advance: 'malformed' }, 'advance: malformed. It takes {"advance": seconds, 0 or more}.'],
    ['clock', { advance: 1e300 }, {}, 'No date is that far ahead.'],
    ['scenario', { nmae: 'slow' }, { name: 'required' }, 'name: required. It takes {"name": a scenario, or several joined by +}.'],
  ])('who posts to %s %j is told in a line what is wrong', async (name, body, fields, title) => {
    const backend = backendWith();
    expect(await set(backend, name, body)).toMatchObject({ status: 422, body: { code: 'invalid_input', fields, title } });
    expect(backend.now).toBe(backendWith().now);
  });

  it('finds no other routes, and no other methods', async () => {
    const backend = backendWith();
    expect(await get(backend, 'outbx')).toMatchObject({ status: 404, body: { code: 'not_found', title: 'There is no /__mock/outbx. Did you mean /__mock/outbox?' } });
    expect((await get(backend, 'constructor')).status).toBe(404);
    const answer = await set(backend, 'outbox');
    expect(answer).toMatchObject({ status: 405, body: { code: 'unsupported', title: '/__mock/outbox takes GET, not POST.' } });
    expect(answer.headers.get('Allow')).toBe('GET');
    expect((await get(backend, 'reset')).headers.get('Allow')).toBe('POST');
    expect((await read(await backend.fetch(request('/__mock/clock', { method: 'PUT' })))).headers.get('Allow')).toBe('GET, POST');
  });
});
