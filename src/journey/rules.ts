/** What elements add to the one kernel. Loaded with an element, so it holds no more than names. */
import type { Rules } from './state.js';

/** Email, then Continue, then the phone of those who have one, then the new password. */
export const passwordReset: Rules = { name: 'passwordReset', flow: 'password-reset', pauseAfter: ['email'] };

/** A password, a second factor, and on into registration for those who have none. */
export const signIn: Rules = { name: 'signIn', flow: 'sign-in', pauseAfter: [] };

/** The first login with multi-factor authentication: the account's password, then a factor and its proof. */
export const registration: Rules = { name: 'registration', flow: 'registration', pauseAfter: [] };

/** A link by email, and what it leads to. */
export const registrationLink: Rules = { name: 'registrationLink', flow: 'registration-link', pauseAfter: [] };

/** A phone proved on its own, as part of a flow that the host composes. */
export const phoneChallenge: Rules = { name: 'phoneChallenge', flow: 'sign-in', pauseAfter: [], endsBeyond: true };
