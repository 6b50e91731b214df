import { Accounts } from './accounts.js';
import { Calls } from './calls.js';
import type { Clock } from './clock.js';
import type { Crowd } from './crowd.js';
import { Limits } from './limits.js';
import { Links } from './links.js';
import type { Outbox } from './outbox.js';
import type { MockUser } from './people.js';
import { Random } from './random.js';
import { Replays } from './replays.js';
import type { Settings } from './settings.js';
import { Tickets } from './tickets.js';

/** Everything that an operation can see and change. A reset throws it away and makes a new one. */
export interface World {
  readonly accounts: Accounts;
  readonly calls: Calls;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly links: Links;
  readonly outbox: Outbox;
  readonly random: Random;
  readonly replays: Replays;
  readonly tickets: Tickets;
  /** The host part of the portal's address. */
  readonly host: string;
  /** Changes with the scenario. */
  settings: Settings;
}

export interface WorldParts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly settings: Settings;
  readonly users: readonly MockUser[];
  readonly crowd: Crowd;
  readonly seed?: number | string;
  readonly linkBase: string;
  readonly changed: () => void;
}

export const createWorld = ({ clock, outbox, settings, users, crowd, seed, linkBase, changed }: WorldParts): World => {
  const random = new Random(seed);
  return {
    accounts: new Accounts(users, crowd),
    calls: new Calls(clock, changed),
    clock,
    limits: new Limits(clock),
    links: new Links(clock, random, linkBase),
    outbox,
    random,
    replays: new Replays(clock),
    tickets: new Tickets(clock, random),
    host: new URL(linkBase).host,
    settings,
  };
};
