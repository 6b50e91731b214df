/** The sign-in form. */
export const signIn = {
  'sign-in.heading-email': 'Sign in with your email address',
  'sign-in.heading-phone': 'Sign in with your phone number',
  'sign-in.heading-username': 'Sign in with your username',
  'sign-in.with-email': 'Use your email address instead',
  'sign-in.with-phone': 'Use your phone number instead',
  'sign-in.with-username': 'Use your username instead',
  'sign-in.loading': 'Please wait',
  'sign-in.remember': 'Remember Me',
  'sign-in.forgot': 'Forgot your password?',
  'sign-in.submit': 'Sign in',
  'sign-in.trouble': 'Having trouble logging in?',
  'sign-in.done-heading': 'You are signed in',
  'sign-in.done': 'Thank you. You can continue now.',
  'sign-in.signed-out-heading': 'You have finished',
  'sign-in.signed-out': 'You can sign in now.',
};
