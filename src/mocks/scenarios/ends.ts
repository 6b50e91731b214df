import { alter, answerWith, only } from '../faults.js';
import type { Scenario } from './scenario.js';

export const ends = [
  { name: 'redirect-step', about: 'Signing in and resetting a password happen on another site, to which the visitor is sent.',
    sees: 'That site, where the page allows it; else “We could not take you to the next page, because its address is not on the list of safe addresses.”',
    faults: [only(['signIn', 'startPasswordReset'], answerWith(200, 'application/json', '{"step":"redirect","to":"https://login.partner.example/start"}'))] },
  { name: 'done-home', about: 'Once done, the visitor is sent to a page of the same site.',
    sees: '“Your password has been changed”, then the page /home.',
    faults: [alter('done', (step) => ({ ...step, redirectTo: '/home' }))] },
  { name: 'done-elsewhere', about: 'Once done, the visitor is sent to another site, which nobody has allowed.',
    sees: '“Your password has been changed”, “We could not take you to the next page”, and no other site.',
    faults: [alter('done', (step) => ({ ...step, redirectTo: 'https://elsewhere.example/' }))] },
  { name: 'done-script', about: 'Once done, the visitor is sent to a script.',
    sees: '“Your password has been changed”, “We could not take you to the next page”, and no script runs.',
    faults: [alter('done', (step) => ({ ...step, redirectTo: 'javascript:alert(1)' }))] },
  { name: 'done-signed-out', about: 'Once done, the visitor still has to sign in.',
    sees: '“You can sign in with your new password now.”',
    faults: [alter('done', (step) => ({ ...step, signedIn: false }))] },
] as const satisfies readonly Scenario[];
