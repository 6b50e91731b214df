import { ContextEvent, createContext } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { AdminClient, AuthClient } from '../client/auth-client.js';
import type { Destination } from '../events/navigate.js';
import type { Messages } from '../i18n/messages.js';

/** The settings that a provider gives to all elements inside it. */
export interface Settings {
  readonly client?: AuthClient;
  readonly adminClient?: AdminClient;
  /** The messages of all providers, the nearest first. */
  readonly messages?: readonly (Partial<Messages> | undefined)[];
  readonly hrefs: Readonly<Partial<Record<Destination, string>>>;
  readonly allowedOrigins: readonly string[];
}

/** Uses `Symbol.for`, so that elements and providers of two copies of this package find each other. */
export const settingsContext = createContext<Settings>(Symbol.for('latchkey.settings'));

/** Holds the settings of the nearest provider, even one that is defined later. Half the size of `ContextConsumer`, because it serves one context. */
export class SettingsConsumer implements ReactiveController {
  value: Settings | undefined;

  readonly #host: ReactiveElement;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.ownerDocument.addEventListener('context-provider', this);
    // The provider of an earlier place has no say here.
    this.value = undefined;
    this.#ask();
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('context-provider', this);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Asks a provider that was defined after this element. An element with a provider learns of a nearer one from its provider. */
  handleEvent(event: Event & { context?: unknown }): void {
    if (!this.#unsubscribe && event.context === settingsContext) this.#ask();
  }

  #ask(): void {
    this.#host.dispatchEvent(new ContextEvent(settingsContext, this.#host, this.#receive, true));
  }

  readonly #receive = (value: Settings, unsubscribe?: () => void): void => {
    if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.value = value;
    this.#host.requestUpdate();
  };
}
