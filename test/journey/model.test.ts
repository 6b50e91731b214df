/** The journey keeps its promises for any visitor, host, server and clock, in any order of events. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { passwordReset, phoneChallenge, registration, registrationLink, signIn, stepsOf, type Rules } from '../../src/journey/index.js';
import { canary } from './invariants.js';
import { patience, runs } from './support.js';
import { anything, usualPath, walk, World } from './world.js';

const walks: readonly (readonly [string, Rules])[] = [
  ['a password reset', passwordReset],
  ['a password reset that continues by itself', { ...passwordReset, pauseAfter: [] }],
  ['a phone challenge', phoneChallenge],
  ['a sign-in', signIn],
  ['a registration', registration],
  ['a registration by link', registrationLink],
];

/** A run that does not meet all of these proves nothing. */
const mustHaveBeenSeen = ({ pauseAfter, endsOnOtherStep }: Rules, shows: readonly string[]): readonly string[] => [
  ...shows, ...(pauseAfter.length > 0 || endsOnOtherStep ? ['verified'] : []),
  ...(shows.includes('enroll') ? ['enroll', 'a factor being proved', 'a factor changed'] : []),
  ...(shows.includes('link-sent') ? ['another link'] : []),
  'signIn', 'startPasswordReset', 'requestRegistrationLink', 'openLink', 'sendCode', 'verifyCode', 'callStatus',
  'stepped', 'problem', 'completed', 'redirected',
  'network', 'timeout', 'unexpected_response', 'rate_limited', 'invalid_code', 'ticket_expired',
  'a second poll', 'a key kept', 'an interruption', 'a clock jump', 'a wait',
];

describe('any sequence of events', () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each(walks)('%s: keeps its promises', async (_, rules) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const seen = new Set<string>();
    await fc.assert(fc.asyncProperty(fc.nat(usualPath(rules).length), fc.nat(999), anything(rules), async (length, pick, commands) => {
      const world = new World(rules, seen);
      try {
        await fc.asyncModelRun(async () => ({ model: {}, real: await walk(world, length, pick) }), commands);
      } catch (error) {
        throw new Error(`${String(error)}\nafter ${length} steps of the usual way and:\n${world.trace.join('\n')}`, { cause: error });
      }
    }), { numRuns: runs(800) });
    expect(String(log.mock.calls)).not.toContain(canary);
    expect(mustHaveBeenSeen(rules, stepsOf(rules)).filter((name) => !seen.has(name))).toEqual([]);
  }, patience);
});
