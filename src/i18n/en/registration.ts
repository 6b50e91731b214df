/** The first login with multi-factor authentication. */
export const registration = {
  'registration.heading': 'Complete your registration',
  'registration.text': 'Enter the username and password of your account. Then you set up multi-factor authentication.',
  'registration.trouble': 'Having trouble logging in?',
};
