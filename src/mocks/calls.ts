import type { Clock } from './clock.js';

/** What can happen to a ringing phone. `hash` is answered, and # pressed. */
export const callAnswers = ['hash', 'busy', 'no-answer', 'rejected', 'unreachable'] as const;
export type CallAnswer = (typeof callAnswers)[number];

/** A phone that rings now. */
export interface PendingCall {
  readonly to: string;
  /** Seconds until it stops. */
  readonly expiresIn: number;
}

export interface Call {
  readonly to: string;
  /** A moment in milliseconds. */
  readonly ringsUntil: number;
  answer?: CallAnswer;
}

/** The telephone exchange: who is rung up, and what became of it. */
export class Calls {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #calls: readonly Call[] = [];

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  ring(to: string, seconds: number, answer?: CallAnswer): Call {
    const call: Call = { to, ringsUntil: this.#clock.in(seconds), ...(answer && { answer }) };
    this.#calls = [...this.#ringing(), call];
    this.#changed();
    return call;
  }

  get pending(): readonly PendingCall[] {
    return this.#ringing().map(({ to, ringsUntil }) => ({ to, expiresIn: this.#clock.until(ringsUntil) }));
  }

  /** What the phone's owner does; throws when it does not ring. */
  answer(to: string, answer: CallAnswer): void {
    const call = this.#ringing().findLast((one) => one.to === to);
    if (!call) {
      const others = this.#ringing().map((one) => one.to);
      throw new Error(`No phone rings at ${to}. ${others.length > 0 ? `Ringing: ${others.join(', ')}.` : 'None rings anywhere.'}`);
    }
    call.answer = answer;
    this.#changed();
  }

  /** Undefined while it rings. */
  outcome(call: Call): CallAnswer | undefined {
    return call.answer ?? (this.#clock.now >= call.ringsUntil ? 'no-answer' : undefined);
  }

  hangUp(call: Call): void {
    this.#calls = this.#calls.filter((one) => one !== call);
    this.#changed();
  }

  #ringing(): readonly Call[] {
    return this.#calls.filter((call) => this.outcome(call) === undefined);
  }
}
