import { LoginHelp } from '../elements/login-help/login-help.js';
import { register } from './register.js';

register('login-help', LoginHelp);
// Most ask for help after something has failed, when the element that failed is gone.
if (globalThis.document) LoginHelp.watch(document);
