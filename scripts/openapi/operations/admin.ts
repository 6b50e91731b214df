import { markdown } from '../text.js';
import type { Description } from './description.js';

export const admin = {
  listUsers: {
    tag: 'admin',
    summary: 'Search the managed users',
    about: markdown`
      Returns a page of the users whom the signed-in administrator manages, in a stable order (rule 8). It is a POST because names and
      addresses must not be in URLs (rule 5). It changes nothing and carries no \`Idempotency-Key\`.

      - \`query\` is searched in names, usernames, emails and phones. Absent or empty, it finds all users.
      - \`nextCursor\` is opaque, and absent on the last page. A cursor of another search is \`invalid_input\`.
      - Leave \`total\` out when counting is expensive.
    `,
    failures: ['reauthentication_required'],
  },
  getUser: {
    tag: 'admin',
    summary: 'Read one user',
    about: markdown`
      Returns one user, unmasked. A user whom this administrator does not manage is \`not_found\`, exactly like one who does not exist (rule 8).
    `,
    failures: ['not_found', 'reauthentication_required'],
  },
  resetRegistration: {
    tag: 'admin',
    summary: "Reset a user's registration",
    about: markdown`
      Removes the proven factors of a user, who then registers again. Only an administrator can remove a proven factor (rule 3).

      - It ends all sessions and flows of the user, and informs them by mail. With \`link\` in the answer, a registration link was mailed.
        Without it, the user registers from the login page.
      - The server remembers the former factors: until a new one is proved, a password reset still requires the former phone.
      - An administrator cannot reset their own registration: \`forbidden\`. Somebody else's user is \`not_found\` (rule 8).
      - To require a fresh sign-in first, answer \`reauthentication_required\`. The page sends the administrator to sign in, and then
        repeats the same intent with the same \`Idempotency-Key\`.
    `,
    failures: ['not_found', 'conflict', 'reauthentication_required'],
  },
} as const satisfies Record<string, Description>;
