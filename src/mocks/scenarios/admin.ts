import { firstTime, only, refuse, tune } from '../faults.js';
import type { Scenario } from './scenario.js';

export const admin = [
  { name: 'admin-signed-out', about: 'The administrator is signed out.',
    sees: '“You cannot see these users. You may have been signed out, or you may not be allowed to manage them.”',
    faults: [only(['listUsers', 'getUser', 'resetRegistration'], refuse({ code: 'unauthorized' }))] },
  { name: 'admin-forbidden', about: 'The administrator may see users and reset none.',
    sees: '“You cannot reset this registration, and nothing was changed.”',
    faults: [only(['resetRegistration'], refuse({ code: 'forbidden' }))] },
  { name: 'admin-user-gone', about: 'The user to reset is no longer there.',
    sees: '“You cannot reset this registration, and nothing was changed.”',
    faults: [only(['resetRegistration'], refuse({ code: 'not_found' }))] },
  { name: 'admin-conflict', about: 'Somebody else is changing the same user.',
    sees: '“Someone else is changing this user. Wait a moment, then try again.”',
    faults: [only(['resetRegistration'], refuse({ code: 'conflict' }))] },
  { name: 'admin-step-up', about: 'The administrator has to sign in again before the first reset.',
    sees: '“Before the registration is reset, confirm that it is you. The reset then continues. Nothing has been changed yet.”',
    faults: [only(['resetRegistration'], refuse({ code: 'reauthentication_required' }, firstTime))] },
  { name: 'admin-no-link', about: 'A reset sends no link: the user registers from the login page.',
    sees: '“We have told them. Before they can sign in, they must register again: on the login page, they follow the link for the first login with multi-factor authentication.”',
    faults: [tune({ mailsResetLink: false })] },
] as const satisfies readonly Scenario[];
