import { count, methods, text, ticket, type Reader } from './readers.js';
import { sendCode } from './send-code.js';
import type { StepSpec } from './spec.js';

/** Seconds, one at least. */
const pause: Reader<number> = (value) => {
  const seconds = count(value);
  return seconds === undefined ? undefined : Math.max(1, seconds);
};

export const callInProgress: StepSpec<'call-in-progress'> = {
  answers: ['sendCode', 'callStatus', 'enroll'],
  shownBy: 'all',
  required: { ticket, target: text, pollIn: pause, key: () => '#' },
  optional: { expiresIn: count, methods },
  intents: { 'send-code': sendCode, 'change-method': 'local', cancel: 'local' },
  timed: true,
  polled: true,
  proof: { operation: 'callStatus', channel: () => 'call' },
};
