import type { Format } from '../../format.js';

type Remaining = { seconds: number };

/** A phone call that rings. */
export const callInProgress = {
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
};
