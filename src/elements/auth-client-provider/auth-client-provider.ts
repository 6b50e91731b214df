import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { AdminClient, AuthClient } from '../../client/auth-client.js';
import { SettingsConsumer, settingsContext } from '../../controllers/settings.js';
import type { Messages } from '../../i18n/messages.js';
import { hrefAttributes, originList, ownHrefs } from '../hrefs.js';
import { createRestAdminClient, createRestClient } from '../rest-client.js';

/**
 * Gives all elements below it their clients, words, addresses and allowed origins. What it does not set, it takes from the next
 * provider above. It may be defined, moved and changed at any time.
 *
 * @tag auth-client-provider
 * @summary Sets up the elements below it, once.
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

  /** Builds the REST client of the default contract for this address. */
  baseUrl?: string;
  /** The same for the administrator's client; often another server. */
  adminBaseUrl?: string;
  /** The visitors' backend; before `base-url`. */
  client?: AuthClient;
  /** The administrators' backend; before `admin-base-url`. */
  adminClient?: AdminClient;
  /** The host's own words; elements may have their own over these. */
  messages?: Partial<Messages>;
  /** Origins, separated by spaces, beside this page's own, to which a server may redirect. */
  allowedOrigins?: string;

  readonly #above = new SettingsConsumer(this);
  readonly #provider = new ContextProvider(this, { context: settingsContext, initialValue: { hrefs: {}, allowedOrigins: [] } });
  #built: { client?: AuthClient; adminClient?: AdminClient } = {};

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (hrefAttributes.includes(name)) this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('baseUrl')) this.#built.client = this.#build(this.baseUrl, createRestClient);
    if (changed.has('adminBaseUrl')) this.#built.adminClient = this.#build(this.adminBaseUrl, createRestAdminClient);
    const above = this.#above.value;
    this.#provider.setValue({
      client: this.client ?? this.#built.client ?? above?.client,
      adminClient: this.adminClient ?? this.#built.adminClient ?? above?.adminClient,
      messages: { ...above?.messages, ...this.messages },
      hrefs: { ...above?.hrefs, ...ownHrefs(this) },
      allowedOrigins: this.allowedOrigins === undefined ? above?.allowedOrigins ?? [] : originList(this.allowedOrigins),
    });
  }

  #build<C>(baseUrl: string | undefined, create: (options: { baseUrl: string }) => C): C | undefined {
    if (!baseUrl) return undefined;
    try {
      return create({ baseUrl });
    } catch (error) {
      console.error(`latchkey: <${this.localName}> has a base-url that is no address`, error);
      return undefined;
    }
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'auth-client-provider': AuthClientProvider }
}
