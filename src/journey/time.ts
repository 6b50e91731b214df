import { longestWait } from '../client/rules.js';
import type { Problem } from '../client/problem.js';
import type { Screen } from './state.js';

/** Monotonic milliseconds at which the screen's step ends, by the last known reckoning. */
export function expiresAt(screen: Screen): number | undefined {
  if (!('step' in screen) || !('expiresIn' in screen.step) || screen.step.expiresIn === undefined) return undefined;
  return screen.received.monotonic + screen.step.expiresIn * 1_000;
}

/**
 * Whole seconds from now until then, both in monotonic milliseconds; 0 once it is past.
 * Rounds to milliseconds first: a rounding error of the floating-point clock must not count as one more second, and minute.
 */
export const secondsLeft = (then: number, now: number): number => Math.max(0, Math.ceil(Math.round(then - now) / 1_000));

/** Seconds. */
export const defaultWait = 30;

/** How long to wait after a problem, in whole seconds; nothing for a problem that asks for no wait. */
export function waitAfter(problem: Problem): number | undefined {
  if (problem.code !== 'rate_limited' && problem.code !== 'account_locked') return undefined;
  const { retryAfter } = problem;
  if (retryAfter === undefined || !Number.isFinite(retryAfter) || retryAfter < 0) {
    return problem.code === 'rate_limited' ? defaultWait : undefined;
  }
  return Math.min(Math.ceil(retryAfter), longestWait);
}
