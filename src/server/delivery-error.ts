import type { DeliveryFailure } from '../client/auth-client.js';

/** Why a messenger could not hand over a message. */
export class DeliveryError extends Error {
  readonly reason: DeliveryFailure;

  constructor(reason: DeliveryFailure) {
    super(reason);
    this.name = 'DeliveryError';
    this.reason = reason;
  }
}
