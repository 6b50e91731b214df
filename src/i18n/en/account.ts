/** The fields by which visitors identify themselves. */
export const account = {
  'username.label': 'Username',
  'username.or-email': 'Your username or your email address',
  'current-password.label': 'Password',
};
