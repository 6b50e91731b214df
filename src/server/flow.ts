import type { Channel, FactorType } from '../client/auth-client.js';
import type { Proof } from './ports.js';

/** A way to reach somebody, with the address that a visitor sees only masked. */
export interface Method {
  readonly id: string;
  readonly type: FactorType;
  readonly channels: readonly Channel[];
  readonly value: string;
  readonly target?: string;
  /**
   * By what waits and wrong codes are counted: the address. Before a first proof it is the identifier that was typed, so that what is
   * limited does not depend on whose it is.
   */
  readonly limitedBy: string;
}

/** A code that was sent. */
export interface Challenge {
  readonly method: Method;
  readonly channel: Channel;
  /** The code itself is kept nowhere. */
  readonly codeName: string;
  readonly codeLength: number;
  /** A moment in milliseconds. */
  readonly expiresAt: number;
}

export interface Call {
  readonly id: string;
  /** A moment in milliseconds. */
  readonly ringsUntil: number;
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
  readonly accountId?: string;
  /** The account's epoch when the flow began: another one ends the flow. */
  readonly epoch: string;
  /** A moment in milliseconds, after which no ticket of this flow is good: the end of a day, or of the link that it came by. */
  readonly endsAt: number;
  readonly remember: boolean;
  readonly proofs: readonly Proof[];
  /** Whether the factor that is being proved is a new one. */
  readonly enrolling: boolean;
  readonly stage: Stage;
}
