import type { CallAnswer } from '../server/calls.js';
import type { OutboxMessage } from './outbox.js';
import type { MockUser } from './people.js';
import type { PendingCall } from './phones.js';
import type { ScenarioName, ScenarioWords } from './scenarios.js';

/** One, or several together, the first in front. A list is checked by the compiler; names joined by `+`, as in an address, are as good. */
export type ScenarioChoice = ScenarioName | readonly ScenarioName[] | (string & {});

export interface MockBackendOptions {
  /** Makes codes, tickets and tokens the same in each run. Without it nobody can guess them. A number of `users` is the same without it, too. */
  seed?: number | string;
  /** The clock, in milliseconds since 1970; `Date.now` when absent. */
  now?: () => number;
  /** Where to begin, and where `reset()` returns to; `normal` when absent. */
  scenario?: ScenarioChoice;
  /**
   * Added to the people. One with the username of somebody there takes their place.
   * A number adds so many managed users, 100,000 at most: who they are follows from the seed, and each is made only when looked at.
   */
  users?: readonly MockUser[] | number;
  /** The page where emailed links land; `#token=…` is appended. `https://portal.example/` when absent. */
  linkBase?: string;
}

/** A whole backend in memory, with the mail and the phones around it. */
export interface MockBackend {
  /** Answers a request, whatever the base path. It is bound: hand it on as `fetch`. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /** All mails, text messages and calls, newest last. The same list throughout; it grows. */
  readonly outbox: readonly OutboxMessage[];
  /** The phones that ring now. */
  readonly calls: readonly PendingCall[];
  /** What the owner of a ringing phone does. Throws when that phone does not ring. */
  call(to: string, answer: CallAnswer): void;
  /** The backend's time, in milliseconds since 1970. */
  readonly now: number;
  /** Puts the clock forward. @param seconds 0 or more */
  advance(seconds: number): void;
  /** The present one; several are joined by `+`. */
  readonly scenario: string;
  /** Changes behaviour from the next request on; flows under way go on. Throws on an unknown name and suggests the nearest. */
  useScenario(name: ScenarioChoice): void;
  /** All there are, in words. */
  readonly scenarios: readonly ScenarioWords[];
  /** Back to the beginning: people, flows, outbox, clock, seed and scenario. */
  reset(): void;
  /** Tells when outbox, calls, clock or scenario have changed. Returns a function that ends it. */
  onChange(listener: () => void): () => void;
}
