/**
 * Waits before a code or link may be sent again. Each wait holds for one route (a channel, or a link) and one recipient: a wait for a text
 * message does not block a call. In memory, the recipient is a method's id or the typed address. Storage holds the route only.
 */
import type { Channel, Identifier } from '../client/auth-client.js';
import { channels } from '../client/vocabulary.js';
import type { JourneyState, ScreenOf, StepScreen } from './state.js';
import { specOf } from './steps/index.js';

export type Route = `sendCode:${Channel | 'unknown'}` | 'link';
export const routes: readonly Route[] = [...([...channels, 'unknown'] as const).map((channel) => `sendCode:${channel}` as const), 'link'];

export interface Wait {
  readonly route: Route;
  /** The recipient. Absent for a wait that was restored from storage: it holds for every recipient. */
  readonly to?: string;
  /** Monotonic milliseconds. */
  readonly until: number;
}

/** The recipient of the last code or link. */
export interface Recipient {
  /** A method's id, an offer's type, or the typed address. */
  readonly to: string;
  /** The full address, when the visitor typed it in this journey. */
  readonly typed?: string;
}

/** The identifier in the form in which recipients are compared: without case. */
export const addressOf = ({ value }: Identifier): string => value.toLowerCase();

/** The route of the code or link that this screen reports. */
export const routeOf = ({ name, step }: StepScreen): Route | undefined => specOf(name).sendRoute?.(step);

const latest = (waits: readonly Wait[]): number | undefined => (waits.length > 0 ? Math.max(...waits.map(({ until }) => until)) : undefined);

/** Monotonic milliseconds at which the wait for this route and recipient ends. Undefined when there is no wait. */
export const waitUntil = ({ waits }: JourneyState, route: Route, to: string): number | undefined =>
  latest(waits.filter((wait) => wait.route === route && (wait.to ?? to) === to));

/** Monotonic milliseconds at which the last wait for an identifier typed on the entry form ends. Undefined when there is no wait. */
export const entryWait = ({ waits }: JourneyState, identifier: Identifier): number | undefined =>
  latest(waits.filter(({ to }) => to === addressOf(identifier)));

/** Monotonic milliseconds to store for a route: the last wait of all recipients, because storage holds no recipient. */
export const storedUntil = ({ waits }: Pick<JourneyState, 'waits'>, route: Route): number | undefined => latest(waits.filter((wait) => wait.route === route));

/** The recipient behind a method. It is the last recipient when no method is given, or when the method has the same target. */
export function recipientOf({ screen, recipient }: JourneyState, methodId: string | undefined): Recipient {
  const current = recipient ?? { to: '' };
  if (methodId === undefined) return current;
  if (!('step' in screen) || !('methods' in screen.step) || !('target' in screen.step)) return { to: methodId };
  const { methods = [], target } = screen.step;
  return methods.some(({ id, target: its }) => id === methodId && its === target) ? current : { to: methodId };
}

/** Monotonic milliseconds from which a code may be sent by this method and channel. Without a channel, by that of the last code. */
export function sendCodeAt(state: JourneyState, { methodId, channel }: { readonly methodId?: string; readonly channel?: Channel }): number | undefined {
  const { screen } = state;
  const route = channel ? (`sendCode:${channel}` as const) : 'step' in screen ? routeOf(screen) : undefined;
  return route && waitUntil(state, route, recipientOf(state, methodId).to);
}

/** Monotonic milliseconds from which the screen's code or link may be sent again. Undefined when the screen has none, or no wait. */
export function resendAt(state: JourneyState): number | undefined {
  const { screen } = state;
  const route = 'step' in screen ? routeOf(screen) : undefined;
  return route && waitUntil(state, route, recipientOf(state, undefined).to);
}

/** The address to show: the full one when the visitor typed it and the last code or link went there, else the server's masked target. */
export function shownTarget({ recipient }: Pick<JourneyState, 'recipient'>, { step }: ScreenOf<'code-sent' | 'call-in-progress' | 'link-sent'>): string | undefined {
  const typed = recipient?.typed;
  const byEmail = step.step === 'link-sent' || (step.step === 'code-sent' && step.channel === 'email');
  return typed !== undefined && byEmail === typed.includes('@') ? typed : step.target;
}
