/**
 * Waits before something is sent again. Each holds for one route (a channel, or a link) to one recipient: a wait for a text message does
 * not keep anybody from being called. In memory a recipient is a method's id or the address that was typed; storage has the route alone.
 */
import type { Channel, Identifier } from '../client/auth-client.js';
import { channels } from '../client/vocabulary.js';
import type { JourneyState, ScreenOf, StepScreen } from './state.js';
import { specOf } from './steps/index.js';

export type Route = `sendCode:${Channel | 'unknown'}` | 'link';
export const routes: readonly Route[] = [...([...channels, 'unknown'] as const).map((channel) => `sendCode:${channel}` as const), 'link'];

export interface Wait {
  readonly route: Route;
  /** Absent where it was kept from before a reload: then it holds for every recipient. */
  readonly to?: string;
  /** Monotonic milliseconds. */
  readonly until: number;
}

/** Whom a code or a link went to last. */
export interface Recipient {
  readonly to: string;
  /** The address in full, where it was typed here. */
  readonly typed?: string;
}

/** Emails and usernames are compared without case. */
export const addressOf = ({ value }: Identifier): string => value.toLowerCase();

/** The route of what this screen says was sent. */
export const routeOf = ({ name, step }: StepScreen): Route | undefined => specOf(name).sentBy?.(step);

const latest = (waits: readonly Wait[]): number | undefined => (waits.length > 0 ? Math.max(...waits.map(({ until }) => until)) : undefined);

/** Monotonic milliseconds until which this route to this recipient waits; undefined when nothing is known of it. */
export const waitUntil = ({ waits }: JourneyState, route: Route, to: string): number | undefined =>
  latest(waits.filter((wait) => wait.route === route && (wait.to ?? to) === to));

/** The same for whatever was sent to an address that is typed on an entry form. */
export const entryWait = ({ waits }: JourneyState, identifier: Identifier): number | undefined =>
  latest(waits.filter(({ to }) => to === addressOf(identifier)));

/** Of all recipients, since storage knows none. */
export const keptUntil = ({ waits }: Pick<JourneyState, 'waits'>, route: Route): number | undefined => latest(waits.filter((wait) => wait.route === route));

/** The recipient that a method stands for: the last one when it is not named, or named by the same target. */
export function recipientOf({ screen, recipient }: JourneyState, methodId: string | undefined): Recipient {
  const current = recipient ?? { to: '' };
  if (methodId === undefined) return current;
  if (!('step' in screen) || !('methods' in screen.step) || !('target' in screen.step)) return { to: methodId };
  const { methods = [], target } = screen.step;
  return methods.some(({ id, target: its }) => id === methodId && its === target) ? current : { to: methodId };
}

/** Monotonic milliseconds from which a code may be sent so; the channel of the last code when none is given. */
export function sendCodeAt(state: JourneyState, { methodId, channel }: { readonly methodId?: string; readonly channel?: Channel }): number | undefined {
  const { screen } = state;
  const route = channel ? (`sendCode:${channel}` as const) : 'step' in screen ? routeOf(screen) : undefined;
  return route && waitUntil(state, route, recipientOf(state, methodId).to);
}

/** Monotonic milliseconds from which what the screen tells of may be sent again; undefined when it tells of nothing. */
export function resendAt(state: JourneyState): number | undefined {
  const { screen } = state;
  const route = 'step' in screen ? routeOf(screen) : undefined;
  return route && waitUntil(state, route, recipientOf(state, undefined).to);
}

/** The address that was typed here, where the last code or link went to it; else the server's masked one. */
export function shownTarget({ recipient }: Pick<JourneyState, 'recipient'>, { step }: ScreenOf<'code-sent' | 'call-in-progress' | 'link-sent'>): string | undefined {
  const typed = recipient?.typed;
  const byEmail = step.step === 'link-sent' || (step.step === 'code-sent' && step.channel === 'email');
  return typed !== undefined && byEmail === typed.includes('@') ? typed : step.target;
}
