/**
 * Runs the steps after an entry form. It connects an element to its journey, renders the steps, and owns their clock, WebOTP and
 * announcements. It loads with the first request, so that the page's first field does not wait for it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthClient, Step } from '../client/auth-client.js';
import type { AuthError } from '../client/problem.js';
import { isSafeId } from '../client/trace-id.js';
import { Countdown, type Notice } from '../controllers/countdown.js';
import { OneTimeCode } from '../controllers/one-time-code.js';
import { emit } from '../events/emit.js';
import { AuthCompleteEvent, AuthFailureEvent, AuthRequestEvent, AuthStepEvent } from '../events/flow.js';
import type { Messages, Translate } from '../i18n/messages.js';
import { allowedRedirect } from '../journey/redirect.js';
import { Journey, type JourneyListener } from '../journey/runner.js';
import type { Activity, Intent, JourneyNotice, JourneyState, Request, Rules, Screen, ScreenOf } from '../journey/state.js';
import type { TimedStep } from '../journey/steps/spec.js';
import { expiresAt } from '../journey/time.js';
import { resendAt } from '../journey/waits.js';
import { errorSummary } from '../views/error-summary.js';
import { passwordErrors, readAccount, readCredentials, readEmail, readUsername } from '../views/identify.js';
import { errorsOf } from '../views/problem.js';
import { renderStep, styles, words, type MoreSteps } from '../views/steps.js';
export type { MoreSteps } from '../views/steps.js';
import type { Ending, FieldError, FormView } from '../views/view.js';

/** Where focus goes after the next rendering. */
type FocusTarget = 'heading' | 'summary' | 'code';

/** What a step controller needs of its element. */
export interface StepHost extends ReactiveControllerHost, HTMLElement {
  readonly form: HTMLFormElement | null;
  readonly hasUpdated: boolean;
  announce(say?: (t: Translate) => string): void;
  focusNext(target: FocusTarget): void;
  showErrors(errors: readonly FieldError[]): void;
  /** Hides the passwords that the visitor has revealed. */
  hidePasswords(): void;
}

/** What an element tells its step controller. Each method is called whenever the value is needed, because a host can change an element at any time. */
export interface StepControllerOptions {
  /** The first client. */
  readonly client: AuthClient | undefined;
  rules(): Rules;
  allowedOrigins(): readonly string[];
  identifier(): string;
  confirmsPassword(): boolean;
  end(view: FormView, signedIn: boolean): Ending;
  /** The views of the Steps that only some flows have. */
  readonly more?: MoreSteps['views'] | undefined;
}

const isTimed = (screen: Screen): screen is ScreenOf<TimedStep> => 'step' in screen && 'expiresIn' in screen.step;

/** Undefined in a frame that may not use storage: there, reading `sessionStorage` throws. */
function sessionStore(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

export class StepController implements ReactiveController, JourneyListener {
  static readonly styles = styles;
  static readonly words: Partial<Messages> = words;

  /** The functions with which an entry form is read. */
  readonly reading = { passwordErrors, readAccount, readCredentials, readEmail, readUsername };

  readonly #host: StepHost;
  readonly #options: StepControllerOptions;
  readonly #otp: OneTimeCode;
  #journey: Journey;
  #previous: JourneyState;
  #choice: string | undefined;
  #withoutFocus = false;
  /** True until another screen than the entry form has shown. */
  #onlyStartShown = true;
  /** The flow has succeeded, but its redirect is not allowed. */
  #redirectRefused = false;
  /** The new password as typed so far, for the checklist. Cleared when the step ends. */
  #typed = '';

  constructor(host: StepHost, options: StepControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#journey = this.#createJourney(options.client);
    this.#previous = this.state;
    this.#otp = new OneTimeCode(host, () => {
      const { screen } = this.state;
      return screen.name === 'code-sent' && screen.step.channel === 'sms' && screen.step;
    }, (code) => this.#fillCode(code));
    host.addController(this);
    new Countdown(host, {
      now: () => performance.now(),
      deadline: () => {
        const { screen } = this.state;
        return 'timeKnown' in screen && screen.timeKnown ? expiresAt(screen) : undefined;
      },
      counts: () => resendAt(this.state),
      notice: (notice) => this.#announceTime(notice),
    });
  }

  get state(): JourneyState {
    return this.#journey.state;
  }

  get busy(): boolean {
    const { kind } = this.state.activity;
    return kind === 'calling' || kind === 'held';
  }

  errors(view: Pick<FormView, 't' | 'has'>): readonly FieldError[] {
    return errorsOf(view, this.state);
  }

  /** Sets the client for the next calls: the first client, the same client, or none for a while. */
  use(client: AuthClient | undefined): void {
    this.#journey.use(client);
  }

  /** Creates another journey for another client, so that no intent and no ticket reaches that client. */
  restart(client: AuthClient | undefined): void {
    const { screen } = this.state;
    this.#journey.disconnect();
    this.#journey = this.#createJourney(client);
    this.changed(this.state);
    if (!this.#host.isConnected) return;
    if (screen.name !== 'start') this.happened({ type: 'stepped', step: 'start', previous: screen.name });
    this.#journey.connect();
  }

  /**
   * Starts from a Step that the host has. The first screen of an element takes no focus, because the visitor may be elsewhere in the page.
   * @returns false when the Step is invalid or the element does not show it
   */
  startFrom(step: Step): boolean {
    this.#withoutFocus = this.#onlyStartShown;
    const taken = this.#journey.hand(step);
    this.#withoutFocus = false;
    return taken;
  }

  /** Renders the error summary. */
  summary(view: FormView): unknown {
    return errorSummary(view);
  }

  resume(answer?: Step | AuthError): boolean {
    return this.#journey.resume(answer);
  }

  intend(intent: Intent): void {
    if (this.busy && intent.name !== 'cancel') return;
    this.#otp.stop();
    this.#journey.intend(intent);
  }

  /** Renders the current step. Undefined while the entry form shows. */
  render(form: FormView): unknown {
    const { screen } = this.state;
    if (screen.name === 'start') return undefined;
    const { end, more, confirmsPassword, identifier } = this.#options;
    const view = {
      ...form,
      state: this.state,
      now: performance.now(),
      identifier: identifier(),
      choice: this.#choice,
      typed: this.#typed,
      choose: (methodId: string) => {
        this.#choice = methodId;
        // The errors belong to the previous choice.
        this.#host.showErrors([]);
        this.#host.requestUpdate();
      },
      type: (password: string) => { this.#typed = password; this.#host.requestUpdate(); },
      confirmsPassword: confirmsPassword(),
      redirectRefused: this.#redirectRefused,
      allowedHref: (to: string) => this.#allowed(to),
      end: (signedIn: boolean) => end(form, signedIn),
    };
    return renderStep(view, screen, more);
  }

  hostConnected(): void {
    this.#journey.connect();
    document.addEventListener('visibilitychange', this.#handlePageShow);
    window.addEventListener('pageshow', this.#handlePageShow);
  }

  hostDisconnected(): void {
    this.#journey.disconnect();
    document.removeEventListener('visibilitychange', this.#handlePageShow);
    window.removeEventListener('pageshow', this.#handlePageShow);
  }

  changed(now: JourneyState): void {
    const before = this.#previous;
    this.#previous = now;
    const { screen, activity } = now;
    if (screen.name !== before.screen.name) this.#entered(now);
    else if (screen !== before.screen && screen.name === 'code-sent' && screen.timeKnown) this.#resent();
    else if (screen !== before.screen && screen.name === 'link-sent' && screen.timeKnown) this.#linkResent();
    else if (activity.kind === 'calling') this.#host.announce((t) => t('status.working'));
    else if (before.activity.kind === 'calling') this.#host.announce();
    // The announced time is no longer reliable.
    else if (screen !== before.screen && 'timeKnown' in screen && !screen.timeKnown) this.#host.announce();
    if (activity.kind === 'failed' && activity !== before.activity) this.#failed(activity);
    this.#host.requestUpdate();
  }

  requested({ operation, input }: Request): boolean {
    const { channel, methodId } = input as { channel?: 'email' | 'sms' | 'call'; methodId?: string };
    const { flow } = this.state;
    return emit(this.#host, new AuthRequestEvent({ flow, operation, ...(channel && { channel }), ...(methodId && isSafeId(methodId) && { methodId }) }));
  }

  happened({ type, ...detail }: JourneyNotice): void {
    const { flow } = this.state;
    if ('step' in detail) emit(this.#host, new AuthStepEvent({ flow, ...detail }));
    else if ('problem' in detail) emit(this.#host, new AuthFailureEvent({ flow, ...detail }));
    else {
      const { to } = detail;
      const redirectTo = this.#allowed(to);
      const follow = !('signedIn' in detail)
        || emit(this.#host, new AuthCompleteEvent({ flow, signedIn: detail.signedIn, ...(redirectTo && { redirectTo }) }));
      if (redirectTo && follow) location.assign(redirectTo);
      else if (to !== undefined && !redirectTo) this.#refuseRedirect(follow);
    }
  }

  #createJourney(client: AuthClient | undefined): Journey {
    return new Journey({ client, rules: this.#options.rules, listener: this, storage: sessionStore() });
  }

  #allowed(to: string | undefined): string | undefined {
    return allowedRedirect(to, location.href, this.#options.allowedOrigins());
  }

  /** @param tell whether to tell the visitor; false when the host handles the redirect */
  #refuseRedirect(tell: boolean): void {
    this.#redirectRefused = tell;
    this.#host.requestUpdate();
    console.error(
      `latchkey: <${this.#host.localName}> did not follow the server's redirect: it is not http(s), or its origin is not in allowed-origins`,
    );
  }

  #entered({ screen }: JourneyState): void {
    this.#onlyStartShown = false;
    if (this.#host.hasUpdated && !this.#withoutFocus) this.#host.focusNext('heading');
    this.#host.showErrors([]);
    if (screen.name === 'start') this.#choice = undefined;
    this.#redirectRefused = false;
    this.#typed = '';
    this.#host.hidePasswords();
    // Announces the time limit once, when it starts.
    const seconds = isTimed(screen) ? screen.step.expiresIn : undefined;
    this.#host.announce(isTimed(screen) && seconds ? (t) => t(`${screen.name}.expires-in`, { seconds }) : undefined);
  }

  #resent(): void {
    const input = this.#codeInput();
    if (input) input.value = '';
    this.#host.showErrors([]);
    this.#host.announce((t) => t('code-sent.resent'));
    this.#host.focusNext('code');
  }

  #linkResent(): void {
    this.#host.announce((t) => t('link-sent.resent'));
    // The pressed button is now disabled and loses focus.
    this.#host.focusNext('heading');
  }

  #failed({ operation, request, problem }: Extract<Activity, { kind: 'failed' }>): void {
    // Clears a refused password. Other values stay, to be corrected or sent again.
    const password = this.#host.form?.querySelector<HTMLInputElement>('[name=password]');
    if (operation === 'signIn' && !request && problem.code !== 'invalid_input' && password) password.value = '';
    if (this.#host.hasUpdated) this.#host.focusNext('summary');
  }

  #announceTime(notice: Notice): void {
    const { screen } = this.state;
    if (isTimed(screen)) this.#host.announce((t) => t(`${screen.name}.${notice}`));
  }

  #codeInput(): HTMLInputElement | null {
    return this.#host.form?.querySelector('[name=code]') ?? null;
  }

  #fillCode(code: string): void {
    const input = this.#codeInput();
    if (!input) return;
    input.value = code;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  readonly #handlePageShow = (): void => {
    if (document.visibilityState === 'hidden') return;
    this.#journey.checkClock();
    this.#host.requestUpdate();
  };
}
