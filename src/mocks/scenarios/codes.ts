import { alter, garble, only, refuse, tune } from '../faults.js';
import { steps } from './operations.js';
import type { Scenario } from './scenario.js';

export const codes = [
  { name: 'wrong-code', about: 'Every code is wrong; the third time there were too many attempts.',
    sees: '“The verification code is not right. Check it and try again.” and “2 tries left with this code”.',
    faults: [only(['verifyCode'], garble({ code: 'not this' }))] },
  { name: 'code-expired', about: 'Every code has expired by the time it is typed.',
    sees: '“The verification code has expired. Send a new code.”',
    faults: [only(['verifyCode'], refuse({ code: 'code_expired' }))] },
  { name: 'too-many-attempts', about: 'A code has been tried too often already; a new one must be asked for.',
    sees: '“You have entered a wrong code too many times. Send a new code.”',
    faults: [only(['verifyCode'], refuse({ code: 'too_many_attempts' }))] },
  { name: 'eight-digit-code', about: 'Codes have eight digits.', sees: '“8 digits” below the code field.', faults: [tune({ codeLength: 8 })] },
  { name: 'short-lived-code', about: 'Codes expire after 20 seconds.', sees: 'A code that counts down from “The code works for 20 seconds”.',
    faults: [tune({ codeLifetime: 20, emailCodeLifetime: 20 })] },
  { name: 'no-resend', about: 'A code cannot be sent again.', sees: '“Enter the verification code” without a button for a new one.',
    faults: [alter('code-sent', ({ resendIn: _, ...step }) => step)] },
  { name: 'resend-at-once', about: 'A code can be sent again without waiting.',
    sees: '“A new verification code has been sent. Earlier codes no longer work.” as soon as it is wanted.', faults: [tune({ resendIn: 0 })] },
  { name: 'no-times', about: 'The server does not say when codes and calls expire.',
    sees: '“Enter the verification code” without a word about how long it works.',
    faults: [
      alter('code-sent', ({ expiresIn: _, ...step }) => step),
      alter('call-in-progress', ({ expiresIn: _, ...step }) => step),
    ] },
  { name: 'ticket-expired', about: 'The visitor took too long: every step must be begun anew.',
    sees: 'The entry form again, with “This took too long, so we had to stop for your safety. Start again.”',
    faults: [only(steps, refuse({ code: 'ticket_expired' }))] },
] as const satisfies readonly Scenario[];
