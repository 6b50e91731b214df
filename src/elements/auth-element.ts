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
 * The base of the journey's elements: an entry form, and what follows it. An element adds its entry form and its end; the steps
 * between are the step controller's, which loads at the first sign that a visitor is going to use it.
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
    networkErrors: () => [{ message: this.words.t('problem.network', { sent: false }) }],
    showErrors: (errors) => this.showErrors(errors),
    changed: () => this.requestUpdate(),
  });

  constructor() {
    super();
    new WarmUp(this, () => this.#lifecycle.load());
  }

  /**
   * Answers a call that was held by preventing `auth-request`: with the step that the host's own backend gave, with the problem it met,
   * or with nothing to make the call after all.
   * @returns false when no call was held
   */
  override resume(answer?: Step | AuthError): boolean {
    return this.#lifecycle.steps?.resume(answer) ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider may be defined in a later task; who has none by then has forgotten it.
    setTimeout(() => this.#checkClient());
    window.addEventListener('pageshow', this.#handlePageShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lifecycle.disconnect();
    window.removeEventListener('pageshow', this.#handlePageShow);
  }

  /** Passwords are not left readable by whoever submits. @internal */
  hidePasswords(): void {
    this.revealed = false;
  }

  /** Shows what the visitor must mend. @internal */
  showErrors(errors: readonly FieldError[]): void {
    this.#lifecycle.setErrors(errors);
    if (errors.length > 0) this.focusNext('summary');
  }

  /** Done when what is loading has been drawn, too. */
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

  /** All that was typed, wanted or answered belongs to the client before; what is no secret stays in its field. */
  protected override clientChanged(): void {
    const { steps } = this.#lifecycle;
    const before = steps?.state.screen.name ?? 'start';
    if (this.#lifecycle.busy || (before !== 'start' && before !== 'done')) warnOfChange(this);
    this.forgetSecrets();
    this.#lifecycle.restart();
    steps?.restart(this.boundClient);
  }

  /** What the journey adds for this element. */
  protected abstract get rules(): Rules;
  /** What was typed as identifier. */
  protected abstract get identifier(): string;
  /** The entry form. */
  protected abstract renderStart(view: FormView): unknown;
  /** The flow's good end. */
  protected abstract end(view: FormView, signedIn: boolean): Ending;

  /** Asks for a new password a second time. */
  protected get confirmsPassword(): boolean {
    return true;
  }

  /** The steps beyond those that every flow has; loaded together with it. */
  protected loadMore?(): Promise<MoreSteps>;

  /** Whether the backend knows people by this. */
  protected identifies(kind: IdentifierKind): boolean {
    return this.boundClient?.identifiers?.includes(kind) ?? true;
  }

  /** The problem of the call that failed last. */
  protected get failure(): Problem | undefined {
    const activity = this.#lifecycle.steps?.state.activity;
    return activity?.kind === 'failed' ? activity.problem : undefined;
  }

  /** What shows now. */
  protected get screen(): ScreenName {
    return this.#lifecycle.steps?.state.screen.name ?? 'start';
  }

  /** Starts from a step that a host has. @param refused called when the step is none that this element can show */
  protected startFrom(step: Step, refused: () => void): void {
    this.#lifecycle.startFrom(step, refused);
  }

  protected intend(intent: Intent): void {
    this.#lifecycle.intend(intent);
  }

  /** Loads what follows the entry form; what cannot be loaded is said as an error. */
  protected load(): void {
    this.#lifecycle.preload();
  }

  protected override renderContent(): unknown {
    const { t } = this.words;
    const view = this.#formView();
    return html`${this.clientMissing ? html`<p class="latchkey-developer">${t('developer.no-client', { tag: this.localName })}</p>` : nothing}
      ${this.#lifecycle.steps?.render(view) ?? this.renderStart(view)}`;
  }

  /** Leaving an entry form cancels what is under way there. */
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
        // A host's form around ours must not take our submit for its own.
        event.stopPropagation();
        this.hidePasswords();
        const data = new FormData(event.target as HTMLFormElement);
        this.#lifecycle.submit((reading) => read(data, reading), generation);
      },
      act: (read) => this.#lifecycle.submit(read, generation),
      intend: (intent) => this.#lifecycle.intend(intent, generation),
      showErrors: (fieldErrors) => this.showErrors(fieldErrors),
      // Without its code, all that can be said is that the code could not be loaded.
      summary: () => steps?.summary(formView) ?? errors.map(({ message }) => html`<p class="latchkey-error" id=${view.id('summary')} role="alert" tabindex="-1">${message}</p>`),
    };
    return formView;
  }

  /** Empties the fields that hold passwords and codes. */
  protected forgetSecrets(): void {
    for (const field of this.form?.querySelectorAll<HTMLInputElement>(secrets) ?? []) field.value = '';
    this.hidePasswords();
  }

  #setRevealed(revealed: boolean): void {
    this.revealed = revealed;
    this.announce((t) => t(revealed ? 'password.shown' : 'password.hidden'));
  }

  /** A page that comes back from the back-forward cache may come back to other eyes. */
  readonly #handlePageShow = (): void => {
    if (!this.revealed) return;
    this.hidePasswords();
    this.announce();
  };

  /** All in parallel; the client's own code, too. */
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
