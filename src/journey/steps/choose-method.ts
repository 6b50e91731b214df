import { methods, some, ticket } from './readers.js';
import { sendCode } from './send-code.js';
import type { StepSpec } from './spec.js';

export const chooseMethod: StepSpec<'choose-method'> = {
  answers: ['signIn', 'verifyCode', 'callStatus'],
  shownBy: 'all',
  required: { ticket, methods: some(methods) },
  optional: {},
  intents: { 'send-code': sendCode, cancel: 'local' },
};
