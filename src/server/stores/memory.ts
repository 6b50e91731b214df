import type { Clock, QueueItem, Store } from '../ports.js';

interface Entry { value: string; readonly until: number }
interface Queued { readonly id: string; readonly value: string; readonly until: number; claimedUntil: number }

/** Writes between two looks for what has expired. */
const sweepEvery = 1_000;

/** For one process. What is under way ends with it. */
export const memoryStore = ({ clock = { now: () => Date.now() } }: { readonly clock?: Clock } = {}): Store => {
  const entries = new Map<string, Entry>();
  const queue = new Map<string, Queued>();
  let writes = 0;
  let queued = 0;

  const sweep = (): void => {
    writes += 1;
    if (writes % sweepEvery > 0) return;
    const now = clock.now();
    for (const list of [entries, queue]) for (const [key, { until }] of list) if (now >= until) list.delete(key);
  };
  const until = (seconds: number): number => clock.now() + seconds * 1_000;
  const read = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry && clock.now() < entry.until ? entry : undefined;
  };
  const write = (key: string, value: string, seconds: number): void => {
    sweep();
    if (seconds > 0) entries.set(key, { value, until: until(seconds) });
    else entries.delete(key);
  };

  return {
    get: async (key) => read(key)?.value,
    put: async (key, value, seconds) => write(key, value, seconds),
    take: async (key) => {
      const value = read(key)?.value;
      entries.delete(key);
      return value;
    },
    add: async (key, seconds) => {
      const entry = read(key);
      if (entry) entry.value = String(Number(entry.value) + 1);
      else write(key, '1', seconds);
      return { count: Number(entry?.value ?? 1), seconds: entry ? Math.ceil((entry.until - clock.now()) / 1_000) : seconds };
    },
    swap: async (key, expected, value, seconds) => {
      if (read(key)?.value !== expected) return false;
      write(key, value, seconds);
      return true;
    },
    enqueue: async (value, seconds) => {
      sweep();
      queued += 1;
      const id = String(queued);
      queue.set(id, { id, value, until: until(seconds), claimedUntil: 0 });
    },
    claim: async (seconds): Promise<QueueItem | undefined> => {
      const now = clock.now();
      for (const item of queue.values()) {
        if (now >= item.until) queue.delete(item.id);
        else if (now >= item.claimedUntil) {
          item.claimedUntil = until(seconds);
          return { id: item.id, value: item.value };
        }
      }
      return undefined;
    },
    ack: async (id) => { queue.delete(id); },
  };
};
