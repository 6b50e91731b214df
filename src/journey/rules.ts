import type { Rules } from './state.js';

/** Email, then Continue, then the phone of those who have one, then the new password. */
export const passwordReset: Rules = { flow: 'password-reset', pauseAfter: ['email'], shows: 'passwordReset' };

/** A password, a second factor, and on into registration for those who have none. */
export const signIn: Rules = { flow: 'sign-in', pauseAfter: [], shows: 'signIn' };

/** The first login with multi-factor authentication: the account's password, then a factor and its proof. */
export const registration: Rules = { flow: 'registration', pauseAfter: [], shows: 'registration' };

/** A link by email, and what it leads to. */
export const registrationLink: Rules = { flow: 'registration-link', pauseAfter: [], shows: 'registrationLink' };

/** A phone proved on its own, as part of a flow that the host composes. */
export const phoneChallenge: Rules = { flow: 'sign-in', pauseAfter: [], shows: 'phoneChallenge', endsBeyond: true };
