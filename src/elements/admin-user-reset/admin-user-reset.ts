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
    clientMissing: { state: true },
    administration: { state: true },
  };

  static override styles: CSSResult[] = [...super.styles, wide];
  static override contentStyles = [start];

  /** How what shows once the server has answered is loaded. @internal */
  static load = (): Promise<{ readonly Administration: typeof Administration }> => import('./administration.js');

  /** The backend. Before `admin-base-url` and the nearest provider. */
  adminClient?: AdminClient | undefined;
  /** Builds the REST client of the default contract for this address. */
  adminBaseUrl?: string | undefined;
  /** Whose page is open; nobody's while the list shows. Follows the administrator, and is not reflected. */
  userId?: string | null | undefined;
  /** Users a page, 1 to 100. */
  pageSize = usualPage;
  /** The administrator's own id: nobody resets themselves. */
  currentUserId?: string | null | undefined;

  private clientMissing = false;
  /** What shows once the server has answered. */
  private administration?: Administration;

  readonly #built = administratorOf(this);
  readonly #search = new SearchController(this, {
    call: (input, options) => call(this.#client, 'listUsers', input, options),
    reader: async () => (await this.#load()).users,
    unloaded: () => this.userId || this.focusNext('summary'),
    limit: () => this.#limit,
    // What was said of other users is unsaid, so that the same said of these is heard.
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
  /** Whose page showed last, to tell a change of page from other changes. */
  #shown: string | undefined;

  /**
   * Answers a reset that was held, by preventing `auth-request` or because the administrator had to sign in again:
   * with the answer of the host's own backend, with the problem it met, or with nothing to make the call after all.
   * @returns false when nothing was held
   */
  override resume(answer?: RegistrationReset | AuthError): boolean {
    // What is held under one client is not made under another.
    this.#binding.update();
    return this.administration?.resume(answer) ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider may be defined in a later task; who has none by then has forgotten it.
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

  /** Another client: nothing that was typed, read or begun under one reaches another. */
  #restart(): void {
    if (this.administration?.busy) warnOfChange(this);
    // What was typed in this task has not been drawn, so drawing would not clear it.
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

  /** What the list knows of the user shows until the server has told more. */
  #open(userId: string): void {
    const known = this.#search.read.value?.users.find(({ id }) => id === userId);
    if (known) this.#user.set(known);
    this.#user.read({ userId, again: false });
  }

  #openAgain(): void {
    const { input, pending } = this.#user;
    if (input && !pending) this.#user.read({ ...input, again: true });
  }

  /** The host sees to it, and resumes; or the page that does is gone to, where there is one. */
  #reauthenticate(): void {
    if (!this.navigate('reauthenticate')) return;
    const href = this.hrefTo('reauthenticate');
    if (href !== undefined) location.assign(href);
  }

  /** Loads what shows once the server has answered; tried anew where it could not be had. */
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

  /** Without what shows an answer there is nothing but the way to try once more. */
  #unloaded({ failure }: Pick<ReadController<never, unknown>, 'failure'>, again: () => void): Trouble | undefined {
    return failure && { message: this.words.t('problem.network', { sent: false }), again };
  }
}

declare global {
  interface HTMLElementTagNameMap { 'admin-user-reset': AdminUserReset }
}
