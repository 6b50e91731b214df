import { LoginHelp } from '../elements/login-help/login-help.js';
import { register } from './register.js';

register('login-help', LoginHelp);
// Most visitors ask for help after a failure, when the failed element is gone.
if (globalThis.document) LoginHelp.watch(document);
