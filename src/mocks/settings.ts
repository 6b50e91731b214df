import type { Channel, DeliveryFailure, PasswordPolicy } from '../client/auth-client.js';
import type { CallAnswer } from './calls.js';

/** What an operator could set on a real backend. Scenarios override some of it; times are seconds. */
export interface Settings {
  codeLength: number;
  codeLifetime: number;
  /** Wrong codes until `too_many_attempts`. */
  codeAttempts: number;
  /** Wait before the same code is sent again, or the same link asked for again. */
  resendIn: number;
  ticketLifetime: number;
  linkLifetime: number;
  pollIn: number;
  /** How long a phone rings before nobody has answered. */
  ringsFor: number;
  /** Wrong passwords until the account is locked for a while. */
  passwordAttempts: number;
  lockedFor: number;
  /** Flows that one identifier may start in a minute. */
  startsPerMinute: number;
  policy: PasswordPolicy;
  phoneChannels: readonly Channel[];
  /** Replaces the phones of everybody whose registration is complete. */
  phones?: readonly string[];
  /** Why text messages, or calls, do not go out at all. There is none for email: entering a flow must not tell who exists. */
  smsFails?: DeliveryFailure;
  callFails?: DeliveryFailure;
  /** What every phone does by itself as soon as it rings. */
  callAnswer?: CallAnswer;
  /** Calls say a code instead of asking for the # key. */
  callSpeaksCode: boolean;
  /** Whether an admin's reset mails a link to the user. */
  mailsResetLink: boolean;
}

export const defaultSettings: Settings = {
  codeLength: 6,
  codeLifetime: 300,
  codeAttempts: 3,
  resendIn: 30,
  ticketLifetime: 900,
  linkLifetime: 1_200,
  pollIn: 2,
  ringsFor: 60,
  passwordAttempts: 5,
  lockedFor: 900,
  startsPerMinute: 10,
  policy: { minLength: 12, maxLength: 256, rules: ['lowercase', 'uppercase', 'digit', 'not-recent'] },
  phoneChannels: ['sms', 'call'],
  callSpeaksCode: false,
  mailsResetLink: true,
};
