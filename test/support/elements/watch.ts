/** Records events, console lines and uncaught errors during a test. */
import type { AuthCompleteEvent, AuthFailureEvent, AuthNavigateEvent, AuthRequestEvent, AuthStepEvent } from '../../../src/events/index.js';

export type Told = AuthCompleteEvent | AuthFailureEvent | AuthNavigateEvent | AuthRequestEvent | AuthStepEvent;
const names = ['auth-request', 'auth-step', 'auth-failure', 'auth-complete', 'auth-navigate'] as const;

/** Records every latchkey event that reaches the target. */
export function watchEvents(target: EventTarget): Told[] {
  const events: Told[] = [];
  for (const name of names) target.addEventListener(name, (event) => events.push(event as Told));
  return events;
}

/** `auth-step start→code-sent`, to compare at a glance. */
export const brief = (event: Told): string => {
  const { detail } = event;
  if ('previous' in detail) return `${event.type} ${detail.previous}→${detail.step}`;
  if ('problem' in detail) return `${event.type} ${detail.operation} ${detail.problem.code}`;
  if ('operation' in detail) return `${event.type} ${detail.operation}${detail.channel ? ` ${detail.channel}` : ''}${detail.methodId ? ` ${detail.methodId}` : ''}`;
  if ('to' in detail) return `${event.type} ${detail.to}`;
  return `${event.type} ${detail.signedIn ? 'signed in' : 'signed out'}${detail.redirectTo ? ` ${detail.redirectTo}` : ''}`;
};

const levels = ['error', 'warn', 'log', 'info', 'debug'] as const;
export interface Line { readonly level: (typeof levels)[number]; readonly text: string }

const printed = (value: unknown): string => {
  if (value instanceof Error) return `${value.name}: ${value.message} ${value.stack ?? ''} ${JSON.stringify(value)}`;
  if (value instanceof Node) return value instanceof Element ? value.outerHTML : value.textContent ?? '';
  try {
    return typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};

const real = Object.fromEntries(levels.map((level) => [level, console[level]])) as Pick<Console, (typeof levels)[number]>;

/** Records the console's lines instead of reporting them. `restoreConsole` ends it. */
export function watchConsole(): Line[] {
  const lines: Line[] = [];
  for (const level of levels) console[level] = (...values: unknown[]) => { lines.push({ level, text: values.map(printed).join(' ') }); };
  return lines;
}

export const restoreConsole = (): void => {
  Object.assign(console, real);
};

/** Records uncaught errors and rejections. */
export function watchErrors(): { readonly errors: unknown[]; end(): void } {
  const errors: unknown[] = [];
  const onError = (event: ErrorEvent): void => { errors.push(event.error ?? event.message); };
  const onRejection = (event: PromiseRejectionEvent): void => { errors.push(event.reason); };
  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', onRejection, true);
  return {
    errors,
    end() {
      window.removeEventListener('error', onError, true);
      window.removeEventListener('unhandledrejection', onRejection, true);
    },
  };
}

export const errorsOf = (lines: readonly Line[]): string[] => lines.filter(({ level }) => level === 'error').map(({ text }) => text);
