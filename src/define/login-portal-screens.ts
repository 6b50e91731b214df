/** What the portal shows after its first screen: one module, so that a bundler makes one file of it. */
import './forgot-password-wizard.js';
import './login-help.js';
import './mfa-registration.js';
import './registration-reset.js';
import './sign-in-form.js';
