import { methods, pause, seconds, text, ticket } from './readers.js';
import { sendCode } from './send-code.js';
import type { StepSpec } from './spec.js';

export const callInProgress: StepSpec<'call-in-progress'> = {
  answers: ['sendCode', 'callStatus', 'enroll'],
  shownBy: 'all',
  required: { ticket, target: text, pollIn: pause, key: () => '#' },
  optional: { expiresIn: seconds, methods },
  intents: { 'send-code': sendCode, 'change-method': 'local', cancel: 'local' },
  proof: { operation: 'callStatus', channel: () => 'call' },
};
