import { createKit } from '../server/kit.js';
import type { Kit } from '../server/context.js';
import { memoryStore } from '../server/stores/memory.js';
import { Accounts } from './accounts.js';
import type { Clock } from './clock.js';
import { createDirectory } from './directory.js';
import type { GeneratedUsers } from './generated-users.js';
import { createMessenger } from './messenger.js';
import type { Outbox } from './outbox.js';
import type { MockUser } from './people.js';
import { Phones } from './phones.js';
import { plainVault } from './plain-vault.js';
import { createRandom } from './random.js';
import { MockSessions } from './sessions.js';
import type { MockSettings } from './settings.js';

/** The server with people, phones and sessions around it. A reset throws it away and makes a new one. */
export interface World {
  readonly accounts: Accounts;
  readonly kit: Kit;
  readonly phones: Phones;
  readonly sessions: MockSessions;
}

export interface WorldParts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** Changes with the scenario. */
  readonly settings: () => MockSettings;
  readonly users: readonly MockUser[];
  readonly generated: GeneratedUsers;
  readonly seed?: number | string;
  readonly changed: () => void;
}

/** A mistake of the mock's own: its mail always arrives. */
const unexpected = (error: unknown): void => queueMicrotask(() => { throw error; });

export const createWorld = ({ clock, outbox, settings, users, generated, seed, changed }: WorldParts): World => {
  const random = createRandom(seed);
  const time = { now: () => clock.now };
  const accounts = new Accounts(users, generated);
  const phones = new Phones(clock, changed, (callId, answer) => kit.calls.answered(kit, callId, answer));
  const sessions = new MockSessions(random);
  const kit: Kit = createKit({
    directory: createDirectory(accounts, settings), messenger: createMessenger(outbox, phones, settings), sessions, store: memoryStore({ clock: time }), clock: time, random,
    vault: plainVault, settings,
  }, unexpected);
  return { accounts, kit, phones, sessions };
};
