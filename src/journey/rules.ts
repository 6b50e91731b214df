/** The rules by which the elements' flows differ. Each element imports its rules statically, so this module holds data only. */
import type { Rules } from './state.js';

/** An emailed code and Continue, then the phone of an account that has one, then the new password. */
export const passwordReset: Rules = { name: 'passwordReset', flow: 'password-reset', pauseAfter: ['email'], doneAnswers: ['setPassword'] };

/** A password, then a second factor, or enrolment for an account that has none. */
export const signIn: Rules = { name: 'signIn', flow: 'sign-in', pauseAfter: [] };

/** The first login with multi-factor authentication: the account's password, then enrolment of a factor. */
export const registration: Rules = { name: 'registration', flow: 'registration', pauseAfter: [] };

/** An emailed link, and the enrolment that it leads to. */
export const registrationLink: Rules = { name: 'registrationLink', flow: 'registration-link', pauseAfter: [] };

/** The proof of one phone, as part of a flow that the host composes. */
export const phoneChallenge: Rules = { name: 'phoneChallenge', flow: 'sign-in', pauseAfter: [], endsOnOtherStep: true };
