import { offers, some, ticket } from './readers.js';
import type { StepSpec } from './spec.js';

export const enroll: StepSpec<'enroll'> = {
  answers: ['signIn', 'verifyCode', 'callStatus'],
  shownBy: ['signIn', 'registration', 'registrationLink'],
  required: { ticket, offers: some(offers) },
  optional: {},
  intents: {
    enroll: ({ ticket: of }, input) => ({ operation: 'enroll', input: { ticket: of, ...input } }),
    cancel: 'local',
  },
};
