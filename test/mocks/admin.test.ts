import { describe, expect, it } from 'vitest';
import type { MockUser } from '../../src/mocks/index.js';
import { backendWith, daisey, newest, newestLinkToken, paths, post, read, request, Visitor } from './support.js';

const admin = () => new Visitor(backendWith());
const getUser = async ({ backend }: Visitor, id: string) => read(await backend.fetch(request(`${paths.getUser}/${id}`)));
const reset = async ({ backend }: Visitor, id: string, key = crypto.randomUUID() as string) =>
  read(await backend.fetch(post(`${paths.getUser}/${id}/registration-reset`, {}, { key })));
const names = (body: Record<string, unknown>) => (body['users'] as MockUser[]).map(({ username }) => username);

describe('listing users', () => {
  it('shows whom this admin manages, by name, unmasked', async () => {
    const { status, body } = await admin().ask('listUsers', { limit: 25 });
    expect(status).toBe(200);
    expect(names(body)).toEqual(['dduck2021', 'emailonly2021', 'padmin2021', 'reset2021', 'started2021', 'twophones2021']);
    expect(body['total']).toBe(6);
    expect(body).not.toHaveProperty('nextCursor');
    expect((body['users'] as object[])[0]).toEqual({
      id: 'u-dduck', name: 'Daisey Duck', username: 'dduck2021', signInName: 'dduck2021@id.portal.example',
      email: daisey, phone: '+12025550142', fax: '+12025550152', registration: 'complete',
    });
  });

  it.each([['duck', ['dduck2021']], ['RITA', ['reset2021']], ['0143', ['twophones2021']], ['elmer.only@', ['emailonly2021']], ['stranger', []]])(
    'finds %j in names and addresses', async (query, found) => {
      expect(names((await admin().ask('listUsers', { query, limit: 25 })).body)).toEqual(found);
    });

  it('comes in pages that leave nobody out', async () => {
    const visitor = admin();
    const seen: string[] = [];
    let cursor: unknown;
    do {
      const { body } = await visitor.ask('listUsers', { limit: 4, query: '2021', ...(cursor !== undefined && { cursor }) });
      seen.push(...names(body));
      cursor = body['nextCursor'];
    } while (cursor !== undefined);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it('refuses a cursor that is made up, or of another search', async () => {
    const visitor = admin();
    const { body } = await visitor.ask('listUsers', { limit: 2 });
    for (const input of [{ cursor: 'made up' }, { cursor: body['nextCursor'], query: 'duck' }]) {
      expect((await visitor.ask('listUsers', { limit: 2, ...input })).body).toMatchObject({ code: 'invalid_input', fields: { cursor: 'malformed' } });
    }
  });

  it.each([0, 101, 2.5])('refuses a limit of %d', async (limit) => {
    expect(await admin().ask('listUsers', { limit })).toMatchObject({ status: 422, body: { fields: { limit: 'malformed' } } });
  });
});

describe('a user', () => {
  it('is given by id', async () => {
    expect((await getUser(admin(), 'u-started')).body).toMatchObject({ username: 'started2021', registration: 'incomplete' });
  });

  it.each(['u-stranger', 'u-nobody', 'stranger2021'])('%s is not there: somebody else’s user is as unknown as nobody’s', async (id) => {
    const visitor = admin();
    for (const answer of [await getUser(visitor, id), await reset(visitor, id)]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    expect(visitor.backend.outbox).toHaveLength(0);
  });
});

describe('resetting a registration', () => {
  it('takes the factors away, tells the user, and mails a link', async () => {
    const visitor = admin();
    const answer = await reset(visitor, 'u-dduck');
    expect(answer.body).toMatchObject({ user: { id: 'u-dduck', registration: 'reset', phone: '+12025550142' }, link: { target: daisey, expiresIn: 1_200 } });
    expect(visitor.backend.outbox.map(({ to, kind }) => [to, kind])).toEqual([[daisey, 'notice'], [daisey, 'link']]);
    expect(newest(visitor.backend)).toMatchObject({ subject: 'Account Registration Reset', text: expect.stringContaining('expires in 20 minutes') });
    expect((await getUser(visitor, 'u-dduck')).body['registration']).toBe('reset');
  });

  it('lets the user register again, by the emailed link', async () => {
    const visitor = admin();
    await reset(visitor, 'u-dduck');
    await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
    const proved = await visitor.go('signIn', { identifier: { kind: 'username', value: 'dduck2021' }, password: 'Quack-quack-2021' });
    expect(proved.body).toMatchObject({ step: 'enroll', offers: [{ type: 'phone', target: '••• 0142' }, { type: 'email' }] });
    await visitor.go('enroll', { type: 'phone', channel: 'sms' });
    expect((await visitor.verify()).body.step).toBe('done');
    expect((await getUser(visitor, 'u-dduck')).body['registration']).toBe('complete');
  });

  it('lets the user register again from the login page', async () => {
    const visitor = admin();
    await reset(visitor, 'u-dduck');
    expect((await visitor.signIn('dduck2021')).body.step).toBe('enroll');
  });

  it('ends what the user had under way', async () => {
    const visitor = admin();
    await visitor.signIn('dduck2021');
    await reset(visitor, 'u-dduck');
    expect((await visitor.go('sendCode', { channel: 'sms' })).body.code).toBe('ticket_expired');
  });

  it('of oneself is forbidden', async () => {
    const visitor = admin();
    expect(await reset(visitor, 'u-padmin')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await getUser(visitor, 'u-padmin')).body['registration']).toBe('complete');
  });

  it('repeated with the same key mails once', async () => {
    const visitor = admin();
    const first = await reset(visitor, 'u-dduck', 'key-1');
    expect((await reset(visitor, 'u-dduck', 'key-1')).body).toEqual(first.body);
    expect(visitor.backend.outbox).toHaveLength(2);
    await reset(visitor, 'u-twophones', 'key-1');
    expect(newest(visitor.backend).to).toBe('tara.two@example.com');
  });
});
