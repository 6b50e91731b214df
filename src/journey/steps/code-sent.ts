import { channel, digits, methods, seconds, text, ticket } from './readers.js';
import { sendCode } from './send-code.js';
import type { StepSpec } from './spec.js';

export const codeSent: StepSpec<'code-sent'> = {
  answers: ['signIn', 'startPasswordReset', 'sendCode', 'verifyCode', 'callStatus', 'enroll'],
  shownBy: 'all',
  required: { ticket, channel, codeLength: digits },
  optional: { target: text, expiresIn: seconds, resendIn: seconds, methods },
  intents: {
    'verify-code': ({ ticket: of }, { code }) => ({ operation: 'verifyCode', input: { ticket: of, code } }),
    'send-code': sendCode,
    'change-method': 'local',
    cancel: 'local',
  },
  proof: { operation: 'verifyCode', channel: (step) => step.channel },
  sendRoute: (step) => `sendCode:${step.channel}`,
};
