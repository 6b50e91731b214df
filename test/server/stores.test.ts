import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stores, type Stores } from './stores.js';

describe.each(stores)('the store in %s', (_, open) => {
  const clock = { time: Date.UTC(2021, 5, 1, 12), now() { return this.time; } };
  const pass = (seconds: number) => { clock.time += seconds * 1_000; };
  let opened: Stores;
  let names = 0;
  const fresh = () => {
    names += 1;
    return `key ${names}`;
  };
  beforeAll(async () => { opened = await open(clock); }, 60_000);
  afterAll(() => opened.stop());

  it('keeps a value for its lifetime, for the other process as well', async () => {
    const { store, other } = opened;
    const key = fresh();
    expect(await store.get(key)).toBeUndefined();
    await store.put(key, 'one', 10);
    await other.put(key, 'two “…” \\ \n', 20);
    pass(19);
    expect(await store.get(key)).toBe('two “…” \\ \n');
    pass(1);
    expect(await store.get(key)).toBeUndefined();
  });

  it('gives a value that is taken to one', async () => {
    const { store, other } = opened;
    const key = fresh();
    await store.put(key, 'spent', 10);
    const taken = await Promise.all(Array.from({ length: 10 }, (__, index) => (index % 2 ? store : other).take(key)));
    expect(taken.filter((value) => value === 'spent')).toHaveLength(1);
    await store.put(key, 'late', 10);
    pass(10);
    expect(await store.take(key)).toBeUndefined();
  });

  it('swaps what is as expected, for one of many', async () => {
    const { store, other } = opened;
    const key = fresh();
    const race = (expected: string | undefined) =>
      Promise.all(Array.from({ length: 10 }, (__, index) => (index % 2 ? store : other).swap(key, expected, `${expected} ${index}`, 10)));
    expect((await race(undefined)).filter(Boolean)).toHaveLength(1);
    const value = await store.get(key);
    expect((await race(value)).filter(Boolean)).toHaveLength(1);
    expect(await store.swap(key, value, 'again', 10)).toBe(false);
    pass(10);
    expect(await store.swap(key, await store.get(key), 'after a lapse', 10)).toBe(true);
    expect(await store.get(key)).toBe('after a lapse');
  });

  it('swaps nothing for what has lapsed, and ends at once what gets no time', async () => {
    const { store } = opened;
    const key = fresh();
    await store.put(key, 'old', 10);
    pass(10);
    expect(await store.swap(key, 'old', 'new', 10)).toBe(false);
    expect(await store.swap(key, undefined, 'new', 10)).toBe(true);
    expect(await store.swap(key, 'new', '', 0)).toBe(true);
    expect(await store.get(key)).toBeUndefined();
    expect(await store.swap(key, undefined, 'next', 10)).toBe(true);
  });

  it('counts each addition once, within a window that does not move', async () => {
    const { store, other } = opened;
    const key = fresh();
    const counts = await Promise.all(Array.from({ length: 20 }, (__, index) => (index % 2 ? store : other).add(key, 60)));
    expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (__, index) => index + 1));
    pass(45);
    expect(await store.add(key, 60)).toEqual({ count: 21, seconds: 15 });
    expect(await store.get(key)).toBe('21');
    pass(15);
    expect(await store.add(key, 60)).toEqual({ count: 1, seconds: 60 });
  });

  it('hands out each item of the queue to one, in order, and again when it was not acknowledged', async () => {
    const { store, other } = opened;
    for (const value of ['a', 'b', 'c']) await store.enqueue(value, 60);
    const claimed = [await store.claim(30), await other.claim(30), await store.claim(30)];
    expect(claimed.map((item) => item?.value)).toEqual(['a', 'b', 'c']);
    expect(await other.claim(30)).toBeUndefined();
    await store.ack(claimed[0]?.id ?? '');
    await other.ack(claimed[2]?.id ?? '');
    pass(30);
    const again = await other.claim(30);
    expect(again).toEqual(claimed[1]);
    await store.ack(again?.id ?? '');
    await store.enqueue('lapsed', 10);
    pass(10);
    expect(await store.claim(30)).toBeUndefined();
  });
});

describe.each(stores.filter(([name]) => name !== 'memory'))('the tables in %s', (_, open) => {
  it('lose what has lapsed in the course of the work', async () => {
    let time = 0;
    const { dump, stop, store } = await open({ now: () => time });
    await store.put('lapsed key', 'lapsed value', 1);
    await store.enqueue('lapsed message', 1);
    time += 1_000;
    expect(await dump()).toContain('lapsed');
    for (let write = 0; write < 1_000; write += 1) await store.put('another key', 'kept', 60);
    expect(await dump()).not.toContain('lapsed');
    await stop();
  }, 60_000);
});
