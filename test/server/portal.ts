import type { ContractTarget } from '../../src/contract/index.js';
import { Accounts } from '../../src/mocks/accounts.js';
import { Clock } from '../../src/mocks/clock.js';
import { createDirectory } from '../../src/mocks/directory.js';
import { GeneratedUsers } from '../../src/mocks/generated-users.js';
import { createMessenger } from '../../src/mocks/messenger.js';
import { Outbox } from '../../src/mocks/outbox.js';
import { adminId, people, type MockUser } from '../../src/mocks/people.js';
import { Phones } from '../../src/mocks/phones.js';
import { cryptoRandom } from '../../src/server/random.js';
import { MockSessions } from '../../src/mocks/sessions.js';
import { defaultSettings, type MockSettings } from '../../src/mocks/settings.js';
import { createAuthServer, type AuthServer, type AuthServerOptions, type Caller, type Directory, type Sessions, type Store } from '../../src/server/index.js';
import { Visitor } from '../mocks/support.js';

export const secret = 'the same in each process, and of 32 characters at least';

export interface PortalOptions extends Partial<Omit<AuthServerOptions, 'store' | 'settings' | 'directory' | 'sessions'>> {
  /** What this directory does otherwise. */
  readonly directory?: (usual: Directory) => Partial<Directory>;
  /** What these sessions do otherwise. */
  readonly sessions?: (usual: Sessions) => Partial<Sessions>;
  readonly settings?: Partial<MockSettings>;
  readonly users?: readonly MockUser[];
  /** Made on the portal's clock. */
  readonly store?: (clock: { now(): number }) => Store;
  /** More servers over the same people, each with a store of its own over the same data. */
  readonly others?: readonly ((clock: { now(): number }) => Store)[];
  /** Whether requests wait for the mail that follows them. */
  readonly patient?: boolean;
}

const callers: Readonly<Record<string, Caller>> = {
  'Bearer admin': { id: adminId, administrator: true, recent: true },
  'Bearer stale': { id: adminId, administrator: true, recent: false },
  'Bearer user': { id: 'u-dduck', administrator: false, recent: true },
};

/** A team's portal: servers of latchkey/server over the people of the mock, who are kept in memory. */
export const createPortal = ({ settings: given = {}, users = [], store, others = [], patient = true, directory: changed, sessions: changedSessions, ...options }: PortalOptions = {}) => {
  const clock = new Clock(() => Date.UTC(2021, 5, 1, 12));
  const time = { now: () => clock.now };
  const outbox = new Outbox(clock, () => undefined);
  const settings: MockSettings = { ...defaultSettings, ...given };
  const open = (): Directory => {
    const usual = createDirectory(new Accounts([...people, ...users], new GeneratedUsers(0, '')), () => settings);
    return { ...usual, ...changed?.(usual) };
  };
  let directory = open();
  const mockSessions = new MockSessions(cryptoRandom);
  const usual: Sessions = {
    begin: mockSessions.begin, endAll: mockSessions.endAll, caller: async ({ headers }) => callers[headers.get('Authorization') ?? ''],
  };
  const sessions = { ...usual, ...changedSessions?.(usual) };
  let servers: readonly AuthServer[] = [];
  const phones = new Phones(clock, () => undefined, async (callId, answer) => servers[0]?.callAnswered(callId, answer));
  const parts = {
    directory: new Proxy({} as Directory, { get: (_, name) => Reflect.get(directory, name) as unknown }),
    messenger: createMessenger(outbox, phones, () => settings), sessions, clock: time, settings, secret, ...options,
  };
  servers = [store, ...others].map((one) => createAuthServer({ ...parts, ...(one && { store: one(time) }) }));
  let turn = 0;

  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    await phones.reported;
    turn += 1;
    const work: Promise<unknown>[] = [];
    const response = await servers[turn % servers.length]?.fetch(new Request(input, init), { waitUntil: (sending) => { work.push(sending); } });
    if (patient) await Promise.all(work);
    return response ?? Response.error();
  };

  return {
    fetch, clock, outbox: outbox.messages, phones, sessions: mockSessions,
    /** From now on this server answers, in the place of those before. */
    serve: (server: AuthServer) => { servers = [server]; },
    get server() { return servers[0]; },
    advance: (seconds: number) => clock.advance(seconds),
    visitor: () => new Visitor({ fetch, outbox: outbox.messages }),
    /** What the servers are made of. */
    parts,
    /** People as they were at first. */
    reset: () => { directory = open(); },
  };
};
export type Portal = ReturnType<typeof createPortal>;

/** Who may do nothing, and cannot be told from nobody. */
export const awkwardPeople: readonly MockUser[] = [
  { id: 'u-locked', username: 'locked2021', name: 'Lou Locked', email: 'lou.locked@example.com', registration: 'complete', status: 'locked' },
  { id: 'u-disabled', username: 'disabled2021', name: 'Dee Disabled', email: 'dee.disabled@example.com', registration: 'complete', status: 'disabled' },
];

/** What the contract suite needs of a portal. Time passes between the rules, so that no limit stands. */
export const contractTargetOf = ({ fetch, outbox, clock, phones, reset }: Portal): ContractTarget => ({
  baseUrl: 'https://portal.example/auth',
  fetch,
  inbox: { read: async () => [...outbox] },
  clock: { advance: (seconds) => clock.advance(seconds) },
  phone: { answer: (to, answer) => phones.answer(to, answer) },
  reset: () => {
    reset();
    clock.advance(2 * 86_400);
  },
  admin: { headers: { Authorization: 'Bearer admin' }, staleHeaders: { Authorization: 'Bearer stale' } },
  patience: 0,
});
