/** What a screen brings with it when it comes: the next question, the cooldown, the end of the flow. */
import type { Moment } from './clock.js';
import type { Activity, Effect, JourneyState, Screen, ScreenOf, Transition } from './state.js';
import { expiresAt } from './time.js';

export const to = (state: JourneyState, change: Partial<JourneyState>, ...effects: Effect[]): Transition =>
  ({ state: Object.freeze({ ...state, ...change }), effects });
export const stay = (state: JourneyState): Transition => ({ state, effects: [] });

/** Shows a screen, and sets what belongs to it: the next question, the cooldown, the end of the flow. */
export function enter(state: JourneyState, screen: Screen, activity: Activity, first: readonly Effect[]): Transition {
  const effects: Effect[] = [...first, { type: 'stepped', step: screen.name, previous: state.screen.name }];
  const change: { -readonly [K in keyof JourneyState]?: JourneyState[K] } = {
    screen, activity, poll: undefined, attemptsLeft: undefined, offers: undefined,
  };
  const cool = (sent: ScreenOf<'code-sent' | 'link-sent'>): void => {
    change.resendAt = resendAt(state, sent);
    if (change.resendAt !== undefined) effects.push({ type: 'keep-cooldown', until: change.resendAt });
  };
  switch (screen.name) {
    case 'enroll':
      change.offers = screen.step.offers;
      break;
    case 'code-sent':
      change.offers = state.offers;
      if (state.screen.name === 'code-sent' && state.screen.step.channel === screen.step.channel) change.attemptsLeft = state.attemptsLeft;
      cool(screen);
      break;
    case 'call-in-progress':
      change.offers = state.offers;
      change.poll = { nextAt: nextQuestion(screen, screen.received), unanswered: 0 };
      break;
    case 'link-sent':
      cool(screen);
      break;
    case 'verified':
      if (screen.final) effects.push({ type: 'completed', signedIn: false });
      break;
    case 'done': {
      const { signedIn, redirectTo } = screen.step;
      effects.push({ type: 'completed', signedIn: signedIn ?? false, ...(redirectTo !== undefined && { to: redirectTo }) });
      break;
    }
    case 'redirect':
      effects.push({ type: 'redirected', to: screen.step.to });
  }
  return to(state, change, ...effects);
}

/** A cooldown still running from before is not cut short by a server that forgot it. */
function resendAt(state: JourneyState, { step, received, timeKnown }: ScreenOf<'code-sent' | 'link-sent'>): number | undefined {
  if (step.resendIn === undefined) return undefined;
  return Math.max(received.monotonic + (timeKnown ? step.resendIn * 1_000 : 0), state.resendAt ?? 0);
}

/** The next question, but one at the very end of the call's life at the latest: the server decides, not our clock. */
export function nextQuestion(screen: Screen, now: Moment): number | undefined {
  if (screen.name !== 'call-in-progress') return undefined;
  const end = expiresAt(screen) ?? Infinity;
  return now.monotonic >= end ? undefined : Math.min(now.monotonic + screen.step.pollIn * 1_000, end);
}
