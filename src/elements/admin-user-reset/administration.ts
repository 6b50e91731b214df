/**
 * What shows once the server has answered: rows, one user's account, and the reset of a registration with its question and its end.
 * Loaded together with the first request, so that the page's first field does not wait for it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdminClient, AdminOperation, ManagedUser, RegistrationReset } from '../../client/auth-client.js';
import type { AuthError } from '../../client/problem.js';
import { registrationStates } from '../../client/vocabulary.js';
import { Countdown } from '../../controllers/countdown.js';
import { emit } from '../../events/emit.js';
import { AuthRequestEvent, AuthUserResetEvent } from '../../events/events.js';
import { admin } from '../../i18n/en/admin.js';
import { problems } from '../../i18n/en/problems.js';
import type { Translate } from '../../i18n/messages.js';
import { secondsLeft } from '../../journey/time.js';
import { steps as stepStyles } from '../../styles/steps.js';
import type { ContentView } from '../../views/view.js';
import { administration } from './administration.styles.js';
import { attend } from './attention.js';
import type { Failure } from './failure.js';
import { AdminReset, type ResetState } from './reset.js';
import type { AdminUser } from './user.js';
import type { AdminUsers } from './users.js';
import { account } from './views/account.js';
import { confirmation } from './views/confirm.js';
import { arrivalWords, foundUsers } from './views/found-users.js';
import { listTrouble, userTrouble } from './views/problem.js';
import type { ResetResult } from './views/reset-result.js';
import type { Account } from './views/user.js';
import type { AdminView, Trouble } from './views/view.js';

interface Host extends ReactiveControllerHost, HTMLElement {
  announce(say?: (t: Translate) => string): void;
  focusNext(target: string): void;
}

interface Options {
  readonly users: AdminUsers;
  readonly user: AdminUser;
  client(): AdminClient | undefined;
  /** What a host's own client lacks is not offered. */
  can(operation: AdminOperation): boolean;
  isSelf(user: ManagedUser): boolean;
  edit(user: ManagedUser): void;
  failed(failure: Failure): void;
  reauthenticate(): void;
  /** The dialog, where it has been drawn. */
  dialog(): HTMLDialogElement | null;
}

export class Administration implements ReactiveController {
  static readonly words = { ...problems, ...admin };
  static readonly styles = [stepStyles, administration];

  readonly #host: Host;
  readonly #options: Options;
  readonly #reset: AdminReset;

  constructor(host: Host, options: Options) {
    this.#host = host;
    this.#options = options;
    this.#reset = new AdminReset(host, {
      client: () => options.client(),
      forbids: (user) => options.isSelf(user),
      requested: () => emit(host, new AuthRequestEvent({ flow: 'user-reset', operation: 'resetRegistration' })),
      reauthenticate: () => options.reauthenticate(),
      failed: (failure) => options.failed(failure),
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

  /** No reset is under way, in question or at its end. */
  get idle(): boolean {
    return this.#reset.state.kind === 'idle';
  }

  resume(answer?: RegistrationReset | AuthError): boolean {
    return this.#reset.resume(answer);
  }

  /** The administrator turns to something else. True when that leaves open whether a reset was made. */
  leave(): boolean {
    return this.#reset.leave();
  }

  /** Another client: nothing of one backend reaches another. */
  clear(): void {
    this.#reset.clear();
  }

  /** What is said when other users show. */
  arrival(t: Translate): string {
    return arrivalWords(t, this.#options.users);
  }

  listTrouble({ t }: ContentView): Trouble | undefined {
    return listTrouble(t, this.#options.users);
  }

  userTrouble({ t }: ContentView): Trouble | undefined {
    return userTrouble(t, this.#options.user, this.#reset);
  }

  /** The page of users; nothing until there is one. */
  renderUsers(view: AdminView): unknown {
    const { users, edit } = this.#options;
    return users.loaded ? foundUsers(view, users, edit) : undefined;
  }

  /** The account; nothing until it is known. */
  account(view: ContentView): Account | undefined {
    const { can, isSelf, user: { user } } = this.#options;
    const { state, busy } = this.#reset;
    return user && account(view, {
      user,
      self: isSelf(user),
      busy,
      reauthenticating: state.kind === 'held' && state.reauthenticating,
      resettable: can('resetRegistration') && !(state.kind === 'failed' && state.problem.code === 'invalid_input'),
      result: this.#result(state),
      reset: () => this.#reset.ask(user),
      cancel: () => this.#reset.cancel(),
    });
  }

  /** The question before a reset. */
  renderQuestion(view: ContentView): unknown {
    const { state } = this.#reset;
    return confirmation(view, {
      user: state.kind === 'confirming' ? state.user : undefined,
      confirm: () => this.#reset.confirm(),
      dismiss: () => this.#reset.dismiss(),
    });
  }

  /** Before focus is moved, which a modal dialog would not let out. */
  hostUpdated(): void {
    const dialog = this.#options.dialog();
    const wanted = this.#reset.state.kind === 'confirming';
    if (!dialog || dialog.open === wanted || !this.#host.isConnected) return;
    if (wanted) dialog.showModal();
    else dialog.close();
  }

  #result(state: ResetState): ResetResult | undefined {
    if (state.kind !== 'done') return undefined;
    const { linkEnds } = this.#reset;
    return { user: state.user, link: state.link, secondsLeft: linkEnds === undefined ? undefined : secondsLeft(linkEnds, performance.now()) };
  }

  #succeeded(user: ManagedUser): void {
    this.#options.user.update(user);
    this.#options.users.update(user);
    const registration = registrationStates.find((state) => state === user.registration) ?? 'reset';
    emit(this.#host, new AuthUserResetEvent({ userId: user.id, registration }));
  }
}
