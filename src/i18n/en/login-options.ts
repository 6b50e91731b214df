type Of = { organization: string };

/** The ways in. */
export const loginOptions = {
  'login-options.heading': 'Log in',
  'login-options.organization': ({ organization }: Of) => organization,
  'login-options.organization-text': ({ organization }: Of) => `Use this login button if you have a ${organization} domain account`,
  'login-options.organization-login': ({ organization }: Of) => `Login with your ${organization} account`,
  'login-options.others': 'Customer/Provider',
  'login-options.others-text': 'Use this login button if you are a customer or provider user',
  'login-options.email': 'Login with Email',
  'login-options.phone': 'Login with Phone',
  'login-options.remember': 'Remember Me',
  'login-options.remember-hint': 'Leave this empty on a computer that others use too.',
  'login-options.register': 'No account yet? Register',
  'login-options.first-login': 'First login with multi-factor authentication? Complete your registration',
  'login-options.trouble': 'Having trouble logging in?',
};
