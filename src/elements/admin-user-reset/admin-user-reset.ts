import { html, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AdminClient, AdminOperation, ManagedUser, RegistrationReset } from '../../client/auth-client.js';
import type { AuthError } from '../../client/problem.js';
import { ClientBinding, warnOfChange } from '../../controllers/client-binding.js';
import { adminStart } from '../../i18n/en/admin-start.js';
import { common } from '../../i18n/en/common.js';
import type { Messages } from '../../i18n/messages.js';
import { ContentElement } from '../content-element.js';
import { administratorOf } from '../administrator-client.js';
import { start, wide } from './admin-user-reset.styles.js';
import type { Administration, Opening } from './administration.js';
import { call, can } from './call.js';
import { ReadController } from './read.js';
import { longestPage, SearchController } from './search.js';
import { userPage } from './views/user.js';
import { unavailable, usersPage } from './views/users.js';
import type { Trouble } from './views/view.js';

const words = { ...common, ...adminStart };
const usualPage = 25;

/**
 * Setup / Manage Users, for a provider's administrator. It searches and pages the users, shows a user's account, and resets a user's
 * registration for multi-factor authentication. It asks for confirmation first, and then explains what happens next.
 *
 * @tag admin-user-reset
 * @summary Lets an administrator reset a user's registration.
 * @slot tabs - above the list, for links to other lists
 * @slot actions - beside the search, for other actions on users
 * @csspart tabs - around the tabs
 * @csspart actions - around the actions
 * @fires {AuthRequestEvent} auth-request - before a registration is reset; prevent it to hold the call until `resume()`
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
    clientMissing: { state: true },
    administration: { state: true },
  };

  static override styles: CSSResult[] = [...super.styles, wide];
  static override contentStyles = [start];

  /** Loads the code that shows the server's answers. @internal */
  static load = (): Promise<{ readonly Administration: typeof Administration }> => import('./administration.js');

  /** The client for administrators. Takes precedence over `admin-base-url` and the nearest provider. */
  adminClient?: AdminClient | undefined;
  /** The address of a backend for administrators that keeps the default REST contract. The element builds the client. */
  adminBaseUrl?: string | undefined;
  /** The id of the user whose page is open. Undefined while the list shows. Follows the administrator. Never reflected. */
  userId?: string | null | undefined;
  /** The number of users on a page, 1 to 100. Default: 25. */
  pageSize = usualPage;
  /** The administrator's own user id. The element does not let administrators reset themselves. */
  currentUserId?: string | null | undefined;

  private clientMissing = false;
  /** The code that shows the server's answers. Undefined until it has loaded. */
  private administration?: Administration;

  readonly #built = administratorOf(this);
  readonly #search = new SearchController(this, {
    call: (input, options) => call(this.#client, 'listUsers', input, options),
    reader: async () => (await this.#load()).users,
    unloaded: () => this.userId || this.focusNext('summary'),
    limit: () => this.#limit,
    // Clears the status, so that an equal message about other users is announced again.
    began: () => this.userId || this.announce(),
  });
  readonly #user = new ReadController<Opening, ManagedUser>(this, {
    operation: 'getUser',
    call: ({ userId }, options) => call(this.#client, 'getUser', { userId }, options),
    reader: async () => (await this.#load()).userReader,
    unloaded: () => this.focusNext('summary'),
  });
  readonly #binding = new ClientBinding<AdminClient>({
    find: () => this.adminClient ?? (this.adminBaseUrl ? this.#built.for(this.adminBaseUrl) : this.settings?.adminClient),
    changed: () => this.#restart(),
  });
  #loading: Promise<Administration> | undefined;
  /** The user of the page that rendered last, to detect a change of page. */
  #shown: string | undefined;

  /**
   * Answers a reset that is held, because the host prevented `auth-request` or the administrator had to sign in again.
   * @param answer the answer or the error of the host's own backend; without it, the element makes the call
   * @returns false when no call was held
   */
  override resume(answer?: RegistrationReset | AuthError): boolean {
    // A call that was held under another client is dropped.
    this.#binding.update();
    return this.administration?.resume(answer) ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider can be defined in a later task of the page's start.
    setTimeout(() => this.#checkClient());
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#binding.update();
    if (!this.#client) return;
    this.clientMissing = false;
    const userId = this.userId || undefined;
    if (userId !== this.#shown) this.#turn(userId);
    if (userId === undefined) {
      if (this.#can('listUsers')) this.#search.begin();
    } else if (!this.#user.input) this.#open(userId);
  }

  protected override get defaultMessages(): Partial<Messages> {
    return words;
  }

  protected override renderSlot(): unknown {
    const list = !this.userId;
    return html`<div class=${list ? 'list' : 'user'}>${list ? html`${this.#hostSlot('tabs')}${this.#hostSlot('actions')}` : nothing}${super.renderSlot()}</div>`;
  }

  protected override renderContent(): unknown {
    const { t } = this.words;
    if (this.clientMissing) return html`<p class="latchkey-developer">${t('developer.no-admin-client', { tag: this.localName })}</p>`;
    if (this.#client && !this.userId && !this.#can('listUsers')) return unavailable(this.view);
    return this.userId ? this.#renderUser() : this.#renderList();
  }

  #renderList(): unknown {
    const { administration, view } = this;
    const again = (): void => this.#search.again();
    const shown = { ...view, trouble: administration ? administration.listTrouble(view, again) : this.#unloaded(this.#search.read, again) };
    return usersPage(shown, this.#search, administration?.renderUsers(shown));
  }

  #renderUser(): unknown {
    const { administration, view } = this;
    const again = (): void => this.#openAgain();
    const shown = { ...view, trouble: administration ? administration.userTrouble(view, again) : this.#unloaded(this.#user, again) };
    const { value: user, pending } = this.#user;
    return html`${userPage(shown, { user, pending, account: administration?.account(view), back: () => { this.userId = undefined; } })}
      ${administration?.renderQuestion(view) ?? nothing}`;
  }

  #hostSlot(name: 'tabs' | 'actions'): unknown {
    const filled = [...this.children].some(({ slot }) => slot === name);
    return html`<div class=${name} part=${name} ?hidden=${!filled}><slot name=${name} @slotchange=${() => this.requestUpdate()}></slot></div>`;
  }

  #can(operation: AdminOperation): boolean {
    return can(this.#client, operation);
  }

  get #limit(): number {
    const wanted = Number.isFinite(this.pageSize) ? Math.trunc(this.pageSize) : usualPage;
    return Math.min(Math.max(wanted, 1), longestPage);
  }

  get #client(): AdminClient | undefined {
    return this.#binding.client;
  }

  /** Drops all state of the previous client. */
  #restart(): void {
    if (this.administration?.busy) warnOfChange(this);
    // A rendering would not clear a value that was typed in this task.
    this.form?.reset();
    this.#search.clear();
    this.#user.clear();
    this.administration?.clear();
  }

  #checkClient(): void {
    this.#binding.update();
    if (!this.isConnected || this.clientMissing || this.#client) return;
    this.clientMissing = true;
    console.error(`latchkey: ${this.words.t('developer.no-admin-client', { tag: this.localName })}`);
  }

  #turn(userId: string | undefined): void {
    const before = this.#shown;
    this.#shown = userId;
    this.#user.clear();
    this.announce();
    if (this.administration) this.administration.turn(before, userId);
    else if (before !== undefined) this.focusNext('heading');
  }

  /** Shows the user as known from the list until the server answers. */
  #open(userId: string): void {
    const known = this.#search.read.value?.users.find(({ id }) => id === userId);
    if (known) this.#user.set(known);
    this.#user.read({ userId, again: false });
  }

  #openAgain(): void {
    const { input, pending } = this.#user;
    if (input && !pending) this.#user.read({ ...input, again: true });
  }

  /** Lets the host sign the administrator in and resume. Otherwise goes to the destination's href, if it has one. */
  #reauthenticate(): void {
    if (!this.navigate('reauthenticate')) return;
    const href = this.hrefTo('reauthenticate');
    if (href !== undefined) location.assign(href);
  }

  /** Loads the code that shows the server's answers, once. Tries again after a failure. */
  #load(): Promise<Administration> {
    return this.#loading ??= AdminUserReset.load().then(({ Administration: Late }) => this.#start(Late), (reason) => {
      this.#loading = undefined;
      throw reason;
    });
  }

  #start(Late: typeof Administration): Administration {
    this.addLate(Late.words, Late.styles);
    return this.administration = new Late(this, {
      search: this.#search,
      user: this.#user,
      client: () => this.#client,
      updateClient: () => this.#binding.update(),
      reauthenticate: () => this.#reauthenticate(),
      dialog: () => this.byId('confirm') as HTMLDialogElement | null,
    });
  }

  /** The problem to show when the code could not be loaded, with Try again. */
  #unloaded({ failure }: Pick<ReadController<never, unknown>, 'failure'>, again: () => void): Trouble | undefined {
    return failure && { message: this.words.t('problem.network', { sent: false }), again };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'admin-user-reset': AdminUserReset }
}
