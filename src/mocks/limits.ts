import type { Clock } from './clock.js';
import { Refusal } from './refusal.js';

/** Counts by key, whether or not somebody of that name exists: a limit must not tell either. */
export class Limits {
  readonly #clock: Clock;
  readonly #hits = new Map<string, readonly number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes note of a hit, or refuses with the wait until the next is allowed. */
  hit(key: string, max: number, seconds: number): void {
    const since = this.#clock.in(-seconds);
    const recent = (this.#hits.get(key) ?? []).filter((moment) => moment > since);
    const oldest = recent[recent.length - max];
    if (oldest !== undefined) throw new Refusal({ code: 'rate_limited', retryAfter: this.#clock.until(oldest + seconds * 1_000) });
    this.#hits.set(key, [...recent, this.#clock.now]);
  }

  /** Lets the next one through: the last came to nothing. */
  forget(key: string): void {
    this.#hits.delete(key);
  }
}
