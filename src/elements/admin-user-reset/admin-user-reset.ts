import { html, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AdminClient, AdminOperation, ManagedUser, RegistrationReset } from '../../client/auth-client.js';
import { AuthError } from '../../client/problem.js';
import { emit } from '../../events/emit.js';
import { AuthFailureEvent } from '../../events/events.js';
import { adminStart } from '../../i18n/en/admin-start.js';
import { common } from '../../i18n/en/common.js';
import { ContentElement } from '../content-element.js';
import { administratorClient } from '../rest-client.js';
import { start, wide } from './admin-user-reset.styles.js';
import type { Administration } from './administration.js';
import type { Failure } from './failure.js';
import { AdminUser } from './user.js';
import { AdminUsers, longestPage, type Cause } from './users.js';
import { userPage } from './views/user.js';
import { unavailable, usersPage } from './views/users.js';
import { editName, type Trouble } from './views/view.js';

const words = { ...common, ...adminStart };
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
    administration: { state: true },
  };

  static override styles: CSSResult[] = [...super.styles, wide];
  static override contentStyles = [start];

  /** How what shows once the server has answered is loaded. @internal */
  static load = (): Promise<{ readonly Administration: typeof Administration }> => import('./administration.js');

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
  /** What shows once the server has answered. */
  private administration?: Administration;

  readonly #built = administratorClient(this);
  readonly #users = new AdminUsers(this, {
    client: () => this.#client,
    ready: () => this.#load(),
    limit: () => this.#limit,
    // What was said of other users is unsaid, so that the same said of these is heard.
    began: () => this.userId || this.announce(),
    ended: (cause, failure) => this.#listed(cause, failure),
  });
  readonly #user = new AdminUser(this, {
    client: () => this.#client,
    ready: () => this.#load(),
    ended: (again, failure) => this.#opened(again, failure),
  });
  #loading: Promise<void> | undefined;
  #client: AdminClient | undefined;
  #limit = usualPage;
  /** Whose page showed last, to tell a change of page from other changes. */
  #shown: string | undefined;

  /**
   * Answers a reset that was held, by preventing `auth-request` or because the administrator had to sign in again:
   * with the answer of the host's own backend, with the problem it met, or with nothing to make the call after all.
   * @returns false when nothing was held
   */
  override resume(answer?: RegistrationReset | AuthError): boolean {
    return this.administration?.resume(answer) ?? false;
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
    const view = { ...this.view, trouble: this.administration ? this.administration.listTrouble(this.view) : this.#unloaded(this.#users) };
    return usersPage(view, this.#users, this.administration?.renderUsers(view));
  }

  #renderUser(): unknown {
    const view = { ...this.view, trouble: this.administration ? this.administration.userTrouble(this.view) : this.#unloaded(this.#user) };
    const { user, pending } = this.#user;
    return html`${userPage(view, { user, pending, account: this.administration?.account(view), back: () => { this.userId = undefined; } })}
      ${this.administration?.renderQuestion(view) ?? nothing}`;
  }

  #hostSlot(name: 'tabs' | 'actions'): unknown {
    const filled = [...this.children].some(({ slot }) => slot === name);
    return html`<div class=${name} part=${name} ?hidden=${!filled}><slot name=${name} @slotchange=${() => this.requestUpdate()}></slot></div>`;
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
    this.administration?.clear();
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
    const doubtful = this.administration?.leave();
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
    this.announce((t) => this.administration?.arrival(t) ?? '');
    const gone = cause === 'paged' && !this.#users.hasNext && !this.#users.hasPrevious;
    if (cause === 'again' || gone) this.focusNext('heading');
  }

  #opened(again: boolean, failure?: Failure): void {
    if (failure) this.#tell(failure);
    if (this.administration && !this.administration.idle) return;
    if (failure) this.focusNext('summary');
    // With the problem goes the button that was pressed.
    else if (again) this.focusNext('heading');
  }

  /** A call that failed; what could not be loaded was none. */
  #tell({ operation, problem, traceId }: Failure): void {
    if (this.administration) emit(this, new AuthFailureEvent({ flow: 'user-reset', operation, problem, ...(traceId !== undefined && { traceId }) }));
  }

  /** The host sees to it, and resumes; or the page that does is gone to, where there is one. */
  #reauthenticate(): void {
    if (!this.navigate('reauthenticate')) return;
    const href = this.hrefTo('reauthenticate');
    if (href !== undefined) location.assign(href);
  }

  /** Loads what shows once the server has answered; tried anew where it could not be had. */
  #load(): Promise<void> {
    return this.#loading ??= AdminUserReset.load().then(({ Administration: Late }) => this.#start(Late), () => {
      this.#loading = undefined;
      throw new AuthError({ code: 'network', sent: false });
    });
  }

  #start(Late: typeof Administration): void {
    this.addLate(Late.words, Late.styles);
    this.administration = new Late(this, {
      users: this.#users,
      user: this.#user,
      client: () => this.#client,
      can: (operation) => this.#can(operation),
      isSelf: (user) => this.#isSelf(user),
      edit: ({ id }) => { this.userId = id; },
      failed: (failure) => this.#tell(failure),
      reauthenticate: () => this.#reauthenticate(),
      dialog: () => this.byId('confirm') as HTMLDialogElement | null,
    });
  }

  /** Without what shows an answer there is nothing but the way to try once more. */
  #unloaded(read: Pick<AdminUser, 'failure' | 'again'>): Trouble | undefined {
    return read.failure && { message: this.words.t('problem.network', { sent: false }), again: () => read.again() };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'admin-user-reset': AdminUserReset }
}
