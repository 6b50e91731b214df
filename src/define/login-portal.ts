// The first screen loads with the portal, so that the visitor does not wait for its buttons.
import './login-options.js';
import { LoginPortal } from '../elements/login-portal/login-portal.js';
import { mayBeginElsewhere } from '../elements/login-portal/screens.js';
import { register } from './register.js';

const load = (): Promise<unknown> => import('./login-portal-screens.js');
LoginPortal.load = load;
register('login-portal', LoginPortal);
// A link or a fragment may name another screen. Loading starts before the portal's first rendering.
if (globalThis.location && mayBeginElsewhere()) load().catch(() => undefined);
