import type { Step } from '../client/auth-client.js';
import type { Intent } from '../journey/state.js';
import type { FieldError, Outcome, Reading } from '../views/view.js';
import type { StepController } from './step-controller.js';

/** Work that the journey does not have yet. There is at most one. Dropping it also drops its result. */
type Pending =
  /** The submitted form is being read. */
  | { readonly kind: 'reading' }
  /** An intent waits for the step controller's code. */
  | { readonly kind: 'loading' }
  /** A Step from the host waits for the step controller's code. */
  | { readonly kind: 'starting' };

interface LifecycleState {
  /** Owns the journey. Undefined until its code has loaded. */
  readonly steps?: StepController | undefined;
  readonly pending?: Pending | undefined;
  /** The errors that the visitor must correct before anything is sent. */
  readonly errors: readonly FieldError[];
}

export interface LifecycleOptions {
  /** Reads the current client. Calls `restart()` when it has changed. Called before typed values or intents are used. */
  updateClient(): void;
  /** Loads all code that follows the entry form, in parallel, and creates the step controller. */
  load(): Promise<StepController>;
  /** The errors to show when code could not be loaded, or a submitted form could not be read. */
  loadErrors(): readonly FieldError[];
  /** Shows errors to the visitor. Calls `setErrors()`. */
  showErrors(errors: readonly FieldError[]): void;
  changed(): void;
}

/**
 * Owns the states of an element: entry form, reading a submitted form, loading code, and running the steps. An intent waits in `pending`.
 * A new client, a disconnect and `cancel` each drop it.
 */
export class Lifecycle {
  readonly #options: LifecycleOptions;
  #state: LifecycleState = { errors: [] };
  /** Counts clients. An intent counts only under the client for which its form was shown. */
  #generation = 0;
  #loading: Promise<StepController> | undefined;
  #settled: Promise<void> = Promise.resolve();

  constructor(options: LifecycleOptions) {
    this.#options = options;
  }

  get steps(): StepController | undefined {
    return this.#state.steps;
  }

  get errors(): readonly FieldError[] {
    return this.#state.errors;
  }

  /** The generation of the current client. A view passes it back with each intent. */
  get generation(): number {
    return this.#generation;
  }

  /** Whether work is pending. No other intent is accepted meanwhile. */
  get busy(): boolean {
    return this.#state.pending !== undefined || (this.steps?.busy ?? false);
  }

  /** Resolves when the intent that waits for code has been performed. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Loads the code that follows the entry form, once. Tries again after a failure. */
  load(): Promise<StepController> {
    return this.#loading ??= this.#options.load().then((steps) => {
      this.#set({ steps });
      return steps;
    }, (error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
  }

  /**
   * Performs the outcome of a submitted form. Does so synchronously when the code has loaded, so that the event follows the click directly.
   * @param read not called while work is pending
   * @param generation the generation for which the form was shown
   */
  submit(read: (reading: Reading) => Outcome | Promise<Outcome>, generation = this.#generation): void {
    if (!this.#isCurrent(generation) || this.#state.pending) return;
    this.#withSteps('loading', ({ reading }) => {
      const outcome = read(reading);
      if (outcome instanceof Promise) void this.#read(outcome);
      else this.#apply(outcome);
    });
  }

  /** @param generation the generation for which the button was shown */
  intend(intent: Intent, generation = this.#generation): void {
    if (!this.#isCurrent(generation)) return;
    const cancels = intent.name === 'cancel';
    if (this.#state.pending && !cancels) return;
    this.#set({ pending: undefined, errors: [] });
    // Without a step controller, there is no journey to cancel.
    if (this.steps || !cancels) this.#withSteps('loading', (steps) => steps.intend(intent));
  }

  /** Loads the code because the current view needs it, without an intent. */
  preload(): void {
    if (!this.steps) this.#settled = this.load().then(() => undefined, () => this.#options.showErrors(this.#options.loadErrors()));
  }

  /** Starts from a Step that the host has. @param refused called when the element cannot show the Step */
  startFrom(step: Step, refused: () => void): void {
    this.#options.updateClient();
    this.#set({ pending: undefined });
    this.#withSteps('starting', (steps) => {
      if (!steps.startFrom(step)) refused();
    });
  }

  /** Replaces the errors. */
  setErrors(errors: readonly FieldError[]): void {
    this.#set({ errors: [...errors] });
  }

  /** Drops the pending intent. A Step from the host is not an intent, and stays. */
  disconnect(): void {
    if (this.#state.pending?.kind !== 'starting') this.#set({ pending: undefined });
  }

  /** Drops all intents of the previous client. */
  restart(): void {
    this.#generation++;
    this.#set({ pending: undefined, errors: [] });
  }

  #set(change: Partial<LifecycleState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.changed();
  }

  #isCurrent(generation: number): boolean {
    this.#options.updateClient();
    return generation === this.#generation;
  }

  /** @returns false when the work was dropped or the client has changed */
  #finish(pending: Pending): boolean {
    this.#options.updateClient();
    if (this.#state.pending !== pending) return false;
    this.#set({ pending: undefined });
    return true;
  }

  async #read(outcome: Promise<Outcome>): Promise<void> {
    const pending: Pending = { kind: 'reading' };
    this.#set({ pending });
    const read = await outcome.catch(() => this.#options.loadErrors());
    if (this.#finish(pending)) this.#apply(read);
  }

  #apply(outcome: Outcome): void {
    if ('name' in outcome) this.intend(outcome);
    else this.#options.showErrors(outcome as readonly FieldError[]);
  }

  /** Calls `use` synchronously when the step controller has loaded. */
  #withSteps(kind: 'loading' | 'starting', use: (steps: StepController) => void): void {
    if (this.steps) use(this.steps);
    else this.#settled = this.#afterLoading(kind, use);
  }

  async #afterLoading(kind: 'loading' | 'starting', use: (steps: StepController) => void): Promise<void> {
    const pending: Pending = { kind };
    this.#set({ pending });
    const steps = await this.load().catch(() => undefined);
    if (!this.#finish(pending)) return;
    if (steps) use(steps);
    else this.#options.showErrors(this.#options.loadErrors());
  }
}
