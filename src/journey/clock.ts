/** A moment, in milliseconds on two clocks: `monotonic` measures durations, `wall` outlives the page. */
export interface Moment { readonly monotonic: number; readonly wall: number }

/** Time, as the journey sees it. Tests and the demo inject their own. */
export interface Clock {
  now(): Moment;
  /** Calls back once, not before `delay` milliseconds; returns what cancels it. */
  after(delay: number, callback: () => void): () => void;
}

/** Past this many milliseconds between the two clocks, neither can be trusted (sleep, or a changed clock). */
export const clockTolerance = 2_000;

export const systemClock: Clock = {
  now: () => ({ monotonic: performance.now(), wall: Date.now() }),
  after(delay, callback) {
    // Beyond this, timers fire at once; who is called back early asks again.
    const timer = setTimeout(callback, Math.min(delay, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** True when the clocks ran apart since `then`: the page slept, or somebody set the clock. */
export const clocksDisagree = (then: Moment, now: Moment): boolean =>
  Math.abs(now.wall - then.wall - (now.monotonic - then.monotonic)) > clockTolerance;

/** Tells, each time it is called, whether the clocks ran apart since the call before. */
export function clockWatch(clock: Clock): () => boolean {
  let lastSeen = clock.now();
  return () => {
    const then = lastSeen;
    lastSeen = clock.now();
    return clocksDisagree(then, lastSeen);
  };
}
