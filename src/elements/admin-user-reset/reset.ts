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

/** The state of a reset. */
export type ResetState =
  | Lifecycle
  | { readonly kind: 'confirming'; readonly user: ManagedUser }
  /** The server wants the administrator to sign in again first; the request is held until `resume()`. */
  | { readonly kind: 'reauthenticating'; readonly request: ResetRequest }
  /** `timeKnown`: false after sleep or a changed clock. */
  | { readonly kind: 'done'; readonly user: ManagedUser; readonly link?: Link; readonly received: Moment; readonly timeKnown: boolean };

interface Options {
  client(): AdminClient | undefined;
  /** Whether the user is the administrator, whose own registration cannot be reset here. */
  forbids(userId: string): boolean;
  /** Called before the call is made. Return false to hold it. */
  requested(): boolean;
  reauthenticate(): void;
  failed(failure: Failure): void;
  succeeded(user: ManagedUser): void;
  changed(now: ResetState, before: ResetState): void;
}

/** Problems after which a retry would fail again. */
const stops: readonly Problem['code'][] = ['invalid_input', 'unsupported'];

function readAnswer(answer: unknown, { userId }: UserInput): RegistrationReset | undefined {
  const { user, link } = (answer ?? {}) as Partial<RegistrationReset>;
  if (!isUser(user) || user.id !== userId) return undefined;
  const usable = typeof link?.target === 'string' && Number.isFinite(link.expiresIn);
  return { user, ...(usable && { link }) };
}

/** The state of the request alone, without the confirmation and the result. */
const lifecycle = (state: ResetState): Lifecycle => {
  if (state.kind === 'reauthenticating') return { kind: 'held', request: state.request };
  return state.kind === 'confirming' || state.kind === 'done' ? idle : state;
};

/**
 * Resets one user's registration: confirmation, request event, call, result. Each confirmation makes one request. A retry of the same intent
 * keeps its idempotency key until it succeeds or cannot succeed. A disconnect aborts the call. The controller does not know the dialog.
 */
export class ResetController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  readonly #slept = watchClock(systemClock);
  #state: ResetState = idle;
  /** The last failed request. The same intent keeps its key, also after another confirmation. */
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

  /** The end of the emailed link, in monotonic milliseconds. Undefined when it is unknown. */
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

  /** Retries without another confirmation. */
  again(): void {
    if (this.#state.kind === 'failed' && this.#state.request) this.#start(this.#state.request.input.userId);
  }

  /** Answers the held call, or makes it. @returns false when no call was held */
  resume(answer?: RegistrationReset | AuthError): boolean {
    const state = lifecycle(this.#state);
    if (state.kind !== 'held') return false;
    const { request } = state;
    // The host may have set the administrator's own id meanwhile.
    if (answer === undefined && this.#options.forbids(request.input.userId)) this.#enter(idle);
    else if (answer === undefined) this.#release(request);
    else if (answer instanceof Error) this.#fail(request, answer);
    else this.#arrive(request, answer);
    return true;
  }

  /** Leaves the user's page and aborts the call. @returns whether the server may have performed the reset */
  leave(): boolean {
    const doubtful = this.#state.kind === 'calling';
    this.#interrupt();
    this.#abort();
    this.#enter(idle);
    return doubtful;
  }

  /** Drops the held call. */
  cancel(): void {
    if (lifecycle(this.#state).kind === 'held') this.#enter(idle);
  }

  /** Drops all state of the previous client, including the idempotency key. */
  clear(): void {
    this.leave();
    this.#before = idle;
  }

  /** Aborts the call. On return, the page says that the request may have arrived. */
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
    // Held from the start, so that a host can call `resume()` in its listener.
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

  /** Runs when the page becomes visible. The time left is unknown after sleep or a changed clock. */
  #look(): void {
    if (this.#slept() && this.#state.kind === 'done') this.#enter({ ...this.#state, timeKnown: false });
    this.#host.requestUpdate();
  }
}
