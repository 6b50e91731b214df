import { RegistrationReset } from '../elements/registration-reset/registration-reset.js';
import { register } from './register.js';

register('registration-reset', RegistrationReset);
