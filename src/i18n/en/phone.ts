/** A phone challenge that a host uses on its own. */
export const phone = {
  'phone.heading': 'Verify your phone',
  'phone.loading': 'Please wait',
  'phone.no-challenge': 'There is nothing to verify here now. Go back and start again.',
  'action.back': 'Back',
  'developer.bad-challenge': ({ tag }: { tag: string }) =>
    `<${tag}> needs a challenge: a choose-method, code-sent or call-in-progress Step with its ticket.`,
};
