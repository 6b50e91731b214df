import { drop, everyOther, firstTime, hang, loseAnswer, slow } from '../faults.js';
import type { Scenario } from './scenario.js';

export const network = [
  { name: 'slow', about: 'Every answer takes three seconds.',
    sees: '“Please wait” for three seconds, then “Enter the verification code”.', faults: [slow(3)] },
  { name: 'out-of-order', about: 'Of each operation every other answer, the first one included, comes two seconds late.',
    sees: '“Please wait” for two seconds, then “Enter the verification code”; never an older screen after a newer one.', faults: [slow(2, everyOther)] },
  { name: 'drop', about: 'The network is gone: no request arrives.',
    sees: '“The connection was lost. Your request may have arrived. Check your connection and try again.”', faults: [drop] },
  { name: 'lost-answer', about: 'Of each operation the first answer is lost, though the request arrived; a retry works.',
    sees: '“The connection was lost. Your request may have arrived. Check your connection and try again.” the first time, and the next step when tried again.',
    faults: [loseAnswer(firstTime)] },
  { name: 'hang', about: 'No answer ever comes.',
    sees: 'After 15 seconds, “This is taking too long. Your request may have arrived. Wait a moment and try again.”', faults: [hang] },
] as const satisfies readonly Scenario[];
