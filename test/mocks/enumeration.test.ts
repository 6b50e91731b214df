import { describe, expect, it } from 'vitest';
import type { MockUser } from '../../src/mocks/index.js';
import { backendWith, elmer, Visitor, type Answer } from './support.js';

const users: readonly MockUser[] = [
  { id: 'u-locked', username: 'locked2021', name: 'Lou Locked', email: 'lou.locked@example.com', registration: 'complete', phones: ['+12025550160'], status: 'locked' },
  { id: 'u-disabled', username: 'disabled2021', name: 'Dee Disabled', email: 'dee.disabled@example.com', registration: 'complete', phones: ['+12025550161'], status: 'disabled' },
];

/** One name of each sort, in each kind. */
const names: readonly [kind: string, known: string, others: readonly string[]][] = [
  ['email', elmer, ['nobody@example.com', 'lou.locked@example.com', 'dee.disabled@example.com']],
  ['username', 'emailonly2021', ['nobody2021', 'locked2021', 'disabled2021']],
  ['phone', '+12025550142', ['+12025550999', '+12025550160', '+12025550161']],
];

/** All that can be told apart from outside, once tickets, trace ids and the visitor's own input are taken out. */
const looks = ({ status, headers, body }: Answer) => ({
  status,
  headers: [...headers].filter(([name]) => name !== 'x-request-id').sort(),
  body: { ...body, ...(body.ticket && { ticket: body.ticket.length }), ...(body['traceId'] !== undefined && { traceId: '' }), target: typeof body['target'] },
  members: Object.keys(body),
});

describe.each(names)('somebody who gives the %s of nobody, of a locked or a disabled user', (kind, known, others) => {
  it.each(others)('%s: is answered like anybody, all the way', async (other) => {
    const walk = async (value: string) => {
      const visitor = new Visitor(backendWith({ users }));
      const seen = [await visitor.forgot(value, kind)];
      for (let attempt = 0; attempt < 4; attempt += 1) seen.push(await visitor.wrong());
      seen.push(await visitor.go('sendCode'));
      seen.push(await visitor.go('callStatus'), await visitor.go('setPassword', { password: 'whatever' }), await visitor.go('sendCode', { channel: 'sms' }));
      seen.push(await visitor.go('enroll', { type: 'email', channel: 'email' }));
      visitor.backend.advance(30);
      seen.push(await visitor.go('sendCode'), await visitor.wrong());
      visitor.backend.advance(300);
      seen.push(await visitor.wrong());
      visitor.backend.advance(900);
      seen.push(await visitor.wrong());
      return seen.map(looks);
    };
    expect(await walk(other)).toEqual(await walk(known));
  });

  it.each(others)('%s: gets the answer of a registration link and no mail', async (other) => {
    const ask = async (value: string) => {
      const visitor = new Visitor(backendWith({ users }));
      return { answers: [looks(await visitor.link(value, kind)), looks(await visitor.link(value, kind))], backend: visitor.backend };
    };
    const [theirs, anybodys] = [await ask(other), await ask(known)];
    expect(theirs.answers).toEqual(anybodys.answers);
    expect(theirs.backend.outbox).toHaveLength(0);
    expect(anybodys.backend.outbox).toHaveLength(1);
  });

  it.each(others)('%s: is sent nothing by a reset, and no code ever verifies', async (other) => {
    const backend = backendWith({ users });
    const visitor = new Visitor(backend);
    await visitor.forgot(other, kind);
    expect(backend.outbox).toHaveLength(0);
    // The same seed sends the same code to somebody who exists: it must not open a decoy.
    const twin = new Visitor(backendWith({ users }));
    await twin.forgot(known, kind);
    const code = twin.backend.outbox[0]?.code ?? '';
    expect((await visitor.verify(code)).body.code).toBe('invalid_code');
    expect((await twin.verify(code)).status).toBe(200);
  });
});

describe('what an answer repeats', () => {
  it('is the visitor’s own email, masked, also where nobody has it', async () => {
    expect((await new Visitor(backendWith()).forgot('NoBody@Example.com')).body['target']).toBe('n•••@example.com');
  });

  it('is nothing for a phone or a username: no code goes there, and the mailbox behind it is not told', async () => {
    const visitor = new Visitor(backendWith());
    expect((await visitor.forgot('+12025550142', 'phone')).body).not.toHaveProperty('target');
    expect((await visitor.forgot('dduck2021', 'username')).body).not.toHaveProperty('target');
    expect((await visitor.link('dduck2021')).body).not.toHaveProperty('target');
  });

  it('shows no phone before the email code is verified', async () => {
    const sent = await new Visitor(backendWith()).forgot('daisey.duck@example.com');
    expect(JSON.stringify(sent.body)).not.toContain('0142');
    expect(sent.body).not.toHaveProperty('methods');
  });
});
