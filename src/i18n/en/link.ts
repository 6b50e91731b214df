/** Where an emailed link lands. */
export const link = {
  'link.heading': 'Complete your registration',
  'link.text': 'You followed the link in our email. Continue to confirm that it is you, and to set up multi-factor authentication.',
};
