import { longestWait } from '../client/rules.js';
import type { Problem } from '../client/problem.js';
import type { Screen } from './state.js';

/** Monotonic milliseconds at which the screen's Step expires. Undefined when the Step has no `expiresIn`. */
export function expiresAt(screen: Screen): number | undefined {
  if (!('step' in screen) || !('expiresIn' in screen.step) || screen.step.expiresIn === undefined) return undefined;
  return screen.received.monotonic + screen.step.expiresIn * 1_000;
}

/**
 * Whole seconds from `now` until `then`, rounded up; 0 once `then` has passed. Both are monotonic milliseconds.
 * Rounds to milliseconds first, because a floating-point error of the clock must not add a second.
 */
export const secondsLeft = (then: number, now: number): number => Math.max(0, Math.ceil(Math.round(then - now) / 1_000));

/** The wait after `rate_limited` without a usable `retryAfter`, in seconds. */
export const defaultWait = 30;

/** The wait after a problem, in whole seconds, at most `longestWait`. Undefined for a problem that requires no wait. */
export function waitAfter(problem: Problem): number | undefined {
  if (problem.code !== 'rate_limited' && problem.code !== 'account_locked') return undefined;
  const { retryAfter } = problem;
  if (retryAfter === undefined || !Number.isFinite(retryAfter) || retryAfter < 0) {
    return problem.code === 'rate_limited' ? defaultWait : undefined;
  }
  return Math.min(Math.ceil(retryAfter), longestWait);
}
