/**
 * Serves the bench's pages and a mock backend on the loopback address. With `roundTrip`, it emulates a line with latency.
 *
 * The line is a TCP relay between browser and server. It delays each piece by half a round trip, and each new connection by one more,
  * which the handshake would take. So each request costs one round trip, each new connection two, and the browser's six connections to
  * an HTTP/1.1 server queue as on a real line. (The DevTools protocol's own latency delays each request too, but adds no cost for
  * connections.) Bandwidth is not limited: the bench measures waiting, not bytes.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createRelay } from 'node:net';
import { Transform } from 'node:stream';
import { createMockBackend } from 'latchkey/mocks';
import { buildPage, pages } from './build.mjs';

const listen = (server) => new Promise((listening) => { server.listen(0, '127.0.0.1', () => listening(server.address().port)); });

/** Forwards each piece when its time has come, in order. */
const delayed = (ms) => {
  const held = new Set();
  return new Transform({
    transform(piece, _encoding, done) {
      const timer = setTimeout(() => { held.delete(timer); this.push(piece); }, ms);
      held.add(timer);
      done();
    },
    flush(done) { setTimeout(done, ms); },
    destroy(error, done) {
      for (const timer of held) clearTimeout(timer);
      done(error);
    },
  });
};

function lineTo(port, roundTrip) {
  return createRelay((near) => {
    const far = connect(port, '127.0.0.1');
    const close = () => { near.destroy(); far.destroy(); };
    near.on('error', close).on('close', close).setNoDelay();
    far.on('error', close).setNoDelay();
    setTimeout(() => near.pipe(delayed(roundTrip / 2)).pipe(far), roundTrip);
    far.pipe(delayed(roundTrip / 2)).pipe(near);
  });
}

const types = { js: 'text/javascript', css: 'text/css' };

async function pass(request, backend) {
  const body = [];
  for await (const chunk of request) body.push(chunk);
  return backend.fetch(new Request(`http://${request.headers.host}${request.url}`, {
    method: request.method, headers: request.headers, ...(body.length > 0 && { body: Buffer.concat(body) }),
  }));
}

/** @param options `roundTrip` in milliseconds; without it, there is no delay */
export async function serve({ roundTrip } = {}) {
  const built = new Map();
  for (const name of pages) built.set(name, await buildPage(name));
  const backend = createMockBackend();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://bench');
    const send = (type, text) => response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', 'Timing-Allow-Origin': '*' }).end(text);
    const [, name] = pathname.split('/');
    const file = built.get(name)?.files.get(pathname);
    if (file !== undefined) return send(types[pathname.split('.').at(-1)], file);
    if (built.has(name)) return send('text/html', built.get(name).page(searchParams.get('ready') ?? 'input'));
    if (pathname === '/probe.js') return send('text/javascript', readFileSync(new URL('probe.js', import.meta.url)));
    if (pathname === '/blank') return send('text/html', '<!doctype html><title>blank</title>');
    if (!pathname.startsWith('/auth/')) return response.writeHead(204).end();
    const answer = await pass(request, backend);
    return response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  server.keepAliveTimeout = 60_000; // keeps the connections of an idle page open
  const port = await listen(server);
  const relay = roundTrip ? lineTo(port, roundTrip) : undefined;
  const origin = `http://127.0.0.1:${relay ? await listen(relay) : port}`;
  return {
    origin,
    reset: () => backend.reset(),
    close() {
      relay?.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
