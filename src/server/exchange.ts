import { readBody } from '../client/rest/read-body.js';
import { failure, type Reply } from './answers.js';
import { parseJson } from './input.js';
import { findRoute, nearestPath, type Route } from './routes.js';

/** Bytes that a body may have. */
const mostBytes = 65_536;

/** One request, read. */
export interface Exchange {
  readonly request: Request;
  readonly route: Route;
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  /** Undefined when it is not JSON. */
  readonly body: unknown;
  readonly userId: string;
  readonly traceId: string;
}

/** The text of a body; undefined when it is longer than the limit. Firefox has no streams of requests: there, the body is in memory already. */
const readText = async (request: Request): Promise<string | undefined> => {
  if (request.body) return readBody(request.body, mostBytes);
  const text = await request.text();
  return new TextEncoder().encode(text).length > mostBytes ? undefined : text;
};

/** Reads a request, or says why it cannot be one. */
export const readExchange = async (request: Request, traceId: string): Promise<Exchange | Reply> => {
  const { pathname } = new URL(request.url);
  const found = findRoute(pathname);
  if (!found) return failure({ code: 'not_found' }, traceId, { title: `There is nothing at ${pathname}. Did you mean ${nearestPath(pathname)}?` });
  const text = await readText(request);
  if (text === undefined) {
    return failure({ code: 'invalid_input', fields: { body: 'too-long' } }, traceId, { status: 413, title: `A body has at most ${mostBytes} bytes.` });
  }
  const { method, headers, signal } = request;
  return { ...found, request, method, headers, signal, body: parseJson(text), traceId };
};
