import type { Flow } from '../client/auth-client.js';

/** The part of `Storage` that is used. */
export type CooldownStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Kept { until: number; seconds: number }

// Wall-clock, since it outlives the page; keyed by flow and operation, never by address.
const key = (flow: Flow) => `latchkey:cooldown:${flow}:sendCode`;

/** Keeps a cooldown across reloads; 0 forgets it. A browser that refuses storage only loses that. */
export function keepCooldown(storage: CooldownStorage | undefined, flow: Flow, seconds: number, wall: number): void {
  try {
    if (seconds > 0) storage?.setItem(key(flow), JSON.stringify({ until: wall + seconds * 1_000, seconds } satisfies Kept));
    else storage?.removeItem(key(flow));
  } catch { /* storage is full or forbidden */ }
}

/** Seconds left, never more than the cooldown's first length, whatever somebody did to the clock. */
export function readCooldown(storage: CooldownStorage | undefined, flow: Flow, wall: number): number {
  try {
    const kept = JSON.parse(storage?.getItem(key(flow)) ?? 'null') as Kept | null;
    const left = kept ? Math.min(Math.ceil((kept.until - wall) / 1_000), kept.seconds) : 0;
    return left > 0 ? left : 0;
  } catch {
    return 0;
  }
}
