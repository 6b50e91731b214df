import { policy, text, ticket } from './readers.js';
import type { StepSpec } from './spec.js';

export const setPassword: StepSpec<'set-password'> = {
  answers: ['verifyCode', 'callStatus'],
  shownBy: ['signIn', 'passwordReset', 'registration', 'registrationLink'],
  required: { ticket, policy },
  optional: { username: text },
  intents: {
    'set-password': ({ ticket: of }, { password }) => ({ operation: 'setPassword', input: { ticket: of, password } }),
    cancel: 'local',
  },
};
