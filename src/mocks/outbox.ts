import type { Channel } from '../client/auth-client.js';
import { messageText, type MessageText } from '../server/messages.js';
import type { Message } from '../server/ports.js';
import type { Clock } from './clock.js';

/** `call` is a call that asks for the # key; one that speaks a code is a `code`. */
export type MessageKind = Message['kind'];

/** A mail, text message or call that the backend sent. */
export interface OutboxMessage extends MessageText {
  readonly to: string;
  readonly from: string;
  readonly channel: Channel;
  readonly kind: MessageKind;
  readonly code?: string;
  readonly link?: string;
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

  /** @param host the portal's */
  send(message: Message, host: string): void {
    const { to, channel, kind } = message;
    this.messages.push({
      to,
      from: senders[channel],
      channel,
      kind,
      ...messageText(message, host),
      ...(message.kind === 'code' && { code: message.code }),
      ...(message.kind === 'link' && { link: message.link }),
      at: new Date(this.#clock.now).toISOString(),
    });
    this.#changed();
  }

  clear(): void {
    this.messages.length = 0;
  }
}
