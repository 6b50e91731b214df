import type { Reply } from './answers.js';
import type { Clock } from './clock.js';

const replaySeconds = 60;

/**
 * Successes that are given again, unchanged, to the same request with the same key: its first answer may have been lost.
 * Refusals are not kept: a wrong code counts each time.
 */
export class Replays {
  readonly #clock: Clock;
  readonly #kept = new Map<string, { readonly reply: Reply; readonly until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  find(key: string): Reply | undefined {
    const kept = this.#kept.get(key);
    return kept && this.#clock.now < kept.until ? kept.reply : undefined;
  }

  keep(key: string, reply: Reply): void {
    for (const [old, { until }] of this.#kept) if (this.#clock.now >= until) this.#kept.delete(old);
    this.#kept.set(key, { reply, until: this.#clock.in(replaySeconds) });
  }
}
