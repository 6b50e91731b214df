import type { AdminClient, AuthClient } from '../client/auth-client.js';
import type { CallAnswer } from '../server/calls.js';
import type { OutboxMessage } from '../mocks/outbox.js';
import { contractPeople, readPeople, type ContractPeople } from './people.js';

/** A mail, text message or call that the server sent. Where code or link are left out, they are looked for in the text. */
export type ContractMessage = Pick<OutboxMessage, 'to' | 'channel' | 'text'> & Partial<OutboxMessage>;

/** All that was sent to the people, newest last. */
export interface ContractInbox { read(): Promise<readonly ContractMessage[]> }
/** Puts the server's clock forward. */
export interface ContractClock { advance(seconds: number): unknown }
/** What the owner of a ringing phone does. */
export interface ContractPhone { answer(to: string, answer: CallAnswer): unknown }

/** Where the administrator's routes are. */
export interface AdminTarget {
  /** The visitors' `baseUrl` when absent. */
  readonly baseUrl?: string;
  /** Instead of `baseUrl`; rules of HTTP are then not testable. */
  readonly client?: AdminClient;
  /** What tells the administrator apart: a cookie or a token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The same of an administrator who signed in so long ago that a reset asks for it again. */
  readonly staleHeaders?: Readonly<Record<string, string>>;
}

/** The server under test, and the world around it. */
export interface ContractTarget {
  /** What the contract's paths (`/v1/…`) are under: an http(s) URL without user, query and fragment. Gives every rule. */
  readonly baseUrl?: string;
  /** Instead of `baseUrl`: gives the rules that can be seen through the port. */
  readonly client?: AuthClient;
  /** Go with every request to the server, not to inbox, clock and phone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In the place of the global `fetch`, for every address here. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** What arrived; or a URL whose GET answers such a list in JSON, as the mock server's `/__mock/outbox` does. */
  readonly inbox: ContractInbox | string;
  /** Without it, rules of lifetimes are not testable. Or a URL that takes `{"advance": seconds}` by POST. */
  readonly clock?: ContractClock | string;
  /** Without it, rules of calls are not testable. Or a URL that takes `{"to": …, "answer": …}` by POST. */
  readonly phone?: ContractPhone | string;
  /** Makes people and flows as they were at first. Asked before each case, which then stands for itself. Or a URL, asked by POST. */
  readonly reset?: (() => unknown) | string;
  /** Without it, the administrator's rules are not testable. `{}` where those routes are under `baseUrl` and need no headers. */
  readonly admin?: AdminTarget;
  /** {@link contractPeople} when absent. */
  readonly people?: ContractPeople;
  /** Seconds to wait for a message to arrive; 5 when absent. */
  readonly patience?: number;
}

export type CheckedTarget = ContractTarget & { readonly people: ContractPeople; readonly patience: number };

export const isHttp = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
};

/** Whether `fetch` takes them. */
export const areHeaders = (given: Readonly<Record<string, string>>): boolean => {
  try {
    return new Headers(given) instanceof Headers;
  } catch {
    return false;
  }
};
const isAddress = (value: string): boolean => isHttp(value) && !/[?#]/.test(value);

const demand = (holds: boolean, rule: string): void => {
  if (!holds) throw new TypeError(`latchkey: ${rule}`);
};

const hook = (name: string, value: unknown, method: string): void => {
  if (value === undefined) return;
  const works = typeof value === 'string' ? isHttp(value) : typeof value === 'object' && typeof Reflect.get(value as object, method) === 'function';
  demand(works, `${name} must be an http(s) URL or an object with ${method}()`);
};

/** @throws TypeError for the developer, when the target cannot work */
export const checkTarget = (target: ContractTarget): CheckedTarget => {
  const { baseUrl, client, admin, inbox, clock, phone, reset, people = contractPeople, patience = 5 } = target;
  demand((baseUrl === undefined) !== (client === undefined), 'a target has either a baseUrl or a client');
  demand(baseUrl === undefined || isAddress(baseUrl), 'baseUrl must be an http(s) URL without user, query and fragment');
  demand(inbox !== undefined, 'a target has an inbox, or codes and links cannot be read');
  hook('inbox', inbox, 'read');
  hook('clock', clock, 'advance');
  hook('phone', phone, 'answer');
  demand(reset === undefined || typeof reset === 'function' || isHttp(reset), 'reset must be an http(s) URL or a function');
  demand(admin?.baseUrl === undefined || isAddress(admin.baseUrl), 'admin.baseUrl must be an http(s) URL without user, query and fragment');
  demand(admin === undefined || Boolean(admin.client ?? admin.baseUrl ?? baseUrl), 'admin has a client or a baseUrl');
  demand([target.headers, admin?.headers, admin?.staleHeaders].every((headers) => areHeaders(headers ?? {})), 'headers must be names and values that fetch takes');
  demand(patience >= 0, 'patience is a number of seconds, 0 or more');
  return { ...target, people: readPeople(people), patience };
};
