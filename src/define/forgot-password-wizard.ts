import { ForgotPasswordWizard } from '../elements/forgot-password-wizard/forgot-password-wizard.js';
import { register } from './register.js';

register('forgot-password-wizard', ForgotPasswordWizard);
