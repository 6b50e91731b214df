import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scenarios } from '../../src/mocks/index.js';
import { paths } from './support.js';
import { alike, traceOf } from './trace.js';

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }); });
afterEach(() => { vi.useRealTimers(); });

describe('the traces of the scenarios', { timeout: 60_000 }, () => {
  const all = new Map<string, unknown>();

  it('are no two alike', async () => {
    for (const { name } of scenarios) all.set(name, await traceOf(name));
    expect(alike(all)).toEqual([]);
  });

  it('owe nothing to chance: another seed gives the same', async () => {
    for (const { name } of scenarios) expect(await traceOf(name, 8), name).toEqual(all.get(name));
  });

  it('ask for everything that the contract has', async () => {
    const asked = new Set(Object.values(await traceOf('normal')).flat().map((exchange) => exchange.asked.replace(/^\/some\/base/, '')));
    expect([...asked].sort()).toEqual(Object.values({ ...paths, getUser: `${paths.getUser}/u-dduck` }).sort());
  });

  it('tell a slow answer from one that never comes, and how slow', async () => {
    const took = async (name: string) => [...new Set(Object.values(await traceOf(name)).flat().map((exchange) => exchange.took))];
    expect(await took('normal')).toEqual([0]);
    expect(await took('slow')).toEqual([3]);
    expect(await took('out-of-order')).toEqual([2, 0]);
    expect(await took('hang')).toEqual(['never']);
  });

  it('would say which two are alike', async () => {
    const [normal, busy] = [await traceOf('normal'), await traceOf('line-busy')];
    expect(alike(new Map([['normal', normal], ['line-busy', busy], ['double', structuredClone(busy)]]))).toEqual(['line-busy and double are alike']);
  });
});
