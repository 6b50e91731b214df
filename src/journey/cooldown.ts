import type { Flow } from '../client/auth-client.js';
import { routes, type Route } from './waits.js';

/** The part of `Storage` that the journey uses. */
export type CooldownStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface StoredWait { until: number; seconds: number }

// The value is a wall-clock time, because it must stay valid after a reload. The key never holds an address.
const key = (flow: Flow, route: Route) => `latchkey:cooldown:${flow}:${route}`;

/** Stores a wait in seconds, so that it survives a reload. 0 removes it. Without storage, a wait does not survive. */
export function storeWait(storage: CooldownStorage | undefined, flow: Flow, route: Route, seconds: number, wall: number): void {
  try {
    if (seconds > 0) storage?.setItem(key(flow, route), JSON.stringify({ until: wall + seconds * 1_000, seconds } satisfies StoredWait));
    else storage?.removeItem(key(flow, route));
  } catch { /* Storage is full or forbidden. */ }
}

/** Seconds left of each stored wait, at most its first length, even when somebody set the clock back. */
export function readWaits(storage: CooldownStorage | undefined, flow: Flow, wall: number): Partial<Record<Route, number>> {
  return Object.fromEntries(routes.flatMap((route) => {
    try {
      const stored = JSON.parse(storage?.getItem(key(flow, route)) ?? 'null') as StoredWait | null;
      const left = stored ? Math.min(Math.ceil((stored.until - wall) / 1_000), stored.seconds) : 0;
      return left > 0 ? [[route, left] as const] : [];
    } catch {
      return [];
    }
  }));
}
