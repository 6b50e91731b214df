/** An emailed link that no longer works, and how to get another one. */
export const unusableLink = {
  'link.again': 'Send a new link',
  'link.sign-in': 'Sign in',
  'link.back': 'Back',
  'link.link_expired': 'For your safety, a link works for a short time only.',
  'link.link_expired-next': 'Ask for a new link, and follow it soon after it arrives.',
  'link.link_used': 'Someone has completed a registration with this link. Each link works once.',
  'link.link_used-next': 'If that was you, you can sign in. Otherwise ask for a new link.',
  'link.link_invalid': 'It may be incomplete, or a newer link has replaced it.',
  'link.link_invalid-next': 'Look for a newer email and follow its link, or ask for a new link.',
};
