import type { Format } from '../../format.js';

type Remaining = { seconds: number };
/** Whether a new code can be sent from here. */
type Again = { again: boolean };
const newCode = (again: boolean) => (again ? 'Send a new code.' : 'Cancel, then start again.');

/** A code that was sent, and its field. */
export const codeSent = {
  'code-sent.heading': 'Enter the verification code',
  'code-sent.email': 'Verification code has been sent. Please copy it to the input box below.',
  'code-sent.sms': 'Verification code has been sent by text message. Please copy it to the input box below.',
  'code-sent.unknown': 'Verification code has been sent. Please copy it to the input box below.',
  'code-sent.call': 'We are calling you with a verification code. Please copy it to the input box below.',
  'code-sent.to': 'Sent to',
  'code-sent.change': 'Change',
  'code-sent.called': 'Calling',
  'code-sent.verify': 'Verify code',
  'code-sent.resend': 'Send new code',
  'code-sent.resent': 'A new verification code has been sent. Earlier codes no longer work.',
  'code-sent.available-in': ({ seconds }: Remaining, f: Format) => `New code available in ${f.duration(seconds)}`,
  'code-sent.expires-in': ({ seconds }: Remaining, f: Format) => `The code works for ${f.duration(seconds)}`,
  'code-sent.one-minute': 'The code works for one more minute.',
  'code-sent.expired': 'The code may have expired. You can still try it.',
  'code-sent.attempts-left': ({ count }: { count: number }, f: Format) =>
    f.plural(count, { one: `${f.number(count)} try left with this code`, other: `${f.number(count)} tries left with this code` }),
  'problem.invalid_code': 'The verification code is not right. Check it and try again.',
  'problem.code_expired': ({ again }: Again) => `The verification code has expired. ${newCode(again)}`,
  'problem.too_many_attempts': ({ again }: Again) => `You have entered a wrong code too many times. ${newCode(again)}`,
  'delivery.email': 'We could not send a message to that email address. Try again, or choose another way.',
  'delivery.busy': 'The line is busy. End the other call and try again, or ask for a code.',
  'delivery.no-answer': 'Nobody answered the call. Keep your phone near you and try again, or ask for a code.',
  'delivery.rejected': 'The call was declined. Accept it when we call again, or ask for a code.',
  'delivery.unreachable': 'We could not reach that phone. Check that it is switched on and has a signal, then try again or choose another way.',
  'delivery.blocked': 'That phone does not accept our calls or messages. Choose another way, or contact the help desk.',
};
