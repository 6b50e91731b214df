type Of = { organization: string };

/** The choice between the logins. */
export const loginOptions = {
  'login-options.heading': 'Sign in',
  'login-options.organization': ({ organization }: Of) => organization,
  'login-options.organization-text': ({ organization }: Of) => `Use this login button if you have a domain account with ${organization}`,
  'login-options.organization-login': ({ organization }: Of) => `Login with your ${organization} account`,
  'login-options.others': 'Customer/Provider',
  'login-options.others-text': 'Use this login button if you are a customer or provider user',
  'login-options.email': 'Login with Email',
  'login-options.phone': 'Login with Phone',
  'login-options.remember': 'Remember Me',
  'login-options.remember-hint': 'Do not tick this on a computer that you share.',
  'login-options.register': 'No account yet? Register',
  'login-options.first-login': 'First login with multi-factor authentication? Complete your registration',
  'login-options.trouble': 'Having trouble logging in?',
};
