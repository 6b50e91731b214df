/** The pause after a verified code. */
export const verified = {
  'verified.heading': 'Code verified',
  'verified.text': 'Your verification code is correct. You can continue.',
  'verified.final': 'Your phone has been verified.',
};
