import { html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AuthClient, IdentifierKind, Step } from '../client/auth-client.js';
import type { AuthError, Problem } from '../client/problem.js';
import type { Destination } from '../events/events.js';
import type { Intent, Rules, ScreenName } from '../journey/state.js';
import type { Fault, FormView, Outcome, Way } from '../views/view.js';
import { ContentElement } from './content-element.js';
import { originList } from './hrefs.js';
import { visitorClient } from './rest-client.js';
import type { MoreSteps, Walk, WalkHost } from './walk.js';

/**
 * The base of the journey's elements: a client, an entry form, and what follows it. An element adds its entry form and its end;
 * the steps between are the walk's, which loads with the first request.
 */
export abstract class AuthElement extends ContentElement implements WalkHost {
  static override properties: PropertyDeclarations = {
    faults: { state: true },
    orphaned: { state: true },
    opening: { state: true },
    reading: { state: true },
    revealed: { state: true },
    walk: { state: true },
  };

  private faults: readonly Fault[] = [];
  private orphaned = false;
  /** What the visitor wants, or the step that a host has handed, while the walk is loading. */
  private opening?: Intent | Step;
  /** What the visitor submitted, while it is being read. */
  private reading?: Promise<Outcome>;
  private walk?: Walk;
  private revealed = false;

  readonly #built = visitorClient(this);
  #client: AuthClient | undefined;
  #loading: Promise<void> | undefined;

  /**
   * Answers a call that was held by preventing `auth-request`: with the step that the host's own backend gave, with the problem it met,
   * or with nothing to make the call after all.
   * @returns false when no call was held
   */
  override resume(answer?: Step | AuthError): boolean {
    return this.walk?.resume(answer) ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider may be defined in a later task; who has none by then has forgotten it.
    setTimeout(() => this.#checkClient());
    window.addEventListener('pageshow', this.#return);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.opening = undefined;
    this.reading = undefined;
    window.removeEventListener('pageshow', this.#return);
  }

  /** Passwords are not left readable by whoever submits. @internal */
  hide(): void {
    this.revealed = false;
  }

  /** Shows what the visitor must mend. @internal */
  fault(faults: readonly Fault[]): void {
    this.faults = [...faults];
    if (faults.length > 0) this.focusNext('summary');
  }

  /** Done when what is loading has been drawn, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const settled = await super.getUpdateComplete();
    if (!this.#loading) return settled;
    await this.#loading;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const before = this.#client;
    this.#client = this.#findClient();
    if (before && this.#client !== before) this.reading = undefined;
    if (this.#client) this.orphaned = false;
    this.walk?.use(this.#client);
  }

  /** What the journey adds for this element. */
  protected abstract get rules(): Rules;
  /** What was typed as identifier. */
  protected abstract get identifier(): string;
  /** The entry form. */
  protected abstract renderStart(view: FormView): unknown;
  /** The flow's good end. */
  protected abstract renderDone(view: FormView, signedIn: boolean): unknown;

  /** Asks for a new password a second time. */
  protected get confirmsPassword(): boolean {
    return true;
  }

  /** The steps beyond those that every walk has; loaded together with it. */
  protected loadMore?(): Promise<MoreSteps>;

  protected get hasClient(): boolean {
    return this.#client !== undefined;
  }

  /** Whether the backend knows people by this. */
  protected identifies(kind: IdentifierKind): boolean {
    return this.#client?.identifiers?.includes(kind) ?? true;
  }

  /** The problem of the call that failed last. */
  protected get failure(): Problem | undefined {
    const activity = this.walk?.state.activity;
    return activity?.kind === 'failed' ? activity.problem : undefined;
  }

  /** What shows now. */
  protected get screen(): ScreenName {
    return this.walk?.state.screen.name ?? 'start';
  }

  /** Starts from a step that a host has. */
  protected async hand(step: Step): Promise<void> {
    this.reading = undefined;
    if (this.walk) this.walk.hand(step);
    else await this.#open(step);
  }

  protected async intend(intent: Intent): Promise<void> {
    if (intent.name === 'cancel') this.reading = undefined;
    if (this.reading) return;
    this.faults = [];
    if (this.walk) this.walk.intend(intent);
    else if (intent.name === 'cancel') this.opening = undefined;
    else if (!this.opening) await this.#open(intent);
  }

  protected override renderContent(): unknown {
    const { t } = this.words;
    const view = this.#formView();
    return html`${this.orphaned ? html`<p class="latchkey-developer">${t('developer.no-client', { tag: this.localName })}</p>` : nothing}
      ${this.walk?.render(view) ?? this.renderStart(view)}`;
  }

  /** Who leaves an entry form waits for no answer. */
  protected override navigate(to: Destination, way?: Way): boolean {
    if (this.walk?.state.screen.name !== 'done') void this.intend({ name: 'cancel' });
    return super.navigate(to, way);
  }

  #formView(): FormView {
    const client = this.#client;
    const { view } = this;
    return {
      ...view,
      busy: this.opening !== undefined || this.reading !== undefined || (this.walk?.busy ?? false),
      faults: this.faults.length > 0 ? this.faults : this.walk?.faults(view) ?? [],
      failure: this.failure,
      ready: client !== undefined,
      revealed: this.revealed,
      toggleReveal: () => this.#reveal(!this.revealed),
      identifies: (kind) => this.identifies(kind),
      offers: (operation, channel) => typeof client?.[operation] === 'function'
        && (channel === undefined || (client.channels?.includes(channel) ?? true))
        && (channel !== 'call' || typeof client.callStatus === 'function'),
      onSubmit: (read) => (event) => {
        event.preventDefault();
        // A host's form around ours must not take our submit for its own.
        event.stopPropagation();
        if (this.reading) return;
        this.hide();
        void this.#act(read(new FormData(event.target as HTMLFormElement)));
      },
      act: (outcome) => void this.#act(outcome),
      intend: (intent) => void this.intend(intent),
      fault: (faults) => this.fault(faults),
    };
  }

  /** At once where nothing must be waited for, so that an event of ours follows its click without a gap. */
  async #act(outcome: Outcome | Promise<Outcome>): Promise<void> {
    if (this.reading) return;
    const known = outcome instanceof Promise ? await this.#read(outcome) : outcome;
    if (!known) return;
    if ('name' in known) await this.intend(known);
    else this.fault(known as readonly Fault[]);
  }

  /** What was read; nothing when it is no longer wanted. */
  async #read(reading: Promise<Outcome>): Promise<Outcome | undefined> {
    this.reading = reading;
    const outcome = await reading.catch((): Outcome => [{ message: this.words.t('problem.network', { sent: false }) }]);
    if (this.reading !== reading) return undefined;
    this.reading = undefined;
    return outcome;
  }

  #reveal(revealed: boolean): void {
    this.revealed = revealed;
    this.announce((t) => t(revealed ? 'password.shown' : 'password.hidden'));
  }

  /** A page that comes back from the back-forward cache may come back to other eyes. */
  readonly #return = (): void => {
    if (!this.revealed) return;
    this.hide();
    this.announce();
  };

  #startWalk(WalkClass: typeof Walk, more: MoreSteps | undefined): Walk {
    this.addLate({ ...WalkClass.words, ...more?.words }, [WalkClass.styles, ...(more?.styles ?? [])]);
    const walk = new WalkClass(this, {
      rules: () => this.rules,
      allowedOrigins: () => this.#allowedOrigins(),
      identifier: () => this.identifier,
      confirmsPassword: () => this.confirmsPassword,
      done: (view, signedIn) => this.renderDone(view, signedIn),
      more: more?.render,
    });
    walk.use(this.#client);
    this.walk = walk;
    return walk;
  }

  /** Loads what follows the entry form, then does what the visitor wanted, if they still do. */
  async #open(wanted: Intent | Step): Promise<void> {
    this.opening = wanted;
    this.#loading = this.#load(wanted);
    await this.#loading;
    if (this.opening === wanted) this.opening = undefined;
  }

  async #load(wanted: Intent | Step): Promise<void> {
    try {
      const [{ Walk }, more] = await Promise.all([import('./walk.js'), this.loadMore?.()]);
      if (this.opening !== wanted) return;
      const walk = this.#startWalk(Walk, more);
      if ('step' in wanted) walk.hand(wanted, true);
      else walk.intend(wanted);
    } catch {
      if (this.opening === wanted) this.fault([{ message: this.words.t('problem.network', { sent: false }) }]);
    }
  }

  #findClient(): AuthClient | undefined {
    return this.client ?? (this.baseUrl ? this.#built.for(this.baseUrl) : this.settings?.client);
  }

  #checkClient(): void {
    if (!this.isConnected || this.orphaned || this.#findClient()) return;
    this.orphaned = true;
    console.error(`latchkey: ${this.words.t('developer.no-client', { tag: this.localName })}`);
  }

  #allowedOrigins(): readonly string[] {
    return this.allowedOrigins === undefined ? this.settings?.allowedOrigins ?? [] : originList(this.allowedOrigins);
  }
}
