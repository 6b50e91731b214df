/** The fields by which a visitor says who they are. */
export const account = {
  'username.label': 'Username',
  'username.or-email': 'Your username or your email address',
  'current-password.label': 'Password',
};
