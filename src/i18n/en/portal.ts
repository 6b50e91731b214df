/** The login portal. */
export const portal = {
  'portal.not-loaded': 'This part of the page could not be loaded. Check your connection, then try again.',
};
