import type { Channel } from '../client/auth-client.js';
import type { Clock } from './clock.js';
import type { Letter } from './letters.js';

/** A mail, text message or call that the backend sent. */
export interface OutboxMessage extends Letter {
  readonly to: string;
  readonly from: string;
  readonly channel: Channel;
  /** ISO 8601, on the backend's clock. */
  readonly at: string;
}

const senders: Readonly<Record<Channel, string>> = {
  email: 'do-not-reply@portal.example',
  sms: '+12025550100',
  call: '+12025550100',
};

/** One list for the life of a backend, newest last; a reset empties it in place. */
export class Outbox {
  readonly messages: OutboxMessage[] = [];
  readonly #clock: Clock;
  readonly #changed: () => void;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  send(to: string, channel: Channel, letter: Letter): void {
    this.messages.push({ to, from: senders[channel], channel, ...letter, at: new Date(this.#clock.now).toISOString() });
    this.#changed();
  }

  clear(): void {
    this.messages.length = 0;
  }
}
