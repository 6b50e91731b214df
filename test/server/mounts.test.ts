import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestListener } from '@remix-run/node-fetch-server';
import express from 'express';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { createRestClient } from '../../src/client/rest/index.js';
import { AuthError } from '../../src/client/problem.js';
import type { AuthServer } from '../../src/server/index.js';
import { elmer, newest, newPassword } from '../mocks/support.js';
import { createPortal } from './portal.js';

const closing: (() => void)[] = [];
afterEach(() => { for (const close of closing.splice(0)) close(); });

const listen = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Each as the README shows it. */
const mounts: readonly (readonly [name: string, mount: (server: AuthServer) => RequestListener])[] = [
  ['Express', (server) => {
    const app = express();
    app.use('/auth', createRequestListener((request) => server.fetch(request)));
    app.use(express.json());
    return app;
  }],
  ['Hono', (server) => {
    const app = new Hono();
    app.all('/auth/*', ({ req }) => server.fetch(req.raw));
    return createRequestListener((request) => app.fetch(request));
  }],
];

describe.each(mounts)('mounted in %s', (_, mount) => {
  const start = async () => {
    const portal = createPortal();
    const { server } = portal;
    if (!server) throw new Error('The portal has no server.');
    // The mail that follows an answer is there before the answer.
    const patient: AuthServer = { ...server, fetch: (request) => portal.fetch(request) };
    return { portal, origin: await listen(mount(patient)) };
  };

  it('a password is reset, to the end, and a session begins', async () => {
    const { portal, origin } = await start();
    const cookies: string[] = [];
    const client = createRestClient({ baseUrl: `${origin}/auth`, fetch: async (request) => {
      const response = await fetch(request);
      cookies.push(...response.headers.getSetCookie());
      return response;
    } });
    const sent = await client.startPasswordReset({ identifier: { kind: 'email', value: elmer } });
    if (sent.step !== 'code-sent') throw new Error(sent.step);
    const proved = await client.verifyCode({ ticket: sent.ticket, code: newest(portal).code ?? '' });
    if (proved.step !== 'set-password') throw new Error(proved.step);
    expect(await client.setPassword({ ticket: proved.ticket, password: newPassword })).toEqual({ step: 'done', signedIn: true });
    expect(cookies).toEqual([expect.stringMatching(/^session=[0-9a-f]+; Path=\/; HttpOnly; SameSite=Strict$/)]);
  });

  it('a refusal keeps its code, and what is none of the contract’s is not found', async () => {
    const { origin } = await start();
    const client = createRestClient({ baseUrl: `${origin}/auth` });
    const refused = await client.signIn({ identifier: { kind: 'username', value: 'dduck2021' }, password: 'wrong' }).catch((error: unknown) => error);
    expect(AuthError.is(refused) && refused.problem).toEqual({ code: 'invalid_credentials' });
    expect((await fetch(`${origin}/auth/nothing`)).status).toBe(404);
  });

  it('a page of another origin is refused; the page of the same host is not', async () => {
    const { origin } = await start();
    const ask = (from: string) => fetch(`${origin}/auth/v1/flows/link`, { method: 'POST', headers: { 'Origin': from, 'Content-Type': 'application/json' }, body: '{"token":"x"}' });
    expect((await ask('https://evil.example')).status).toBe(403);
    expect((await (await ask(origin)).json() as { code: string }).code).toBe('link_invalid');
  });
});
