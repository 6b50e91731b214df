import { vi } from 'vitest';
import { createMockBackend, type MockBackend } from '../../src/mocks/index.js';
import { journeys, type Journey } from './journeys.js';
import { Visitor } from './support.js';

interface Heard { readonly status: number; readonly type: string | null; readonly wait: string | null; readonly body: string }

/** What came of one request, without what chance has decided. */
export interface Exchange {
  readonly asked: string;
  /** The machine's seconds until the answer; `never` when it did not come. */
  readonly took: number | 'never';
  /** An error's message where there was none. */
  readonly answer: Heard | string;
  readonly sent: readonly unknown[];
}

/** As much of the event loop's turns as any answer from memory takes, many times over. What has then set no timer never comes. */
const turns = 25;
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Waits for an answer on the machine's stopped timers, as long as there is one to wait for. */
const settle = async (asked: Promise<unknown>, giveUp: AbortController): Promise<number | 'never'> => {
  const wait = { over: false, idle: 0, from: Date.now() };
  const done = asked.then(() => { wait.over = true; }, () => { wait.over = true; });
  while (!wait.over && wait.idle < turns) {
    await turn();
    if (!wait.over && vi.getTimerCount() > 0) {
      await vi.advanceTimersToNextTimerAsync();
      wait.idle = 0;
    } else wait.idle += 1;
  }
  if (wait.over) return (Date.now() - wait.from) / 1_000;
  giveUp.abort();
  await done;
  return 'never';
};

/** Tickets, codes, tokens and trace ids follow from the seed; that they are there counts, not what they are. */
const without = (text: string): string => text
  .replaceAll(/t\.[0-9a-f]+/g, '(ticket)')
  .replaceAll(/#token=[0-9a-f]{48}/g, '#token=(token)')
  .replaceAll(/"traceId":"[0-9a-f]{24}"/g, '"traceId":"(trace)"')
  .replaceAll(/(.)\1{99,}/g, (run, letter: string) => `(${letter} × ${run.length})`);

const heard = async (response: Response): Promise<Heard> => ({
  status: response.status,
  type: response.headers.get('Content-Type'),
  wait: response.headers.get('Retry-After'),
  body: without(await response.text()),
});

/** What a page can make nothing of is to it as good as no answer. */
const understood = (response: Response, { body }: Heard): Response => {
  try {
    JSON.parse(body);
    return response;
  } catch {
    return Response.error();
  }
};

/** Puts down all that goes through a backend, and the messages that each request sent. */
const recorded = (backend: MockBackend, trace: Exchange[]): MockBackend => Object.create(backend, {
  fetch: {
    value: async (request: Request) => {
      const giveUp = new AbortController();
      const before = backend.outbox.length;
      const asked = backend.fetch(request, { signal: giveUp.signal });
      const took = await settle(asked, giveUp);
      const note = (answer: Exchange['answer']) => trace.push({
        asked: new URL(request.url).pathname,
        took,
        answer,
        sent: backend.outbox.slice(before).map(({ to, channel, kind, code }) => ({ to, channel, kind, digits: code?.length })),
      });
      try {
        const response = await asked;
        const answer = await heard(response.clone());
        note(answer);
        return understood(response, answer);
      } catch (error) {
        note(took === 'never' ? 'none' : (error as Error).message);
        return Response.error();
      }
    },
  },
}) as MockBackend;

const walk = async (scenario: string, seed: number, journey: Journey): Promise<readonly Exchange[]> => {
  const trace: Exchange[] = [];
  const backend = createMockBackend({ seed, scenario, now: () => Date.UTC(2021, 5, 1, 12) });
  await journey(new Visitor(recorded(backend, trace)));
  return trace;
};

/** What a scenario is from outside: the answers on every journey. The machine's timers must be stopped, its `Date` with them. */
export const traceOf = async (scenario: string, seed = 7): Promise<Readonly<Record<string, readonly Exchange[]>>> => {
  const traces: Record<string, readonly Exchange[]> = {};
  for (const [name, journey] of Object.entries(journeys)) traces[name] = await walk(scenario, seed, journey);
  return traces;
};

/** Pairs of names whose traces are the same. */
export const alike = (traces: ReadonlyMap<string, unknown>): readonly string[] => {
  const first = new Map<string, string>();
  return [...traces].flatMap(([name, trace]) => {
    const text = JSON.stringify(trace);
    const other = first.get(text);
    if (other === undefined) first.set(text, name);
    return other === undefined ? [] : [`${other} and ${name} are alike`];
  });
};
