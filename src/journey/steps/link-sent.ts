import { count, text } from './readers.js';
import type { StepSpec } from './spec.js';

export const linkSent: StepSpec<'link-sent'> = {
  answers: ['startPasswordReset', 'requestRegistrationLink'],
  shownBy: ['passwordReset', 'registrationLink'],
  required: { expiresIn: count },
  optional: { target: text, resendIn: count },
  intents: { 'send-link': 'local', cancel: 'local' },
  timed: true,
  polled: false,
  sentBy: () => 'link',
};
