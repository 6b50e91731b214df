import './auth-client-provider.js';
import './forgot-password-wizard.js';
import './phone-challenge.js';
import './verification-code-input.js';
