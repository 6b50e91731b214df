import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AdminClient, AuthClient } from '../../client/auth-client.js';
import { SettingsConsumer, settingsContext } from '../../controllers/settings.js';
import type { Messages } from '../../i18n/messages.js';
import { hrefAttributes, originList, ownHrefs } from '../hrefs.js';
import { administratorOf } from '../administrator-client.js';
import { visitorOf } from '../visitor-client.js';

/**
 * Provides clients, messages, hrefs and allowed origins to all elements inside it. It takes what it does not set from the next provider
 * above it. It can be defined, moved and changed at any time.
 *
 * @tag auth-client-provider
 * @summary Sets up all elements inside it.
 * @slot - the page
 */
export class AuthClientProvider extends LitElement {
  static override properties: PropertyDeclarations = {
    baseUrl: { attribute: 'base-url' },
    adminBaseUrl: { attribute: 'admin-base-url' },
    client: { attribute: false },
    adminClient: { attribute: false },
    messages: { attribute: false },
    allowedOrigins: { attribute: 'allowed-origins' },
  };

  static override styles = css`:host { display: contents; }`;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...hrefAttributes];
  }

  /** The address of a backend for visitors that keeps the default REST contract. The provider builds the client. */
  baseUrl?: string | undefined;
  /** The same for administrators. Often another server. */
  adminBaseUrl?: string | undefined;
  /** The client for visitors. Takes precedence over `base-url`. */
  client?: AuthClient | undefined;
  /** The client for administrators. Takes precedence over `admin-base-url`. */
  adminClient?: AdminClient | undefined;
  /** Messages of the host. An element's own `messages` override them. */
  messages?: Partial<Messages> | undefined;
  /** The origins, separated by spaces, to which a server may redirect. The page's own origin is always allowed. */
  allowedOrigins?: string | undefined;

  readonly #above = new SettingsConsumer(this);
  readonly #provider = new ContextProvider(this, { context: settingsContext, initialValue: { hrefs: {}, allowedOrigins: [] } });
  readonly #visitor = visitorOf(this);
  readonly #administrator = administratorOf(this);

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (hrefAttributes.includes(name)) this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const above = this.#above.value;
    this.#provider.setValue({
      client: this.client ?? this.#visitor.for(this.baseUrl) ?? above?.client,
      adminClient: this.adminClient ?? this.#administrator.for(this.adminBaseUrl) ?? above?.adminClient,
      messages: [this.messages, ...above?.messages ?? []],
      hrefs: { ...above?.hrefs, ...ownHrefs(this) },
      allowedOrigins: this.allowedOrigins === undefined ? above?.allowedOrigins ?? [] : originList(this.allowedOrigins),
    });
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'auth-client-provider': AuthClientProvider }
}
