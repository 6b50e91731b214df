import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRestAdminClient, createRestClient } from '../../src/client/index.js';
import { contractCases, runContract, type ContractTarget } from '../../src/contract/index.js';
import { createMockBackend } from '../../src/mocks/index.js';
import { startMockServer } from '../../src/mocks/server.js';
import { targetOf, verdicts } from './support.js';

/** All by URL, as the command has it. */
const targetAt = (origin: string): ContractTarget & { readonly baseUrl: string } => ({
  baseUrl: `${origin}/auth`, inbox: `${origin}/__mock/outbox`, clock: `${origin}/__mock/clock`, phone: `${origin}/__mock/call`, reset: `${origin}/__mock/reset`, admin: {},
});

/** The mock takes everybody for its administrator. */
const untold = ['admin.signed-out', 'admin.step-up'];
/** What only HTTP shows. */
const wire = ['requests.post-only', 'requests.json-only', 'requests.no-secrets-in-urls', 'requests.checked', 'keys.required',
  'answers.no-store', 'answers.problem-json', 'answers.statuses', 'admin.limit'];

describe('the mock keeps every rule', { timeout: 30_000 }, () => {
  it('in this process, by fetch', async () => {
    const { fetch } = createMockBackend();
    expect(await verdicts({ ...targetAt('https://mock.example'), fetch })).toMatchObject({ broken: [], untestable: untold });
  });

  it('over HTTP', async () => {
    const { url, close } = await startMockServer({ port: 0 });
    expect(await verdicts(targetAt(url))).toMatchObject({ broken: [], untestable: untold });
    await close();
  });

  it('through a client, as far as that shows them', async () => {
    const { baseUrl, ...rest } = targetAt('https://mock.example');
    const { fetch } = createMockBackend();
    const target = { ...rest, fetch, client: createRestClient({ baseUrl, fetch }), admin: { client: createRestAdminClient({ baseUrl, fetch }) } };
    const { broken, untestable } = await verdicts(target);
    expect(broken).toEqual([]);
    expect(new Set(untestable)).toEqual(new Set([...wire, ...untold]));
  });

  it('twice in a row, on people who are not put back in between but by the clock alone', async () => {
    const { reset: _, ...target } = targetOf();
    expect(await verdicts(target)).toMatchObject({ broken: [], untestable: [] });
  });

  it('in any order', async () => {
    const cases = contractCases(targetOf());
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...cases], { minLength: 30 }), async (some) => {
      for (const { run } of some) expect(await run()).toEqual({ verdict: 'kept' });
    }), { numRuns: 5 });
  });

  it('when the cases are run at once: they take turns', async () => {
    const outcomes = await Promise.all(contractCases(targetOf()).map(({ run }) => run()));
    expect(new Set(outcomes.map(({ verdict }) => verdict))).toEqual(new Set(['kept']));
  });
});

describe('a target with less', () => {
  const whole = targetOf();
  const reasons = (target: ContractTarget) => contractCases(target).flatMap(({ rule, untestable }) => (untestable === undefined ? [] : [[rule, untestable]]));

  it.each<[string, ContractTarget, number, string]>([
    ['no clock', { ...whole, clock: undefined } as unknown as ContractTarget, 9, 'No clock is given, so time cannot pass.'],
    ['no phone', { ...whole, phone: undefined } as unknown as ContractTarget, 4, 'No phone is given, so nobody can answer a call.'],
    ['no admin', { ...whole, admin: undefined } as unknown as ContractTarget, 13, 'No admin is given.'],
  ])('that is %s knows beforehand what it cannot show', (_, target, count, why) => {
    const found = reasons(target);
    expect(found).toHaveLength(count);
    expect(new Set(found.map(([, reason]) => reason))).toEqual(new Set([why]));
  });

  it('that lacks somebody says whom', () => {
    const { withTwoPhones: _, ...people } = whole.people ?? {};
    expect(reasons({ ...whole, people })).toContainEqual(['methods.masked', 'The people have nobody withTwoPhones: registered, with two proven phones.']);
  });

  it('says the same when such a case is run', async () => {
    const { clock: _, ...target } = whole;
    const one = contractCases(target).find(({ rule }) => rule === 'codes.expire');
    expect(await one?.run()).toEqual({ verdict: 'untestable', why: one?.untestable });
  });

  it('that does not offer something is not broken there', async () => {
    const { fetch } = createMockBackend({ scenario: 'unsupported' });
    const results = await runContract({ ...targetAt('https://mock.example'), fetch }, { only: ['flows.link', 'links.spent', 'links.invalid'] });
    expect(results.map(({ rule, verdict }) => [rule, verdict])).toEqual([['links.invalid', 'kept'], ['links.spent', 'untestable'], ['flows.link', 'broken']]);
    expect(results[1]?.why).toMatch(/^The server does not offer requestRegistrationLink\.\n {2}POST /);
  });

  it('whose client lacks a method cannot show what needs it', async () => {
    const { baseUrl, fetch, admin: _admin, ...rest } = whole;
    const { verifyCode: _, ...client } = createRestClient({ baseUrl, ...(fetch && { fetch }) });
    const [result] = await runContract({ ...rest, client }, { only: ['codes.wrong'] });
    expect(result).toMatchObject({ verdict: 'untestable', why: 'The client has no verifyCode().' });
  });

  it.each([
    ['inbox', 'The inbox failed: out of order'],
    ['clock', 'The clock failed: out of order'],
    ['reset', 'The reset failed: out of order'],
  ])('whose %s fails breaks no rule of the server’s', async (name, why) => {
    const fail = () => { throw new Error('out of order'); };
    const broken = { inbox: { read: fail }, clock: { advance: fail }, reset: fail }[name];
    const [result] = await runContract({ ...whole, [name]: broken }, { only: ['codes.expire'] });
    expect(result).toMatchObject({ verdict: 'untestable', why });
  });
});
