import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { AuthClient } from '../client/auth-client.js';
import { ClientBinding } from '../controllers/client-binding.js';
import { ContentElement } from './content-element.js';
import { originList } from './hrefs.js';
import { visitorOf } from './visitor-client.js';

/**
 * The base of the elements that make a visitor's calls, or compose those that do: the client and where it may redirect to. Own client,
 * own `base-url`, nearest provider, in this order.
 */
export abstract class ClientElement extends ContentElement {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    baseUrl: { attribute: 'base-url' },
    allowedOrigins: { attribute: 'allowed-origins' },
  };

  /** The backend. Before `base-url` and the nearest provider. Keep the object stable: another one starts the flow anew. */
  client?: AuthClient | undefined;
  /** Builds the REST client of the default contract for this address. */
  baseUrl?: string | undefined;
  /** Origins, separated by spaces, beside this page's own, to which a server may redirect. */
  allowedOrigins?: string | undefined;

  readonly #built = visitorOf(this);
  readonly #binding = new ClientBinding<AuthClient>({
    find: () => this.client ?? (this.baseUrl ? this.#built.for(this.baseUrl) : this.settings?.client),
    changed: () => this.clientChanged?.(),
  });
  /** The client that was told to load what its first call needs. */
  #prepared: AuthClient | undefined;
  #prepares = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#binding.update();
    if (this.#prepares) this.prepareClient();
  }

  /** Called when another client has taken the place of the one before; a first client is none. */
  protected clientChanged?(): void;

  /** The client in effect at this very moment; undefined while there is none. */
  protected get boundClient(): AuthClient | undefined {
    this.#binding.update();
    return this.#binding.client;
  }

  /** Loads what a client's first call needs: that of this one, and of each that comes later. */
  protected prepareClient(): void {
    this.#prepares = true;
    const client = this.boundClient;
    if (client === this.#prepared) return;
    this.#prepared = client;
    // A host's client may throw as well; its first call will tell.
    void (async () => client?.prepare?.())().catch(() => undefined);
  }

  /** Where a server may redirect to, beside this page's own origin. */
  protected get redirectOrigins(): readonly string[] {
    return this.allowedOrigins === undefined ? this.settings?.allowedOrigins ?? [] : originList(this.allowedOrigins);
  }
}
