import { resolveBaseUrl } from './base-url.js';
import { defaults } from './defaults.js';

/**
 * Properties of a server's codes and links. If a server reveals unknown accounts, the client shows a decoy instead of the refusal. These
 * properties describe the decoy until the client has seen a real answer. All durations are whole seconds.
 */
export interface ConcealOptions {
  /** Digits of a code, 1 to 32. Default: 6. */
  codeLength?: number;
  /** Seconds for which a code is valid. Default: 300. */
  expiresIn?: number;
  /** Seconds for which an emailed link is valid. Default: 1200. */
  linkExpiresIn?: number;
  /** Seconds until a code or link can be sent again. Default: 30. */
  resendIn?: number;
  /** Wrong codes until `too_many_attempts`, counted down by `attemptsLeft`. Default: not counted. */
  attempts?: number;
}

/** How to reach a server that keeps the REST contract. */
export interface RestClientOptions {
  /**
   * What the contract's paths (`/v1/…`) are put under: an http(s) URL or a path of the page's own site, with or without a slash
   * at its end; no query, fragment or user name. Resolved once, when the client is made, against the page's own address, whatever
   * its `<base>` says. Where there is no page (Node), a path is one of `http://localhost`.
   */
  baseUrl: string;
  /** Whether requests include cookies. Default: `same-origin`. */
  credentials?: RequestCredentials;
  /** Asked before each request, within its timeout; not for Content-Type, Accept and Idempotency-Key. A failure here counts as `network`. */
  headers?: () => HeadersInit | Promise<HeadersInit>;
  /** Seconds for one call from start to end: more than 0, at most 3600. Default: 15. */
  timeout?: number;
  /** Sends in the place of the global `fetch`; called with one `Request`. */
  fetch?: (request: Request) => Promise<Response>;
  /** For a server that reveals unknown accounts: the properties of its real answers. The client cannot conceal how long an answer takes. */
  conceal?: ConcealOptions;
}

/** `baseUrl` is absolute, without a slash at its end. */
export type CheckedOptions = RestClientOptions & Required<Pick<RestClientOptions, 'credentials' | 'timeout'>>;

const demand = (holds: boolean, rule: string): void => {
  if (!holds) throw new TypeError(`latchkey: ${rule}`);
};

const year = 31_536_000;
/** The least and the most of each figure. */
const figures = new Map([['codeLength', [1, 32]], ['expiresIn', [1, year]], ['linkExpiresIn', [1, year]], ['resendIn', [0, year]], ['attempts', [1, 100]]]);

const checkFigure = (name: string, value: unknown): void => {
  const [least, most] = figures.get(name) ?? [];
  demand(least !== undefined, `conceal.${name} is unknown`);
  demand(value === undefined || (Number.isInteger(value) && (value as number) >= least! && (value as number) <= most!), `conceal.${name} must be a whole number, ${least} to ${most}`);
};

/** @throws TypeError for the developer, when an option cannot work */
export const checkOptions = ({ baseUrl, credentials = defaults.credentials, headers, timeout = defaults.timeout, fetch, conceal = {} }: RestClientOptions): CheckedOptions => {
  const address = resolveBaseUrl(baseUrl);
  demand(/^(omit|same-origin|include)$/.test(credentials), 'credentials must be omit, same-origin or include');
  demand(timeout > 0 && timeout <= 3_600, 'timeout must be above 0, at most 3600 seconds');
  demand([headers, fetch].every((given) => !given || typeof given === 'function'), 'headers, fetch must be functions');
  demand(typeof conceal === 'object' && conceal !== null, 'conceal must be an object');
  for (const [name, value] of Object.entries(conceal)) checkFigure(name, value);
  return { baseUrl: address, credentials, headers, timeout, fetch, conceal };
};
