import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/client/problem.js';
import { longestWait } from '../../src/client/rules.js';
import { clocksDisagree, defaultWait, expiresAt, secondsLeft, systemClock, waitAfter, type StepScreen } from '../../src/journey/index.js';
import { chooseMethod, codeSent, patience, ringing, runs } from './support.js';

describe('the wait after a problem', () => {
  it.each([
    [{ code: 'rate_limited' }, 30],
    [{ code: 'rate_limited', retryAfter: 0 }, 0],
    [{ code: 'rate_limited', retryAfter: 0.1 }, 1],
    [{ code: 'rate_limited', retryAfter: 59.5 }, 60],
    [{ code: 'rate_limited', retryAfter: 3_600 }, 3_600],
    [{ code: 'rate_limited', retryAfter: 3_600.5 }, 3_600],
    [{ code: 'rate_limited', retryAfter: 315_360_000 }, 3_600],
    [{ code: 'rate_limited', retryAfter: -1 }, 30],
    [{ code: 'rate_limited', retryAfter: Number.NaN }, 30],
    [{ code: 'rate_limited', retryAfter: Infinity }, 30],
    [{ code: 'account_locked' }, undefined],
    [{ code: 'account_locked', retryAfter: 900 }, 900],
    [{ code: 'account_locked', retryAfter: 1e9 }, 3_600],
    [{ code: 'account_locked', retryAfter: -5 }, undefined],
    [{ code: 'account_locked', retryAfter: Number.NaN }, undefined],
  ] satisfies [Problem, number | undefined][])('%j: %s seconds', (problem, seconds) => {
    expect(waitAfter(problem)).toBe(seconds);
  });

  it('is whole seconds, at most an hour, whatever the server says', () => {
    fc.assert(fc.property(fc.double(), (retryAfter) => {
      const wait = waitAfter({ code: 'rate_limited', retryAfter });
      expect(Number.isInteger(wait)).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(longestWait);
      if (retryAfter >= 0 && retryAfter <= longestWait) expect(wait).toBeGreaterThanOrEqual(retryAfter);
    }), { numRuns: runs(300) });
    expect(defaultWait).toBe(30);
  }, patience);

  it.each<Problem>([
    { code: 'invalid_code' }, { code: 'too_many_attempts' }, { code: 'network', sent: false }, { code: 'timeout', sent: true },
    { code: 'unexpected_response', status: 503 }, { code: 'delivery_failed', channel: 'sms', reason: 'blocked' },
  ])('of another kind ($code) is none', (problem) => {
    expect(waitAfter(problem)).toBeUndefined();
  });
});

describe('the end of a step', () => {
  const screen = (step: StepScreen['step'], timeKnown = true) => ({ name: step.step, step, received: { monotonic: 5_000, wall: 0 }, timeKnown }) as StepScreen;

  it('is counted from receipt, on the monotonic clock', () => {
    expect(expiresAt(screen(codeSent({ expiresIn: 300 })))).toBe(305_000);
    expect(expiresAt(screen(ringing({ expiresIn: 0 })))).toBe(5_000);
    expect(expiresAt(screen({ step: 'link-sent', expiresIn: 1_200 }))).toBe(1_205_000);
  });

  it('is undefined when the server names none', () => {
    expect(expiresAt(screen(codeSent({ expiresIn: undefined })))).toBeUndefined();
    expect(expiresAt(screen(chooseMethod()))).toBeUndefined();
    expect(expiresAt({ name: 'start' })).toBeUndefined();
    expect(expiresAt({ name: 'verified', final: false, next: screen(codeSent()) }), 'of a step that does not show yet').toBeUndefined();
  });

  it.each([[10_000, 5_000, 5], [10_000, 9_999, 1], [10_000, 9_000.5, 1], [10_000, 10_000, 0], [10_000, 99_999, 0]])('at %d, seen at %d: is %i seconds away', (then, now, left) => {
    expect(secondsLeft(then, now)).toBe(left);
  });

  it('stays in whole seconds on a clock with fractions', () => {
    // Browsers round the monotonic time to 0.005 or 0.1 ms.
    fc.assert(fc.property(fc.nat(1e9), fc.nat(3_600), fc.nat(3_600), (steps, passed, left) => {
      const from = steps / 200;
      const end = from + (passed + left) * 1_000;
      expect(secondsLeft(end, from + passed * 1_000)).toBe(left);
    }), { numRuns: runs(300) });
  }, patience);
});

describe('two clocks', () => {
  const at = (monotonic: number, wall: number) => ({ monotonic, wall });

  it.each([
    ['side by side', at(600_000, 600_000), false],
    ['two seconds apart', at(600_000, 602_000), false],
    ['more than that apart', at(600_000, 602_001), true],
    ['with the wall set back', at(600_000, 597_999), true],
    ['after a sleep that stopped one', at(0, 3_600_000), true],
    ['after a sleep that stopped none', at(3_600_000, 3_600_000), false],
  ])('%s: disagree or not', (_, now, disagree) => {
    expect(clocksDisagree(at(0, 0), now)).toBe(disagree);
  });
});

describe('the system clock', () => {
  afterEach(() => void vi.useRealTimers());
  const month = 30 * 86_400_000;

  it('returns both times', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: 1_750_000_000_000 });
    const before = systemClock.now();
    expect(before.wall).toBe(1_750_000_000_000);
    vi.advanceTimersByTime(1_500);
    expect(systemClock.now()).toEqual({ monotonic: before.monotonic + 1_500, wall: before.wall + 1_500 });
  });

  it('calls back once, not too early, and not after it was cancelled', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    const cancelled = vi.fn();
    systemClock.after(1_000, callback);
    systemClock.after(1_000, cancelled)();
    vi.advanceTimersByTime(999);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(callback).toHaveBeenCalledOnce();
    expect(cancelled).not.toHaveBeenCalled();
  });

  it('does not treat a month as no time at all, as browsers\' timers do beyond 24 days', () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    systemClock.after(month, callback);
    vi.advanceTimersByTime(86_400_000);
    expect(callback).not.toHaveBeenCalled();
  });
});
