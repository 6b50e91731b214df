import type { Code } from './operations.js';

/** What each code tells, for those who write a server. */
export const problems: Readonly<Record<Code, string>> = {
  invalid_credentials: 'The name or the password is wrong; which of them, nobody is told.',
  unauthorized: 'The request carries no session that is good for this, or a gate of yours in front of the routes (a CSRF check, say) turned it away.',
  reauthentication_required: 'Signed in, but not recently enough for this: the page sends the administrator to sign in and then repeats the same intent.',
  forbidden: 'Signed in, and not allowed to do this, whatever is tried.',
  not_found: 'There is no such user among those whom this administrator manages.',
  link_invalid: 'No link was ever mailed with this token.',
  conflict: 'It does not fit where the ticket stands (a new password before the proofs, say), or somebody else is changing the same user.',
  method_taken: 'The phone or email belongs to another account.',
  registration_failed: 'The registration cannot go on as it stands. Visitors see the registration error with its Reset, which mails a new link.',
  code_expired: 'The code came too late. The ticket stays good for sending another.',
  ticket_expired: 'The ticket is unknown, was used already, or is too old: the flow begins anew.',
  link_expired: 'The link is older than its lifetime.',
  link_used: 'An enrolment was proved since the link was mailed.',
  invalid_code: 'The code is wrong. `attemptsLeft`, where given, is how many more tries this code has.',
  weak_password: 'The password breaks the rules in `violations`.',
  phone_invalid: 'The phone is not a number that can be reached, or not in E.164 form.',
  invalid_input: 'The request itself is wrong: `fields` names its members (or headers) and what is wrong with each.',
  account_locked: 'The account is locked, for `retryAfter` seconds or until somebody unlocks it.',
  rate_limited: 'Too much, too fast: `retryAfter` is how long to wait.',
  too_many_attempts: 'This code was tried too often. The ticket stays good for sending another.',
  unsupported: 'The server does not offer this. The element shows that it is not available.',
  delivery_failed: 'The code or the call did not reach its target, for `reason`.',
};
