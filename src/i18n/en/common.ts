/** The messages of every element. */
export const common = {
  'summary.heading': 'There is a problem',
  'action.cancel': 'Cancel',
  'action.continue': 'Continue',
  'action.reset': 'Reset',
  'developer.no-client': ({ tag }: { tag: string }) =>
    `<${tag}> has no auth client. Set its client property or base-url attribute, or put it inside an <auth-client-provider>.`,
  'problem.unavailable': 'This is not available here. Contact the help desk.',

  'problem.network': ({ sent }: { sent: boolean }) =>
    sent ? 'The connection was lost. Your request may have arrived. Check your connection and try again.'
      : 'You are offline. Connect to the internet and try again.',
  'problem.not-loaded': 'Part of this page could not be loaded. Check your connection and try again. If it still does not work, reload the page.',

  'password.show': 'Show password',
  'password.hide': 'Hide password',
  'password.shown': 'Your password is shown',
  'password.hidden': 'Your password is hidden',
};
