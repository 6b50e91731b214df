import * as z from 'zod/mini';
import { failure, toResponse, type Reply } from '../server/answers.js';
import { callAnswers } from '../server/calls.js';
import { parseInput, parseJson } from '../server/input.js';
import { nearest } from '../server/nearest.js';
import { Refusal } from '../server/refusal.js';
import type { MockBackend } from './api.js';

const callBody = z.object({ to: z.string().check(z.minLength(1)), answer: z.enum(callAnswers) });
const clockBody = z.object({ advance: z.number().check(z.gte(0)) });
const scenarioBody = z.object({ name: z.string().check(z.minLength(1)) });

/** What came with the request: its body, and the username of whoever its cookie has signed in. */
interface Given { readonly body: unknown; readonly user: string | undefined }
type Control = (backend: MockBackend, given: Given) => unknown;

interface Routes {
  readonly GET?: Control;
  readonly POST?: Control;
  /** What a POST's body looks like, for whoever sent another. */
  readonly takes?: string;
}

const clock = ({ now }: MockBackend): object => ({ now: new Date(now).toISOString() });
const scenario = ({ scenario: name }: MockBackend): object => ({ name });

/** What a tester does to the backend over HTTP, beside the contract's own routes. Scenarios leave these alone. */
const controls: Readonly<Record<string, Routes>> = {
  outbox: { GET: ({ outbox }) => outbox },
  call: {
    GET: ({ calls }) => calls,
    POST: (backend, { body }) => {
      const { to, answer } = parseInput(callBody, body);
      backend.call(to, answer);
      return { to, answer };
    },
    takes: `{"to": a ringing number, "answer": ${callAnswers.map((answer) => `"${answer}"`).join(' or ')}}`,
  },
  clock: {
    GET: clock,
    POST: (backend, { body }) => {
      backend.advance(parseInput(clockBody, body).advance);
      return clock(backend);
    },
    takes: '{"advance": seconds, 0 or more}',
  },
  /** Who is signed in, by the cookie. */
  session: {
    GET: (_, { user }) => {
      if (user === undefined) throw new Refusal({ code: 'unauthorized' });
      return { user };
    },
  },
  scenarios: { GET: ({ scenarios }) => scenarios },
  scenario: {
    GET: scenario,
    POST: (backend, { body }) => {
      backend.useScenario(parseInput(scenarioBody, body).name);
      return scenario(backend);
    },
    takes: '{"name": a scenario, or several joined by +}',
  },
  reset: {
    POST: (backend) => {
      backend.reset();
      return scenario(backend);
    },
  },
};

/** `answer: malformed. It takes {…}.` */
const faultsOf = (fields: Readonly<Record<string, string>>, takes = 'no body'): string =>
  `${Object.entries(fields).map(([name, fault]) => `${name}: ${fault}`).join(', ')}. It takes ${takes}.`;

const run = (backend: MockBackend, control: Control, takes: string | undefined, given: Given, traceId: string): Reply => {
  try {
    return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(control(backend, given)) };
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'unauthorized') return failure(error.problem, traceId);
    const refused = error instanceof Refusal && error.problem.code === 'invalid_input' ? error.problem : undefined;
    // Otherwise the same words as in code: which phones ring, which scenario was probably meant.
    const title = refused ? faultsOf(refused.fields, takes) : (error as Error).message;
    return failure(refused ?? { code: 'invalid_input', fields: {} }, traceId, { title });
  }
};

const answer = (backend: MockBackend, name: string, { method }: Request, given: Given, traceId: string): Reply => {
  const routes = Object.hasOwn(controls, name) ? controls[name] : undefined;
  if (!routes) {
    return failure({ code: 'not_found' }, traceId, { title: `There is no /__mock/${name}. Did you mean /__mock/${nearest(name, Object.keys(controls))}?` });
  }
  const control = method === 'GET' ? routes.GET : method === 'POST' ? routes.POST : undefined;
  if (control) return run(backend, control, routes.takes, given, traceId);
  const allowed = ['GET', 'POST'].filter((each) => each in routes).join(', ');
  return failure({ code: 'unsupported' }, traceId, { status: 405, headers: { Allow: allowed }, title: `/__mock/${name} takes ${allowed}, not ${method}.` });
};

/** Answers `/__mock/…` under any base path; undefined for every other path. @param user the username of whoever is signed in */
export const answerControl = async (backend: MockBackend, request: Request, user: string | undefined, traceId: string): Promise<Response | undefined> => {
  const [, name] = /\/__mock\/([^/]*)$/.exec(new URL(request.url).pathname) ?? [];
  if (name === undefined) return undefined;
  return toResponse(answer(backend, name, request, { body: parseJson(await request.text()), user }, traceId), traceId);
};
