/** A flow that continues on another page. */
export const redirect = {
  'redirect.heading': 'One moment',
  'redirect.text': 'We are taking you to the next page.',
  'redirect.refused': 'We could not take you to the next page, because its address is not on the list of safe addresses. Contact the help desk.',
};
