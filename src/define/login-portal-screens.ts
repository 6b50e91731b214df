/** The portal's further screens, in one module, so that a bundler makes one file of them. */
import './forgot-password-wizard.js';
import './login-help.js';
import './mfa-registration.js';
import './registration-reset.js';
import './sign-in-form.js';
