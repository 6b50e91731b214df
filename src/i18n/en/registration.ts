/** The first login with multi-factor authentication. */
export const registration = {
  'registration.heading': 'Complete your registration',
  'registration.text': 'Enter the username and password of your account. Then you set up multi-factor authentication.',
  'registration.trouble': 'Having trouble logging in?',
  'registration.done-heading': 'You are registered',
  'registration.done-signed-in': 'Multi-factor authentication is set up, and you are signed in.',
  'registration.done': 'Multi-factor authentication is set up. You can sign in now.',
  'registration.sign-in': 'Sign in',
};
