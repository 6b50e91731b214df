import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdminClient, ManagedUser, RegistrationReset, UserInput } from '../../client/auth-client.js';
import type { AuthError, Problem } from '../../client/problem.js';
import { uuid } from '../../client/uuid.js';
import { PageReturn } from '../../controllers/page-return.js';
import { watchClock, systemClock, type Moment } from '../../journey/clock.js';
import { failed, hold, idle, interrupt, pending, release, type RequestState } from '../../journey/request.js';
import { call } from './call.js';
import { failureOf, isUser } from './failure.js';
import type { Failure } from './read.js';

type Link = NonNullable<RegistrationReset['link']>;
interface ResetRequest { readonly id: number; readonly operation: 'resetRegistration'; readonly input: UserInput; readonly key: string }
type Lifecycle = RequestState<ResetRequest>;

/** Where a reset stands. */
export type ResetState =
  | Lifecycle
  | { readonly kind: 'confirming'; readonly user: ManagedUser }
  /** The server wants the administrator to sign in again first; the request is held until `resume()`. */
  | { readonly kind: 'reauthenticating'; readonly request: ResetRequest }
  /** `timeKnown`: false after sleep or a changed clock. */
  | { readonly kind: 'done'; readonly user: ManagedUser; readonly link?: Link; readonly received: Moment; readonly timeKnown: boolean };

interface Options {
  client(): AdminClient | undefined;
  /** Nobody resets themselves. */
  forbids(userId: string): boolean;
  /** The call is about to be made; false holds it. */
  requested(): boolean;
  reauthenticate(): void;
  failed(failure: Failure): void;
  succeeded(user: ManagedUser): void;
  changed(now: ResetState, before: ResetState): void;
}

/** After these, the same again would be refused again. */
const stops: readonly Problem['code'][] = ['invalid_input', 'unsupported'];

function readAnswer(answer: unknown, { userId }: UserInput): RegistrationReset | undefined {
  const { user, link } = (answer ?? {}) as Partial<RegistrationReset>;
  if (!isUser(user) || user.id !== userId) return undefined;
  const usable = typeof link?.target === 'string' && Number.isFinite(link.expiresIn);
  return { user, ...(usable && { link }) };
}

/** The part of the state that is a request's, without the question before it and the end. */
const lifecycle = (state: ResetState): Lifecycle => {
  if (state.kind === 'reauthenticating') return { kind: 'held', request: state.request };
  return state.kind === 'confirming' || state.kind === 'done' ? idle : state;
};

/**
 * The reset of one user's registration: asked, confirmed, announced, called, answered. One request a confirmation; the same intent
 * keeps its idempotency key until it has succeeded or cannot. It aborts on leaving the page, and knows nothing of dialogs.
 */
export class ResetController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  readonly #slept = watchClock(systemClock);
  #state: ResetState = idle;
  /** The last request that failed. The same intent keeps its key, also when it is asked and confirmed anew. */
  #before: Lifecycle = idle;
  #lastId = 0;
  #calling: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    new PageReturn(host, () => this.#look());
  }

  get state(): ResetState {
    return this.#state;
  }

  get busy(): boolean {
    return pending(lifecycle(this.#state)) !== undefined;
  }

  /** Monotonic milliseconds at which the emailed link ends, where that is known. */
  get linkEnds(): number | undefined {
    const state = this.#state;
    return state.kind === 'done' && state.link && state.timeKnown ? state.received.monotonic + state.link.expiresIn * 1_000 : undefined;
  }

  ask(user: ManagedUser): void {
    if (!this.busy && !this.#options.forbids(user.id)) this.#enter({ kind: 'confirming', user });
  }

  dismiss(): void {
    if (this.#state.kind === 'confirming') this.#enter(idle);
  }

  confirm(): void {
    if (this.#state.kind === 'confirming') this.#start(this.#state.user.id);
  }

  /** The same once more, without another question. */
  again(): void {
    if (this.#state.kind === 'failed' && this.#state.request) this.#start(this.#state.request.input.userId);
  }

  /** Answers what is held, or makes the call after all. False when nothing was held. */
  resume(answer?: RegistrationReset | AuthError): boolean {
    const state = lifecycle(this.#state);
    if (state.kind !== 'held') return false;
    const { request } = state;
    // Who the administrator is may have been said meanwhile.
    if (answer === undefined && this.#options.forbids(request.input.userId)) this.#enter(idle);
    else if (answer === undefined) this.#release(request);
    else if (answer instanceof Error) this.#fail(request, answer);
    else this.#arrive(request, answer);
    return true;
  }

  /** The administrator turns to something else. True when that leaves open whether a reset was made. */
  leave(): boolean {
    const doubtful = this.#state.kind === 'calling';
    this.#interrupt();
    this.#abort();
    this.#enter(idle);
    return doubtful;
  }

  /** What is held is not wanted any more. */
  cancel(): void {
    if (lifecycle(this.#state).kind === 'held') this.#enter(idle);
  }

  /** Another client: a key of one backend never reaches another. */
  clear(): void {
    this.leave();
    this.#before = idle;
  }

  /** Nobody is told of a call that was cut short by this; who comes back reads that it may have arrived. */
  hostDisconnected(): void {
    if (this.#state.kind !== 'done') this.#state = this.#interrupt();
    this.#abort();
  }

  #interrupt(): Lifecycle {
    const state = interrupt(lifecycle(this.#state));
    if (state.kind === 'failed') this.#before = state;
    return state;
  }

  #enter(state: ResetState): void {
    const before = this.#state;
    this.#state = state;
    if (state === before) return;
    this.#host.requestUpdate();
    this.#options.changed(state, before);
  }

  #start(userId: string): void {
    if (this.#options.forbids(userId)) return this.#enter(idle);
    // Held from the start, so that a host may answer from within its own listener.
    const held = hold<ResetRequest>(this.#before, { operation: 'resetRegistration', input: { userId } }, ++this.#lastId, uuid());
    this.#enter(held);
    if (this.#options.requested() && this.#state === held) this.#release(held.request);
  }

  #release(request: ResetRequest): void {
    const calling = release(lifecycle(this.#state), request.id);
    if (!calling) return;
    this.#enter(calling);
    void this.#call(request, this.#calling = new AbortController());
  }

  async #call(request: ResetRequest, calling: AbortController): Promise<void> {
    const { operation, input, key } = request;
    const [answer] = await Promise.allSettled([call(this.#options.client(), operation, input, { signal: calling.signal, idempotencyKey: key })]);
    if (this.#calling !== calling) return;
    this.#calling = undefined;
    if (answer.status === 'fulfilled') this.#arrive(request, answer.value);
    else this.#fail(request, answer.reason);
  }

  #arrive(request: ResetRequest, answer: unknown): void {
    const read = readAnswer(answer, request.input);
    if (!read) return this.#fail(request, undefined);
    this.#before = idle;
    this.#slept();
    this.#enter({ kind: 'done', ...read, received: systemClock.now(), timeKnown: true });
    this.#options.succeeded(read.user);
  }

  #fail(request: ResetRequest, error: unknown): void {
    const failure = failureOf('resetRegistration', error);
    const { problem } = failure;
    this.#before = failed(request, problem, !stops.includes(problem.code));
    const state: ResetState = problem.code === 'reauthentication_required' ? { kind: 'reauthenticating', request } : this.#before;
    this.#enter(state);
    this.#options.failed(failure);
    if (state.kind === 'reauthenticating' && this.#state === state) this.#options.reauthenticate();
  }

  #abort(): void {
    this.#calling?.abort();
    this.#calling = undefined;
  }

  /** The page shows again: the time left is no longer known when it slept, or somebody set the clock. */
  #look(): void {
    if (this.#slept() && this.#state.kind === 'done') this.#enter({ ...this.#state, timeKnown: false });
    this.#host.requestUpdate();
  }
}
