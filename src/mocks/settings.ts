import type { DeliveryFailure } from '../client/auth-client.js';
import type { CallAnswer } from '../server/calls.js';
import { defaultSettings as serverSettings, type Settings } from '../server/settings.js';

/** The server's settings and those of the world around it. Scenarios override some of them. */
export interface MockSettings extends Settings {
  /** Replaces the phones of everybody whose registration is complete. */
  phones?: readonly string[];
  /** Why text messages, or calls, do not go out at all. There is none for email: entering a flow must not tell who exists. */
  smsFails?: DeliveryFailure;
  callFails?: DeliveryFailure;
  /** What every phone does by itself as soon as it rings. */
  callAnswer?: CallAnswer;
}

/** A tester sends to the same few people all day. */
export const defaultSettings: MockSettings = { ...serverSettings, sendsPerHour: 120 };
