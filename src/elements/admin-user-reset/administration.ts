/**
 * Shows the server's answers: rows, a user's account, and the reset of a registration with its confirmation and result.
 * It loads with the first request, so that the page's first field does not wait for it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdminClient, ManagedUser, RegistrationReset, UserInput } from '../../client/auth-client.js';
import type { AuthError } from '../../client/problem.js';
import { registrationStates } from '../../client/vocabulary.js';
import { Countdown } from '../../controllers/countdown.js';
import { emit } from '../../events/emit.js';
import { AuthFailureEvent, AuthRequestEvent } from '../../events/flow.js';
import { AuthUserResetEvent } from '../../events/user-reset.js';
import { admin } from '../../i18n/en/admin.js';
import { problems } from '../../i18n/en/problems.js';
import type { Translate } from '../../i18n/messages.js';
import { secondsLeft } from '../../journey/time.js';
import { steps as stepStyles } from '../../styles/steps.js';
import { summary as summaryStyles } from '../../styles/summary.js';
import type { ContentView } from '../../views/view.js';
import { administration } from './administration.styles.js';
import { attend } from './attention.js';
import { can } from './call.js';
import { isUser, judgeOf } from './failure.js';
import type { Failure, ReadController, Reader } from './read.js';
import { ResetController, type ResetState } from './reset.js';
import type { Cause, SearchController } from './search.js';
import { Users } from './users.js';
import { account } from './views/account.js';
import { confirmation } from './views/confirm.js';
import { arrivalWords, foundUsers } from './views/found-users.js';
import { listTrouble, userTrouble } from './views/problem.js';
import type { ResetResult } from './views/reset-result.js';
import type { Account } from './views/user.js';
import { editName, type AdminView, type Trouble } from './views/view.js';

export interface AdministrationHost extends ReactiveControllerHost, HTMLElement {
  userId?: string | null | undefined;
  currentUserId?: string | null | undefined;
  announce(say?: (t: Translate) => string): void;
  focusNext(target: string): void;
}

/** The input of reading a user's page. `again`: the administrator has pressed Try again. */
export interface Opening extends UserInput { readonly again: boolean }

interface Options {
  readonly search: SearchController;
  readonly user: ReadController<Opening, ManagedUser>;
  client(): AdminClient | undefined;
  /** Reads the current client. Calls `clear()` when it has changed. */
  updateClient(): void;
  reauthenticate(): void;
  /** The rendered dialog, or null. */
  dialog(): HTMLDialogElement | null;
}

/** Whether two ids name the same user. Ignores case and surrounding spaces, so that the guard against a self-reset holds in doubt. */
const isSameId = (a: string, b: string | null | undefined): boolean => a.trim().toLowerCase() === `${b ?? ''}`.trim().toLowerCase();

export class Administration implements ReactiveController {
  static readonly words = { ...problems, ...admin };
  static readonly styles = [summaryStyles, stepStyles, administration];

  readonly users: Users;
  readonly userReader: Reader<Opening, ManagedUser> = {
    judge: judgeOf('getUser', (answer, { userId }) => (isUser(answer) && answer.id === userId ? answer : undefined)),
    ended: ({ again }, failure) => this.#opened(again, failure),
  };
  readonly #host: AdministrationHost;
  readonly #options: Options;
  readonly #reset: ResetController;
  /** The user whose page the administrator has opened from the list. */
  #picked: string | undefined;

  constructor(host: AdministrationHost, options: Options) {
    this.#host = host;
    this.#options = options;
    this.users = new Users(host, options.search, (cause, failure) => this.#listed(cause, failure));
    this.#reset = new ResetController(host, {
      client: () => options.client(),
      forbids: (userId) => isSameId(userId, host.currentUserId),
      requested: () => {
        const proceed = emit(host, new AuthRequestEvent({ flow: 'user-reset', operation: 'resetRegistration' }));
        // A listener can have set another client.
        options.updateClient();
        return proceed;
      },
      reauthenticate: () => options.reauthenticate(),
      failed: (failure) => this.#tell(failure),
      succeeded: (user) => this.#succeeded(user),
      changed: (now, before) => attend(host, now, before),
    });
    host.addController(this);
    new Countdown(host, {
      now: () => performance.now(),
      deadline: () => this.#reset.linkEnds,
      counts: () => undefined,
      notice: (notice) => host.announce((t) => t(`admin.link-${notice}`)),
    });
  }

  resume(answer?: RegistrationReset | AuthError): boolean {
    return this.#reset.resume(answer);
  }

  /** Whether a reset has started and not ended. */
  get busy(): boolean {
    const { kind } = this.#reset.state;
    return kind !== 'idle' && kind !== 'done';
  }

  /** Drops all state of the previous client, including a user's id from its list. */
  clear(): void {
    this.users.clear();
    this.#reset.clear();
    if (this.#host.userId === this.#picked) this.#host.userId = undefined;
    this.#picked = undefined;
  }

  /** Handles a change of page: to a user's page, or back to the list as it was left. */
  turn(before: string | undefined, userId: string | undefined): void {
    const doubtful = this.#reset.leave();
    const { users, loaded } = this.users;
    if (userId !== undefined) {
      // The first page of an element takes no focus.
      if (before !== undefined || loaded) this.#host.focusNext('heading');
      return;
    }
    // The server may have performed the interrupted reset.
    if (doubtful) this.users.refresh();
    const row = users.findIndex(({ id }) => id === before);
    this.#host.focusNext(row < 0 ? 'heading' : editName(row));
  }

  listTrouble({ t }: ContentView, again: () => void): Trouble | undefined {
    return listTrouble(t, { failure: this.#options.search.read.failure, again });
  }

  userTrouble({ t }: ContentView, again: () => void): Trouble | undefined {
    return userTrouble(t, { failure: this.#options.user.failure, again }, this.#reset);
  }

  /** Renders the page of users. Undefined until it is known. */
  renderUsers(view: AdminView): unknown {
    return this.users.loaded ? foundUsers(view, this.users, ({ id }) => { this.#host.userId = this.#picked = id; }) : undefined;
  }

  /** The account's parts. Undefined until the user is known. */
  account(view: ContentView): Account | undefined {
    const { user: { value: user }, client } = this.#options;
    const { state, busy } = this.#reset;
    return user && account(view, {
      user,
      self: isSameId(user.id, this.#host.currentUserId),
      busy,
      reauthenticating: state.kind === 'reauthenticating',
      resettable: can(client(), 'resetRegistration') && !(state.kind === 'failed' && state.problem.code === 'invalid_input'),
      result: this.#result(state),
      reset: () => this.#reset.ask(user),
      cancel: () => this.#reset.cancel(),
    });
  }

  /** Renders the confirmation dialog. */
  renderQuestion(view: ContentView): unknown {
    const { state } = this.#reset;
    return confirmation(view, {
      user: state.kind === 'confirming' ? state.user : undefined,
      confirm: () => this.#reset.confirm(),
      dismiss: () => this.#reset.dismiss(),
    });
  }

  /** Runs before focus moves, because an open modal dialog keeps the focus. */
  hostUpdated(): void {
    const dialog = this.#options.dialog();
    const wanted = this.#reset.state.kind === 'confirming';
    if (!dialog || dialog.open === wanted || !this.#host.isConnected) return;
    if (wanted) dialog.showModal();
    else dialog.close();
  }

  #listed(cause: Cause, failure?: Failure): void {
    if (failure) this.#tell(failure);
    // A user's page is open meanwhile.
    if (this.#host.userId) return;
    if (failure) {
      // While the administrator types, the failure is announced and focus stays.
      if (cause !== 'typed') this.#host.focusNext('summary');
      return;
    }
    this.#host.announce((t) => arrivalWords(t, this.users));
    const gone = cause === 'paged' && !this.users.hasNext && !this.users.hasPrevious;
    if (cause === 'again' || gone) this.#host.focusNext('heading');
  }

  #opened(again: boolean, failure?: Failure): void {
    if (failure) this.#tell(failure);
    if (this.#reset.state.kind !== 'idle') return;
    if (failure) this.#host.focusNext('summary');
    // The pressed button has disappeared with the problem.
    else if (again) this.#host.focusNext('heading');
  }

  #tell({ operation, problem, traceId }: Failure): void {
    emit(this.#host, new AuthFailureEvent({ flow: 'user-reset', operation, problem, ...(traceId !== undefined && { traceId }) }));
  }

  #result(state: ResetState): ResetResult | undefined {
    if (state.kind !== 'done') return undefined;
    const { linkEnds } = this.#reset;
    return { user: state.user, link: state.link, secondsLeft: linkEnds === undefined ? undefined : secondsLeft(linkEnds, performance.now()) };
  }

  #succeeded(user: ManagedUser): void {
    this.#options.user.set(user);
    this.users.update(user);
    const registration = registrationStates.find((state) => state === user.registration) ?? 'reset';
    emit(this.#host, new AuthUserResetEvent({ userId: user.id, registration }));
  }
}
