import type { AuthClient, AuthOperation, CallOptions, Step } from '../client/auth-client.js';
import { concealSignIn, readFailure, unreadable, type Failure } from '../client/failure.js';
import { AuthError } from '../client/problem.js';
import { uuid } from '../client/uuid.js';
import { watchClock, systemClock, type Clock } from './clock.js';
import { storeWait, readWaits, type CooldownStorage } from './cooldown.js';
import { initialState, reduce, wakeAt } from './journey.js';
import { pending } from './request.js';
import type { Effect, Intent, JourneyEvent, JourneyNotice, JourneyState, Request, Rules } from './state.js';

/** The journey's owner. An element implements it. */
export interface JourneyListener {
  /** The state changed. */
  changed(state: JourneyState): void;
  /** Called before each call that changes something. Return false to hold the call until `resume()`. */
  requested(request: Request): boolean;
  /** The screen changed, a call failed, the flow ended, or another page continues it. */
  happened(notice: JourneyNotice): void;
}

export interface JourneyOptions {
  /** May be set later with `Journey.use()`. */
  client: AuthClient | undefined;
  /** Read at each event, because a host may change an element's options at any time. */
  rules(): Rules;
  listener: JourneyListener;
  /** `systemClock` by default. */
  clock?: Clock;
  /** Where waits survive a reload. Without it, they last as long as the journey. */
  storage?: CooldownStorage;
}

type CallOutcome = { type: 'answered'; step: unknown } | ({ type: 'failed' } & Failure);

/**
 * Runs the kernel and performs its effects: calls that can be aborted, one timer, stored waits. A journey has one client. For another
 * client, create another journey, so that a ticket never reaches another backend.
 */
export class Journey {
  readonly #rules: () => Rules;
  #client: AuthClient | undefined;
  readonly #listener: JourneyListener;
  readonly #clock: Clock;
  readonly #storage: CooldownStorage | undefined;
  readonly #clockJumped: () => boolean;
  readonly #calls = new Map<number, AbortController>();
  #state: JourneyState;
  #connected = false;
  #cancelWake: (() => void) | undefined;

  constructor({ client, rules, listener, clock = systemClock, storage }: JourneyOptions) {
    this.#client = client;
    this.#rules = rules;
    this.#listener = listener;
    this.#clock = clock;
    this.#storage = storage;
    this.#state = initialState(rules().flow);
    this.#clockJumped = watchClock(clock);
  }

  get state(): JourneyState {
    return this.#state;
  }

  /** Sets the client of a journey that has none, or removes it for a while. Without a client, every call fails with `unsupported`. */
  use(client: AuthClient | undefined): void {
    this.#client = client;
  }

  /** Starts or continues the journey when the element is connected. Restores the stored waits. */
  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.checkClock();
    const now = this.#clock.now();
    this.#dispatch({ type: 'connected', now, waits: readWaits(this.#storage, this.#rules().flow, now.wall) });
  }

  /** Aborts all calls. The listener gets no notice after this. */
  disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#dispatch({ type: 'disconnected' });
  }

  /** Performs an intent, when the screen allows it. While disconnected, the journey accepts only `cancel`. */
  intend(intent: Intent): void {
    if (!this.#connected && intent.name !== 'cancel') return;
    this.#dispatch({ type: 'intended', intent, key: uuid(), now: this.#clock.now() });
  }

  /**
   * Starts the journey from a Step of the host.
   * @returns false when the Step is unusable or the element does not show it; the state is then unchanged
   */
  hand(step: Step): boolean {
    const before = this.#state;
    this.#dispatch({ type: 'handed', step, now: this.#clock.now() });
    return this.#state !== before;
  }

  /** Drops all known times when the page slept or somebody set the clock. Call it when the page becomes visible. */
  checkClock(): void {
    if (this.#clockJumped()) this.#dispatch({ type: 'clock-jumped', now: this.#clock.now() });
  }

  /**
   * Answers a held request with a Step or an error. Without an argument, makes the call.
   * @returns false when no request was held
   */
  resume(answer?: Step | AuthError): boolean {
    const { activity } = this.#state;
    if (activity.kind !== 'held') return false;
    const { id, input } = activity.request;
    const now = this.#clock.now();
    if (answer === undefined) this.#dispatch({ type: 'released', id });
    else if (answer instanceof Error) this.#dispatch({ type: 'failed', id, ...(readFailure(answer, input) ?? unreadable), now });
    else this.#dispatch({ type: 'answered', id, step: answer, now });
    return true;
  }

  #dispatch(event: JourneyEvent): void {
    const { state, effects } = reduce(this.#rules(), this.#state, event);
    const changed = state !== this.#state;
    this.#state = state;
    this.#schedule();
    if (changed) this.#listener.changed(state);
    for (const effect of effects) this.#perform(effect);
  }

  /** Whether a call is still pending. A listener may have cancelled it during `changed()`. */
  #awaits(id: number): boolean {
    const { activity, poll } = this.#state;
    return poll?.pendingId === id || pending(activity, id) !== undefined;
  }

  /** Sets the one timer, for the moment in `wakeAt`. */
  #schedule(): void {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    const at = wakeAt(this.#state);
    if (at === undefined || !this.#connected) return;
    const delay = Math.max(0, at - this.#clock.now().monotonic);
    this.#cancelWake = this.#clock.after(delay, () => this.#dispatch({ type: 'woke', now: this.#clock.now() }));
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'request':
        // The request is already held, so the listener may call `resume()` during `requested()`.
        if (this.#awaits(effect.request.id) && this.#listener.requested(effect.request)) this.#dispatch({ type: 'released', id: effect.request.id });
        break;
      case 'call':
        void this.#call(effect.request.id, effect.request.operation, effect.request);
        break;
      case 'poll':
        void this.#call(effect.id, 'callStatus', effect);
        break;
      case 'abort':
        this.#calls.get(effect.id)?.abort();
        this.#calls.delete(effect.id);
        break;
      case 'store-wait': {
        const { monotonic, wall } = this.#clock.now();
        storeWait(this.#storage, this.#rules().flow, effect.route, ((effect.until ?? 0) - monotonic) / 1_000, wall);
        break;
      }
      default:
        if (this.#connected) this.#listener.happened(effect);
    }
  }

  async #call(id: number, operation: AuthOperation, { input, key }: { input: object; key?: string }): Promise<void> {
    if (!this.#awaits(id)) return;
    const controller = new AbortController();
    this.#calls.set(id, controller);
    const outcome = await this.#callClient(operation, input, { signal: controller.signal, ...(key !== undefined && { idempotencyKey: key }) });
    if (this.#calls.delete(id)) this.#dispatch({ ...outcome, id, now: this.#clock.now() });
  }

  async #callClient(operation: AuthOperation, input: object, options: CallOptions): Promise<CallOutcome> {
    try {
      const client = this.#client;
      const method = client?.[operation] as ((input: object, options: CallOptions) => Promise<Step>) | undefined;
      if (!method) throw new AuthError({ code: 'unsupported' });
      return { type: 'answered', step: await method.call(client, input, options) };
    } catch (error) {
      const failure = readFailure(error, input);
      if (!failure && !options.signal?.aborted) {
        console.error(`latchkey: the client's ${operation}() rejected with a value that is not an AuthError with a known code`);
      }
      const told = failure ?? unreadable;
      return { type: 'failed', ...(operation === 'signIn' && !(input as { ticket?: string }).ticket ? concealSignIn(told) : told) };
    }
  }
}
