import { expect, test } from 'vitest';
import type { Problem } from '../../src/client/problem.js';
import { failed, hold, idle, interrupt, pending, release, type RequestState } from '../../src/journey/request.js';

/** A request of another port than the journey's: the functions do not depend on the operations. */
interface ResetRequest { readonly id: number; readonly operation: 'resetRegistration'; readonly input: { readonly userId: string }; readonly key: string }
const wanted = (userId = 'rita') => ({ operation: 'resetRegistration' as const, input: { userId } });
const lost: Problem = { code: 'network', sent: true };
const start: RequestState<ResetRequest> = idle;

test('a request is held, then made, and both are pending', () => {
  const held = hold<ResetRequest>(start, wanted(), 1, 'first');
  expect(held).toEqual({ kind: 'held', request: { ...wanted(), id: 1, key: 'first' } });
  expect(pending(held)).toBe(held.request);
  const calling = release(held, 1)!;
  expect(calling).toEqual({ kind: 'calling', request: held.request });
  expect(pending(calling, 1)).toBe(held.request);
  expect(pending(calling, 2)).toBeUndefined();
  expect(release(calling, 1)).toBeUndefined();
  expect(release(held, 2)).toBeUndefined();
  expect(pending(start)).toBeUndefined();
});

test.each<[string, Problem, boolean | undefined, string]>([
  ['a call that may have arrived', lost, undefined, 'first'],
  ['a call that timed out', { code: 'timeout', sent: true }, undefined, 'first'],
  ['an answer that nobody understood', { code: 'unexpected_response', status: 200 }, undefined, 'first'],
  ['a refused call', { code: 'forbidden' }, undefined, 'second'],
  ['a refused call whose owner keeps the key', { code: 'reauthentication_required' }, true, 'first'],
  ['a lost call whose owner drops the key', lost, false, 'second'],
])('after %s, the same intent has the right key', (_, problem, keep, key) => {
  const { request } = hold<ResetRequest>(start, wanted(), 1, 'first');
  const state: RequestState<ResetRequest> = failed(request, problem, keep);
  expect(hold(state, wanted(), 2, 'second').request).toEqual({ ...wanted(), id: 2, key });
  expect(hold(state, wanted('sally'), 2, 'second').request.key).toBe('second');
});

test('leaving the page: a call may have arrived, a held request was never made', () => {
  const held = hold<ResetRequest>(start, wanted(), 1, 'first');
  const calling = release(held, 1)!;
  expect(interrupt(calling)).toEqual({ kind: 'failed', operation: 'resetRegistration', problem: lost, request: held.request });
  expect(interrupt(held)).toBe(idle);
  const refused = failed(held.request, { code: 'forbidden' });
  expect(interrupt(refused)).toBe(refused);
});
