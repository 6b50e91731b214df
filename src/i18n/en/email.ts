/** The email field. */
export const email = {
  'email.label': 'Email Address',
};
