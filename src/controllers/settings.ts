import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { AdminClient, AuthClient } from '../client/auth-client.js';
import type { Destination } from '../events/navigate.js';
import type { Messages } from '../i18n/messages.js';

/** What a provider gives to all elements below it. */
export interface Settings {
  readonly client?: AuthClient;
  readonly adminClient?: AdminClient;
  readonly messages?: Partial<Messages>;
  readonly hrefs: Readonly<Partial<Record<Destination, string>>>;
  readonly allowedOrigins: readonly string[];
}

/** By `Symbol.for`, so that elements and providers of two copies of this package still meet. */
export const settingsContext = createContext<Settings>(Symbol.for('latchkey.settings'));

/** The nearest provider's settings, also of one that is defined later. */
export class SettingsConsumer extends ContextConsumer<typeof settingsContext, ReactiveElement> {
  constructor(host: ReactiveElement) {
    super(host, { context: settingsContext, subscribe: true });
  }

  override hostConnected(): void {
    super.hostConnected();
    this.host.ownerDocument.addEventListener('context-provider', this.#askAgain);
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.host.ownerDocument.removeEventListener('context-provider', this.#askAgain);
  }

  /** Asks a provider that came after this element. Whoever has a provider already is told of a nearer one by that one. */
  readonly #askAgain = (event: Event): void => {
    if (!this.value && (event as Event & { context?: unknown }).context === settingsContext) super.hostConnected();
  };
}
