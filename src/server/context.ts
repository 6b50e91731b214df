import type { Calls } from './calls.js';
import type { Flows } from './flows.js';
import type { Leases } from './leases.js';
import type { Limits } from './limits.js';
import type { Links } from './links.js';
import type { Clock, Directory, Messenger, Random, Sessions, Store, Vault } from './ports.js';
import type { Queue } from './queue.js';
import type { Replays } from './replays.js';
import type { Settings } from './settings.js';

/** All that rules are made of, for the life of a server. */
export interface Kit {
  readonly directory: Directory;
  readonly messenger: Messenger;
  readonly sessions: Sessions;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly vault: Vault;
  readonly calls: Calls;
  readonly flows: Flows;
  readonly leases: Leases;
  readonly limits: Limits;
  readonly links: Links;
  readonly queue: Queue;
  readonly replays: Replays;
  /** May change from one request to the next. */
  readonly settings: () => Settings;
}

/** What an operation can see and change while it answers one request. */
export interface Context extends Omit<Kit, 'settings'> {
  readonly settings: Settings;
  readonly request: Request;
  readonly language?: string;
  /** Headers of a session that the answer begins. */
  readonly sessionHeaders: Headers;
  /** Runs when the answer is safe: kept for a replay, if it is one of those that are. */
  readonly afterwards: (() => Promise<unknown>)[];
  /** Runs in the end, whatever became of the request. */
  readonly finally: (() => Promise<unknown>)[];
}
