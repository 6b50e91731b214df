import type { Rules } from './state.js';

/** Email, then Continue, then the phone of those who have one, then the new password. */
export const passwordReset: Rules = {
  flow: 'password-reset',
  pauseAfter: ['email'],
  shows: ['choose-method', 'code-sent', 'call-in-progress', 'set-password', 'redirect', 'done'],
};

/** A phone proved on its own, as part of a flow that the host composes. */
export const phoneChallenge: Rules = {
  flow: 'sign-in',
  pauseAfter: [],
  shows: ['choose-method', 'code-sent', 'call-in-progress', 'redirect', 'done'],
  endsBeyond: true,
};
