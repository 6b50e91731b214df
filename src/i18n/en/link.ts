/** Where an emailed link lands. */
export const link = {
  'link.heading': 'Complete your registration',
  'link.text': 'You followed the link in our email. Continue to confirm that it is you, and to set up multi-factor authentication.',
  'link.again': 'Send a new link',
  'link.sign-in': 'Sign in',
  'link.back': 'Back',
  'link.link_expired-heading': 'This link has expired',
  'link.link_expired': 'For your safety, a link works for a short time only.',
  'link.link_expired-next': 'Have a new link sent, and follow it soon after it arrives.',
  'link.link_used-heading': 'This link has been used',
  'link.link_used': 'Somebody has completed a registration with this link. Each link works once.',
  'link.link_used-next': 'If that was you, you can sign in. Otherwise have a new link sent.',
  'link.link_invalid-heading': 'This link does not work',
  'link.link_invalid': 'Perhaps it was not copied whole, or it has been replaced by a newer one.',
  'link.link_invalid-next': 'Look for a newer email and follow its link, or have a new link sent.',
};
