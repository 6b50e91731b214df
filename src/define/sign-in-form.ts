import { SignInForm } from '../elements/sign-in-form/sign-in-form.js';
import { register } from './register.js';

register('sign-in-form', SignInForm);
