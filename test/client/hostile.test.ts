import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/client/problem.js';
import { authOperations, call, clientOf, errorOf, json, problemOf, serverOf, ticket } from './server.js';

const done = { step: 'done' };
const streamOf = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void, cancel = () => {}) =>
  new ReadableStream<Uint8Array>({ pull, cancel }, { highWaterMark: 0 });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Answers with success, or none, that keep no contract. */
const useless: readonly (readonly [string, () => Response, number])[] = [
  ['an empty 200', () => new Response('', { status: 200 }), 200],
  ['a 200 without a body', () => new Response(null, { status: 200 }), 200],
  ['a 204', () => new Response(null, { status: 204 }), 204],
  ['a 201 with a Step', () => json(done, 201), 201],
  ['a 202 with a problem', () => json({ code: 'forbidden' }, 202), 202],
  ['a 302', () => new Response(null, { status: 302, headers: { Location: '/login' } }), 302],
  ['a 307 with a Step', () => json(done, 307), 307],
  ['a redirect that the browser does not show', () => Response.error(), 0],
  ['an HTML page', () => new Response('<!doctype html><title>Welcome</title>', { status: 200, headers: { 'Content-Type': 'text/html' } }), 200],
  ['cut-off JSON', () => new Response('{"step":"done"', { status: 200 }), 200],
  ['two documents', () => new Response('{"step":"done"}{"step":"done"}', { status: 200 }), 200],
  ['bytes that are no text', () => new Response(new Uint8Array([0xff, 0xfe, 0x00, 0x7b]), { status: 200 }), 200],
  ['a text', () => json('done'), 200],
  ['null', () => json(null), 200],
  ['a list', () => json([done]), 200],
  ['a problem', () => json({ code: 'invalid_code' }), 200],
  ['an empty object', () => json({}), 200],
  ['an unknown step', () => json({ step: 'passkey', ticket }), 200],
  ['a step that objects inherit', () => json({ step: 'constructor' }), 200],
  ['a step called __proto__', () => new Response('{"step":"__proto__"}'), 200],
  ['a step that is no text', () => json({ step: ['done'] }), 200],
  ['a Step without its ticket', () => json({ step: 'prove-password' }), 200],
  ['an empty ticket', () => json({ step: 'prove-password', ticket: '' }), 200],
  ['a ticket that is no text', () => json({ step: 'prove-password', ticket: 7 }), 200],
  ['a ticket of 10 kB', () => json({ step: 'prove-password', ticket: 'x'.repeat(10_000) }), 200],
  ['a code length as text', () => json({ step: 'code-sent', ticket, channel: 'sms', codeLength: '6' }), 200],
  ['a code of no digits', () => json({ step: 'code-sent', ticket, channel: 'sms', codeLength: 0 }), 200],
  ['a code of half a digit', () => json({ step: 'code-sent', ticket, channel: 'sms', codeLength: 6.5 }), 200],
  ['a code of a thousand digits', () => json({ step: 'code-sent', ticket, channel: 'sms', codeLength: 1_000 }), 200],
  ['a code through no channel', () => json({ step: 'code-sent', ticket, codeLength: 6 }), 200],
  ['an expiry that has passed', () => json({ step: 'code-sent', ticket, channel: 'sms', codeLength: 6, expiresIn: -1 }), 200],
  ['a timestamp for an expiry', () => json({ step: 'code-sent', ticket, channel: 'sms', codeLength: 6, expiresIn: 1_700_000_000 }), 200],
  ['a date for an expiry', () => json({ step: 'link-sent', expiresIn: '2026-01-01T00:00:00Z' }), 200],
  ['a poll without pause', () => json({ step: 'call-in-progress', ticket, target: 'x', pollIn: 0, key: '#' }), 200],
  ['a call that asks for another key', () => json({ step: 'call-in-progress', ticket, target: 'x', pollIn: 2, key: '1' }), 200],
  ['no method', () => json({ step: 'choose-method', ticket, methods: [] }), 200],
  ['no usable method', () => json({ step: 'choose-method', ticket, methods: [{ id: '1', type: 'phone', channels: ['fax'], target: 'x' }, { id: '2', type: 'pigeon', channels: ['sms'], target: 'x' }] }), 200],
  ['methods that are no list', () => json({ step: 'choose-method', ticket, methods: { 0: 'sms' } }), 200],
  ['a thousand methods', () => json({ step: 'choose-method', ticket, methods: Array.from({ length: 1_000 }, (_, n) => ({ id: `${n}`, type: 'phone', channels: ['sms'], target: 'x' })) }), 200],
  ['no usable offer', () => json({ step: 'enroll', ticket, offers: [{ type: 'passkey', channels: ['sms'] }] }), 200],
  ['a policy without a length', () => json({ step: 'set-password', ticket, policy: { rules: [] } }), 200],
  ['a redirect without an address', () => json({ step: 'redirect' }), 200],
  ['a success that is not one', () => json({ step: 'done', signedIn: 'no' }), 200],
  ['a 500 with a stack', () => new Response('Error: boom\n    at handler (server.js:1)', { status: 500 }), 500],
  ['a 503 page', () => new Response('<h1>Maintenance</h1>', { status: 503 }), 503],
  ['a 500 with a Step', () => json(done, 500), 500],
];

describe('an answer that keeps no contract', () => {
  it.each(useless)('%s: is one typed failure for every operation', async (_, reply, status) => {
    for (const operation of authOperations) {
      const { fetch, seen } = serverOf(reply);
      expect(await problemOf(call(clientOf(fetch), operation))).toEqual<Problem>({ code: 'unexpected_response', status });
      expect(seen).toHaveLength(1);
    }
  });

  it('of a deeply nested document: fails as well', async () => {
    const { fetch } = serverOf(() => new Response('['.repeat(200_000)));
    expect(await problemOf(call(clientOf(fetch), 'signIn'))).toEqual({ code: 'unexpected_response', status: 200 });
  });

  it('with a prototype in it: changes nobody\'s', async () => {
    const { fetch } = serverOf(() => new Response('{"step":"done","__proto__":{"signedIn":true},"constructor":{"prototype":{"polluted":1}}}'));
    expect(await call(clientOf(fetch), 'signIn')).toEqual(done);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a long answer', () => {
  it('of a megabyte: is cut off, not read to its end', async () => {
    const cancel = vi.fn();
    let sent = 0;
    const body = streamOf((controller) => {
      sent += 64 * 1_024;
      controller.enqueue(new Uint8Array(64 * 1_024).fill(0x20));
      if (sent >= 1_024 * 1_024) controller.close();
    }, cancel);
    const { fetch } = serverOf(() => new Response(body));
    expect(await problemOf(call(clientOf(fetch), 'signIn'))).toEqual({ code: 'unexpected_response', status: 200 });
    expect(sent).toBeLessThan(640 * 1_024);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('that never ends: is cut off', async () => {
    const { fetch } = serverOf(() => new Response(streamOf((controller) => controller.enqueue(new Uint8Array(64 * 1_024).fill(0x20)))));
    expect(await problemOf(call(clientOf(fetch), 'signIn'))).toEqual({ code: 'unexpected_response', status: 200 });
  });

  it('of half a megabyte: is read, and one byte more is not', async () => {
    const padded = (length: number) => new Response(JSON.stringify(done).padEnd(length));
    const { fetch } = serverOf(padded(512 * 1_024), padded(512 * 1_024 + 1));
    const client = clientOf(fetch);
    expect(await call(client, 'signIn')).toEqual(done);
    expect(await problemOf(call(client, 'signIn'))).toEqual({ code: 'unexpected_response', status: 200 });
  });

  it('with a status that says enough: is that', async () => {
    const { fetch } = serverOf(() => new Response('x'.repeat(600 * 1_024), { status: 429, headers: { 'Retry-After': '9' } }));
    expect(await problemOf(call(clientOf(fetch), 'signIn'))).toEqual({ code: 'rate_limited', retryAfter: 9 });
  });
});

it('an answer in pieces, cut inside a letter: is put together', async () => {
  const text = bytes(JSON.stringify({ step: 'redirect', to: '/für-Ünal-😀' }));
  let at = 0;
  const body = streamOf((controller) => {
    controller.enqueue(text.slice(at, ++at));
    if (at === text.length) controller.close();
  });
  const { fetch } = serverOf(() => new Response(body));
  expect(await call(clientOf(fetch), 'signIn')).toEqual({ step: 'redirect', to: '/für-Ünal-😀' });
});

it('an answer whose connection breaks: is a network failure of a request that was sent', async () => {
  let pulled = false;
  const body = streamOf((controller) => {
    if (pulled) controller.error(new TypeError('terminated'));
    else controller.enqueue(bytes('{"step":'));
    pulled = true;
  });
  const { fetch } = serverOf(() => new Response(body));
  const error = await errorOf(call(clientOf(fetch), 'signIn'));
  expect(error.problem).toEqual({ code: 'network', sent: true });
  expect(error.cause).toBeUndefined();
});
