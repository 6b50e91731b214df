import { LoginOptions } from '../elements/login-options/login-options.js';
import { register } from './register.js';

register('login-options', LoginOptions);
