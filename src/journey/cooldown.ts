import type { Flow } from '../client/auth-client.js';
import { routes, type Route } from './waits.js';

/** The part of `Storage` that is used. */
export type CooldownStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Kept { until: number; seconds: number }

// Wall-clock, since it outlives the page; keyed by flow, operation and channel, never by address.
const key = (flow: Flow, route: Route) => `latchkey:cooldown:${flow}:${route}`;

/** Keeps a wait across reloads; 0 forgets it. A browser that refuses storage only loses that. */
export function keepWait(storage: CooldownStorage | undefined, flow: Flow, route: Route, seconds: number, wall: number): void {
  try {
    if (seconds > 0) storage?.setItem(key(flow, route), JSON.stringify({ until: wall + seconds * 1_000, seconds } satisfies Kept));
    else storage?.removeItem(key(flow, route));
  } catch { /* storage is full or forbidden */ }
}

/** Seconds left of each wait, never more than its first length, whatever somebody did to the clock. */
export function readWaits(storage: CooldownStorage | undefined, flow: Flow, wall: number): Partial<Record<Route, number>> {
  return Object.fromEntries(routes.flatMap((route) => {
    try {
      const kept = JSON.parse(storage?.getItem(key(flow, route)) ?? 'null') as Kept | null;
      const left = kept ? Math.min(Math.ceil((kept.until - wall) / 1_000), kept.seconds) : 0;
      return left > 0 ? [[route, left] as const] : [];
    } catch {
      return [];
    }
  }));
}
