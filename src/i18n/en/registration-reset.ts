/** A registration that has to start over or be completed. */
export const registrationReset = {
  'registration-reset.error-heading': 'Registration Error',
  'registration-reset.error': 'Something went wrong while you registered for multi-factor authentication. Reset your registration to start it again.',
  'registration-reset.heading': 'Reset your registration',
  'registration-reset.text': 'Enter the username to send a new link to the registered email, to complete multi-factor authentication registration.',
  'registration-reset.incomplete-heading': 'Incomplete registration',
  'registration-reset.incomplete':
    'This is for you if you started to register for multi-factor authentication, verified your email and created a password, but did not finish.',
  'registration-reset.incomplete-text':
    'Enter the username to send a link to the registered email. You will need the email and the password of that first attempt.',
  'registration-reset.submit': 'Submit',
  'registration-reset.back': 'Back',
};
