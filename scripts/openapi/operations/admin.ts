import { markdown } from '../text.js';
import type { Description } from './description.js';

export const admin = {
  listUsers: {
    tag: 'admin',
    summary: 'Search the users one manages',
    about: markdown`
      A page of the users whom the signed-in administrator manages, in a stable order (rule 8). It is a POST because names and addresses
      do not belong into URLs (rule 5); it changes nothing and carries no \`Idempotency-Key\`.

      - \`query\` is looked for in names, usernames, emails and phones; absent or empty, it finds everybody.
      - \`nextCursor\` is opaque, and absent on the last page. A cursor of another search is \`invalid_input\`.
      - \`total\` may be left out where counting is costly.
    `,
    failures: ['reauthentication_required'],
  },
  getUser: {
    tag: 'admin',
    summary: 'Read one user',
    about: markdown`
      One user, unmasked. A user whom this administrator does not manage is \`not_found\`, exactly as one who does not exist (rule 8).
    `,
    failures: ['not_found', 'reauthentication_required'],
  },
  resetRegistration: {
    tag: 'admin',
    summary: "Reset a user's registration",
    about: markdown`
      Removes the proven factors of a user, so that they register again. Nobody but an administrator removes a proven factor (rule 3).

      - It ends all sessions and flows of the user and tells them by mail. With \`link\` in the answer, a registration link was mailed;
        without it, the user registers from the login page.
      - What was enrolled before is remembered: until a new factor is proved, a password reset still asks for the former phone.
      - An administrator cannot reset their own registration: \`forbidden\`. Somebody else's user is \`not_found\` (rule 8).
      - To ask for a fresh sign-in first, answer \`reauthentication_required\`; the page sends the administrator to sign in and repeats
        the same intent with the same \`Idempotency-Key\`.
    `,
    failures: ['not_found', 'conflict', 'reauthentication_required'],
  },
} as const satisfies Record<string, Description>;
