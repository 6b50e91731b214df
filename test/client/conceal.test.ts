import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthOperation, Identifier, Step, Ticket } from '../../src/client/auth-client.js';
import type { RestClient } from '../../src/client/rest/index.js';
import { call, clientOf, errorOf, inputs, json, problem, problemOf, serverOf, ticket, type Reply } from './server.js';

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

const email: Identifier = { kind: 'email', value: 'nobody.here@example.com' };
const phone: Identifier = { kind: 'phone', value: '+12025550187' };
const username: Identifier = { kind: 'username', value: 'nobody2021' };
const target = { email: 'n•••@example.com', phone: '••• 0187' } as const;
const anyTicket = expect.stringMatching(/^.{16,}$/) as Ticket;
const telling = [[404, {}], [404, { code: 'not_found' }], [409, {}], [409, { code: 'conflict' }], [409, { code: 'registration_failed' }]] as const;

const without = (step: Step, ...names: readonly string[]) => Object.fromEntries(Object.entries(step).filter(([name]) => !names.includes(name)));

describe('where a server tells that somebody does not exist', () => {
  describe.each(telling)('with %i %j', (status, body) => {
    it('a password reset by email: reads as a code on its way to the address that was typed', async () => {
      const client = clientOf(serverOf(problem(status, body)).fetch);
      expect(await client.startPasswordReset({ identifier: email })).toEqual({
        step: 'code-sent', ticket: anyTicket, channel: 'email', target: target.email, codeLength: 6, expiresIn: 300, resendIn: 30,
      });
    });

    it('a password reset by phone: reads as a code in the mail, as for anybody, since a phone is proved second', async () => {
      const client = clientOf(serverOf(problem(status, body)).fetch);
      expect(await client.startPasswordReset({ identifier: phone })).toEqual({
        step: 'code-sent', ticket: anyTicket, channel: 'email', target: target.phone, codeLength: 6, expiresIn: 300, resendIn: 30,
      });
    });

    it('a password reset by username: names no address', async () => {
      const client = clientOf(serverOf(problem(status, body)).fetch);
      expect(await client.startPasswordReset({ identifier: username })).toEqual({
        step: 'code-sent', ticket: anyTicket, channel: 'email', codeLength: 6, expiresIn: 300, resendIn: 30,
      });
    });

    it('a registration link: reads as sent', async () => {
      const client = clientOf(serverOf(problem(status, body)).fetch);
      const ask = (identifier: Identifier) => client.requestRegistrationLink({ identifier, reason: 'reset' });
      expect(await ask(email)).toEqual({ step: 'link-sent', target: target.email, expiresIn: 1_200, resendIn: 30 });
      expect(await ask(phone)).toEqual({ step: 'link-sent', target: target.phone, expiresIn: 1_200, resendIn: 30 });
      expect(await ask(username)).toEqual({ step: 'link-sent', expiresIn: 1_200, resendIn: 30 });
    });
  });

  const honest: readonly (readonly [Identifier, Step])[] = [
    [email, { step: 'code-sent', ticket, channel: 'email', target: 'd•••@example.com', codeLength: 8, expiresIn: 600, resendIn: 60 }],
    [email, { step: 'code-sent', ticket, channel: 'email', codeLength: 5 }],
    [phone, { step: 'code-sent', ticket, channel: 'email', target: '••• 0142', codeLength: 6, expiresIn: 120, resendIn: 0 }],
    [username, { step: 'code-sent', ticket, channel: 'sms', codeLength: 4, resendIn: 5 }],
    [email, { step: 'link-sent', target: 'd•••@example.com', expiresIn: 900 }],
  ];
  it.each(honest)('looks to $kind like the server\'s honest answer, but for ticket and target: %j', async (identifier, step) => {
    const known = { ...identifier, value: identifier.value.replace('nobody', 'daisey') };
    const client = clientOf(serverOf(json(step), problem(404)).fetch);
    const told = await client.startPasswordReset({ identifier: known });
    const concealed = await client.startPasswordReset({ identifier });
    expect(without(concealed, 'ticket', 'target')).toEqual(without(told, 'ticket', 'target'));
    expect('target' in concealed).toBe('target' in told);
    expect('ticket' in concealed).toBe('ticket' in told);
  });

  it('a registration link: looks like the last honest one', async () => {
    const client = clientOf(serverOf(json({ step: 'link-sent', target: 'd•••@example.com', expiresIn: 900 }), problem(409)).fetch);
    const ask = () => client.requestRegistrationLink({ identifier: email, reason: 'incomplete' });
    await ask();
    expect(await ask()).toEqual({ step: 'link-sent', target: target.email, expiresIn: 900 });
  });

  it('learns from another kind of identifier, but not whether it names an address', async () => {
    const said = { step: 'code-sent', ticket, channel: 'email', target: 'd•••@example.com', codeLength: 8, expiresIn: 90, resendIn: 9 };
    const client = clientOf(serverOf(json(said), problem(404)).fetch);
    await client.startPasswordReset({ identifier: email });
    const times = { codeLength: 8, expiresIn: 90, resendIn: 9 };
    expect(await client.startPasswordReset({ identifier: phone })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', target: target.phone, ...times });
    expect(await client.startPasswordReset({ identifier: username })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', ...times });
  });

  it('never shows somebody else\'s methods or address', async () => {
    const methods = [{ id: 'm1', type: 'phone', channels: ['sms'], target: '••• 0142' }];
    const client = clientOf(serverOf(json({ step: 'code-sent', ticket, channel: 'email', target: 'd•••@example.com', codeLength: 6, methods }), problem(404)).fetch);
    await client.startPasswordReset({ identifier: email });
    expect(await client.startPasswordReset({ identifier: email })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', target: target.email, codeLength: 6 });
  });

  it('learns nothing from another client', async () => {
    await clientOf(serverOf(json({ step: 'code-sent', ticket, channel: 'email', codeLength: 8 })).fetch).startPasswordReset({ identifier: email });
    expect(await clientOf(serverOf(problem(404)).fetch).startPasswordReset({ identifier: email })).toMatchObject({ codeLength: 6 });
  });

  it('gives each decoy a ticket of its own', async () => {
    const client = clientOf(serverOf(problem(404)).fetch);
    const tickets = new Set<unknown>();
    for (let n = 0; n < 10; n++) tickets.add((await client.startPasswordReset({ identifier: email }) as { ticket: Ticket }).ticket);
    expect(tickets.size).toBe(10);
  });

  it.each([400, 403, 410, 422, 423, 429, 500, 501])('does not take %i for that', async (status) => {
    const { fetch } = serverOf(problem(status));
    expect(await problemOf(clientOf(fetch).startPasswordReset({ identifier: email }))).not.toMatchObject({ code: 'not_found' });
    expect(console.warn).not.toHaveBeenCalled();
  });

  it.each(['signIn', 'openLink', 'sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword'] as const)('%s: is told, for it tells of no account', async (operation) => {
    const client = clientOf(serverOf(problem(404), problem(409)).fetch);
    expect(await problemOf(call(client, operation))).toEqual({ code: 'not_found' });
    expect(await problemOf(call(client, operation))).toEqual({ code: 'conflict' });
    expect(console.warn).not.toHaveBeenCalled();
  });

  it('asks as often as for anybody', async () => {
    const server = serverOf(problem(404));
    const client = clientOf(server.fetch);
    await client.startPasswordReset({ identifier: email });
    await client.requestRegistrationLink({ identifier: email, reason: 'reset' });
    expect(server.seen).toHaveLength(2);
  });

  it('warns the developer once a client, and names nobody', async () => {
    const warn = vi.mocked(console.warn);
    for (let n = 1; n <= 2; n++) {
      const client = clientOf(serverOf(problem(404), problem(409)).fetch);
      await client.startPasswordReset({ identifier: email });
      await client.requestRegistrationLink({ identifier: username, reason: 'reset' });
      await client.startPasswordReset({ identifier: phone });
      expect(warn).toHaveBeenCalledTimes(n);
    }
    const said = JSON.stringify(warn.mock.calls);
    expect(said).toMatch(/password-reset answered 404.*baseUrl.*who has an account/);
    expect(said).not.toMatch(/nobody|2025550187|•/);
  });
});

describe('a decoy\'s ticket', () => {
  /** A client that holds a decoy, and what the server then answers. */
  const decoyed = async (...replies: readonly Reply[]) => {
    const server = serverOf(problem(404), ...replies);
    const client = clientOf(server.fetch);
    const { ticket: decoy } = await client.startPasswordReset({ identifier: email }) as { ticket: Ticket };
    return { client, decoy, seen: server.seen };
  };
  const withTicket: readonly AuthOperation[] = ['signIn', 'verifyCode', 'callStatus', 'enroll', 'setPassword'];
  const post = (client: RestClient, operation: AuthOperation, decoy: Ticket) =>
    (client[operation] as (input: object) => Promise<Step>)({ ...inputs[operation], ticket: decoy });

  it.each(withTicket)('%s: posts it like any other, and every 4xx is a wrong code', async (operation) => {
    for (const [status, body] of [[400, {}], [401, {}], [403, { code: 'forbidden' }], [404, {}], [409, {}], [410, { code: 'ticket_expired' }], [422, { code: 'invalid_code', attemptsLeft: 2 }], [429, { code: 'rate_limited', retryAfter: 9 }]] as const) {
      const { client, decoy, seen } = await decoyed(problem(status, body));
      expect(await problemOf(post(client, operation, decoy))).toEqual({ code: 'invalid_code' });
      expect(seen).toHaveLength(2);
      expect(seen[1]?.body).toMatchObject({ ticket: decoy });
    }
  });

  it('keeps the trace id, as for anybody', async () => {
    const { client, decoy } = await decoyed(problem(410, { traceId: 'trace-1' }));
    expect((await errorOf(client.verifyCode({ ticket: decoy, code: '123456' }))).traceId).toBe('trace-1');
  });

  it('survives wrong codes', async () => {
    const { client, decoy, seen } = await decoyed(problem(410));
    for (let n = 0; n < 5; n++) expect(await problemOf(client.verifyCode({ ticket: decoy, code: '123456' }))).toEqual({ code: 'invalid_code' });
    expect(seen).toHaveLength(6);
  });

  it.each([400, 404, 409, 410, 422])('sent again, and answered %i: reads as sent again, with the next decoy', async (status) => {
    const { client, decoy, seen } = await decoyed(problem(status));
    const again = await client.sendCode({ ticket: decoy });
    expect(again).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', target: target.email, codeLength: 6, expiresIn: 300, resendIn: 30 });
    const { ticket: next } = again as { ticket: Ticket };
    expect(next).not.toBe(decoy);
    expect(await problemOf(client.verifyCode({ ticket: next, code: '123456' }))).toEqual({ code: 'invalid_code' });
    expect((await client.sendCode({ ticket: next, channel: 'email' }))).toMatchObject({ step: 'code-sent', channel: 'email', target: target.email });
    expect(seen.map(({ body }) => (body as { ticket?: Ticket }).ticket)).toEqual([undefined, decoy, next, next]);
  });

  it('sent again too often: meets the limit that holds for everybody', async () => {
    const { client, decoy } = await decoyed(problem(429, { retryAfter: 9, code: 'rate_limited' }));
    expect(await problemOf(client.sendCode({ ticket: decoy }))).toEqual({ code: 'rate_limited', retryAfter: 9 });
  });

  it('answered otherwise: is told as to anybody', async () => {
    const { client, decoy } = await decoyed(problem(500), problem(502, { code: 'delivery_failed', channel: 'sms', reason: 'blocked' }), new Response(''), json({ step: 'done' }));
    expect(await problemOf(client.verifyCode({ ticket: decoy, code: '1' }))).toEqual({ code: 'unexpected_response', status: 500 });
    expect(await problemOf(client.sendCode({ ticket: decoy }))).toEqual({ code: 'delivery_failed', channel: 'sms', reason: 'blocked' });
    expect(await problemOf(client.verifyCode({ ticket: decoy, code: '1' }))).toEqual({ code: 'unexpected_response', status: 200 });
    expect(await client.verifyCode({ ticket: decoy, code: '1' })).toEqual({ step: 'done' });
  });

  it('is one only for the client that made it', async () => {
    const { decoy } = await decoyed();
    expect(await problemOf(clientOf(serverOf(problem(410)).fetch).verifyCode({ ticket: decoy, code: '1' }))).toEqual({ code: 'ticket_expired' });
  });

  it('leaves real tickets alone', async () => {
    const { client } = await decoyed(problem(410), problem(404));
    expect(await problemOf(client.verifyCode({ ticket, code: '1' }))).toEqual({ code: 'ticket_expired' });
    expect(await problemOf(client.sendCode({ ticket }))).toEqual({ code: 'not_found' });
  });

  it('is forgotten when many newer ones were made, so that memory stays bounded', async () => {
    const { client, decoy } = await decoyed(problem(404));
    let latest = decoy;
    for (let n = 0; n < 31; n++) latest = (await client.startPasswordReset({ identifier: email }) as { ticket: Ticket }).ticket;
    expect(await problemOf(client.verifyCode({ ticket: decoy, code: '1' }))).toEqual({ code: 'invalid_code' });
    await client.startPasswordReset({ identifier: email });
    expect(await problemOf(client.verifyCode({ ticket: decoy, code: '1' }))).toEqual({ code: 'not_found' });
    expect(await problemOf(client.verifyCode({ ticket: latest, code: '1' }))).toEqual({ code: 'invalid_code' });
  });
});

describe('what was typed, masked', () => {
  it.each([
    ['email', 'daisey.duck@example.com', 'd•••@example.com'],
    ['email', 'd@example.com', 'd•••@example.com'],
    ['email', '"a@b"@example.com', '"•••@example.com'],
    ['email', '😀duck@example.com', '😀•••@example.com'],
    ['email', 'no-at-sign', 'n•••'],
    ['phone', '+12025550142', '••• 0142'],
  ] as const)('%s %s: is %s', async (kind, value, masked) => {
    const client = clientOf(serverOf(problem(404)).fetch);
    expect(await client.startPasswordReset({ identifier: { kind, value } })).toMatchObject({ target: masked });
  });
});
