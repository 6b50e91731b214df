import { enroll } from './steps/enroll.js';
import { provePassword } from './steps/prove-password.js';

/** The Steps that only the elements of a registration load. */
export const registrationSteps = { ...provePassword, ...enroll };
