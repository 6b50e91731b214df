/** The choice of a phone or email for multi-factor authentication. */
export const enroll = {
  'enroll.heading': 'Set up multi-factor authentication',
  'enroll.text': 'From now on, we use a code to check that it is you. Choose how you want to get it.',
  'enroll.text-only': 'From now on, we use a code to check that it is you.',
  'enroll.legend': 'How should we reach you?',
  'enroll.phone-on-record': 'The phone number we have',
  'enroll.phone-new': 'Another phone number',
  'enroll.phone': 'A phone number',
  'enroll.email-on-record': 'The email address we have',
  'enroll.email': 'An email address',
  'enroll.send-email': 'Send verification code',
  'enroll.change': 'Use another phone or email',
  'problem.phone_invalid': 'That phone number was not accepted. Check it, or use another one.',
  'problem.method_taken': 'Another account already uses that. Use a different one.',
};
