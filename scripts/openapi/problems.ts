import type { Code } from './operations.js';

/** The meaning of each code, for the authors of a server. */
export const problems: Readonly<Record<Code, string>> = {
  invalid_credentials: 'The name or the password is wrong. The answer must not say which.',
  unauthorized: 'The request has no valid session, or your own check in front of the routes (such as a CSRF check) rejected it.',
  reauthentication_required: 'The last sign-in is too long ago for this. The page sends the administrator to sign in, and then repeats the same intent.',
  forbidden: 'The signed-in user is not allowed to do this.',
  not_found: 'This administrator manages no such user.',
  link_invalid: 'No link was ever mailed with this token.',
  conflict: 'The operation is not possible at the ticket’s step (such as a new password before the proofs), or somebody else is changing the same user.',
  method_taken: 'The phone or email belongs to another account.',
  registration_failed: 'The registration cannot continue. Visitors see the registration error with its Reset, which mails a new link.',
  code_expired: 'The code has expired. The ticket stays valid for sending another.',
  ticket_expired: 'The ticket is unknown, already used, or too old. The visitor starts the flow again.',
  link_expired: 'The link is older than its lifetime.',
  link_used: 'The link was used: an enrolment was proved after it was mailed.',
  invalid_code: 'The code is wrong. `attemptsLeft`, when present, is the number of attempts that it has left.',
  weak_password: 'The password breaks the rules in `violations`.',
  phone_invalid: 'The phone number cannot be reached, or is not in E.164 form.',
  invalid_input: 'The request itself is wrong: `fields` names its members (or headers) and what is wrong with each.',
  account_locked: 'The account is locked, for `retryAfter` seconds or until somebody unlocks it.',
  rate_limited: 'There were too many requests. `retryAfter` is the wait in seconds.',
  too_many_attempts: 'There were too many wrong attempts at this code. The ticket stays valid for sending another.',
  unsupported: 'The server does not offer this. The element shows that it is not available.',
  delivery_failed: 'The code or the call did not reach its target, for `reason`.',
};
