// The first screen comes with the portal: a button that arrives one load later is one that a visitor waits for.
import './login-options.js';
import { LoginPortal } from '../elements/login-portal/login-portal.js';
import { mayBeginElsewhere } from '../elements/login-portal/screens.js';
import { register } from './register.js';

const load = (): Promise<unknown> => import('./login-portal-screens.js');
LoginPortal.load = load;
register('login-portal', LoginPortal);
// A link or a fragment may name another screen, which then need not wait for the portal's first drawing.
if (globalThis.location && mayBeginElsewhere()) load().catch(() => undefined);
