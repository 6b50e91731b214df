/** An email address that is typed. */
export const email = {
  'email.label': 'Email Address',
};
