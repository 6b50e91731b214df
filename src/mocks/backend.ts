import type { Operation } from '../client/auth-client.js';
import { failure, toResponse } from './answers.js';
import type { MockBackend, MockBackendOptions, ScenarioChoice } from './api.js';
import { Clock } from './clock.js';
import { answerControl } from './controls.js';
import { Crowd } from './crowd.js';
import type { Fault, Knows, Next } from './faults.js';
import { answerHonestly } from './honest.js';
import { parseJson } from './input.js';
import { Outbox } from './outbox.js';
import { people, type MockUser } from './people.js';
import { findRoute, nearestPath } from './routes.js';
import { findScenario, scenarios } from './scenarios.js';
import { defaultSettings, type Settings } from './settings.js';
import { createWorld, type World } from './world.js';

const withPeople = (users: readonly MockUser[]): readonly MockUser[] =>
  [...people.filter(({ username }) => !users.some((user) => user.username === username)), ...users];

const settingsOf = ({ faults }: { readonly faults: readonly Fault[] }): Settings => Object.assign({}, defaultSettings, ...faults.map(({ settings }) => settings));

/** The first fault stands outermost: it sees a request first and its answer last. */
const surround = (faults: readonly Fault[], knows: Knows, honest: Next): Next =>
  faults.reduceRight<Next>((next, { around }) => (around ? (exchange) => around(exchange, next, knows) : next), honest);

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
  const crowd = new Crowd(typeof users === 'number' ? users : 0, seed ?? '');

  let scenario = findScenario(firstScenario);
  let counts = new Map<Operation, number>();
  const newWorld = (): World =>
    createWorld({ clock, outbox, settings: settingsOf(scenario), users: named, crowd, linkBase, changed, ...(seed !== undefined && { seed }) });
  let world = newWorld();

  const choose = (name: ScenarioChoice): void => {
    scenario = findScenario(name);
    counts = new Map();
    world.settings = settingsOf(scenario);
  };

  const count = (operation: Operation): number => {
    const times = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, times);
    return times;
  };

  const answer = async (request: Request): Promise<Response> => {
    const traceId = world.random.name(3);
    const control = await answerControl(backend, request, traceId);
    if (control) return control;
    const { pathname } = new URL(request.url);
    const found = findRoute(pathname);
    if (!found) return toResponse(failure({ code: 'not_found' }, traceId, { title: `There is nothing at ${pathname}. Did you mean ${nearestPath(pathname)}?` }), traceId);
    const body = parseJson(await request.text());
    request.signal.throwIfAborted();
    const { method, headers, signal } = request;
    const exchange = { ...found, method, headers, signal, body, traceId, count: count(found.route.operation) };
    const knows: Knows = (identifier) => world.accounts.find(identifier) !== undefined;
    const reply = await surround(scenario.faults, knows, async (asked) => answerHonestly(world, asked))(exchange);
    signal.throwIfAborted();
    return toResponse(reply, traceId);
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
    get calls() { return world.calls.pending; },
    call: (to, outcome) => world.calls.answer(to, outcome),
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
