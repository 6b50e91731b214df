import type { Moment } from './clock.js';
import type { Activity, Effect, JourneyState, Screen, ScreenOf, StepScreen, Transition } from './state.js';
import { specOf } from './steps/index.js';
import type { PolledStep } from './steps/spec.js';
import { expiresAt } from './time.js';
import { storedUntil, waitUntil, routeOf, type Route } from './waits.js';

export type Change = { -readonly [K in keyof JourneyState]?: JourneyState[K] };

/** A transition to a changed state. */
export const to = (state: JourneyState, change: Partial<JourneyState>, ...effects: Effect[]): Transition =>
  ({ state: Object.freeze({ ...state, ...change }), effects });
/** A transition that changes nothing. */
export const stay = (state: JourneyState): Transition => ({ state, effects: [] });

/**
 * Replaces the wait for a route and a recipient.
 * @param until monotonic milliseconds; undefined removes the wait
 * @param recipient undefined stands for every recipient
 */
export function replaceWait(state: JourneyState, route: Route, recipient?: string, until?: number): { readonly waits: JourneyState['waits']; readonly effect: Effect } {
  const others = state.waits.filter((one) => one.route !== route || (recipient !== undefined && one.to !== recipient));
  const waits = until === undefined ? others : [...others, { route, to: recipient ?? '', until }];
  const stored = storedUntil({ waits }, route);
  return { waits, effect: { type: 'store-wait', route, ...(stored !== undefined && { until: stored }) } };
}

/** Who the screen's code or link was sent to, and the request that sends the link again. */
export type SendOrigin = Pick<JourneyState, 'recipient' | 'linkRequest'>;

/** Enters a screen, with its effects: polling, a wait, the end of the flow. */
export function enter(state: JourneyState, screen: Screen, activity: Activity, first: readonly Effect[], origin: SendOrigin = {}): Transition {
  const effects: Effect[] = [...first, { type: 'stepped', step: screen.name, previous: state.screen.name }];
  const change: Change = { screen, activity, poll: undefined, attemptsLeft: undefined, offers: undefined, recipient: origin.recipient, linkRequest: origin.linkRequest };
  if (screen.name === 'verified' && screen.final) effects.push({ type: 'completed', signedIn: false });
  if ('step' in screen) enterStep({ ...state, recipient: origin.recipient }, screen, state.screen, change, effects);
  return to(state, change, ...effects);
}

function enterStep(state: JourneyState, screen: StepScreen, before: Screen, change: Change, effects: Effect[]): void {
  const { step, received, timeKnown } = screen;
  const { intents, notice } = specOf(screen.name);
  change.offers = 'offers' in step ? step.offers : 'change-method' in intents ? state.offers : undefined;
  if (isPolled(screen)) change.poll = { nextAt: nextPollAt(screen, received), failures: 0 };
  const route = routeOf(screen);
  // A new code by the same route does not reset the remaining attempts. A code by another route has its own.
  if (route && 'step' in before && routeOf(before) === route) change.attemptsLeft = state.attemptsLeft;
  if (route && 'resendIn' in step && step.resendIn !== undefined) {
    const recipient = state.recipient?.to ?? '';
    // The answer cannot shorten a wait that still runs.
    const until = Math.max(received.monotonic + (timeKnown ? step.resendIn * 1_000 : 0), waitUntil(state, route, recipient) ?? 0);
    const { waits, effect } = replaceWait(state, route, recipient, until);
    change.waits = waits;
    effects.push(effect);
  }
  if (notice) effects.push(notice(step));
}

/** Whether the journey polls the server on this screen. */
export const isPolled = (screen: Screen): screen is ScreenOf<PolledStep> => 'step' in screen && 'pollIn' in screen.step;

/**
 * Monotonic milliseconds of the next poll; undefined once the call is over. The last poll comes exactly at the end of the call, because
 * the server decides whether it is over.
 */
export function nextPollAt(screen: Screen, now: Moment): number | undefined {
  if (!isPolled(screen)) return undefined;
  const end = expiresAt(screen) ?? Infinity;
  return now.monotonic >= end ? undefined : Math.min(now.monotonic + screen.step.pollIn * 1_000, end);
}
