import type { AuthClient, AuthOperation, CallOptions, Step } from '../client/auth-client.js';
import { readFailure, unreadable, type Failure } from '../client/failure.js';
import { AuthError } from '../client/problem.js';
import { uuid } from '../client/uuid.js';
import { clockWatch, systemClock, type Clock } from './clock.js';
import { keepWait, readWaits, type CooldownStorage } from './cooldown.js';
import { initialState, reduce, wakeAt } from './journey.js';
import { pending } from './request.js';
import type { Effect, Intent, JourneyEvent, JourneyState, Request, Rules } from './state.js';

/** What a journey tells: it changed its screen, a call failed, the flow ended, another page goes on. */
export type Told = Extract<Effect, { type: 'stepped' | 'problem' | 'completed' | 'redirected' }>;

/** What the journey tells its owner; an element turns these into DOM events. */
export interface JourneyListener {
  /** The state changed. */
  changed(state: JourneyState): void;
  /** A call is about to be made; false holds it until `resume()`. */
  requested(request: Request): boolean;
  happened(effect: Told): void;
}

export interface JourneyOptions {
  /** May come later, see `Journey.use()`. */
  client: AuthClient | undefined;
  /** Asked at each event, since a host may change an element's options at any time. */
  rules(): Rules;
  listener: JourneyListener;
  clock?: Clock;
  storage?: CooldownStorage;
}

type Answer = { type: 'answered'; step: unknown } | ({ type: 'failed' } & Failure);

/**
 * Performs what the kernel wants: calls with abort, one wake-up, the kept cooldown. One runner holds one journey with one client;
 * a changed client gets a new runner, so a ticket never reaches another backend.
 */
export class Journey {
  readonly #rules: () => Rules;
  #client: AuthClient | undefined;
  readonly #listener: JourneyListener;
  readonly #clock: Clock;
  readonly #storage: CooldownStorage | undefined;
  readonly #slept: () => boolean;
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
    this.#slept = clockWatch(clock);
  }

  get state(): JourneyState {
    return this.#state;
  }

  /** The client of a journey that began without one, or none for a while: calls are `unsupported` then. Another client needs another journey. */
  use(client: AuthClient | undefined): void {
    this.#client = client;
  }

  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.look();
    const now = this.#clock.now();
    this.#dispatch({ type: 'connected', now, waits: readWaits(this.#storage, this.#rules().flow, now.wall) });
  }

  /** Aborts what is under way; nothing is told after it. */
  disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#dispatch({ type: 'disconnected' });
  }

  /** Nobody who has left the page wants anything, but what they began can be dropped. */
  intend(intent: Intent): void {
    if (!this.#connected && intent.name !== 'cancel') return;
    this.#dispatch({ type: 'intended', intent, key: uuid(), now: this.#clock.now() });
  }

  /**
   * Starts from a step that a host has.
   * @returns false for a step that is unusable, or none of those that these rules show; then nothing has changed
   */
  hand(step: Step): boolean {
    const before = this.#state;
    this.#dispatch({ type: 'handed', step, now: this.#clock.now() });
    return this.#state !== before;
  }

  /** The page shows again: were we asleep, or did somebody set the clock? */
  look(): void {
    if (this.#slept()) this.#dispatch({ type: 'clock-doubted', now: this.#clock.now() });
  }

  /** Answers a held request, or makes it after all when called with nothing. False when none was held. */
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

  /** A listener that was told of a change may have dropped the call by now. */
  #awaits(id: number): boolean {
    const { activity, poll } = this.#state;
    return poll?.asking === id || pending(activity, id) !== undefined;
  }

  /** One timer at most, for the moment the kernel asks for. */
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
        // Held from the start, so that a host may answer from within its own listener.
        if (this.#awaits(effect.request.id) && this.#listener.requested(effect.request)) this.#dispatch({ type: 'released', id: effect.request.id });
        break;
      case 'call':
        void this.#call(effect.request.id, effect.request.operation, effect.request);
        break;
      case 'ask':
        void this.#call(effect.id, 'callStatus', effect);
        break;
      case 'abort':
        this.#calls.get(effect.id)?.abort();
        this.#calls.delete(effect.id);
        break;
      case 'keep-wait': {
        const { monotonic, wall } = this.#clock.now();
        keepWait(this.#storage, this.#rules().flow, effect.route, ((effect.until ?? 0) - monotonic) / 1_000, wall);
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
    const answer = await this.#answer(operation, input, { signal: controller.signal, ...(key !== undefined && { idempotencyKey: key }) });
    if (this.#calls.delete(id)) this.#dispatch({ ...answer, id, now: this.#clock.now() });
  }

  async #answer(operation: AuthOperation, input: object, options: CallOptions): Promise<Answer> {
    try {
      const client = this.#client;
      const method = client?.[operation] as ((input: object, options: CallOptions) => Promise<Step>) | undefined;
      if (!method) throw new AuthError({ code: 'unsupported' });
      return { type: 'answered', step: await method.call(client, input, options) };
    } catch (error) {
      const failure = readFailure(error, input);
      if (!failure && !options.signal?.aborted) {
        console.error(`latchkey: the client's ${operation}() rejected with something that is no AuthError of a known code`);
      }
      return { type: 'failed', ...(failure ?? unreadable) };
    }
  }
}
