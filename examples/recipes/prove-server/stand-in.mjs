/** Takes the place of your server: the mock behind a guard that identifies the administrator by a token. */
import { startMockServer } from 'latchkey/mocks/server';

const { url, close } = await startMockServer({ port: 0 });
const signedIn = 'Bearer administrator';
const signedInLongAgo = 'Bearer administrator, yesterday';

const refuse = (code) => new Response(JSON.stringify({ status: 401, code }), {
  status: 401, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
});

export const server = {
  url,
  close,
  admin: { headers: { Authorization: signedIn }, staleHeaders: { Authorization: signedInLongAgo } },
  async fetch(request) {
    const { pathname } = new URL(request.url);
    const token = request.headers.get('Authorization');
    if (!pathname.startsWith('/auth/v1/admin/') || token === signedIn) return fetch(request);
    if (token !== signedInLongAgo) return refuse('unauthorized');
    return pathname.endsWith('/registration-reset') ? refuse('reauthentication_required') : fetch(request);
  },
};
