/** Passwords that are shown, and hidden again. */
export const reveal = {
  'password.show': 'Show password',
  'password.hide': 'Hide password',
  'password.shown': 'Your password is shown',
  'password.hidden': 'Your password is hidden',
};
