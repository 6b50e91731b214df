import type { Operation } from '../client/auth-client.js';
import { adminOperations } from '../client/rest/operations.js';

export type Members = Readonly<Record<string, unknown>>;

/** What came back, whichever way it was asked for. */
export interface Answer {
  readonly operation: Operation;
  readonly ok: boolean;
  /** The members of a success, or of a problem. Empty for what is no JSON object. */
  readonly body: Members;
  /** The step's name, where there is one. */
  readonly step?: string;
  /** The problem's `code`, where it failed with one. */
  readonly problem?: string;
  /** What only HTTP shows. */
  readonly wire?: { readonly status: number; readonly headers: Headers };
  /** Request and answer, without what is secret in them. */
  readonly told: () => string;
}

/** How to ask. */
export interface AskOptions {
  /** Replaces the new Idempotency-Key that each request has; null leaves it out (by HTTP only). */
  readonly key?: string | null;
  /** Whose headers an administrator's request bears (by HTTP only); `usual` when absent. */
  readonly admin?: 'usual' | 'none' | 'stale';
}

/** Asked by an administrator, perhaps of another server. */
export const isAdministrative = (operation: Operation): boolean => (adminOperations as readonly Operation[]).includes(operation);

/** A way to the backend under test. */
export interface Gateway {
  readonly ask: (operation: Operation, input: object, options?: AskOptions) => Promise<Answer>;
}

/** The strings of a member, or nothing. */
export const text = (body: Members, member: string): string | undefined => {
  const value = body[member];
  return typeof value === 'string' ? value : undefined;
};

/** A number of a member; what is written as text counts, so that only the rule about types breaks. */
export const number = (body: Members, member: string): number | undefined => {
  const value = Number(body[member] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
};

const strings = (value: unknown, name: string): readonly string[] =>
  (typeof value === 'object' && value !== null ? [Reflect.get(value, name)].filter((one) => typeof one === 'string') : []);

/** The methods that may be chosen. */
export const methodsOf = ({ body }: Answer): readonly { readonly id: string; readonly type: string; readonly target: string; readonly channels: readonly string[] }[] =>
  (Array.isArray(body['methods']) ? body['methods'] as unknown[] : []).map((method) => ({
    id: strings(method, 'id')[0] ?? '',
    type: strings(method, 'type')[0] ?? '',
    target: strings(method, 'target')[0] ?? '',
    channels: (method as { channels?: readonly string[] }).channels ?? [],
  }));
