import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ManagedUser, UserPage } from '../../src/client/auth-client.js';
import { GeneratedUsers } from '../../src/mocks/generated-users.js';
import { createMockBackend } from '../../src/mocks/index.js';
import { backendWith, newest, newPassword, paths, post, read, request, Visitor } from './support.js';

const all = 100_000;
const people = 6;

afterEach(() => { vi.restoreAllMocks(); });

const list = async (visitor: Visitor, input: object = {}) =>
  (await visitor.ask('listUsers', { limit: 25, ...input })).body as unknown as UserPage;

/** A generated user that fits a description. */
const somebody = async (visitor: Visitor, is: (user: ManagedUser) => unknown): Promise<Required<ManagedUser>> => {
  const { users } = await list(visitor, { limit: 100 });
  const found = users.find((user) => /\d{6}$/.test(user.id) && is(user));
  if (!found) throw new Error('There is nobody like that.');
  return found as Required<ManagedUser>;
};

const reset = async ({ backend }: Visitor, id: string) => read(await backend.fetch(post(`${paths.getUser}/${id}/registration-reset`, {})));
const get = async ({ backend }: Visitor, id: string) => (await read(await backend.fetch(request(`${paths.getUser}/${id}`)))).body;

describe('a backend of 100,000', () => {
  it('makes nobody before somebody looks, nor on a reset, and then only the page', async () => {
    const made = vi.spyOn(GeneratedUsers.prototype, 'at');
    const named = vi.spyOn(GeneratedUsers.prototype, 'nameAt');
    const visitor = new Visitor(createMockBackend({ users: all }));
    visitor.backend.reset();
    expect(made.mock.calls.length + named.mock.calls.length).toBe(0);
    const { users, total } = await list(visitor);
    expect([users.length, total]).toEqual([25, all + people]);
    expect(made.mock.calls.length).toBeLessThanOrEqual(25);
    // Where the people with names of their own stand among them takes a few looks, not one at everybody.
    expect(named.mock.calls.length).toBeLessThan(people * 20);
  });

  it('is searched in well under 100 ms', async () => {
    const visitor = new Visitor(createMockBackend({ users: all }));
    const { name, username, email, phone } = await somebody(visitor, (user) => user.phone);
    // Processor time, not the wall's: other tests run beside this one. Up to three tries, for the garbage collector counts as well.
    const spent = async (query: string): Promise<number> => {
      const before = process.cpuUsage();
      await list(visitor, { query });
      return process.cpuUsage(before).user / 1_000;
    };
    for (const query of [name, username, email, phone, 'a', '1', 'nobody at all']) {
      const times: number[] = [];
      while (times.length < 3 && !times.some((time) => time < 100)) times.push(await spent(query));
      expect(Math.min(...times), `${query} took ${times.join(', ')} ms`).toBeLessThan(100);
    }
  }, 60_000);

  it('finds one by each of their names and addresses', async () => {
    const visitor = new Visitor(createMockBackend({ users: all }));
    const user = await somebody(visitor, ({ phone }) => phone);
    for (const query of [user.username, user.email.toUpperCase(), user.phone, user.phone.slice(-9), user.username.slice(2)]) {
      expect((await list(visitor, { query, limit: 100 })).users, query).toContainEqual(user);
    }
    const { users, total } = await list(visitor, { query: user.username });
    expect([users, total]).toEqual([[user], 1]);
    const namesakes = await list(visitor, { query: user.name, limit: 100 });
    expect(namesakes.users).toContainEqual(user);
    expect(namesakes.users.every(({ name }) => name.includes(user.name))).toBe(true);
  });
});

describe('a search', () => {
  const generated = new GeneratedUsers(3_000, 'search');
  const everybody = Array.from({ length: generated.size }, (_, index) => generated.at(index));
  const asked = everybody[1_234];
  const queries = [
    'a', 'zoë', 'søren m', 'o’brien', '.', '@', '@example', 'm.', 'a.b', '+', '+1', '555', '01', '1', '42', '.1', '1@', '2@example', 'z9',
    'garcia1', 'garcia.1', '99@e', '5550142', ' ', '-', '1 2', ...(asked ? [asked.email, asked.username, asked.name.toLowerCase()] : []),
  ];

  it.each(queries)('for %j finds whom a look at everybody finds', (query) => {
    const looked = everybody.flatMap(({ name, username, email, phones = [] }, index) =>
      ([name, username, email, ...phones].some((text) => text.toLowerCase().includes(query)) ? [index] : []));
    expect(generated.search(query)).toEqual(looked);
  });
});

describe('generated users', () => {
  it('comes in pages that leave nobody out, people included, by name', async () => {
    const visitor = new Visitor(backendWith({ users: 250 }));
    const seen: ManagedUser[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(visitor, { limit: 40, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.users);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(250 + people);
    for (const key of ['id', 'username', 'email'] as const) expect(new Set(seen.map((user) => user[key])).size).toBe(seen.length);
    const names = seen.map(({ name }) => name);
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
    expect(names.indexOf('Daisey Duck')).toBeGreaterThan(0);
  });

  it('refuses a cursor that is made up', async () => {
    const visitor = new Visitor(backendWith({ users: 250 }));
    expect((await visitor.ask('listUsers', { limit: 5, cursor: 'MTA=' })).body).toMatchObject({ code: 'invalid_input', fields: { cursor: 'malformed' } });
  });

  it('is the same for the same seed, and without one', async () => {
    const first = (seed?: number) => list(new Visitor(createMockBackend({ users: 500, ...(seed !== undefined && { seed }) })));
    expect(await first(1)).toEqual(await first(1));
    expect(await first()).toEqual(await first());
    expect(await first(1)).not.toEqual(await first(2));
  });

  it('is mixed', async () => {
    const { users } = await list(new Visitor(backendWith({ users: 500 })), { limit: 100 });
    for (const part of ['phone', 'fax'] as const) {
      const count = users.filter((user) => user[part]).length;
      expect(count).toBeGreaterThan(5);
      expect(count).toBeLessThan(95);
    }
    expect(new Set(users.map(({ registration }) => registration))).toEqual(new Set(['complete', 'incomplete', 'reset']));
  });

  it('has a number, and each phone, once, and finds them again', () => {
    const generated = new GeneratedUsers(all, 'once');
    const ids = new Set<string>();
    const phones = new Set<string>();
    let withPhone = 0;
    for (let index = 0; index < all; index += 7) {
      const { id, username, email, phones: [phone] = [] } = generated.at(index);
      ids.add(id);
      if (phone) phones.add(phone);
      withPhone += phone ? 1 : 0;
      const found = [generated.indexOfId(id), generated.indexOf({ kind: 'username', value: username }), generated.indexOf({ kind: 'email', value: email })];
      if (phone) found.push(generated.indexOf({ kind: 'phone', value: phone }));
      if (found.some((other) => other !== index)) throw new Error(`${id} is not found again: ${found.join(', ')}`);
    }
    expect([ids.size, phones.size]).toEqual([Math.ceil(all / 7), withPhone]);
  });

  it.each(['u-duck', 'u-999999', 'u-1000001', 'u-'])('has nobody of the id %s', async (id) => {
    expect((await get(new Visitor(backendWith({ users: 500 })), id))['code']).toBe('not_found');
  });

  it('knows nobody by half of a name or by another’s', () => {
    const generated = new GeneratedUsers(500, 1);
    const { username, email } = generated.at(3);
    for (const value of [username.slice(1), `x${username}`, email, `${username}@example.com`]) expect(generated.indexOf({ kind: 'username', value })).toBeUndefined();
    expect(generated.indexOf({ kind: 'email', value: username })).toBeUndefined();
    expect(generated.indexOf({ kind: 'phone', value: '+12025550142' })).toBeUndefined();
  });

  it.each([-1, 1.5, all + 1, Number.NaN])('of %d is refused', (users) => {
    expect(() => createMockBackend({ users })).toThrow(RangeError);
  });
});

describe('one of many', () => {
  it('has a registration reset, and it stays so until all is reset', async () => {
    const visitor = new Visitor(createMockBackend({ users: all, seed: 3 }));
    const user = await somebody(visitor, ({ registration, phone }) => registration === 'complete' && phone);
    expect((await reset(visitor, user.id)).body).toMatchObject({ user: { ...user, registration: 'reset' }, link: { target: user.email } });
    expect(await get(visitor, user.id)).toMatchObject({ registration: 'reset' });
    const listed = async () => (await list(visitor, { query: user.username })).users;
    expect(await listed()).toEqual([{ ...user, registration: 'reset' }]);
    expect((await list(visitor, { limit: 100 })).users).toContainEqual({ ...user, registration: 'reset' });
    visitor.backend.reset();
    expect(await listed()).toEqual([user]);
  });

  it('resets a password by email and phone', async () => {
    const visitor = new Visitor(backendWith({ users: all }));
    const user = await somebody(visitor, ({ registration, phone }) => registration === 'complete' && phone);
    await visitor.forgot(user.email);
    expect((await visitor.verify()).body.step).toBe('choose-method');
    await visitor.go('sendCode', { channel: 'sms' });
    expect(newest(visitor.backend).to).toBe(user.phone);
    await visitor.verify();
    expect((await visitor.go('setPassword', { password: newPassword })).body.step).toBe('done');
    expect((await visitor.signIn(user.username, newPassword)).status).toBe(200);
    expect((await visitor.signIn(user.username)).body.code).toBe('invalid_credentials');
  });

  it('is found by the phone that they have enrolled since, and no longer by none', async () => {
    const visitor = new Visitor(backendWith({ users: all }));
    const user = await somebody(visitor, ({ registration, phone }) => registration === 'incomplete' && !phone);
    await visitor.signIn(user.username);
    await visitor.go('enroll', { type: 'phone', value: '+12025550177', channel: 'sms' });
    expect((await visitor.verify()).body.step).toBe('done');
    const { users, total } = await list(visitor, { query: '+12025550177' });
    expect([users, total]).toEqual([[{ ...user, phone: '+12025550177', registration: 'complete' }], 1]);
    await visitor.forgot('+12025550177', 'phone');
    expect(newest(visitor.backend).to).toBe(user.email);
  });
});
