import { AuthError } from '../problem.js';
import type { Flight } from './flight.js';
import type { CheckedOptions } from './options.js';
import { readBody } from './read-body.js';

export interface Exchange {
  readonly path: string;
  /** The JSON body of a POST. Without it, the request is a GET. */
  readonly body?: string;
  readonly idempotencyKey?: string;
}

/** The server's response, with its body parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the body is not JSON, or is longer than 512 KiB. */
  readonly body: unknown;
}

const hostHeaders = async ({ headers }: CheckedOptions): Promise<Headers> => {
  try {
    return new Headers(await headers?.());
  } catch {
    console.warn('latchkey: headers() of the REST client failed, so nothing was sent');
    throw new AuthError({ code: 'network', sent: false });
  }
};

/** The most bytes that the client reads of a response: 512 KiB, far more than the contract needs. */
const longestAnswer = 512 * 1_024;

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};

/**
 * Sends one request and reads its response, whatever its status.
 * - `cache: no-store`: answers carry tickets.
 * - `redirect: manual`: following a redirect could send a password to an address that the host never named.
 * - `referrerPolicy: same-origin`: the page's URL may hold a link's token. Same-origin servers that check the Referer still get it.
 * @throws AuthError `network`
 */
export const exchange = async (options: CheckedOptions, { path, body, idempotencyKey }: Exchange, flight: Flight): Promise<Answer> => {
  const headers = await hostHeaders(options);
  headers.set('Accept', 'application/json, application/problem+json');
  headers.delete('Content-Type');
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  const { signal } = flight;
  const request = new Request(options.baseUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    body,
    signal,
    credentials: options.credentials,
    cache: 'no-store',
    redirect: 'manual',
    referrerPolicy: 'same-origin',
  });
  signal.throwIfAborted();
  flight.sent = true;
  let response: Response | undefined;
  try {
    response = await (options.fetch ?? globalThis.fetch)(request);
    return { status: response.status, headers: response.headers, body: parse(await readBody(response.body, longestAnswer, signal)) };
  } catch {
    throw new AuthError({ code: 'network', sent: response !== undefined || globalThis.navigator?.onLine !== false });
  }
};
