/** The page that an emailed link opens. */
export const link = {
  'link.heading': 'Complete your registration',
  'link.text': 'You followed the link in our email. Continue to confirm that it is you, and to set up multi-factor authentication.',
  'link.link_expired-heading': 'This link has expired',
  'link.link_used-heading': 'This link has been used',
  'link.link_invalid-heading': 'This link does not work',
};
