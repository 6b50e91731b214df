import { DeliveryError } from '../server/delivery-error.js';
import type { Messenger } from '../server/ports.js';
import type { Outbox } from './outbox.js';
import type { Phones } from './phones.js';
import type { MockSettings } from './settings.js';

/** Puts messages into the outbox, and rings phones. */
export const createMessenger = (outbox: Outbox, phones: Phones, settings: () => MockSettings): Messenger => ({
  send: async (message) => {
    const { callAnswer, callFails, linkBase, smsFails } = settings();
    const reason = { email: undefined, sms: smsFails, call: callFails }[message.channel];
    if (reason) throw new DeliveryError(reason);
    outbox.send(message, new URL(linkBase).host);
    if (message.kind !== 'call') return;
    phones.ring(message.to, message.callId, message.expiresIn);
    if (callAnswer) phones.answer(message.to, callAnswer);
    await phones.reported;
  },
  hangUp: async (callId) => phones.hangUp(callId),
});
