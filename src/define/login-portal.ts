import { LoginPortal } from '../elements/login-portal/login-portal.js';
import type { ScreenTag } from '../elements/login-portal/screens.js';
import { register } from './register.js';

const modules: Readonly<Record<ScreenTag, () => Promise<unknown>>> = {
  'login-options': () => import('./login-options.js'),
  'sign-in-form': () => import('./sign-in-form.js'),
  'forgot-password-wizard': () => import('./forgot-password-wizard.js'),
  'mfa-registration': () => import('./mfa-registration.js'),
  'registration-reset': () => import('./registration-reset.js'),
  'login-help': () => import('./login-help.js'),
};

// A visitor pays for the elements that they come to see.
LoginPortal.load = (tag) => modules[tag]();
register('login-portal', LoginPortal);
