import { MfaRegistration } from '../elements/mfa-registration/mfa-registration.js';
import { register } from './register.js';

register('mfa-registration', MfaRegistration);
