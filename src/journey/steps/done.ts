import { flag, text } from './readers.js';
import type { StepSpec } from './spec.js';

export const done: StepSpec<'done'> = {
  answers: ['signIn', 'verifyCode', 'callStatus', 'setPassword'],
  shownBy: 'all',
  required: {},
  optional: { signedIn: flag, redirectTo: text },
  intents: {},
  notice: ({ signedIn = false, redirectTo }) => ({ type: 'completed', signedIn, ...(redirectTo !== undefined && { to: redirectTo }) }),
};
