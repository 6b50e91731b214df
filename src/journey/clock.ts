/** A moment in milliseconds on two clocks. `monotonic` measures durations. `wall` stays comparable after a reload. */
export interface Moment { readonly monotonic: number; readonly wall: number }

/** The source of time and timers. Tests and the demo inject their own. */
export interface Clock {
  now(): Moment;
  /** Calls `callback` once, after at least `delay` milliseconds. Returns a function that cancels it. */
  after(delay: number, callback: () => void): () => void;
}

/** Milliseconds. When the two clocks differ by more than this, the page slept or somebody set the clock, and neither can be trusted. */
export const clockTolerance = 2_000;

export const systemClock: Clock = {
  now: () => ({ monotonic: performance.now(), wall: Date.now() }),
  after(delay, callback) {
    // A longer delay overflows and fires at once. The journey handles an early call: it schedules the timer again.
    const timer = setTimeout(callback, Math.min(delay, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Whether the two clocks have drifted apart since `then`: the page slept, or somebody set the clock. */
export const clocksDisagree = (then: Moment, now: Moment): boolean =>
  Math.abs(now.wall - then.wall - (now.monotonic - then.monotonic)) > clockTolerance;

/** Returns a function that reports whether the two clocks have drifted apart since its previous call. */
export function watchClock(clock: Clock): () => boolean {
  let lastSeen = clock.now();
  return () => {
    const then = lastSeen;
    lastSeen = clock.now();
    return clocksDisagree(then, lastSeen);
  };
}
