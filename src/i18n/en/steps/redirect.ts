/** Another page goes on. */
export const redirect = {
  'redirect.heading': 'One moment',
  'redirect.text': 'We are taking you to the next page.',
  'redirect.refused': 'We did not follow the address that the server gave, because it is not on the list of safe ones. Contact the help desk.',
};
