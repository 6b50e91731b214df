import type { Channel, FactorType, Ticket } from '../client/auth-client.js';
import type { Account } from './accounts.js';
import type { Call } from './calls.js';

/** A way to reach somebody, with the address that a visitor sees only masked. */
export interface Method {
  readonly id: string;
  readonly type: FactorType;
  readonly channels: readonly Channel[];
  readonly value: string;
  readonly target?: string;
}

/** A code on its way. */
export interface Challenge {
  readonly method: Method;
  readonly channel: Channel;
  readonly code: string;
  /** A moment in milliseconds. */
  readonly expiresAt: number;
}

/** Where a visitor stands. What may be asked next follows from it. */
export type Stage =
  | { readonly at: 'choose'; readonly methods: readonly Method[] }
  | { readonly at: 'code'; readonly methods: readonly Method[]; readonly challenge: Challenge }
  | { readonly at: 'call'; readonly methods: readonly Method[]; readonly method: Method; readonly call: Call }
  | { readonly at: 'prove-password' }
  | { readonly at: 'enroll' }
  | { readonly at: 'set-password' };

/** What a ticket stands for. Proofs are bound to it: it moves on only when one was given. */
export interface Flow {
  readonly id: string;
  readonly purpose: 'sign-in' | 'password-reset' | 'registration';
  /** Absent in a decoy, which looks like any other and whose codes never verify. */
  readonly account?: Account;
  stage: Stage;
  /** Whether the factor that is being proved is a new one. */
  enrolling: boolean;
  /** Wrong codes by address. They outlive a new code, or asking for one would be a way to guess on. */
  readonly wrongCodes: Map<string, number>;
  ticket?: Ticket;
}
