import { resolveBaseUrl } from './base-url.js';

/** How to reach a server that keeps the REST contract. */
export interface RestClientOptions {
  /**
   * What the contract's paths (`/v1/…`) are put under: an http(s) URL or a path of the page's own site, with or without a slash
   * at its end; no query, fragment or user name. Resolved once, when the client is made, against the page's own address, whatever
   * its `<base>` says. Where there is no page (Node), a path is one of `http://localhost`.
   */
  baseUrl: string;
  /** Whether cookies go along. `same-origin` unless told. */
  credentials?: RequestCredentials;
  /** Asked before each request, within its timeout; not for Content-Type, Accept and Idempotency-Key. A failure here counts as `network`. */
  headers?: () => HeadersInit | Promise<HeadersInit>;
  /** Seconds for one call from beginning to end, above 0 and at most 3600; 15 unless told. */
  timeout?: number;
  /** Sends in the place of the global `fetch`; called with one `Request`. */
  fetch?: (request: Request) => Promise<Response>;
}

/** `baseUrl` is absolute, without a slash at its end. */
export type CheckedOptions = RestClientOptions & Required<Pick<RestClientOptions, 'credentials' | 'timeout'>>;

const demand = (holds: boolean, rule: string): void => {
  if (!holds) throw new TypeError(`latchkey: ${rule}`);
};

/** @throws TypeError for the developer, when an option cannot work */
export const checkOptions = ({ baseUrl, credentials = 'same-origin', headers, timeout = 15, fetch }: RestClientOptions): CheckedOptions => {
  const address = resolveBaseUrl(baseUrl);
  demand(/^(omit|same-origin|include)$/.test(credentials), 'credentials must be omit, same-origin or include');
  demand(timeout > 0 && timeout <= 3_600, 'timeout must be above 0, at most 3600 seconds');
  demand([headers, fetch].every((given) => !given || typeof given === 'function'), 'headers, fetch must be functions');
  return { baseUrl: address, credentials, headers, timeout, fetch };
};
