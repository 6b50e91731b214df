import { seconds, text } from './readers.js';
import type { StepSpec } from './spec.js';

export const linkSent: StepSpec<'link-sent'> = {
  answers: ['startPasswordReset', 'requestRegistrationLink'],
  shownBy: ['passwordReset', 'registrationLink'],
  required: { expiresIn: seconds },
  optional: { target: text, resendIn: seconds },
  intents: { 'send-link': 'local', cancel: 'local' },
  sendRoute: () => 'link',
};
