import type { Format } from '../format.js';

type Wait = { wait: number | undefined };
const again = ({ wait }: Wait, f: Format) => (wait === undefined ? 'Try again later' : `Try again in ${f.duration(wait)}`);

/** The sentences for failed calls: what happened, and what the visitor can do. */
export const problems = {
  'status.working': 'Please wait',

  'problem.invalid_credentials': 'What you entered does not match our records. Check it and try again.',
  'problem.ticket_expired': 'This took too long, so we had to stop for your safety. Start again.',
  'problem.rate_limited': ({ wait }: Wait, f: Format) => `Too many tries in a short time. ${again({ wait }, f)}.`,
  'problem.account_locked': ({ wait }: Wait, f: Format) => `This account is locked for now. ${again({ wait }, f)}, or contact the help desk.`,
  'problem.registration_failed': 'We could not complete your registration. Reset it to start again.',
  'problem.invalid_input': 'The server did not accept what was entered. Check it and try again.',
  'input.required': 'Fill in this field.',
  'input.malformed': 'The server did not accept what was entered here. Check it and try again.',
  'input.too-long': 'This is too long. Shorten it.',
  'problem.unauthorized': 'You need to sign in again before you can continue.',
  'problem.forbidden': 'You are not allowed to do this. Contact the help desk.',
  'problem.not_found': 'We could not find what you asked for.',
  'problem.conflict': 'Something else changed this at the same time. Try again.',
  'problem.reauthentication_required': 'Confirm that it is you, then try again.',
  'problem.unsupported': 'This is not available here. Choose another way, or contact the help desk.',
  'problem.timeout': ({ sent }: { sent: boolean }) =>
    sent ? 'This is taking too long. Your request may have arrived. Wait a moment and try again.'
      : 'This is taking too long. Try again.',
  'problem.unexpected_response': 'Something went wrong on our side. Try again in a few minutes.',
};
