/**
 * What follows an entry form: the bridge from an element's life to its journey, and the views of the steps with their clock, WebOTP
 * and announcements. Loaded with the first request, so that the first field of a page does not wait for it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthClient, Step } from '../client/auth-client.js';
import type { AuthError } from '../client/problem.js';
import { looksPersonal } from '../client/trace-id.js';
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
  /** Passwords are no longer shown. */
  hidePasswords(): void;
}

/** What an element tells its step controller; asked each time, since a host may change an element at any time. */
export interface StepControllerOptions {
  /** The client to begin with. */
  readonly client: AuthClient | undefined;
  rules(): Rules;
  allowedOrigins(): readonly string[];
  identifier(): string;
  confirmsPassword(): boolean;
  end(view: FormView, signedIn: boolean): Ending;
  /** The steps beyond those that every flow has. */
  readonly more?: MoreSteps['views'] | undefined;
}

const isTimed = (screen: Screen): screen is ScreenOf<TimedStep> => 'step' in screen && 'expiresIn' in screen.step;

/** Storage is forbidden in some frames, where even asking throws. */
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

  /** What an entry form needs once it is submitted. */
  readonly reading = { passwordErrors, readAccount, readCredentials, readEmail, readUsername };

  readonly #host: StepHost;
  readonly #options: StepControllerOptions;
  readonly #otp: OneTimeCode;
  #journey: Journey;
  #previous: JourneyState;
  #choice: string | undefined;
  #withoutFocus = false;
  /** Nothing but the entry form has shown. */
  #onlyStartShown = true;
  /** The flow has ended well, at an address that may not be followed. */
  #redirectRefused = false;
  /** A new password as typed so far, for the checklist; dropped with its step. */
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

  /** The client for what comes next: the first one, the same once more, or none for a while. */
  use(client: AuthClient | undefined): void {
    this.#journey.use(client);
  }

  /** Another client: the journey starts anew, so that neither wish nor ticket reaches it. */
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
   * Starts from a step that a host has. What an element shows first takes no focus: the visitor has not come here yet.
   * @returns false for a step that is none, or none of those that the element shows
   */
  startFrom(step: Step): boolean {
    this.#withoutFocus = this.#onlyStartShown;
    const taken = this.#journey.hand(step);
    this.#withoutFocus = false;
    return taken;
  }

  /** What there is to mend. */
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

  /** The step's view; nothing while the entry form shows. */
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
        // What was said of another choice says nothing of this one.
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
    // What was said of the time is as doubtful now as the clock.
    else if (screen !== before.screen && 'timeKnown' in screen && !screen.timeKnown) this.#host.announce();
    if (activity.kind === 'failed' && activity !== before.activity) this.#failed(activity);
    this.#host.requestUpdate();
  }

  requested({ operation, input }: Request): boolean {
    const { channel, methodId } = input as { channel?: 'email' | 'sms' | 'call'; methodId?: string };
    const { flow } = this.state;
    return emit(this.#host, new AuthRequestEvent({ flow, operation, ...(channel && { channel }), ...(methodId && !looksPersonal(methodId) && { methodId }) }));
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

  /** @param tell the visitor was to be taken there: no host has taken that over */
  #refuseRedirect(tell: boolean): void {
    this.#redirectRefused = tell;
    this.#host.requestUpdate();
    console.error(
      `latchkey: <${this.#host.localName}> did not follow the server's redirect: it is neither http(s) of this origin nor of one in allowed-origins`,
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
    // How long there is, said once, when the time starts.
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
    // The button that was pressed waits now, and would lose the focus to nowhere.
    this.#host.focusNext('heading');
  }

  #failed({ operation, request, problem }: Extract<Activity, { kind: 'failed' }>): void {
    // A password that was refused is not typed on from; all else stays, to be mended or for the same call once more.
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
