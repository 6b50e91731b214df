import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdminClient, ManagedUser, RegistrationReset } from '../../client/auth-client.js';
import { AuthError, type Problem } from '../../client/problem.js';
import { uuid } from '../../client/uuid.js';
import { clocksDisagree, systemClock, type Moment } from '../../journey/clock.js';
import { failureOf, isUser, type Failure } from './failure.js';

type Link = NonNullable<RegistrationReset['link']>;

/** Where a reset stands; always with the user whom it was begun for. */
export type ResetState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'confirming'; readonly user: ManagedUser }
  /** Announced and not made yet: a host that prevented it, or that must see to it that the administrator signs in, will `resume()`. */
  | { readonly kind: 'held'; readonly user: ManagedUser; readonly reauthenticating: boolean }
  | { readonly kind: 'calling'; readonly user: ManagedUser }
  | { readonly kind: 'failed'; readonly user: ManagedUser; readonly problem: Problem }
  /** `timeKnown`: false after sleep or a changed clock. */
  | { readonly kind: 'done'; readonly user: ManagedUser; readonly link?: Link; readonly received: Moment; readonly timeKnown: boolean };

interface Options {
  client(): AdminClient | undefined;
  /** Nobody resets themselves. */
  forbids(user: ManagedUser): boolean;
  /** The call is about to be made; false holds it. */
  requested(): boolean;
  reauthenticate(): void;
  failed(failure: Failure): void;
  succeeded(user: ManagedUser): void;
  changed(now: ResetState, before: ResetState): void;
}

const idle: ResetState = { kind: 'idle' };

/** After these, the same again would be refused again. */
const stops: readonly Problem['code'][] = ['invalid_input', 'unsupported'];

function readAnswer(answer: unknown, { id }: ManagedUser): RegistrationReset | undefined {
  const { user, link } = (answer ?? {}) as Partial<RegistrationReset>;
  if (!isUser(user) || user.id !== id) return undefined;
  const usable = typeof link?.target === 'string' && Number.isFinite(link.expiresIn);
  return { user, ...(usable && { link }) };
}

/**
 * The reset of one user's registration: asked, confirmed, announced, called, answered. One request a confirmation; the same intent
 * keeps its idempotency key until it has succeeded or cannot. It aborts on leaving the page, and knows nothing of dialogs.
 */
export class AdminReset implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  #state: ResetState = idle;
  #attempt: { readonly userId: string; readonly key: string } | undefined;
  #calling: AbortController | undefined;
  #lastSeen: Moment = systemClock.now();

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): ResetState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#state.kind === 'calling' || this.#state.kind === 'held';
  }

  /** Monotonic milliseconds at which the emailed link ends, where that is known. */
  get linkEnds(): number | undefined {
    const state = this.#state;
    return state.kind === 'done' && state.link && state.timeKnown ? state.received.monotonic + state.link.expiresIn * 1_000 : undefined;
  }

  ask(user: ManagedUser): void {
    if (!this.busy && !this.#options.forbids(user)) this.#enter({ kind: 'confirming', user });
  }

  dismiss(): void {
    if (this.#state.kind === 'confirming') this.#enter(idle);
  }

  confirm(): void {
    if (this.#state.kind === 'confirming') this.#start(this.#state.user);
  }

  /** The same once more, without another question. */
  again(): void {
    if (this.#state.kind === 'failed') this.#start(this.#state.user);
  }

  /** Answers what is held, or makes the call after all. False when nothing was held. */
  resume(answer?: RegistrationReset | AuthError): boolean {
    const state = this.#state;
    if (state.kind !== 'held') return false;
    if (answer === undefined) void this.#call(state.user);
    else if (answer instanceof Error) this.#fail(state.user, answer);
    else this.#arrive(state.user, answer);
    return true;
  }

  /** The administrator turns to something else. True when that leaves open whether a reset was made. */
  leave(): boolean {
    const doubtful = this.#calling !== undefined;
    this.#abort();
    this.#enter(idle);
    return doubtful;
  }

  /** What is held is not wanted any more. */
  cancel(): void {
    if (this.#state.kind === 'held') this.#enter(idle);
  }

  /** Another client: a key of one backend never reaches another. */
  clear(): void {
    this.leave();
    this.#attempt = undefined;
  }

  hostConnected(): void {
    this.#look();
    document.addEventListener('visibilitychange', this.#look);
    window.addEventListener('pageshow', this.#look);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    window.removeEventListener('pageshow', this.#look);
    const state = this.#state;
    this.#abort();
    // Nobody is told of a call that was cut short by this; who comes back reads that it may have arrived.
    if (state.kind === 'calling') this.#state = { kind: 'failed', user: state.user, problem: { code: 'network', sent: true } };
    else if (state.kind === 'held' || state.kind === 'confirming') this.#state = idle;
  }

  #enter(state: ResetState): void {
    const before = this.#state;
    this.#state = state;
    if (state === before) return;
    this.#host.requestUpdate();
    this.#options.changed(state, before);
  }

  #start(user: ManagedUser): void {
    if (this.#options.forbids(user)) return this.#enter(idle);
    if (this.#attempt?.userId !== user.id) this.#attempt = { userId: user.id, key: uuid() };
    // Held from the start, so that a host may answer from within its own listener.
    const held: ResetState = { kind: 'held', user, reauthenticating: false };
    this.#enter(held);
    if (this.#options.requested() && this.#state === held) void this.#call(user);
  }

  async #call(user: ManagedUser): Promise<void> {
    const calling = this.#calling = new AbortController();
    this.#enter({ kind: 'calling', user });
    let answer: unknown;
    let error: unknown;
    try {
      const client = this.#options.client();
      if (typeof client?.resetRegistration !== 'function') throw new AuthError({ code: 'unsupported' });
      answer = await client.resetRegistration({ userId: user.id }, { signal: calling.signal, ...(this.#attempt && { idempotencyKey: this.#attempt.key }) });
    } catch (thrown) {
      error = thrown ?? new TypeError('no reason');
    }
    if (this.#calling !== calling) return;
    this.#calling = undefined;
    if (error === undefined) this.#arrive(user, answer);
    else this.#fail(user, error);
  }

  #arrive(user: ManagedUser, answer: unknown): void {
    const read = readAnswer(answer, user);
    if (!read) return this.#fail(user, new TypeError('no answer'));
    this.#attempt = undefined;
    this.#lastSeen = systemClock.now();
    this.#enter({ kind: 'done', ...read, received: this.#lastSeen, timeKnown: true });
    this.#options.succeeded(read.user);
  }

  #fail(user: ManagedUser, error: unknown): void {
    const failure = failureOf('resetRegistration', error);
    const { problem } = failure;
    if (stops.includes(problem.code)) this.#attempt = undefined;
    const state: ResetState = problem.code === 'reauthentication_required'
      ? { kind: 'held', user, reauthenticating: true }
      : { kind: 'failed', user, problem };
    this.#enter(state);
    this.#options.failed(failure);
    if (state.kind === 'held' && this.#state === state) this.#options.reauthenticate();
  }

  #abort(): void {
    this.#calling?.abort();
    this.#calling = undefined;
  }

  /** The page shows again: were we asleep, or did somebody set the clock? */
  readonly #look = (): void => {
    if (document.visibilityState === 'hidden') return;
    const now = systemClock.now();
    const doubtful = clocksDisagree(this.#lastSeen, now);
    this.#lastSeen = now;
    if (doubtful && this.#state.kind === 'done') this.#enter({ ...this.#state, timeKnown: false });
    this.#host.requestUpdate();
  };
}
