import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Notice = 'one-minute' | 'expired';

interface Options {
  now(): number;
  /** The announced end, in monotonic milliseconds. Undefined when there is none or it is unknown. */
  deadline(): number | undefined;
  /** The end of any other visible countdown, in monotonic milliseconds. */
  counts(): number | undefined;
  notice(notice: Notice): void;
}

const minute = 60_000;

/**
 * Updates the host once a second while a time counts down. It reads the clock and never counts ticks. It gives notice of the last minute and
 * of the end; the ticks are silent.
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
    // An update after the disconnect must not start the timer.
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
