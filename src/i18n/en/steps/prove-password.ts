import type { Format } from '../../format.js';

type Remaining = { seconds: number };

/** The password that a visitor must enter after an emailed link. */
export const provePassword = {
  'prove-password.heading': 'Confirm that it is you',
  'prove-password.text': 'Enter the username and password of your account. They were set when you first registered.',
  'prove-password.account': 'Account',
  'prove-password.expires-in': ({ seconds }: Remaining, f: Format) => `You have ${f.duration(seconds)}`,
  'prove-password.one-minute': 'You have one more minute.',
  'prove-password.expired': 'Your time may have run out. You can still try, or ask for a new link.',
};
