import type { Operation } from '../client/auth-client.js';
import { toResponse, type Reply } from '../server/answers.js';
import { readExchange } from '../server/exchange.js';
import { answer as answerByRules } from '../server/handler.js';
import { guardOrigin } from '../server/origins.js';
import type { MockBackend, MockBackendOptions, ScenarioChoice } from './api.js';
import { Clock } from './clock.js';
import { answerControl } from './controls.js';
import type { Exchange, Fault, Knows, Next } from './faults.js';
import { GeneratedUsers } from './generated-users.js';
import { isThisMachine } from './loopback.js';
import { Outbox } from './outbox.js';
import { people, type MockUser } from './people.js';
import { findScenario, scenarios } from './scenarios.js';
import { defaultSettings, type MockSettings } from './settings.js';
import { createWorld, type World } from './world.js';

const withPeople = (users: readonly MockUser[]): readonly MockUser[] =>
  [...people.filter(({ username }) => !users.some((user) => user.username === username)), ...users];

/** The first fault stands outermost: it sees a request first and its answer last. */
const surround = (faults: readonly Fault[], knows: Knows, inner: Next): Next =>
  faults.reduceRight<Next>((next, { around }) => (around ? (exchange) => around(exchange, next, knows) : next), inner);

/** A backend that keeps the contract, or breaks it as a scenario says. Two of them share nothing. */
export const createMockBackend = ({
  seed, now = () => Date.now(), scenario: firstScenario = 'normal', users = [], linkBase = 'https://portal.example/',
}: MockBackendOptions = {}): MockBackend => {
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const clock = new Clock(now);
  const outbox = new Outbox(clock, changed);
  const named = withPeople(typeof users === 'number' ? [] : users);
  const generated = new GeneratedUsers(typeof users === 'number' ? users : 0, seed ?? '');

  let scenario = findScenario(firstScenario);
  let counts = new Map<Operation, number>();
  const settingsOf = ({ faults }: { readonly faults: readonly Fault[] }): MockSettings =>
    Object.assign({}, defaultSettings, { linkBase }, ...faults.map((fault) => fault.settings));
  let settings = settingsOf(scenario);
  const newWorld = (): World =>
    createWorld({ clock, outbox, settings: () => settings, users: named, generated, changed, ...(seed !== undefined && { seed }) });
  let world = newWorld();

  const choose = (name: ScenarioChoice): void => {
    scenario = findScenario(name);
    counts = new Map();
    settings = settingsOf(scenario);
  };

  const count = (operation: Operation): number => {
    const times = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, times);
    return times;
  };

  /** The mail that follows an answer is there before the answer: a test need not wait for it. */
  const answerExchange = async ({ kit, phones }: World, exchange: Exchange): Promise<Reply> => {
    await phones.reported;
    const reply = await answerByRules(kit, exchange);
    await kit.queue.drain();
    return reply;
  };

  const respond = async (request: Request, traceId: string): Promise<Response> => {
    const user = world.accounts.byId(world.sessions.accountOf(request) ?? '')?.user.username;
    const control = await answerControl(backend, request, user, traceId);
    if (control) return control;
    const read = await readExchange(request, traceId);
    request.signal.throwIfAborted();
    if (!('route' in read)) return toResponse(read, traceId);
    const current = world;
    const knows: Knows = (identifier) => current.accounts.find(identifier) !== undefined;
    const reply = await surround(scenario.faults, knows, (exchange) => answerExchange(current, exchange))({ ...read, count: count(read.route.operation) });
    request.signal.throwIfAborted();
    return toResponse(reply, traceId);
  };

  const answer = (request: Request): Promise<Response> => {
    const traceId = world.kit.random.name(3);
    return guardOrigin(request, isThisMachine, traceId, () => respond(request, traceId));
  };

  /** Node holds the abort controller of a request weakly. A request that waits and is held nowhere would be collected, and its abort not heard. */
  const underWay = new Set<object>();

  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const held = { input, request: new Request(input, init) };
    underWay.add(held);
    return answer(held.request).finally(() => underWay.delete(held));
  };

  const backend: MockBackend = {
    fetch,
    outbox: outbox.messages,
    get calls() { return world.phones.pending; },
    call: (to, outcome) => world.phones.answer(to, outcome),
    get now() { return clock.now; },
    advance: (seconds) => {
      clock.advance(seconds);
      changed();
    },
    get scenario() { return scenario.name; },
    scenarios,
    useScenario: (name) => {
      choose(name);
      changed();
    },
    reset: () => {
      clock.reset();
      outbox.clear();
      choose(firstScenario);
      world = newWorld();
      changed();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return backend;
};
