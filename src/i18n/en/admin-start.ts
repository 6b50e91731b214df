/** What an administrator sees before the server has answered: the frame of the list and of one user's page. */
export const adminStart = {
  'admin.setup': 'Setup',
  'admin.manage-users': 'Manage Users',
  'admin.breadcrumb': 'Where you are',
  'admin.wait': 'Please wait',
  'admin.search': 'Search users',
  'admin.search-hint': 'By name, username, email or phone',
  'admin.account': 'Account Information',
  'admin.back': 'Back to users',
  'admin.try-again': 'Try again',
  'developer.no-admin-client': ({ tag }: { tag: string }) =>
    `<${tag}> has no admin client. Set its adminClient property or admin-base-url attribute, or put it inside an <auth-client-provider> that has one.`,
};
