import type { Moment } from './clock.js';
import type { Activity, Effect, JourneyState, Screen, ScreenOf, StepScreen, Transition } from './state.js';
import { specOf } from './steps/index.js';
import type { PolledStep } from './steps/spec.js';
import { expiresAt } from './time.js';
import { keptUntil, waitUntil, routeOf, type Route } from './waits.js';

export type Change = { -readonly [K in keyof JourneyState]?: JourneyState[K] };

export const to = (state: JourneyState, change: Partial<JourneyState>, ...effects: Effect[]): Transition =>
  ({ state: Object.freeze({ ...state, ...change }), effects });
export const stay = (state: JourneyState): Transition => ({ state, effects: [] });

/** Replaces the wait of a route to a recipient. Without a moment, whatever waits on this route is forgotten. */
export function replaceWait(state: JourneyState, route: Route, recipient?: string, until?: number): { readonly waits: JourneyState['waits']; readonly effect: Effect } {
  const others = state.waits.filter((one) => one.route !== route || (recipient !== undefined && one.to !== recipient));
  const waits = until === undefined ? others : [...others, { route, to: recipient ?? '', until }];
  const kept = keptUntil({ waits }, route);
  return { waits, effect: { type: 'keep-wait', route, ...(kept !== undefined && { until: kept }) } };
}

/** What had the code or link sent that a screen tells of. */
export type Sent = Pick<JourneyState, 'recipient' | 'linkRequest'>;

/** What entering a screen brings with it: polling, a wait, the end of the flow. */
export function enter(state: JourneyState, screen: Screen, activity: Activity, first: readonly Effect[], sent: Sent = {}): Transition {
  const effects: Effect[] = [...first, { type: 'stepped', step: screen.name, previous: state.screen.name }];
  const change: Change = { screen, activity, poll: undefined, attemptsLeft: undefined, offers: undefined, recipient: sent.recipient, linkRequest: sent.linkRequest };
  if (screen.name === 'verified' && screen.final) effects.push({ type: 'completed', signedIn: false });
  if ('step' in screen) enterStep({ ...state, recipient: sent.recipient }, screen, state.screen, change, effects);
  return to(state, change, ...effects);
}

function enterStep(state: JourneyState, screen: StepScreen, before: Screen, change: Change, effects: Effect[]): void {
  const { step, received, timeKnown } = screen;
  const { intents, told } = specOf(screen.name);
  change.offers = 'offers' in step ? step.offers : 'change-method' in intents ? state.offers : undefined;
  if (isPolled(screen)) change.poll = { nextAt: nextQuestion(screen, received), unanswered: 0 };
  const route = routeOf(screen);
  // A new code does not bring back the tries; a code by another route has its own.
  if (route && 'step' in before && routeOf(before) === route) change.attemptsLeft = state.attemptsLeft;
  if (route && 'resendIn' in step && step.resendIn !== undefined) {
    const whom = state.recipient?.to ?? '';
    // A wait that still runs is not cut short by a server that forgot it.
    const until = Math.max(received.monotonic + (timeKnown ? step.resendIn * 1_000 : 0), waitUntil(state, route, whom) ?? 0);
    const { waits, effect } = replaceWait(state, route, whom, until);
    change.waits = waits;
    effects.push(effect);
  }
  if (told) effects.push(told(step));
}

/** Whether the Step's answer is polled for. */
export const isPolled = (screen: Screen): screen is ScreenOf<PolledStep> => 'step' in screen && 'pollIn' in screen.step;

/** The next question, but one at the very end of the call's life at the latest: the server decides, not our clock. */
export function nextQuestion(screen: Screen, now: Moment): number | undefined {
  if (!isPolled(screen)) return undefined;
  const end = expiresAt(screen) ?? Infinity;
  return now.monotonic >= end ? undefined : Math.min(now.monotonic + screen.step.pollIn * 1_000, end);
}
