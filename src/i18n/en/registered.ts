/** The end of a successful registration, for every flow that leads there. */
export const registered = {
  'registered.heading': 'You are registered',
  'registered.signed-in': 'Your registration is complete, and you are signed in.',
  'registered.signed-out': 'Your registration is complete. You can sign in now.',
  'registered.sign-in': 'Sign in',
};
