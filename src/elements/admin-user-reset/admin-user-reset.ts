import { html, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AdminClient, AdminOperation, ManagedUser, RegistrationReset } from '../../client/auth-client.js';
import type { AuthError } from '../../client/problem.js';
import { registrationStates } from '../../client/vocabulary.js';
import type { Failure } from '../../controllers/admin-failure.js';
import { AdminReset, type ResetState } from '../../controllers/admin-reset.js';
import { AdminUser } from '../../controllers/admin-user.js';
import { AdminUsers, longestPage, type Cause } from '../../controllers/admin-users.js';
import { Countdown, type Notice } from '../../controllers/countdown.js';
import { emit } from '../../events/emit.js';
import { AuthFailureEvent, AuthRequestEvent, AuthUserResetEvent } from '../../events/events.js';
import { admin } from '../../i18n/en/admin.js';
import { common } from '../../i18n/en/common.js';
import { problems } from '../../i18n/en/problems.js';
import { secondsLeft } from '../../journey/time.js';
import { admin as adminStyles } from '../../styles/admin.js';
import { steps as stepStyles } from '../../styles/steps.js';
import { confirmation } from '../../views/admin-confirm.js';
import { listTrouble, userTrouble } from '../../views/admin-problem.js';
import { editName } from '../../views/admin-user-row.js';
import { userPage } from '../../views/admin-user.js';
import { arrivalWords, unavailable, usersPage } from '../../views/admin-users.js';
import type { ResetResult } from '../../views/admin-view.js';
import { ContentElement } from '../content-element.js';
import { ownHrefs } from '../hrefs.js';
import { administratorClient } from '../rest-client.js';
import { attend } from './attention.js';
import { wide } from './admin-user-reset.styles.js';

const words = { ...common, ...problems, ...admin };
const flow = 'user-reset';
const usualPage = 25;

/**
 * Setup / Manage Users, for a provider's administrator: search, pages, each user's account, and the reset of a user's registration
 * for multi-factor authentication, with a question before it and what happens next after it.
 *
 * @tag admin-user-reset
 * @summary Lets an administrator reset a user's registration.
 * @slot tabs - above the list: the ways to other lists
 * @slot actions - beside the search: what else can be done with users
 * @csspart tabs - around the tabs
 * @csspart actions - around the actions
 * @fires {AuthRequestEvent} auth-request - before a registration is reset; prevent it to answer it with `resume()`
 * @fires {AuthFailureEvent} auth-failure - a call failed
 * @fires {AuthUserResetEvent} auth-user-reset - a user's registration has been reset
 * @fires {AuthNavigateEvent} auth-navigate - the administrator wants to go back to the setup, or must sign in again before a reset
 */
export class AdminUserReset extends ContentElement {
  static override properties: PropertyDeclarations = {
    adminClient: { attribute: false },
    adminBaseUrl: { attribute: 'admin-base-url' },
    userId: { attribute: 'user-id' },
    pageSize: { attribute: 'page-size', type: Number },
    currentUserId: { attribute: 'current-user-id' },
    orphaned: { state: true },
  };

  static override styles: CSSResult[] = [...super.styles, wide];
  static override contentStyles = [stepStyles, adminStyles];

  /** The backend. Before `admin-base-url` and the nearest provider. */
  adminClient?: AdminClient;
  /** Builds the REST client of the default contract for this address. */
  adminBaseUrl?: string;
  /** Whose page is open; nobody's while the list shows. Follows the administrator, and is not reflected. */
  userId?: string | null;
  /** Users a page, 1 to 100. */
  pageSize = usualPage;
  /** The administrator's own id: nobody resets themselves. */
  currentUserId?: string | null;

  private orphaned = false;

  readonly #built = administratorClient(this);
  readonly #users = new AdminUsers(this, {
    client: () => this.#client,
    limit: () => this.#limit,
    // What was said of other users is unsaid, so that the same said of these is heard.
    began: () => this.userId || this.announce(),
    ended: (cause, failure) => this.#listed(cause, failure),
  });
  readonly #user = new AdminUser(this, {
    client: () => this.#client,
    ended: (again, failure) => this.#opened(again, failure),
  });
  readonly #reset = new AdminReset(this, {
    client: () => this.#client,
    forbids: (user) => this.#isSelf(user),
    requested: () => emit(this, new AuthRequestEvent({ flow, operation: 'resetRegistration' })),
    reauthenticate: () => this.#reauthenticate(),
    failed: (failure) => this.#tell(failure),
    succeeded: (user) => this.#succeeded(user),
    changed: (now, before) => attend(this, now, before),
  });
  #client: AdminClient | undefined;
  #limit = usualPage;
  /** Whose page showed last, to tell a change of page from other changes. */
  #shown: string | undefined;

  constructor() {
    super();
    new Countdown(this, {
      now: () => performance.now(),
      deadline: () => this.#reset.linkEnds,
      counts: () => undefined,
      notice: (notice) => this.#announceTime(notice),
    });
  }

  /**
   * Answers a reset that was held, by preventing `auth-request` or because the administrator had to sign in again:
   * with the answer of the host's own backend, with the problem it met, or with nothing to make the call after all.
   * @returns false when nothing was held
   */
  override resume(answer?: RegistrationReset | AuthError): boolean {
    return this.#reset.resume(answer);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider may be defined in a later task; who has none by then has forgotten it.
    setTimeout(() => this.#checkClient());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#useClient(this.#findClient());
    this.#useLimit();
    if (!this.#client) return;
    const userId = this.userId || undefined;
    if (userId !== this.#shown) this.#turn(userId);
    if (userId !== undefined && !this.#user.opened) this.#user.open(userId, this.#users.find(userId));
    else if (userId === undefined && this.#can('listUsers')) this.#users.begin();
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.byId('confirm') as HTMLDialogElement | null;
    const wanted = this.#reset.state.kind === 'confirming';
    if (dialog && dialog.open !== wanted && this.isConnected) {
      if (wanted) dialog.showModal();
      else dialog.close();
    }
    super.updated(changed);
  }

  protected override get defaultMessages() {
    return words;
  }

  protected override renderSlot(): unknown {
    const list = !this.userId;
    return html`<div class=${list ? 'list' : 'user'}>${list ? html`${this.#hostSlot('tabs')}${this.#hostSlot('actions')}` : nothing}${super.renderSlot()}</div>`;
  }

  protected override renderContent(): unknown {
    const { t } = this.words;
    if (this.orphaned) return html`<p class="latchkey-developer">${t('developer.no-admin-client', { tag: this.localName })}</p>`;
    if (this.#client && !this.userId && !this.#can('listUsers')) return unavailable(this.view);
    return this.userId ? this.#renderUser() : this.#renderList();
  }

  #renderList(): unknown {
    return usersPage({ ...this.view, trouble: listTrouble(this.words.t, this.#users) }, this.#users, ({ id }) => { this.userId = id; });
  }

  #renderUser(): unknown {
    const { state } = this.#reset;
    const { user } = this.#user;
    return html`${userPage({ ...this.view, trouble: userTrouble(this.words.t, this.#user, this.#reset) }, {
      user,
      self: user !== undefined && this.#isSelf(user),
      pending: this.#user.pending,
      busy: this.#reset.busy,
      reauthenticating: state.kind === 'held' && state.reauthenticating,
      resettable: this.#can('resetRegistration') && !(state.kind === 'failed' && state.problem.code === 'invalid_input'),
      result: this.#result(state),
      back: () => { this.userId = undefined; },
      reset: () => user && this.#reset.ask(user),
      cancel: () => this.#reset.cancel(),
    })}
    ${confirmation(this.view, {
      user: state.kind === 'confirming' ? state.user : undefined,
      confirm: () => this.#reset.confirm(),
      dismiss: () => this.#reset.dismiss(),
    })}`;
  }

  #hostSlot(name: 'tabs' | 'actions'): unknown {
    const filled = [...this.children].some(({ slot }) => slot === name);
    return html`<div class=${name} part=${name} ?hidden=${!filled}><slot name=${name} @slotchange=${() => this.requestUpdate()}></slot></div>`;
  }

  #result(state: ResetState): ResetResult | undefined {
    if (state.kind !== 'done') return undefined;
    const { linkEnds } = this.#reset;
    return { user: state.user, link: state.link, secondsLeft: linkEnds === undefined ? undefined : secondsLeft(linkEnds, performance.now()) };
  }

  /** What a host's own client lacks is not offered. */
  #can(operation: AdminOperation): boolean {
    return typeof this.#client?.[operation] === 'function';
  }

  #isSelf({ id }: ManagedUser): boolean {
    return id === this.currentUserId;
  }

  #findClient(): AdminClient | undefined {
    return this.adminClient ?? (this.adminBaseUrl ? this.#built.for(this.adminBaseUrl) : this.settings?.adminClient);
  }

  /** A changed client starts anew: nothing of one backend reaches another. */
  #useClient(client: AdminClient | undefined): void {
    if (client) this.orphaned = false;
    if (client === this.#client) return;
    this.#client = client;
    this.#users.clear();
    this.#user.clear();
    this.#reset.clear();
  }

  #useLimit(): void {
    const wanted = Number.isFinite(this.pageSize) ? Math.trunc(this.pageSize) : usualPage;
    const limit = Math.min(Math.max(wanted, 1), longestPage);
    if (limit === this.#limit) return;
    this.#limit = limit;
    this.#users.restart();
  }

  #checkClient(): void {
    if (!this.isConnected || this.orphaned || this.#findClient()) return;
    this.orphaned = true;
    console.error(`latchkey: ${this.words.t('developer.no-admin-client', { tag: this.localName })}`);
  }

  /** Another page shows: a user's, or the list again, where it was left. */
  #turn(userId: string | undefined): void {
    const before = this.#shown;
    this.#shown = userId;
    const doubtful = this.#reset.leave();
    this.#user.clear();
    this.announce();
    if (userId !== undefined) {
      // What an element shows first takes no focus.
      if (before !== undefined || this.#users.loaded) this.focusNext('heading');
      return;
    }
    // A reset that was cut short may have been made.
    if (doubtful) this.#users.refresh();
    const row = this.#users.users.findIndex(({ id }) => id === before);
    this.focusNext(row < 0 ? 'heading' : editName(row));
  }

  #listed(cause: Cause, failure?: Failure): void {
    if (failure) this.#tell(failure);
    // A user's page is open now.
    if (this.userId) return;
    if (failure) {
      // Whoever is still typing is told, and not interrupted.
      if (cause !== 'typed') this.focusNext('summary');
      return;
    }
    this.announce((t) => arrivalWords(t, this.#users));
    const gone = cause === 'paged' && !this.#users.hasNext && !this.#users.hasPrevious;
    if (cause === 'again' || gone) this.focusNext('heading');
  }

  #opened(again: boolean, failure?: Failure): void {
    if (failure) this.#tell(failure);
    if (this.#reset.state.kind !== 'idle') return;
    if (failure) this.focusNext('summary');
    // With the problem goes the button that was pressed.
    else if (again) this.focusNext('heading');
  }

  #succeeded(user: ManagedUser): void {
    this.#user.update(user);
    this.#users.update(user);
    const registration = registrationStates.find((state) => state === user.registration) ?? 'reset';
    emit(this, new AuthUserResetEvent({ userId: user.id, registration }));
  }

  #tell({ operation, problem, traceId }: Failure): void {
    emit(this, new AuthFailureEvent({ flow, operation, problem, ...(traceId !== undefined && { traceId }) }));
  }

  /** The host sees to it, and resumes; or the page that does is gone to, where there is one. */
  #reauthenticate(): void {
    if (!this.navigate('reauthenticate')) return;
    const href = { ...this.settings?.hrefs, ...ownHrefs(this) }.reauthenticate;
    if (href !== undefined) location.assign(href);
  }

  #announceTime(notice: Notice): void {
    this.announce((t) => t(`admin.link-${notice}`));
  }
}

declare global {
  interface HTMLElementTagNameMap { 'admin-user-reset': AdminUserReset }
}
