import { describe, expect, it } from 'vitest';
import { createAuthServer, memoryStore, type LogEntry } from '../../src/server/index.js';
import { daisey, elmer, newest, newestLinkToken, newPassword, paths, post, read, request, type Answer } from '../mocks/support.js';
import { awkwardPeople, createPortal, secret, type Portal } from './portal.js';

const identifier = { kind: 'email', value: elmer };
type Visitor = ReturnType<Portal['visitor']>;
const cookieOf = ({ headers }: Answer) => headers.getSetCookie()[0];
const accountOf = ({ sessions }: Portal, answer: Answer) =>
  sessions.accountOf(new Request('https://portal.example', { headers: { Cookie: cookieOf(answer)?.split(';')[0] ?? '' } }));
const asAdmin = { Authorization: 'Bearer admin' };
const administer = async ({ fetch }: Portal, path: string, headers: Record<string, string>, body?: object) =>
  read(await fetch(request(path, {
    method: body ? 'POST' : 'GET', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers }, ...(body && { body: JSON.stringify(body) }),
  })));

/** A sign-in by text message, to the end. */
const signedIn = async (visitor: Visitor) => {
  await visitor.signIn('dduck2021');
  await visitor.go('sendCode', { channel: 'sms' });
  return visitor.verify();
};
const atNewPassword = async (visitor: Visitor, email = elmer) => {
  await visitor.forgot(email);
  return visitor.verify();
};

describe('a repeated request', () => {
  it('gets the whole answer again, its session included', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { channel: 'sms' });
    const input = { ticket: visitor.ticket, code: newest(portal).code };
    const [first, again] = [await visitor.ask('verifyCode', input, 'key'), await visitor.ask('verifyCode', input, 'key')];
    expect(cookieOf(first)).toMatch(/^session=/);
    expect([again.status, again.body, cookieOf(again)]).toEqual([200, { step: 'done', signedIn: true }, cookieOf(first)]);
    portal.advance(60);
    expect((await visitor.ask('verifyCode', input, 'key')).body.code).toBe('ticket_expired');
  });

  it.each([
    ['startPasswordReset', { identifier }],
    ['requestRegistrationLink', { identifier, reason: 'reset' }],
  ] as const)('of %s, at once: one answer and one mail', async (operation, input) => {
    const portal = createPortal();
    const answers = await Promise.all(Array.from({ length: 5 }, () => portal.visitor().ask(operation, input, 'key')));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(portal.outbox).toHaveLength(1);
  });

  it('of a step, at once: it is done once', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await visitor.forgot(elmer);
    const input = { ticket: visitor.ticket, code: newest(portal).code };
    const answers = await Promise.all(Array.from({ length: 5 }, () => visitor.ask('verifyCode', input, 'key')));
    expect(new Set(answers.map(({ body }) => body.ticket)).size).toBe(1);
    expect((await visitor.go('setPassword', { password: newPassword })).body.step).toBe('done');
  });

  it('with different keys, at once: one moves on, and the ticket does not fork', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await visitor.forgot(elmer);
    const input = { ticket: visitor.ticket, code: newest(portal).code };
    const answers = await Promise.all(Array.from({ length: 5 }, () => visitor.ask('verifyCode', input)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
  });

  it('of a wrong code, at once: each counts', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await visitor.forgot(elmer);
    const answers = await Promise.all(Array.from({ length: 5 }, () => visitor.ask('verifyCode', { ticket: visitor.ticket, code: '00000x' }, 'key')));
    expect(answers.map(({ body }) => body['attemptsLeft'] ?? body.code)).toEqual([2, 1, 'too_many_attempts', 'too_many_attempts', 'too_many_attempts']);
  });

  it('of two flows that set a password, at once: one wins, the other is over', async () => {
    const portal = createPortal();
    const visitors = [portal.visitor(), portal.visitor()];
    for (const visitor of visitors) await atNewPassword(visitor);
    const answers = await Promise.all(visitors.map((visitor, index) => visitor.go('setPassword', { password: `${newPassword}-${index}` })));
    expect(answers.map(({ body }) => body.step ?? body.code).sort()).toEqual(['done', 'ticket_expired']);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await portal.visitor().signIn('emailonly2021', `${newPassword}-${winner}`)).status).toBe(200);
  });
});

describe('a session', () => {
  it('begins with signedIn, and with nothing else', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    const started = await visitor.signIn('dduck2021');
    expect(cookieOf(started)).toBeUndefined();
    const done = await signedIn(visitor);
    expect(done.body).toEqual({ step: 'done', signedIn: true });
    expect(accountOf(portal, done)).toBe('u-dduck');
  });

  it('knows what was proved, and whether to remember', async () => {
    const begun: unknown[] = [];
    const visitor = createPortal({ sessions: ({ begin }) => ({ begin: async (account, options) => {
      begun.push([account.id, options]);
      return begin(account, options);
    } }) }).visitor();
    await visitor.signIn('dduck2021', undefined, { remember: true });
    await visitor.go('sendCode', { channel: 'sms' });
    await visitor.verify();
    expect(begun).toEqual([['u-dduck', { remember: true, proofs: ['password', 'phone'] }]]);
  });

  it.each<[string, string, boolean]>([
    ['of somebody registered without a phone, whose mailbox was proved', elmer, true],
    ['of somebody whose registration is not complete', 'sally.started@example.com', false],
    ['of somebody whose registration was reset', 'rita.reset@example.com', false],
  ])('after a password reset %s: %j → %j', async (_, email, signed) => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await atNewPassword(visitor, email);
    const done = await visitor.go('setPassword', { password: newPassword });
    expect(done.body).toEqual({ step: 'done', signedIn: signed });
    expect(cookieOf(done) !== undefined).toBe(signed);
  });

  it('is not begun by a password reset for an account without a factor', async () => {
    const visitor = createPortal({ directory: () => ({ factors: async () => [] }) }).visitor();
    await atNewPassword(visitor);
    expect((await visitor.go('setPassword', { password: newPassword })).body).toEqual({ step: 'done', signedIn: false });
    expect((await visitor.signIn('emailonly2021', newPassword)).body.step).toBe('enroll');
  });

  it.each<[string, (portal: Portal) => Promise<unknown>]>([
    ['a password reset', async (portal) => {
      const visitor = portal.visitor();
      await atNewPassword(visitor, daisey);
      await visitor.go('sendCode', { channel: 'sms' });
      await visitor.verify();
      return visitor.go('setPassword', { password: newPassword });
    }],
    ['a reset of the registration', (portal) => administer(portal, '/v1/admin/users/u-dduck/registration-reset', asAdmin, {})],
  ])('ends with %s, and so does every flow', async (_, reset) => {
    const portal = createPortal();
    const done = await signedIn(portal.visitor());
    const other = portal.visitor();
    await other.signIn('dduck2021');
    expect(accountOf(portal, done)).toBe('u-dduck');
    await reset(portal);
    expect(accountOf(portal, done)).toBeUndefined();
    expect((await other.go('sendCode', { channel: 'sms' })).body.code).toBe('ticket_expired');
  });

  it('is not begun for somebody who is disabled while they sign in', async () => {
    let status: 'active' | 'disabled' = 'active';
    const portal = createPortal({ directory: (usual) => ({ byId: async (id) => {
      const account = await usual.byId(id);
      return account && { ...account, status };
    } }) });
    const visitor = portal.visitor();
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { channel: 'sms' });
    status = 'disabled';
    expect((await visitor.verify()).body.code).toBe('ticket_expired');
  });
});

describe('waits and tries', () => {
  it('hold for an address and channel across tickets', async () => {
    const portal = createPortal();
    const [one, other] = [portal.visitor(), portal.visitor()];
    await one.signIn('dduck2021');
    await one.go('sendCode', { channel: 'sms' });
    portal.advance(10);
    await other.signIn('dduck2021');
    expect((await other.go('sendCode', { channel: 'sms' })).body).toMatchObject({ code: 'rate_limited', retryAfter: 20 });
    expect((await other.go('sendCode', { channel: 'call' })).status).toBe(200);
    portal.advance(20);
    expect((await other.go('sendCode', { channel: 'sms' })).status).toBe(200);
  });

  it('of an entry start the wait, for a name that exists and for one that does not', async () => {
    for (const value of [elmer, 'nobody@example.com']) {
      const portal = createPortal();
      const [one, other] = [portal.visitor(), portal.visitor()];
      await one.forgot(value);
      portal.advance(20);
      await other.forgot(value);
      portal.advance(20);
      expect((await one.go('sendCode')).body, value).toMatchObject({ code: 'rate_limited', retryAfter: 10 });
    }
  });

  it('hold after too many attempts, too', async () => {
    const visitor = createPortal().visitor();
    await visitor.forgot(elmer);
    for (let attempt = 0; attempt < 3; attempt += 1) await visitor.wrong();
    expect((await visitor.go('sendCode')).body).toMatchObject({ code: 'rate_limited', retryAfter: 30 });
  });

  it.each([elmer, 'nobody@example.com'])('for %s: five rounds of wrong codes an hour, in whatever tickets', async (value) => {
    const portal = createPortal();
    const visitor = portal.visitor();
    for (let round = 0; round < 5; round += 1) {
      expect((await visitor.forgot(value)).status).toBe(200);
      const answers = [await visitor.wrong(), await visitor.wrong(), await visitor.wrong()];
      expect(answers.map(({ body }) => body['attemptsLeft'] ?? body.code)).toEqual([2, 1, 'too_many_attempts']);
      portal.advance(30);
    }
    expect((await visitor.wrong()).body.code).toBe('too_many_attempts');
    expect((await visitor.go('sendCode')).body).toMatchObject({ code: 'rate_limited', retryAfter: 3_450 });
    expect((await visitor.forgot(value)).body.code).toBe('rate_limited');
    portal.advance(3_450);
    expect((await visitor.forgot(value)).status).toBe(200);
  });

  it('do not begin anew with a ticket: two wrong codes in each are as many', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    for (let time = 0; time < 8; time += 1) {
      await visitor.forgot(elmer);
      await visitor.wrong();
      await visitor.wrong();
      portal.advance(30);
    }
    expect((await visitor.forgot(elmer)).body.code).toBe('rate_limited');
  });

  it('used up in other tickets: a right code is refused as well', async () => {
    const portal = createPortal();
    const first = portal.visitor();
    await first.forgot(elmer);
    const { code } = newest(portal);
    const other = portal.visitor();
    for (let round = 0; round < 5; round += 1) {
      await other.forgot(elmer);
      for (let attempt = 0; attempt < 3; attempt += 1) await other.wrong();
    }
    expect((await first.verify(code)).body.code).toBe('too_many_attempts');
  });

  it('let so many messages an hour go to one address, and tell nobody before a proof', async () => {
    const portal = createPortal({ settings: { sendsPerHour: 2, resendIn: 0 } });
    const visitor = portal.visitor();
    for (let time = 0; time < 3; time += 1) expect((await visitor.forgot(elmer)).status).toBe(200);
    expect((await visitor.link('emailonly2021')).status).toBe(200);
    expect(portal.outbox).toHaveLength(2);
    await visitor.signIn('dduck2021');
    for (let time = 0; time < 2; time += 1) expect((await visitor.go('sendCode', { channel: 'sms' })).status).toBe(200);
    expect((await visitor.go('sendCode', { channel: 'sms' })).body.code).toBe('rate_limited');
  });

  it.each([['codeLength', 5], ['codeLifetime', 601], ['emailCodeLifetime', 3_601], ['ticketLifetime', 3_601], ['linkLifetime', 86_401], ['codeRounds', 6], ['pollIn', Number.NaN]])(
    'are within the contract: %s of %d is refused', (name, value) => {
      expect(() => createPortal({ settings: { [name]: value } })).toThrow(`latchkey: settings.${name} must be a number from`);
    });
});

describe('a link', () => {
  const landed = async (portal: Portal, wait = 0) => {
    const visitor = portal.visitor();
    await visitor.link('reset2021');
    portal.advance(wait);
    await visitor.ask('openLink', { token: newestLinkToken(portal) });
    return visitor;
  };
  const prove = { identifier: { kind: 'username', value: 'reset2021' }, password: 'Quack-quack-2021' };

  it('lends its life to the tickets after it', async () => {
    const portal = createPortal();
    const visitor = await landed(portal, 1_000);
    expect((await visitor.go('signIn', prove)).body.step).toBe('enroll');
    portal.advance(200);
    expect((await visitor.go('enroll', { type: 'email', channel: 'email' })).body.code).toBe('ticket_expired');
  });

  it('that was used and has expired is told to have been used; one that has expired is still told from none', async () => {
    const portal = createPortal();
    const visitor = await landed(portal);
    const token = newestLinkToken(portal);
    portal.advance(30);
    await portal.visitor().link('started2021');
    const expired = newestLinkToken(portal);
    await visitor.go('signIn', prove);
    await visitor.go('enroll', { type: 'email', channel: 'email' });
    await visitor.verify();
    portal.advance(86_400);
    const codes = [];
    for (const one of [token, expired, 'made-up']) codes.push((await visitor.ask('openLink', { token: one })).body.code);
    expect(codes).toEqual(['link_used', 'link_expired', 'link_invalid']);
  });

  it('leads nowhere for somebody who has been disabled since', async () => {
    const portal = createPortal({ directory: (usual) => ({ byId: async (id) => {
      const account = await usual.byId(id);
      return account && { ...account, status: 'disabled' };
    } }) });
    const visitor = portal.visitor();
    await visitor.link('reset2021');
    expect((await visitor.ask('openLink', { token: newestLinkToken(portal) })).body.code).toBe('link_invalid');
  });
});

describe('of several reasons the first is told', () => {
  it('behind a link: ticket_expired before rate_limited', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await visitor.link('reset2021');
    await visitor.ask('openLink', { token: newestLinkToken(portal) });
    const prove = { identifier: { kind: 'username', value: 'reset2021' }, password: 'wrong' };
    for (let time = 0; time < 10; time += 1) await visitor.go('signIn', prove);
    expect((await visitor.go('signIn', prove)).body.code).toBe('rate_limited');
    expect((await visitor.ask('signIn', { ...prove, ticket: 't.unknown' })).body.code).toBe('ticket_expired');
  });

  it('of a code: too_many_attempts before code_expired, code_expired before invalid_code', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await visitor.forgot(elmer);
    await visitor.wrong();
    portal.advance(300);
    expect((await visitor.wrong()).body.code).toBe('code_expired');
    await visitor.forgot(elmer);
    for (let attempt = 0; attempt < 3; attempt += 1) await visitor.wrong();
    portal.advance(300);
    expect((await visitor.wrong()).body.code).toBe('too_many_attempts');
    portal.advance(600);
    expect((await visitor.wrong()).body.code).toBe('ticket_expired');
  });
});

describe('a proven factor', () => {
  it('is asked for before another is bound, whatever the registration says', async () => {
    const portal = createPortal({ directory: (usual) => ({ find: async (who) => {
      const account = await usual.find(who);
      return account && { ...account, registration: 'incomplete' };
    } }) });
    const visitor = portal.visitor();
    expect((await visitor.signIn('dduck2021')).body.step).toBe('choose-method');
    expect((await visitor.go('enroll', { type: 'email', channel: 'email' })).body.code).toBe('conflict');
    await visitor.go('sendCode', { channel: 'sms' });
    expect((await visitor.verify()).body.step).toBe('enroll');
  });
});

describe('an operation out of turn', () => {
  const inputs = { sendCode: {}, verifyCode: { code: '000000' }, callStatus: {}, enroll: { type: 'email', channel: 'email' }, setPassword: { password: newPassword } };
  type Name = keyof typeof inputs;
  const walks: readonly [step: string, allowed: readonly Name[], walk: (visitor: Visitor, portal: Portal) => Promise<unknown>][] = [
    ['choose-method', ['sendCode'], (visitor) => visitor.signIn('dduck2021')],
    ['code-sent', ['sendCode', 'verifyCode'], (visitor) => visitor.forgot(elmer)],
    ['call-in-progress', ['sendCode', 'callStatus'], async (visitor) => {
      await visitor.signIn('dduck2021');
      await visitor.go('sendCode', { channel: 'call' });
    }],
    ['prove-password', [], async (visitor, portal) => {
      await visitor.link('reset2021');
      await visitor.ask('openLink', { token: newestLinkToken(portal) });
    }],
    ['enroll', ['enroll'], (visitor) => visitor.signIn('started2021')],
    ['set-password', ['setPassword'], (visitor) => atNewPassword(visitor)],
  ];

  it.each(walks)('at %s is a conflict, but for %j, and changes nothing', async (_, allowed, walk) => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await walk(visitor, portal);
    const { ticket } = visitor;
    const before = portal.outbox.length;
    for (const name of (Object.keys(inputs) as Name[]).filter((one) => !allowed.includes(one))) {
      expect(await visitor.ask(name, { ticket, ...inputs[name] }), name).toMatchObject({ status: 409, body: { code: 'conflict' } });
    }
    expect(portal.outbox).toHaveLength(before);
    for (const name of allowed) expect((await visitor.ask(name, { ticket, ...inputs[name] })).body.code, name).not.toBe('ticket_expired');
  });

  it('ends a call by a code, and hangs up', async () => {
    const portal = createPortal();
    const visitor = portal.visitor();
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { channel: 'call' });
    expect(portal.phones.pending).toHaveLength(1);
    await visitor.go('sendCode', { channel: 'sms' });
    expect(portal.phones.pending).toEqual([]);
  });

  const ringing = async () => {
    const ids: string[] = [];
    const portal = createPortal({ messenger: { send: async (message) => { if (message.kind === 'call') ids.push(message.callId); } } });
    const visitor = portal.visitor();
    await visitor.signIn('dduck2021');
    await visitor.go('sendCode', { channel: 'call' });
    return { portal, visitor, report: async (...given: Parameters<NonNullable<typeof portal.server>['callAnswered']>) => portal.server?.callAnswered(...given), id: ids[0] ?? '' };
  };

  it('leads on by # alone, of the call that rings', async () => {
    const { visitor, report, id } = await ringing();
    await report('another', 'hash');
    expect((await visitor.go('callStatus')).body.step).toBe('call-in-progress');
    await report(id, 'hash');
    expect((await visitor.go('callStatus')).body).toEqual({ step: 'done', signedIn: true });
  });

  it('a # after the call has ended otherwise, rung out or given way to a code proves nothing', async () => {
    const busy = await ringing();
    await busy.report(busy.id, 'busy');
    await busy.report(busy.id, 'hash');
    expect((await busy.visitor.go('callStatus')).body).toMatchObject({ code: 'delivery_failed', reason: 'busy' });
    const late = await ringing();
    late.portal.advance(60);
    await late.report(late.id, 'hash');
    expect((await late.visitor.go('callStatus')).body).toMatchObject({ code: 'delivery_failed', reason: 'no-answer' });
    const replaced = await ringing();
    await replaced.visitor.go('sendCode', { channel: 'sms' });
    await replaced.report(replaced.id, 'hash');
    expect((await replaced.visitor.go('callStatus')).body.code).toBe('conflict');
  });
});

describe('names', () => {
  it.each([['email', 'DAISEY.duck@Example.COM'], ['username', 'DDUCK2021'], ['username', ' dduck2021 ']])('of the kind %s are compared without case: %j', async (kind, value) => {
    const visitor = createPortal().visitor();
    expect((await visitor.ask('signIn', { identifier: { kind, value }, password: 'Quack-quack-2021' })).body.step).toBe('choose-method');
  });

  it('of others cannot be enrolled by another case, where the directory looks for the lower one', async () => {
    const visitor = createPortal({ directory: ({ find }) => ({ find: async (who) => (who.value === who.value.toLowerCase() ? find(who) : undefined) }) }).visitor();
    await visitor.signIn('started2021');
    expect((await visitor.go('enroll', { type: 'email', value: 'Daisey.Duck@EXAMPLE.com', channel: 'email' })).body.code).toBe('method_taken');
  });

  it('of limits are, too', async () => {
    const visitor = createPortal().visitor();
    await visitor.link('emailonly2021');
    expect((await visitor.link('EMAILONLY2021')).body.code).toBe('rate_limited');
  });
});

describe('a weak password', () => {
  it('is told every rule that it breaks: those of its characters and those that only the directory knows', async () => {
    const visitor = createPortal({ settings: { policy: { minLength: 30, rules: ['uppercase', 'digit', 'symbol', 'not-banned', 'not-personal', 'not-recent'] } } }).visitor();
    await atNewPassword(visitor);
    expect((await visitor.go('setPassword', { password: 'elmer.only password' })).body['violations']).toEqual(['min-length', 'uppercase', 'digit', 'not-banned', 'not-personal']);
    expect((await visitor.go('setPassword', { password: 'Quack-quack-2021' })).body['violations']).toEqual(['min-length', 'not-recent']);
  });
});

describe('the administrator’s routes', () => {
  const search = '/v1/admin/users/search';
  const reset = '/v1/admin/users/u-dduck/registration-reset';
  it.each<[string, Record<string, string>, string, object | undefined, string]>([
    ['nobody', {}, search, { limit: 5 }, 'unauthorized'],
    ['an ordinary user', { Authorization: 'Bearer user' }, search, { limit: 5 }, 'forbidden'],
    ['an ordinary user', { Authorization: 'Bearer user' }, '/v1/admin/users/u-dduck', undefined, 'forbidden'],
    ['an ordinary user', { Authorization: 'Bearer user' }, reset, {}, 'forbidden'],
    ['an administrator who signed in long ago', { Authorization: 'Bearer stale' }, reset, {}, 'reauthentication_required'],
    ['an administrator, about another’s user,', asAdmin, '/v1/admin/users/u-stranger/registration-reset', {}, 'not_found'],
    ['an administrator, about themselves,', asAdmin, '/v1/admin/users/u-padmin/registration-reset', {}, 'forbidden'],
  ])('answer %s %j to %s %j with %s, and change nothing', async (_, headers, path, body, code) => {
    const portal = createPortal();
    expect((await administer(portal, path, headers, body)).body.code).toBe(code);
    expect(portal.outbox).toHaveLength(0);
  });

  it('repeat a reset for the administrator who asked, and for nobody else', async () => {
    const portal = createPortal();
    expect((await administer(portal, reset, { ...asAdmin, 'Idempotency-Key': 'key' }, {})).status).toBe(200);
    expect((await administer(portal, reset, { ...asAdmin, 'Idempotency-Key': 'key' }, {})).status).toBe(200);
    expect((await administer(portal, reset, { Authorization: 'Bearer user', 'Idempotency-Key': 'key' }, {})).body.code).toBe('forbidden');
    expect((await administer(portal, reset, { 'Idempotency-Key': 'key' }, {})).body.code).toBe('unauthorized');
    expect(portal.outbox.filter(({ kind }) => kind === 'link')).toHaveLength(1);
  });
});

describe('a page of another origin', () => {
  const from = (origin: string, method = 'POST') => ({ method, headers: { 'Origin': origin, 'Content-Type': 'application/json', 'Idempotency-Key': 'key' } });
  const ask = (origins: readonly string[], origin: string) =>
    createPortal({ origins }).fetch(`https://portal.example/auth${paths.startPasswordReset}`, { ...from(origin), body: JSON.stringify({ identifier }) });

  it.each(['https://evil.example', 'https://portal.example.evil.example', 'https://app.example.evil.example', 'http://app.example', 'https://app.example:444', 'null'])(
    'is refused, and changes nothing: %s', async (origin) => {
      const portal = createPortal({ origins: ['https://app.example'] });
      const { status, headers, body } = await read(await portal.fetch(`https://portal.example/auth${paths.startPasswordReset}`, { ...from(origin), body: JSON.stringify({ identifier }) }));
      expect([status, body.code, headers.has('Access-Control-Allow-Origin')]).toEqual([403, 'forbidden', false]);
      expect(JSON.stringify([...headers, body])).not.toContain(origin);
      expect(portal.outbox).toHaveLength(0);
    });

  it('is answered when it is listed, with credentials', async () => {
    const { status, headers } = await ask(['https://app.example'], 'https://app.example');
    expect([status, headers.get('Access-Control-Allow-Origin'), headers.get('Access-Control-Allow-Credentials'), headers.get('Vary')])
      .toEqual([200, 'https://app.example', 'true', 'Origin']);
  });

  it('is answered without CORS when it is the server’s own', async () => {
    const { status, headers } = await ask([], 'https://portal.example');
    expect([status, headers.has('Access-Control-Allow-Origin')]).toEqual([200, false]);
  });

  it.each([['https', 'http', 200], ['http', 'http', 200], ['http', 'https', 403]])('may be of %s where a proxy hands the request on by %s: %d', async (page, server, status) => {
    const sent = { ...from(`${page}://portal.example`), body: JSON.stringify({ identifier }) };
    expect((await createPortal().fetch(`${server}://portal.example/auth${paths.startPasswordReset}`, sent)).status).toBe(status);
  });

  it('may ask beforehand, if it is listed', async () => {
    const { fetch } = createPortal({ origins: ['https://app.example'] });
    const asked = (origin: string) => fetch(`https://portal.example${paths.signIn}`, { method: 'OPTIONS', headers: { 'Origin': origin, 'Access-Control-Request-Method': 'POST' } });
    expect((await asked('https://app.example')).status).toBe(204);
    expect((await asked('https://evil.example')).status).toBe(403);
  });
});

describe('a bad request', () => {
  it('with a body that is too long is not read to its end', async () => {
    const { fetch } = createPortal();
    expect(await read(await fetch(post(paths.openLink, { token: 'x'.repeat(70_000) })))).toMatchObject({ status: 413, body: { code: 'invalid_input', fields: { body: 'too-long' } } });
  });

  it('is answered with 500 and no word of it where a port fails, and the log hears why', async () => {
    const entries: LogEntry[] = [];
    const portal = createPortal({ directory: () => ({ find: () => Promise.reject(new Error(`no table of ${elmer}`)) }), log: (entry) => { entries.push(entry); } });
    const { status, headers, body } = await portal.visitor().forgot(elmer);
    expect([status, body]).toEqual([500, { title: 'The server failed.', status: 500 }]);
    expect(entries).toEqual([{ event: 'failure', error: expect.any(Error), traceId: headers.get('X-Request-Id') }]);
  });

  it('whatever it holds, tells the log no input', async () => {
    const entries: LogEntry[] = [];
    const portal = createPortal({ log: (entry) => { entries.push(entry); } });
    const visitor = portal.visitor();
    await visitor.signIn('dduck2021', 'a secret password');
    await visitor.forgot(elmer);
    await visitor.verify();
    const told = JSON.stringify(entries);
    for (const text of ['a secret password', elmer, 'dduck2021', visitor.ticket]) expect(told).not.toContain(text);
    expect(entries).toHaveLength(3);
  });
});

describe('a known, an unknown, a locked and a disabled name', () => {
  it.each(['nobody@example.com', 'lou.locked@example.com', 'dee.disabled@example.com'])('%s: costs as many operations of the store as anybody’s', async (value) => {
    const work = async (email: string) => {
      const asked: string[] = [];
      const portal = createPortal({ users: awkwardPeople, store: (clock) => {
        const store = memoryStore({ clock });
        return new Proxy(store, { get: (target, name) => (...values: unknown[]) => {
          asked.push(String(name));
          return (Reflect.get(target, name) as (...given: unknown[]) => unknown)(...values);
        } });
      } });
      const visitor = portal.visitor();
      await visitor.forgot(email);
      await visitor.wrong();
      portal.advance(30);
      await visitor.go('sendCode');
      await visitor.go('setPassword', { password: newPassword });
      await visitor.link(email, 'email');
      await visitor.ask('signIn', { identifier: { kind: 'email', value: email }, password: 'wrong' });
      return asked;
    };
    expect(await work(value)).toEqual(await work(elmer));
  });
});

describe('a server', () => {
  it('with a store has a secret of 32 characters', () => {
    const { secret: _, ...parts } = createPortal().parts;
    for (const options of [{ secret: 'short' }, { store: memoryStore() }]) expect(() => createAuthServer({ ...parts, ...options })).toThrow('a secret of at least 32 characters');
    expect(createAuthServer({ ...parts, secret, store: memoryStore() }).fetch).toBeTypeOf('function');
  });
});
