/** The last moment that a `Date` can be, in milliseconds since 1970. */
const endOfTime = 8.64e15;

/** The backend's only notion of time. It runs with `source` and can be put forward, never back. */
export class Clock {
  readonly #source: () => number;
  #ahead = 0;

  /** @param source milliseconds since 1970 */
  constructor(source: () => number) {
    this.#source = source;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#source() + this.#ahead;
  }

  /** The moment that many seconds from now, in milliseconds. */
  in(seconds: number): number {
    return this.now + seconds * 1_000;
  }

  /** Whole seconds until a moment; 0 once it has passed. */
  until(moment: number): number {
    return Math.max(0, Math.ceil((moment - this.now) / 1_000));
  }

  advance(seconds: number): void {
    if (!(Number.isFinite(seconds) && seconds >= 0)) throw new RangeError('The clock advances by a number of seconds, 0 or more.');
    if (this.in(seconds) > endOfTime) throw new RangeError('No date is that far ahead.');
    this.#ahead += seconds * 1_000;
  }

  reset(): void {
    this.#ahead = 0;
  }
}
