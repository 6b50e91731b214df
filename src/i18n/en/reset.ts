/** The reset of a forgotten password. */
export const reset = {
  'reset.heading': 'Reset your password',
  'reset.text': 'Enter the email address of your account. We will send a verification code to it.',
  'reset.send': 'Send verification code',
  'reset.done-heading': 'Your password has been changed',
  'reset.done-signed-in': 'You are signed in. Use the new password from now on.',
  'reset.done': 'You can sign in with your new password now.',
  'reset.sign-in': 'Sign in',
};
