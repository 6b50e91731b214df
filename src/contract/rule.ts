import type { Role } from './people.js';
import type { Session } from './session.js';

/** What must be given, or somebody who must be there, for a rule to be testable. */
export type Need = 'baseUrl' | 'clock' | 'phone' | 'admin' | 'adminBaseUrl' | 'adminHeaders' | 'staleHeaders' | Role;

/** One thing that a server promises by keeping the contract. */
export interface Rule {
  /** Stable: reports and `--only` name it. */
  readonly id: string;
  /** The contract's rule that it is part of, or `REST` for the contract's form in HTTP. */
  readonly source: `rule ${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}` | 'REST';
  /** The promise, in a sentence. */
  readonly says: string;
  readonly needs?: readonly Need[];
  /** It changes somebody for good. Where nothing puts people back it comes after all that need them as they were. */
  readonly lasting?: true;
  /** Throws when it is broken, and when it cannot be tested. */
  readonly check: (session: Session) => Promise<unknown>;
}
