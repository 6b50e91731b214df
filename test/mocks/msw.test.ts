import { getResponse } from 'msw';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRestClient } from '../../src/client/rest/index.js';
import { mockHandlers, startMockWorker } from '../../src/mocks/msw.js';
import { backendWith, elmer, paths, post } from './support.js';

const started = (base: string) => new Request(`${base}${paths.startPasswordReset}`, post('', { identifier: { kind: 'email', value: elmer } }));

describe('MSW handlers', () => {
  it('hand the contract’s requests under the base URL on to the backend', async () => {
    const backend = backendWith();
    const handlers = [...mockHandlers(backend, { baseUrl: 'https://auth.example/auth/' })];
    const response = await getResponse(handlers, started('https://auth.example/auth'));
    expect(await response?.json()).toMatchObject({ step: 'code-sent' });
    expect(backend.outbox).toHaveLength(1);
  });

  it('leave everything else alone', async () => {
    const handlers = [...mockHandlers(backendWith(), { baseUrl: 'https://auth.example/auth' })];
    expect(await getResponse(handlers, started('https://auth.example/other'))).toBeUndefined();
    expect(await getResponse(handlers, new Request('https://auth.example/auth/page'))).toBeUndefined();
  });

  it('serve the admin from another base URL', async () => {
    const handlers = [...mockHandlers(backendWith(), { baseUrl: 'https://auth.example', adminBaseUrl: 'https://admin.example' })];
    const response = await getResponse(handlers, new Request('https://admin.example/v1/admin/users/u-dduck'));
    expect(response?.status).toBe(200);
  });

  it('without a base URL find the contract’s paths wherever they are', async () => {
    const handlers = [...mockHandlers(backendWith())];
    expect((await getResponse(handlers, started('https://any.example/where')))?.status).toBe(200);
    expect(await getResponse(handlers, new Request('https://any.example/v1/weather'))).toBeUndefined();
  });

  it('serve the control routes', async () => {
    const handlers = [...mockHandlers(backendWith(), { baseUrl: 'https://auth.example/auth' })];
    expect((await getResponse(handlers, new Request('https://auth.example/__mock/scenarios')))?.status).toBe(200);
  });

  it('make a lost connection a network error', async () => {
    const handlers = [...mockHandlers(backendWith({ scenario: 'drop' }), { baseUrl: 'https://auth.example' })];
    expect((await getResponse(handlers, started('https://auth.example')))?.type).toBe('error');
  });

  it('give up an answer that never comes when they are taken down, so that the worker can stop', async () => {
    const controller = new AbortController();
    const handlers = [...mockHandlers(backendWith({ scenario: 'hang' }), { baseUrl: 'https://auth.example', signal: controller.signal })];
    const asked = getResponse(handlers, started('https://auth.example'));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect((await asked)?.type).toBe('error');
  });
});

describe('MSW’s server in Node', () => {
  // Node has it from 22 on, and MSW needs it.
  beforeAll(() => {
    const withResolvers = () => {
      const parts: { resolve?: unknown; reject?: unknown } = {};
      const promise = new Promise((resolve, reject) => { Object.assign(parts, { resolve, reject }); });
      return { promise, ...parts };
    };
    if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });
  });

  it('answers a client that knows nothing of it', async () => {
    const { setupServer } = await import('msw/node');
    const backend = backendWith();
    const server = setupServer(...mockHandlers(backend, { baseUrl: 'https://auth.example/auth' }));
    server.listen();
    const client = createRestClient({ baseUrl: 'https://auth.example/auth' });
    const asked = () => client.startPasswordReset({ identifier: { kind: 'email', value: elmer } });
    expect(await asked()).toMatchObject({ step: 'code-sent' });
    backend.useScenario('drop');
    await expect(asked()).rejects.toMatchObject({ problem: { code: 'network' } });
    await server.close();
  });
});

describe('the worker', () => {
  it('is for pages: in Node it rejects, and only when it is started', async () => {
    await expect(startMockWorker(backendWith())).rejects.toThrow();
  });
});
