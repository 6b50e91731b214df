import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { IdentifierKind, Step } from '../client/auth-client.js';
import type { AuthError, Problem } from '../client/problem.js';
import { warnOfChange } from '../controllers/client-binding.js';
import { WarmUp } from '../controllers/warm-up.js';
import type { Destination } from '../events/navigate.js';
import type { Intent, Rules, ScreenName } from '../journey/state.js';
import type { Ending, FieldError, FormView, NavigationChoice } from '../views/view.js';
import { ClientElement } from './client-element.js';
import { Lifecycle } from './lifecycle.js';
import type { MoreSteps, StepController, StepHost } from './step-controller.js';

const secrets = ['password', 'newPassword', 'confirmPassword', 'code'].map((name) => `[name=${name}]`).join();

/**
 * The base of every element that runs a journey. A subclass renders the entry form and the end of the flow. The step controller renders
 * the steps between them. It loads at the first sign that a visitor is going to use the element.
 */
export abstract class AuthElement extends ClientElement implements StepHost {
  static override properties: PropertyDeclarations = {
    clientMissing: { state: true },
    revealed: { state: true },
  };

  private clientMissing = false;
  private revealed = false;

  readonly #lifecycle = new Lifecycle({
    updateClient: () => void this.boundClient,
    load: () => this.#load(),
    loadErrors: () => [{ message: this.words.t('problem.not-loaded') }],
    showErrors: (errors) => this.showErrors(errors),
    changed: () => this.requestUpdate(),
  });

  constructor() {
    super();
    new WarmUp(this, () => this.#lifecycle.load());
  }

  /**
   * Answers a call that the host held by preventing `auth-request`.
   * @param answer the Step or the error of the host's own backend; without it, the element makes the call
   * @returns false when no call was held
   */
  override resume(answer?: Step | AuthError): boolean {
    return this.#lifecycle.steps?.resume(answer) ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider can be defined in a later task of the page's start.
    setTimeout(() => this.#checkClient());
    window.addEventListener('pageshow', this.#handlePageShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lifecycle.disconnect();
    window.removeEventListener('pageshow', this.#handlePageShow);
  }

  /** Hides the passwords that the visitor has revealed. Called on submit. @internal */
  hidePasswords(): void {
    this.revealed = false;
  }

  /** Shows errors in the summary and at their fields, and moves focus to the summary. An empty list clears them. @internal */
  showErrors(errors: readonly FieldError[]): void {
    this.#lifecycle.setErrors(errors);
    if (errors.length > 0) this.focusNext('summary');
  }

  /** Also waits until the code that is loading has loaded and rendered. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const settled = await super.getUpdateComplete();
    const { busy } = this.#lifecycle;
    await this.#lifecycle.settled;
    return busy ? super.getUpdateComplete() : settled;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const client = this.boundClient;
    if (client) this.clientMissing = false;
    this.#lifecycle.steps?.use(client);
  }

  /** Restarts the flow. Secrets, intents and answers belong to the previous client and are dropped. Other typed values stay in their fields. */
  protected override clientChanged(): void {
    const { steps } = this.#lifecycle;
    const before = steps?.state.screen.name ?? 'start';
    if (this.#lifecycle.busy || (before !== 'start' && before !== 'done')) warnOfChange(this);
    this.forgetSecrets();
    this.#lifecycle.restart();
    steps?.restart(this.boundClient);
  }

  /** The rules of this element's flow. */
  protected abstract get rules(): Rules;
  /** The identifier as typed, without spaces around it. */
  protected abstract get identifier(): string;
  /** Renders the entry form. */
  protected abstract renderStart(view: FormView): unknown;
  /** What the visitor reads after the flow has succeeded. */
  protected abstract end(view: FormView, signedIn: boolean): Ending;

  /** Whether the visitor types a new password a second time. */
  protected get confirmsPassword(): boolean {
    return true;
  }

  /** Loads the Steps that only some flows have, together with the step controller. */
  protected loadMore?(): Promise<MoreSteps>;

  /** Whether the backend accepts this kind of identifier. True when the client does not say. */
  protected identifies(kind: IdentifierKind): boolean {
    return this.boundClient?.identifiers?.includes(kind) ?? true;
  }

  /** The problem of the last call, or undefined when it did not fail. */
  protected get failure(): Problem | undefined {
    const activity = this.#lifecycle.steps?.state.activity;
    return activity?.kind === 'failed' ? activity.problem : undefined;
  }

  /** The name of the current screen. `start` is the entry form. */
  protected get screen(): ScreenName {
    return this.#lifecycle.steps?.state.screen.name ?? 'start';
  }

  /** Starts from a Step that the host has. @param refused called when this element cannot show the Step */
  protected startFrom(step: Step, refused: () => void): void {
    this.#lifecycle.startFrom(step, refused);
  }

  protected intend(intent: Intent): void {
    this.#lifecycle.intend(intent);
  }

  /** Loads the code that follows the entry form. Shows an error when it cannot be loaded. */
  protected load(): void {
    this.#lifecycle.preload();
  }

  protected override renderContent(): unknown {
    const { t } = this.words;
    const view = this.#formView();
    return html`${this.clientMissing ? html`<p class="latchkey-developer">${t('developer.no-client', { tag: this.localName })}</p>` : nothing}
      ${this.#lifecycle.steps?.render(view) ?? this.renderStart(view)}`;
  }

  /** Leaving the entry form cancels the pending call. */
  protected override navigate(to: Destination, choice?: NavigationChoice): boolean {
    if (this.screen !== 'done') this.intend({ name: 'cancel' });
    return super.navigate(to, choice);
  }

  #formView(): FormView {
    const client = this.boundClient;
    const { view } = this;
    const { steps, busy, errors, generation } = this.#lifecycle;
    const formView: FormView = {
      ...view,
      busy,
      errors: errors.length > 0 ? errors : steps?.errors(view) ?? [],
      failure: this.failure,
      ready: client !== undefined,
      revealed: this.revealed,
      toggleReveal: () => this.#setRevealed(!this.revealed),
      identifies: (kind) => this.identifies(kind),
      offers: (operation, channel) => typeof client?.[operation] === 'function'
        && (channel === undefined || (client.channels?.includes(channel) ?? true))
        && (channel !== 'call' || typeof client.callStatus === 'function'),
      onSubmit: (read) => (event) => {
        event.preventDefault();
        // Keeps the event from a form of the host around this element.
        event.stopPropagation();
        this.hidePasswords();
        const data = new FormData(event.target as HTMLFormElement);
        this.#lifecycle.submit((reading) => read(data, reading), generation);
      },
      act: (read) => this.#lifecycle.submit(read, generation),
      intend: (intent) => this.#lifecycle.intend(intent, generation),
      showErrors: (fieldErrors) => this.showErrors(fieldErrors),
      // Without the step controller, the only possible error is that it could not be loaded.
      summary: () => steps?.summary(formView) ?? errors.map(({ message }) => html`<p class="latchkey-error" id=${view.id('summary')} role="alert" tabindex="-1">${message}</p>`),
    };
    return formView;
  }

  /** Clears the fields that hold passwords and codes. */
  protected forgetSecrets(): void {
    for (const field of this.form?.querySelectorAll<HTMLInputElement>(secrets) ?? []) field.value = '';
    this.hidePasswords();
  }

  #setRevealed(revealed: boolean): void {
    this.revealed = revealed;
    this.announce((t) => t(revealed ? 'password.shown' : 'password.hidden'));
  }

  /** Hides passwords when the page returns from the back-forward cache, because someone else may be looking. */
  readonly #handlePageShow = (): void => {
    if (!this.revealed) return;
    this.hidePasswords();
    this.announce();
  };

  /** Loads the step controller, the further Steps and the client's code in parallel. */
  async #load(): Promise<StepController> {
    this.prepareClient();
    const [{ StepController: Loaded }, more] = await Promise.all([import('./step-controller.js'), this.loadMore?.()]);
    this.addLate({ ...Loaded.words, ...more?.words }, [...Loaded.styles, ...(more?.styles ?? [])]);
    return new Loaded(this, {
      client: this.boundClient,
      rules: () => this.rules,
      allowedOrigins: () => this.redirectOrigins,
      identifier: () => this.identifier,
      confirmsPassword: () => this.confirmsPassword,
      end: (view, signedIn) => this.end(view, signedIn),
      more: more?.views,
    });
  }

  #checkClient(): void {
    if (!this.isConnected || this.clientMissing || this.boundClient) return;
    this.clientMissing = true;
    console.error(`latchkey: ${this.words.t('developer.no-client', { tag: this.localName })}`);
  }
}
