import { seconds, text, ticket } from './readers.js';
import type { StepSpec } from './spec.js';

export const provePassword: StepSpec<'prove-password'> = {
  answers: ['openLink'],
  shownBy: ['signIn', 'registration', 'registrationLink'],
  required: { ticket },
  optional: { username: text, expiresIn: seconds },
  intents: {
    'prove-password': ({ ticket: of }, { identifier, password }) => ({ operation: 'signIn', input: { identifier, password, ticket: of } }),
    cancel: 'local',
  },
};
