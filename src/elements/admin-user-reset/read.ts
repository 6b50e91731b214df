import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdminOperation, CallOptions } from '../../client/auth-client.js';
import type { Problem } from '../../client/problem.js';

export interface Failure { readonly operation: AdminOperation; readonly problem: Problem; readonly traceId?: string }

/** Checks the answers of one operation. Loads during the call. */
export interface Reader<I, T> {
  judge(answer: PromiseSettledResult<unknown>, input: I): { readonly value: T } | { readonly failure: Failure };
  /** Called when the newest read has ended. */
  ended(input: I, failure?: Failure): void;
}

export interface ReadOptions<I, T> {
  readonly operation: AdminOperation;
  call(input: I, options: CallOptions): Promise<unknown>;
  /** Loads the code that checks and shows the answer. The read waits for it, and fails when it cannot be loaded. */
  reader(): Promise<Reader<I, T>>;
  /** Called when the reader could not be loaded. */
  unloaded(): void;
}

/**
 * Runs one read at a time. A newer read aborts the older one. A disconnect aborts it too; it then runs again on reconnect.
 * The last value stays until a newer one arrives, also during a read and after a failure. The controller does not know what is read.
 */
export class ReadController<I, T> implements ReactiveController {
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

  /** The input of the last read. */
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

  /** Sets a value that is newer than any pending answer. */
  set(value: T): void {
    this.#stop();
    this.#value = value;
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#stop();
    this.#value = this.#failure = this.#last = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#connected = true;
    if (this.#interrupted && this.#last) this.read(this.#last.input);
  }

  hostDisconnected(): void {
    const { pending } = this;
    this.#connected = false;
    this.#stop();
    this.#interrupted = pending;
  }

  #stop(): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#interrupted = false;
  }

  async #ask(input: I, asking: AbortController): Promise<void> {
    const { operation, call, reader, unloaded } = this.#options;
    const [answer, loaded] = await Promise.allSettled([call(input, { signal: asking.signal }), reader()]);
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    this.#host.requestUpdate();
    if (loaded.status === 'rejected') {
      this.#failure = { operation, problem: { code: 'network', sent: false } };
      return unloaded();
    }
    const judged = loaded.value.judge(answer, input);
    if ('value' in judged) this.#value = judged.value;
    this.#failure = 'failure' in judged ? judged.failure : undefined;
    loaded.value.ended(input, this.#failure);
  }
}
