import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { AuthClient } from '../client/auth-client.js';
import { ClientBinding } from '../controllers/client-binding.js';
import { ContentElement } from './content-element.js';
import { originList } from './hrefs.js';
import { visitorOf } from './visitor-client.js';

/**
 * The base of the elements that call the backend for a visitor, or contain elements that do. It finds the client and the allowed origins.
 * The order is: own `client`, own `base-url`, nearest provider.
 */
export abstract class ClientElement extends ContentElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    baseUrl: { attribute: 'base-url' },
    allowedOrigins: { attribute: 'allowed-origins' },
  };

  /** The client of the backend. Takes precedence over `base-url` and the nearest provider. Keep the object stable: another object restarts the flow. */
  client?: AuthClient | undefined;
  /** The address of a backend that keeps the default REST contract. The element builds the client. */
  baseUrl?: string | undefined;
  /** The origins, separated by spaces, to which a server may redirect. The page's own origin is always allowed. */
  allowedOrigins?: string | undefined;

  readonly #built = visitorOf(this);
  readonly #binding = new ClientBinding<AuthClient>({
    find: () => this.client ?? (this.baseUrl ? this.#built.for(this.baseUrl) : this.settings?.client),
    changed: () => this.clientChanged?.(),
  });
  /** The client that has been told to prepare its first call. */
  #prepared: AuthClient | undefined;
  #prepares = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#binding.update();
    if (this.#prepares) this.prepareClient();
  }

  /** Called when another client has replaced the previous one. Not called for the first client. */
  protected clientChanged?(): void;

  /** The current client. Undefined while there is none. */
  protected get boundClient(): AuthClient | undefined {
    this.#binding.update();
    return this.#binding.client;
  }

  /** Loads the code that the first call needs, for the current client and for each later one. */
  protected prepareClient(): void {
    this.#prepares = true;
    const client = this.boundClient;
    if (client === this.#prepared) return;
    this.#prepared = client;
    // A failure shows again at the first call, where it is handled.
    void (async () => client?.prepare?.())().catch(() => undefined);
  }

  /** The origins to which a server may redirect, besides the page's own. */
  protected get redirectOrigins(): readonly string[] {
    return this.allowedOrigins === undefined ? this.settings?.allowedOrigins ?? [] : originList(this.allowedOrigins);
  }
}
