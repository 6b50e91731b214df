import { badProblem, only, refuse } from '../faults.js';
import { changes } from './operations.js';
import type { Scenario } from './scenario.js';

const tenYears = 315_360_000;

export const limits = [
  { name: 'rate-limited', about: 'Too many requests; the wait is 60 seconds.',
    sees: '“Too many tries in a short time. Try again in 1 minute.”',
    faults: [only(changes, refuse({ code: 'rate_limited', retryAfter: 60 }))] },
  { name: 'rate-limited-long', about: 'Too many requests; the wait is ten years, which no page should say.',
    sees: '“Too many tries in a short time. Try again in 60 minutes.”',
    faults: [only(changes, badProblem(429, { code: 'rate_limited', retryAfter: tenYears }, { 'Retry-After': String(tenYears) }))] },
  { name: 'rate-limited-bare', about: 'Too many requests, and not a word about the wait.',
    sees: '“Too many tries in a short time. Try again in 30 seconds.”',
    faults: [only(changes, badProblem(429, {}))] },
  { name: 'retry-after-date', about: 'Too many requests; the wait is given as a date far ahead.',
    sees: '“Too many tries in a short time. Try again in 60 minutes.”',
    faults: [only(changes, badProblem(429, { code: 'rate_limited' }, { 'Retry-After': 'Thu, 31 Dec 2099 23:59:59 GMT' }))] },
  { name: 'retry-after-garbage', about: 'Too many requests; the wait is given as a word.',
    sees: '“Too many tries in a short time. Try again in 30 seconds.”',
    faults: [only(changes, badProblem(429, { code: 'rate_limited', retryAfter: 'soon' }, { 'Retry-After': 'soon' }))] },
  { name: 'retry-after-negative', about: 'Too many requests; the wait is less than nothing.',
    sees: '“Too many tries in a short time. Try again in 30 seconds.”',
    faults: [only(changes, badProblem(429, { code: 'rate_limited', retryAfter: -5 }, { 'Retry-After': '-5' }))] },
  { name: 'account-locked', about: 'Signing in and setting a password are locked for 15 minutes, for everybody alike.',
    sees: '“This account is locked for now. Try again in 15 minutes, or contact the help desk.”',
    faults: [only(['signIn', 'setPassword'], refuse({ code: 'account_locked', retryAfter: 900 }))] },
  { name: 'bad-credentials', about: 'No password is right.',
    sees: '“What you entered does not match our records. Check it and try again.”',
    faults: [only(['signIn'], refuse({ code: 'invalid_credentials' }))] },
] as const satisfies readonly Scenario[];
