import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Notice = 'one-minute' | 'expired';

interface Options {
  now(): number;
  /** Monotonic milliseconds of the end that is announced; none when there is none or none is known. */
  deadline(): number | undefined;
  /** Monotonic milliseconds up to which something on the screen counts down. */
  counts(): number | undefined;
  notice(notice: Notice): void;
}

const minute = 60_000;

/**
 * Redraws once a second while something counts down, always from the clock and never by counting ticks,
 * and tells of the last minute and of the end. The ticks themselves are silent.
 */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watched: number | undefined;
  #left = 0;
  #disconnected = false;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#disconnected = false;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    // What a host that has left the page draws after it starts no clock.
    if (this.#disconnected) return;
    const now = this.#options.now();
    this.#notify(now);
    const until = Math.max(this.#options.deadline() ?? 0, this.#options.counts() ?? 0);
    if (until > now) this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.min(1_000, until - now));
  }

  hostDisconnected(): void {
    this.#disconnected = true;
    clearTimeout(this.#timer);
  }

  #notify(now: number): void {
    const deadline = this.#options.deadline();
    const left = deadline === undefined ? 0 : deadline - now;
    const before = this.#left;
    const same = this.#watched === deadline;
    this.#watched = deadline;
    this.#left = left;
    if (deadline === undefined || !same) return;
    if (before > 0 && left <= 0) this.#options.notice('expired');
    else if (before > minute && left <= minute) this.#options.notice('one-minute');
  }
}
