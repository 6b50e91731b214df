import type { Format } from '../../format.js';

type Remaining = { seconds: number };

/** A link that was sent by email. */
export const linkSent = {
  'link-sent.heading': 'Check your email',
  'link-sent.text': 'If an account matches what you entered, we have sent a link to its registered email address. Follow it to complete your registration.',
  'link-sent.reset-text': 'If an account matches what you entered, we have sent a link to its registered email address. Follow it to choose a new password.',
  'link-sent.to': 'Sent to',
  'link-sent.expires-in': ({ seconds }: Remaining, f: Format) => `The link works for ${f.duration(seconds)}`,
  'link-sent.one-minute': 'The link works for one more minute.',
  'link-sent.expired': 'The link may have expired. Send a new one.',
  'link-sent.resent': 'A new link has been sent.',
  'link-sent.again': 'Send a new link',
  'link-sent.available-in': ({ seconds }: Remaining, f: Format) => `New link available in ${f.duration(seconds)}`,
  'link-sent.not-arrived': 'No email after a few minutes? Look in your spam folder, and check that what you entered is correct.',
};
