import type { Flow } from '../client/auth-client.js';
import { ways, type Way } from './waits.js';

/** The part of `Storage` that is used. */
export type CooldownStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Kept { until: number; seconds: number }

// Wall-clock, since it outlives the page; keyed by flow, operation and channel, never by address.
const key = (flow: Flow, way: Way) => `latchkey:cooldown:${flow}:${way}`;

/** Keeps a wait across reloads; 0 forgets it. A browser that refuses storage only loses that. */
export function keepWait(storage: CooldownStorage | undefined, flow: Flow, way: Way, seconds: number, wall: number): void {
  try {
    if (seconds > 0) storage?.setItem(key(flow, way), JSON.stringify({ until: wall + seconds * 1_000, seconds } satisfies Kept));
    else storage?.removeItem(key(flow, way));
  } catch { /* storage is full or forbidden */ }
}

/** Seconds left of each wait, never more than its first length, whatever somebody did to the clock. */
export function readWaits(storage: CooldownStorage | undefined, flow: Flow, wall: number): Partial<Record<Way, number>> {
  return Object.fromEntries(ways.flatMap((way) => {
    try {
      const kept = JSON.parse(storage?.getItem(key(flow, way)) ?? 'null') as Kept | null;
      const left = kept ? Math.min(Math.ceil((kept.until - wall) / 1_000), kept.seconds) : 0;
      return left > 0 ? [[way, left] as const] : [];
    } catch {
      return [];
    }
  }));
}
