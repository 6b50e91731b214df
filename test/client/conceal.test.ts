import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthOperation, Identifier, Step, Ticket } from '../../src/client/auth-client.js';
import type { RestClient } from '../../src/client/rest/index.js';
import { call, clientOf, errorOf, inputs, json, problem, problemOf, serverOf, ticket, type Reply } from './server.js';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_750_000_000_000, toFake: ['Date', 'performance'] });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const email: Identifier = { kind: 'email', value: 'nobody.here@example.com' };
const phone: Identifier = { kind: 'phone', value: '+12025550187' };
const username: Identifier = { kind: 'username', value: 'nobody2021' };
const target = 'n•••@example.com';
const anyTicket = expect.stringMatching(/^.{16,}$/) as Ticket;
const telling = [[404, {}], [404, { code: 'not_found' }], [409, {}], [409, { code: 'conflict' }], [409, { code: 'registration_failed' }]] as const;

/** Time passes on both clocks. */
const pass = (seconds: number): void => void vi.advanceTimersByTime(seconds * 1_000);

const without = (step: Step, ...names: readonly string[]) => Object.fromEntries(Object.entries(step).filter(([name]) => !names.includes(name)));

describe('where a server tells that somebody does not exist', () => {
  describe.each(telling)('with %i %j', (status, body) => {
    it('a password reset by email: reads as a code on its way to the address that was typed', async () => {
      const client = clientOf(serverOf(problem(status, body)).fetch);
      expect(await client.startPasswordReset({ identifier: email })).toEqual({
        step: 'code-sent', ticket: anyTicket, channel: 'email', target, codeLength: 6, expiresIn: 300, resendIn: 30,
      });
    });

    it('a password reset by phone: reads as a code in the mail, and names no address, since no code goes to what was typed', async () => {
      const client = clientOf(serverOf(problem(status, body)).fetch);
      expect(await client.startPasswordReset({ identifier: phone })).toEqual({
        step: 'code-sent', ticket: anyTicket, channel: 'email', codeLength: 6, expiresIn: 300, resendIn: 30,
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
      expect(await ask(email)).toEqual({ step: 'link-sent', target, expiresIn: 1_200, resendIn: 30 });
      expect(await ask(phone)).toEqual({ step: 'link-sent', expiresIn: 1_200, resendIn: 30 });
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
    expect('target' in told).toBe(identifier.kind === 'email');
    expect('target' in concealed).toBe('target' in told);
    expect('ticket' in concealed).toBe('ticket' in told);
  });

  it('a registration link: looks like the last honest one', async () => {
    const client = clientOf(serverOf(json({ step: 'link-sent', target: 'd•••@example.com', expiresIn: 900 }), problem(409)).fetch);
    const ask = () => client.requestRegistrationLink({ identifier: email, reason: 'incomplete' });
    await ask();
    expect(await ask()).toEqual({ step: 'link-sent', target, expiresIn: 900 });
  });

  it('learns from another kind of identifier', async () => {
    const said = { step: 'code-sent', ticket, channel: 'email', target: 'd•••@example.com', codeLength: 8, expiresIn: 90, resendIn: 9 };
    const client = clientOf(serverOf(json(said), problem(404)).fetch);
    await client.startPasswordReset({ identifier: email });
    const times = { codeLength: 8, expiresIn: 90, resendIn: 9 };
    expect(await client.startPasswordReset({ identifier: phone })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', ...times });
    expect(await client.startPasswordReset({ identifier: username })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', ...times });
  });

  it('never shows somebody else\'s methods or address', async () => {
    const methods = [{ id: 'm1', type: 'phone', channels: ['sms'], target: '••• 0142' }];
    const client = clientOf(serverOf(json({ step: 'code-sent', ticket, channel: 'email', target: 'd•••@example.com', codeLength: 6, methods }), problem(404)).fetch);
    await client.startPasswordReset({ identifier: email });
    expect(await client.startPasswordReset({ identifier: email })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', target, codeLength: 6 });
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

  it.each(['openLink', 'sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword'] as const)('%s: is told, for it tells of no account', async (operation) => {
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
    pass(30);
    const again = await client.sendCode({ ticket: decoy });
    expect(again).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', target, codeLength: 6, expiresIn: 300, resendIn: 30 });
    const { ticket: next } = again as { ticket: Ticket };
    expect(next).not.toBe(decoy);
    expect(await problemOf(client.verifyCode({ ticket: next, code: '123456' }))).toEqual({ code: 'invalid_code' });
    pass(30);
    expect((await client.sendCode({ ticket: next, channel: 'email' }))).toMatchObject({ step: 'code-sent', channel: 'email', target });
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
    const another = async () => { latest = (await client.startPasswordReset({ identifier: email }) as { ticket: Ticket }).ticket; };
    for (let n = 0; n < 31; n++) await another();
    expect(await problemOf(client.verifyCode({ ticket: decoy, code: '1' })), 'one that is used is kept').toEqual({ code: 'invalid_code' });
    for (let n = 0; n < 32; n++) await another();
    expect(await problemOf(client.verifyCode({ ticket: decoy, code: '1' }))).toEqual({ code: 'not_found' });
    expect(await problemOf(client.verifyCode({ ticket: latest, code: '1' }))).toEqual({ code: 'invalid_code' });
  });
});

describe('a decoy over time', () => {
  const wrong = async (client: RestClient, decoy: Ticket) => problemOf(client.verifyCode({ ticket: decoy, code: '123456' }));
  const start = async (client: RestClient): Promise<Ticket> => (await client.startPasswordReset({ identifier: email }) as { ticket: Ticket }).ticket;

  it('expires when a code would, and not before', async () => {
    const client = clientOf(serverOf(problem(404)).fetch);
    const decoy = await start(client);
    pass(299);
    expect(await wrong(client, decoy)).toEqual({ code: 'invalid_code' });
    pass(1);
    expect(await wrong(client, decoy)).toEqual({ code: 'code_expired' });
    const { ticket: next } = await client.sendCode({ ticket: decoy }) as { ticket: Ticket };
    expect(await wrong(client, next)).toEqual({ code: 'invalid_code' });
  });

  it('expires although the device slept, when the monotonic clock stood still, and although the clock was set back', async () => {
    const client = clientOf(serverOf(problem(404)).fetch);
    const slept = await start(client);
    vi.setSystemTime(Date.now() + 300_000);
    expect(await wrong(client, slept)).toEqual({ code: 'code_expired' });
    const turned = await start(client);
    pass(300);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await wrong(client, turned)).toEqual({ code: 'code_expired' });
  });

  it('of a server whose codes do not expire: does not', async () => {
    const client = clientOf(serverOf(json({ step: 'code-sent', ticket, channel: 'email', codeLength: 6 }), problem(404)).fetch);
    await start(client);
    const decoy = await start(client);
    pass(86_400);
    expect(await wrong(client, decoy)).toEqual({ code: 'invalid_code' });
  });

  it('told its attempts: counts down, ends, and begins anew with the next code', async () => {
    const client = clientOf(serverOf(problem(404)).fetch, { conceal: { attempts: 3 } });
    const decoy = await start(client);
    expect(await wrong(client, decoy)).toEqual({ code: 'invalid_code', attemptsLeft: 2 });
    pass(30);
    const { ticket: again } = await client.sendCode({ ticket: decoy }) as { ticket: Ticket };
    expect(await wrong(client, again), 'a new code does not reset them').toEqual({ code: 'invalid_code', attemptsLeft: 1 });
    expect(await wrong(client, again)).toEqual({ code: 'too_many_attempts' });
    expect(await wrong(client, again)).toEqual({ code: 'too_many_attempts' });
    pass(300);
    expect(await wrong(client, again), 'rule 13: before code_expired').toEqual({ code: 'too_many_attempts' });
    const { ticket: anew } = await client.sendCode({ ticket: again }) as { ticket: Ticket };
    expect(await wrong(client, anew)).toEqual({ code: 'invalid_code', attemptsLeft: 2 });
  });

  it('learns the attempts from an honest wrong code', async () => {
    const honest = json({ step: 'code-sent', ticket, channel: 'email', codeLength: 6 });
    const client = clientOf(serverOf(honest, problem(422, { code: 'invalid_code', attemptsLeft: 1 }), problem(404)).fetch);
    expect(await wrong(client, await start(client))).toEqual({ code: 'invalid_code', attemptsLeft: 1 });
    const decoy = await start(client);
    expect(await wrong(client, decoy)).toEqual({ code: 'invalid_code', attemptsLeft: 1 });
    expect(await wrong(client, decoy)).toEqual({ code: 'too_many_attempts' });
  });

  it('sent again too early: is told to wait, as anybody is', async () => {
    const client = clientOf(serverOf(problem(404)).fetch);
    const decoy = await start(client);
    pass(12);
    expect(await problemOf(client.sendCode({ ticket: decoy }))).toEqual({ code: 'rate_limited', retryAfter: 18 });
    pass(18);
    expect(await client.sendCode({ ticket: decoy })).toMatchObject({ step: 'code-sent' });
  });

  it('of a link: waits alike, by address', async () => {
    const client = clientOf(serverOf(problem(404)).fetch);
    const ask = (identifier: Identifier) => client.requestRegistrationLink({ identifier, reason: 'reset' });
    expect(await ask(email)).toMatchObject({ step: 'link-sent' });
    pass(10);
    expect(await problemOf(ask(email))).toEqual({ code: 'rate_limited', retryAfter: 20 });
    expect(await ask(username)).toMatchObject({ step: 'link-sent' });
    pass(20);
    expect(await ask(email)).toMatchObject({ step: 'link-sent' });
  });
});

describe('the figures of a decoy', () => {
  const conceal = { codeLength: 8, expiresIn: 600, linkExpiresIn: 3_600, resendIn: 60, attempts: 5 };

  it('are what the client was told, from the first visitor on', async () => {
    const client = clientOf(serverOf(problem(404)).fetch, { conceal });
    expect(await client.startPasswordReset({ identifier: email })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', target, codeLength: 8, expiresIn: 600, resendIn: 60 });
    expect(await client.requestRegistrationLink({ identifier: email, reason: 'reset' })).toEqual({ step: 'link-sent', target, expiresIn: 3_600, resendIn: 60 });
  });

  it('follow the server\'s honest answers, once there was one', async () => {
    const client = clientOf(serverOf(json({ step: 'code-sent', ticket, channel: 'email', codeLength: 5, expiresIn: 90 }), problem(404)).fetch, { conceal });
    await client.startPasswordReset({ identifier: email });
    expect(await client.startPasswordReset({ identifier: email })).toEqual({ step: 'code-sent', ticket: anyTicket, channel: 'email', target, codeLength: 5, expiresIn: 90 });
  });
});

describe('the mask beside a first code', () => {
  const known: Identifier = { kind: 'email', value: 'daisey.duck@example.com' };
  const honest = (said?: string) => json({ step: 'code-sent', ticket, channel: 'email', codeLength: 6, ...(said && { target: said }) });

  it.each(['da*********k@example.com', 'D***@e***.com', undefined])('is ours, also where the server says %s', async (said) => {
    const client = clientOf(serverOf(honest(said)).fetch);
    expect(await client.startPasswordReset({ identifier: known })).toMatchObject({ target: 'd•••@example.com' });
    expect(await client.sendCode({ ticket })).toMatchObject({ target: 'd•••@example.com' });
  });

  it.each([phone, username])('is missing where no email address was typed: $kind', async (identifier) => {
    const client = clientOf(serverOf(honest('d•••@example.com')).fetch);
    expect(await client.startPasswordReset({ identifier })).not.toHaveProperty('target');
    expect(await client.sendCode({ ticket })).not.toHaveProperty('target');
  });

  it('is ours beside a link, too', async () => {
    const client = clientOf(serverOf(json({ step: 'link-sent', target: 'D***', expiresIn: 900 })).fetch);
    expect(await client.requestRegistrationLink({ identifier: known, reason: 'reset' })).toMatchObject({ target: 'd•••@example.com' });
  });

  it('is the server\'s where a code goes elsewhere', async () => {
    const client = clientOf(serverOf(honest(), json({ step: 'code-sent', ticket, channel: 'sms', target: '••• 0142', codeLength: 6 })).fetch);
    await client.startPasswordReset({ identifier: known });
    expect(await client.sendCode({ ticket, methodId: 'm1', channel: 'sms' })).toMatchObject({ target: '••• 0142' });
  });
});

describe('a sign-in that a server refuses by telling who exists', () => {
  const credentials = { identifier: email, password: 'Quack' };
  const refusals = [[401, {}], [404, {}], [409, {}], [422, {}], [404, { code: 'not_found' }], [409, { code: 'conflict' }], [422, { code: 'teapot' }], [400, { code: 'not_found' }]] as const;

  it.each(refusals)('%i %j: has the wrong credentials', async (status, body) => {
    expect(await problemOf(clientOf(serverOf(problem(status, body)).fetch).signIn(credentials))).toEqual({ code: 'invalid_credentials' });
    expect(console.warn).toHaveBeenCalledTimes(status === 404 ? 1 : 0);
  });

  it('warns the developer once', async () => {
    const client = clientOf(serverOf(problem(404)).fetch);
    await problemOf(client.signIn(credentials));
    await problemOf(client.signIn(credentials));
    expect(vi.mocked(console.warn).mock.calls.join()).toMatch(/^latchkey: \/v1\/flows\/sign-in answered 404[^@]*$/);
  });

  it('keeps the trace id', async () => {
    expect((await errorOf(clientOf(serverOf(problem(404, { traceId: 'trace-1' })).fetch).signIn(credentials))).traceId).toBe('trace-1');
  });

  it.each([[409, { code: 'registration_failed' }], [423, { code: 'account_locked' }], [403, {}], [422, { code: 'invalid_input', fields: {} }]] as const)('%i %j: is told', async (status, body) => {
    expect(await problemOf(clientOf(serverOf(problem(status, body)).fetch).signIn(credentials))).not.toEqual({ code: 'invalid_credentials' });
  });

  it('with a ticket is told: somebody has been let in before', async () => {
    const client = clientOf(serverOf(problem(404), problem(409), problem(422)).fetch);
    const prove = () => problemOf(client.signIn({ ...credentials, ticket }));
    expect([await prove(), await prove(), await prove()]).toEqual([{ code: 'not_found' }, { code: 'conflict' }, { code: 'unexpected_response', status: 422 }]);
    expect(console.warn).not.toHaveBeenCalled();
  });
});

describe('what was typed, masked', () => {
  it.each([
    ['email', 'daisey.duck@example.com', 'd•••@example.com'],
    ['email', 'd@example.com', 'd•••@example.com'],
    ['email', '"a@b"@example.com', '"•••@example.com'],
    ['email', '😀duck@example.com', '😀•••@example.com'],
    ['email', 'no-at-sign', 'n•••'],
  ] as const)('%s %s: is %s', async (kind, value, masked) => {
    const client = clientOf(serverOf(problem(404)).fetch);
    expect(await client.startPasswordReset({ identifier: { kind, value } })).toMatchObject({ target: masked });
  });
});
