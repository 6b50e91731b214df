import type { CallAnswer } from '../server/calls.js';
import type { Clock } from './clock.js';

/** A phone that rings now. */
export interface PendingCall {
  readonly to: string;
  /** Seconds until it stops. */
  readonly expiresIn: number;
}

interface Ringing {
  readonly to: string;
  readonly callId: string;
  /** A moment in milliseconds. */
  readonly until: number;
}

/** The telephone exchange: who is rung up, and who answers. */
export class Phones {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #report: (callId: string, answer: CallAnswer) => Promise<void>;
  #ringing: readonly Ringing[] = [];
  #reported: Promise<unknown> = Promise.resolve();

  /** @param report tells the server how a call ended */
  constructor(clock: Clock, changed: () => void, report: (callId: string, answer: CallAnswer) => Promise<void>) {
    this.#clock = clock;
    this.#changed = changed;
    this.#report = report;
  }

  ring(to: string, callId: string, seconds: number): void {
    this.#ringing = [...this.#now(), { to, callId, until: this.#clock.in(seconds) }];
    this.#changed();
  }

  get pending(): readonly PendingCall[] {
    return this.#now().map(({ to, until }) => ({ to, expiresIn: this.#clock.until(until) }));
  }

  /** Resolves when the server has heard of all answers. */
  get reported(): Promise<unknown> {
    return this.#reported;
  }

  /** What the phone's owner does; throws when it does not ring. */
  answer(to: string, answer: CallAnswer): void {
    const call = this.#now().findLast((one) => one.to === to);
    if (!call) {
      const others = this.#now().map((one) => one.to);
      throw new Error(`No phone rings at ${to}. ${others.length > 0 ? `Ringing: ${others.join(', ')}.` : 'None rings anywhere.'}`);
    }
    this.#reported = this.#report(call.callId, answer);
    this.hangUp(call.callId);
  }

  hangUp(callId: string): void {
    this.#ringing = this.#now().filter((one) => one.callId !== callId);
    this.#changed();
  }

  #now(): readonly Ringing[] {
    return this.#ringing.filter(({ until }) => this.#clock.now < until);
  }
}
