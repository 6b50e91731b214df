import type { Format } from '../format.js';

type Remaining = { seconds: number };
/** Whether a new code can be sent from here. */
type Again = { again: boolean };
const newCode = (again: boolean) => (again ? 'Send a new code.' : 'Cancel, then start again.');

/** A code that was sent, a call that rings, and the choice between them. */
export const challenge = {
  'code-sent.heading': 'Enter the verification code',
  'code-sent.email': 'Verification code has been sent. Please copy it to the input box below.',
  'code-sent.sms': 'Verification code has been sent by text message. Please copy it to the input box below.',
  'code-sent.unknown': 'Verification code has been sent. Please copy it to the input box below.',
  'code-sent.call': 'We are calling you with a verification code. Please copy it to the input box below.',
  'code-sent.to': 'Sent to',
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

  'verified.heading': 'Code verified',
  'verified.text': 'Your verification code is correct. You can continue.',
  'verified.final': 'Your phone has been verified.',

  'choose-method.heading': 'Verify your phone',
  'choose-method.any-heading': 'Verify that it is you',
  'choose-method.phone': 'Your phone number',
  'choose-method.email': 'Your email address',
  'choose-method.not-this-way': 'We cannot reach you there in this way. Choose another.',
  'choose-method.legend': 'Where should we reach you?',
  'choose-method.required': 'Choose where we should reach you',
  'choose-method.send': 'Send Code',
  'choose-method.call': 'Call Me',
  'choose-method.how': 'We can send a code by text message, or call you and ask you to press #.',
  'choose-method.how-any': 'We can send you a verification code, or call you and ask you to press #.',
  'choose-method.how-send': 'We send a verification code by text message.',
  'choose-method.how-email': 'We send a verification code by email.',
  'choose-method.how-code': 'We send you a verification code.',
  'choose-method.how-call': 'We call you and ask you to press #.',

  'call-in-progress.heading': 'Answer your phone',
  'call-in-progress.text': 'We are calling you now. Answer the call and press # on the keypad.',
  'call-in-progress.to': 'Calling',
  'call-in-progress.waiting': 'Waiting for you to press #',
  'call-in-progress.expires-in': ({ seconds }: Remaining, f: Format) => `We will wait for ${f.duration(seconds)}`,
  'call-in-progress.one-minute': 'We will wait for one more minute.',
  'call-in-progress.expired': 'The call has ended. You can ask for another call, or for a code.',
  'call-in-progress.ended-heading': 'The call has ended',
  'call-in-progress.ended': 'You can ask for another call, or for a code.',
  'call-in-progress.unknown-time': 'We are checking whether the call has ended.',

  'redirect.heading': 'One moment',
  'redirect.text': 'We are taking you to the next page.',
  'redirect.refused': 'We could not take you to the next page, because its address is not on the list of safe addresses. Contact the help desk.',

  'problem.invalid_code': 'The verification code is not right. Check it and try again.',
  'problem.code_expired': ({ again }: Again) => `The verification code has expired. ${newCode(again)}`,
  'problem.too_many_attempts': ({ again }: Again) => `You have entered a wrong code too many times. ${newCode(again)}`,
  'delivery.busy': 'The line is busy. End the other call and try again, or ask for a code.',
  'delivery.no-answer': 'Nobody answered the call. Keep your phone near you and try again, or ask for a code.',
  'delivery.rejected': 'The call was declined. Accept it when we call again, or ask for a code.',
  'delivery.unreachable': 'We could not reach that phone. Check that it is switched on and has a signal, then try again or choose another way.',
  'delivery.blocked': 'That phone does not accept our calls or messages. Choose another way, or contact the help desk.',
};
