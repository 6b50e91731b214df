/**
 * A fake clock that only the test advances: Date.now, performance.now, setTimeout and clearTimeout.
 * It counts whole milliseconds, so that sums are exact.
 */
import { callsUnderWay } from './backend.js';
import { settle, turn } from './page.js';

interface Timer { readonly at: number; readonly id: number; run(): void }

export interface FakeClock {
  /** Advances both clocks by seconds and runs each timer at its time. */
  advance(seconds: number): Promise<void>;
  /** Freezes the page: both clocks advance, and timers fire only afterwards. */
  skip(seconds: number): void;
  /** Sets the wall clock. The monotonic clock does not change. */
  setWall(seconds: number): void;
  /** The pending timers. */
  readonly pending: number;
}

const real = { timeout: globalThis.setTimeout, clear: globalThis.clearTimeout, date: Date.now, now: performance.now };

/** Calls that never got an answer. */
let hanging = 0;

/** Answers take no time on this clock, but some turns of the event loop. Gives up after a real second. */
async function answered(): Promise<void> {
  const end = real.now.call(performance) + 1_000;
  hanging = Math.min(hanging, callsUnderWay());
  while (callsUnderWay() > hanging && real.now.call(performance) < end) await turn();
  hanging = callsUnderWay();
  await turn();
  await turn();
}

let installed = false;

export function fakeClock(): FakeClock {
  if (installed) throw new Error('The clock is replaced already.');
  installed = true;
  let timers: readonly Timer[] = [];
  let lastId = 1_000_000;
  let monotonic = Math.ceil(real.now.call(performance));
  let wall = real.date();
  const move = (milliseconds: number): void => {
    monotonic += Math.round(milliseconds);
    wall += Math.round(milliseconds);
  };

  Date.now = () => wall;
  performance.now = () => monotonic;
  globalThis.setTimeout = ((run: (...values: unknown[]) => void, delay = 0, ...values: unknown[]) => {
    const id = ++lastId;
    timers = [...timers, { id, at: monotonic + Math.max(0, Math.ceil(Number(delay))), run: () => run(...values) }];
    return id;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id?: number) => {
    if (id !== undefined && id < 1_000_000) real.clear.call(globalThis, id);
    timers = timers.filter((timer) => timer.id !== id);
  }) as unknown as typeof clearTimeout;

  return {
    async advance(seconds) {
      const end = monotonic + Math.round(seconds * 1_000);
      await settle();
      await answered();
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        move(Math.max(0, due.at - monotonic));
        due.run();
        await answered();
      }
      move(end - monotonic);
      await settle();
    },
    skip: (seconds) => move(seconds * 1_000),
    setWall: (seconds) => { wall += Math.round(seconds * 1_000); },
    get pending() { return timers.length; },
  };
}

export function realClock(): void {
  if (!installed) return;
  installed = false;
  globalThis.setTimeout = real.timeout;
  globalThis.clearTimeout = real.clear;
  Date.now = real.date;
  performance.now = real.now;
}
