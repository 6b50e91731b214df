import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdminOperation, CallOptions } from '../../client/auth-client.js';
import { failureOf, type Failure } from './failure.js';

export interface ReadOptions<I, T> {
  readonly operation: AdminOperation;
  call(input: I, options: CallOptions): Promise<unknown>;
  /** What an answer needs to be shown: a reading lasts until that is there too, and fails where it cannot be had. */
  ready(): Promise<unknown>;
  /** What the answer is worth; nothing for one that makes no sense. */
  accept(answer: unknown, input: I): T | undefined;
  /** The newest read has ended. */
  ended(input: I, failure?: Failure): void;
}

/**
 * Reads, one at a time: a newer read aborts the older one, and so does leaving the page, where coming back reads again.
 * What was read stays until something newer is there, also while reading and after a failure. It does not know what is read.
 */
export class AdminRead<I, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ReadOptions<I, T>;
  #value: T | undefined;
  #failure: Failure | undefined;
  #last: { readonly input: I } | undefined;
  #asking: AbortController | undefined;
  #interrupted = false;
  #connected = false;

  constructor(host: ReactiveControllerHost, options: ReadOptions<I, T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get value(): T | undefined {
    return this.#value;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  get pending(): boolean {
    return this.#asking !== undefined || this.#interrupted;
  }

  /** What was asked last. */
  get input(): I | undefined {
    return this.#last?.input;
  }

  read(input: I): void {
    this.#asking?.abort();
    this.#last = { input };
    this.#interrupted = !this.#connected;
    if (this.#connected) void this.#ask(input, this.#asking = new AbortController());
    this.#host.requestUpdate();
  }

  /** Something newer than any answer under way. */
  set(value: T): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#interrupted = false;
    this.#value = value;
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#asking?.abort();
    this.#asking = this.#value = this.#failure = this.#last = undefined;
    this.#interrupted = false;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    if (this.#interrupted && this.#last) this.read(this.#last.input);
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#interrupted = this.pending;
    this.#asking?.abort();
    this.#asking = undefined;
  }

  async #ask(input: I, asking: AbortController): Promise<void> {
    const { operation, call, ready, accept, ended } = this.#options;
    const [answer, shown] = await Promise.allSettled([call(input, { signal: asking.signal }), ready()]);
    if (this.#asking !== asking) return;
    let value: T | undefined;
    let failure: Failure | undefined;
    try {
      if (shown.status === 'rejected') throw shown.reason;
      if (answer.status === 'rejected') throw answer.reason;
      value = accept(answer.value, input);
      if (value === undefined) throw new TypeError('no answer');
    } catch (error) {
      failure = failureOf(operation, error);
    }
    this.#asking = undefined;
    this.#failure = failure;
    if (value !== undefined) this.#value = value;
    this.#host.requestUpdate();
    ended(input, failure);
  }
}
