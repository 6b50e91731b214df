import type { Step } from '../client/auth-client.js';
import type { Intent } from '../journey/state.js';
import type { FieldError, Outcome, Reading } from '../views/view.js';
import type { StepController } from './step-controller.js';

/** What is under way before the journey has it. At most one at a time; whoever drops it, drops what it would have led to. */
type Pending =
  /** What was submitted is being read. */
  | { readonly kind: 'reading' }
  /** What the visitor wants waits for the step controller's code. */
  | { readonly kind: 'loading' }
  /** The step that a host handed waits for the step controller's code. */
  | { readonly kind: 'starting' };

interface LifecycleState {
  /** What holds the journey; undefined until its code has loaded. */
  readonly steps?: StepController | undefined;
  readonly pending?: Pending | undefined;
  /** What the visitor must mend before anything is sent. */
  readonly errors: readonly FieldError[];
}

export interface LifecycleOptions {
  /** Looks whether the client is still the same; another one ends in `restart()`. Called before anything typed or wanted is used. */
  updateClient(): void;
  /** Loads the code of all that follows the entry form, in parallel, and creates the step controller. */
  load(): Promise<StepController>;
  /** The code could not be loaded, or what was submitted could not be read. */
  networkErrors(): readonly FieldError[];
  /** The visitor has something to mend; ends in `setErrors()`. */
  showErrors(errors: readonly FieldError[]): void;
  changed(): void;
}

/**
 * The one owner of an element's life: the entry form, what was submitted being read, code being loaded, and the steps that go on
 * from there. A wish lives in `pending`: it is dropped with the client, with the page and by `cancel`, and then leads to nothing.
 */
export class Lifecycle {
  readonly #options: LifecycleOptions;
  #state: LifecycleState = { errors: [] };
  /** Counts clients: a wish that was shown under one is none under the next. */
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

  /** Under which client something is shown; given back with what the visitor then wants. */
  get generation(): number {
    return this.#generation;
  }

  /** Something is under way that takes no second wish. */
  get busy(): boolean {
    return this.#state.pending !== undefined || (this.steps?.busy ?? false);
  }

  /** Resolves when what waits for code has been done. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Loads what follows the entry form, once; after a failure once more. */
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
   * Takes what a submitted form leads to: at once where nothing must be waited for, so that our event follows its click without a gap.
   * @param read not called while something is under way
   * @param generation when the form was shown
   */
  submit(read: (reading: Reading) => Outcome | Promise<Outcome>, generation = this.#generation): void {
    if (!this.#isCurrent(generation) || this.#state.pending) return;
    this.#withSteps('loading', ({ reading }) => {
      const outcome = read(reading);
      if (outcome instanceof Promise) void this.#read(outcome);
      else this.#apply(outcome);
    });
  }

  /** @param generation when what leads to this was shown */
  intend(intent: Intent, generation = this.#generation): void {
    if (!this.#isCurrent(generation)) return;
    const cancels = intent.name === 'cancel';
    if (this.#state.pending && !cancels) return;
    this.#set({ pending: undefined, errors: [] });
    // Before there is a step controller, there is nothing else to cancel.
    if (this.steps || !cancels) this.#withSteps('loading', (steps) => steps.intend(intent));
  }

  /** Loads for what shows now, though nobody wants to go on yet. */
  preload(): void {
    if (!this.steps) this.#settled = this.load().then(() => undefined, () => this.#options.showErrors(this.#options.networkErrors()));
  }

  /** Starts from a step that a host has. @param refused called when the step is none that this element can show */
  startFrom(step: Step, refused: () => void): void {
    this.#options.updateClient();
    this.#set({ pending: undefined });
    this.#withSteps('starting', (steps) => {
      if (!steps.startFrom(step)) refused();
    });
  }

  /** Shows what the visitor must mend. */
  setErrors(errors: readonly FieldError[]): void {
    this.#set({ errors: [...errors] });
  }

  /** The element has left the page: nobody wants anything there. What a host handed is not a wish, and stays. */
  disconnect(): void {
    if (this.#state.pending?.kind !== 'starting') this.#set({ pending: undefined });
  }

  /** Another client: all that was wanted of the one before is dropped. */
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

  /** @returns whether it is still wanted, by the same client */
  #finish(pending: Pending): boolean {
    this.#options.updateClient();
    if (this.#state.pending !== pending) return false;
    this.#set({ pending: undefined });
    return true;
  }

  async #read(outcome: Promise<Outcome>): Promise<void> {
    const pending: Pending = { kind: 'reading' };
    this.#set({ pending });
    const read = await outcome.catch(() => this.#options.networkErrors());
    if (this.#finish(pending)) this.#apply(read);
  }

  #apply(outcome: Outcome): void {
    if ('name' in outcome) this.intend(outcome);
    else this.#options.showErrors(outcome as readonly FieldError[]);
  }

  /** At once where the step controller is there. */
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
    else this.#options.showErrors(this.#options.networkErrors());
  }
}
