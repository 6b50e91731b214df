/** The choice of a method to prove the visitor's identity. */
export const chooseMethod = {
  'choose-method.heading': 'Verify your phone',
  'choose-method.any-heading': 'Verify that it is you',
  'choose-method.phone': 'Your phone number',
  'choose-method.email': 'Your email address',
  'choose-method.not-this-way': 'We cannot reach you there in this way. Choose another.',
  'choose-method.legend': 'Where should we reach you?',
  'choose-method.required': 'Choose where we should reach you',
  'choose-method.send': 'Send Code',
  'choose-method.call': 'Call Me',
  'choose-method.how': 'We can send a code by text message, or call you and ask you to press #.',
  'choose-method.how-any': 'We can send you a verification code, or call you and ask you to press #.',
  'choose-method.how-send': 'We send a verification code by text message.',
  'choose-method.how-email': 'We send a verification code by email.',
  'choose-method.how-code': 'We send you a verification code.',
  'choose-method.how-call': 'We call you and ask you to press #.',
};
