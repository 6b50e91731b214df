import { insteadOf, only, refuse, ticketless } from '../faults.js';
import type { Scenario } from './scenario.js';

export const registration = [
  { name: 'expired-link', about: 'Every emailed link has expired.',
    sees: '“This link has expired” and “Ask for a new link, and follow it soon after it arrives.”',
    faults: [only(['openLink'], refuse({ code: 'link_expired' }))] },
  { name: 'used-link', about: 'Every emailed link was used before.',
    sees: '“This link has been used” and “If that was you, you can sign in. Otherwise ask for a new link.”',
    faults: [only(['openLink'], refuse({ code: 'link_used' }))] },
  { name: 'invalid-link', about: 'No emailed link is known.',
    sees: '“This link does not work” and “Look for a newer email and follow its link, or ask for a new link.”',
    faults: [only(['openLink'], refuse({ code: 'link_invalid' }))] },
  { name: 'registration-error', about: 'Whoever should enrol meets the registration error with its Reset.',
    sees: '“We could not complete your registration. Reset it to start again.” and a Reset button, after the password.',
    faults: [insteadOf('enroll', { code: 'registration_failed' })] },
  { name: 'registration-error-once', about: 'A first login meets the registration error with its Reset; the link that is then sent leads on to the end.',
    sees: '“We could not complete your registration. Reset it to start again.” and a Reset button, after the password; no error after the emailed link.',
    faults: [insteadOf('enroll', { code: 'registration_failed' }, ticketless)] },
  { name: 'enrolment-error', about: 'The registration error comes when a phone or email has been chosen.',
    sees: '“We could not complete your registration. Reset it to start again.” and a Reset button, after the choice.',
    faults: [only(['enroll'], refuse({ code: 'registration_failed' }))] },
  { name: 'phone-invalid', about: 'No phone number is accepted.',
    sees: '“That phone number was not accepted. Check it, or use another one.”',
    faults: [only(['enroll'], refuse({ code: 'phone_invalid' }))] },
  { name: 'phone-taken', about: 'Whatever is enrolled belongs to somebody else already.',
    sees: '“Another account already uses that. Use a different one.”',
    faults: [only(['enroll'], refuse({ code: 'method_taken' }))] },
] as const satisfies readonly Scenario[];
