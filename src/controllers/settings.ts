import { ContextConsumer, ContextRoot, createContext } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { AdminClient, AuthClient } from '../client/auth-client.js';
import type { Destination } from '../events/events.js';
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

const rooted = new WeakSet<Document>();

/** Remembers who asked before its provider was defined, and answers when it comes. */
function keepRequests(document: Document): void {
  if (rooted.has(document)) return;
  rooted.add(document);
  new ContextRoot().attach(document.documentElement);
}

/** The nearest provider's settings, also of one that is defined later. */
export class SettingsConsumer extends ContextConsumer<typeof settingsContext, ReactiveElement> {
  constructor(host: ReactiveElement) {
    super(host, { context: settingsContext, subscribe: true });
  }

  override hostConnected(): void {
    keepRequests(this.host.ownerDocument);
    super.hostConnected();
  }
}
