import * as z from 'zod/mini';
import { failure, problemDocument, toResponse, type Reply } from './answers.js';
import type { MockBackend } from './api.js';
import { callAnswers } from './calls.js';
import { parseInput, parseJson } from './input.js';
import { Refusal } from './refusal.js';

const callBody = z.object({ to: z.string().check(z.minLength(1)), answer: z.enum(callAnswers) });
const clockBody = z.object({ advance: z.number().check(z.gte(0)) });
const scenarioBody = z.object({ name: z.string().check(z.minLength(1)) });

type Control = (backend: MockBackend, body: unknown) => unknown;

const clock: Control = ({ now }) => ({ now: new Date(now).toISOString() });
const scenario: Control = ({ scenario: name }) => ({ name });

/** What a tester does to the backend over HTTP, beside the contract's own routes. Scenarios leave these alone. */
const controls: Readonly<Record<string, { readonly GET?: Control; readonly POST?: Control }>> = {
  outbox: { GET: ({ outbox }) => outbox },
  call: {
    GET: ({ calls }) => calls,
    POST: (backend, body) => {
      const { to, answer } = parseInput(callBody, body);
      backend.call(to, answer);
      return { to, answer };
    },
  },
  clock: {
    GET: clock,
    POST: (backend, body) => {
      backend.advance(parseInput(clockBody, body).advance);
      return clock(backend, body);
    },
  },
  scenarios: { GET: ({ scenarios }) => scenarios },
  scenario: {
    GET: scenario,
    POST: (backend, body) => {
      backend.useScenario(parseInput(scenarioBody, body).name);
      return scenario(backend, body);
    },
  },
  reset: {
    POST: (backend, body) => {
      backend.reset();
      return scenario(backend, body);
    },
  },
};

const run = (backend: MockBackend, control: Control, body: unknown, traceId: string): Reply => {
  try {
    return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(control(backend, body)) };
  } catch (error) {
    if (error instanceof Refusal) return failure(error.problem, traceId);
    // The same words as in code: which phones ring, which scenario was probably meant.
    return problemDocument(422, { title: (error as Error).message, status: 422, code: 'invalid_input', fields: {}, traceId });
  }
};

/** Answers `/__mock/…` under any base path; undefined for every other path. */
export const answerControl = async (backend: MockBackend, request: Request, traceId: string): Promise<Response | undefined> => {
  const [, name] = /\/__mock\/([^/]*)$/.exec(new URL(request.url).pathname) ?? [];
  if (name === undefined) return undefined;
  const routes = Object.hasOwn(controls, name) ? controls[name] : undefined;
  if (!routes) return toResponse(failure({ code: 'not_found' }, traceId), traceId);
  const control = request.method === 'GET' ? routes.GET : request.method === 'POST' ? routes.POST : undefined;
  if (!control) return toResponse(failure({ code: 'unsupported' }, traceId, 405, { Allow: Object.keys(routes).join(', ') }), traceId);
  return toResponse(run(backend, control, parseJson(await request.text()), traceId), traceId);
};
