import { markdown } from '../text.js';
import { ticketed, type Description } from './description.js';

export const flows = {
  signIn: {
    tag: 'flows',
    summary: 'Sign in with a password',
    about: markdown`
      Starts a sign-in or, for an account whose registration is not complete, the first registration of a second factor.
      With \`ticket\` it answers a \`prove-password\` step instead. The flow then continues, and only the password of the ticket's own
      account is right.

      - A wrong password and an unknown name get the same answer, \`invalid_credentials\`, after the same time (rule 2). The same holds
        for a disabled account.
      - Answer \`account_locked\` only after the right password, or to everybody alike. Otherwise it reveals who has an account.
      - An account with a proven second factor must prove it (\`choose-method\` or \`code-sent\`) before anything else, also before enrolling
        another one. For an account without one, answer \`enroll\` (rule 3).
      - \`remember\` asks for a session that outlives the browser. You decide for how long.
      - Limit attempts per account and per origin, whether or not the account exists.
    `,
    failures: ['invalid_credentials', 'account_locked', 'phone_invalid', 'registration_failed', ...ticketed],
  },
  startPasswordReset: {
    tag: 'flows',
    summary: 'Start a password reset',
    about: markdown`
      Sends a code to the mailbox of the account and answers \`code-sent\`. The visitor always proves the email first, and then a phone
      where one is or was enrolled.

      - Known, unknown, locked and disabled accounts get the same status, the same members and the same timing (rule 2). A visitor who may
        not reset a password gets a decoy: a ticket like any other, whose codes never verify and whose attempts are counted like any
        other's. Never answer 404, 409 or \`delivery_failed\` here.
      - \`target\` is the visitor's own input, masked. It is never an address on record, and is absent for a phone and a username.
      - Send the mail after the answer, or in the background, so that the timing does not reveal whether the account exists.
    `,
    failures: ['phone_invalid'],
  },
  requestRegistrationLink: {
    tag: 'flows',
    summary: 'Mail a registration link',
    about: markdown`
      Mails a link to repeat a registration (\`reset\`, after the registration error or an administrator's reset) or to complete one
      (\`incomplete\`). The call itself resets nothing: self-service never removes a proven factor (rule 3).

      - The same answer and timing for everybody, whether or not a mail goes out (rule 2).
      - Put the token into the fragment of the link (\`…/login#token=…\`), where no server, log or referrer sees it. Make it
        unguessable, and valid for a short time (usually 20 minutes).
      - \`target\` is the visitor's own input, masked; absent for a phone and a username.
    `,
    failures: ['phone_invalid'],
  },
  openLink: {
    tag: 'flows',
    summary: 'Open an emailed link',
    about: markdown`
      Sent when a person clicks the button on the link's page, never by opening the page, because mail scanners open links too (rule 6).
      The answer is always \`prove-password\`, because a mailbox alone must not bind a new factor (rule 3).

      - The link stays valid until enrolment is proved, so a second click or a reload does no harm. After that, every link of this
        account answers \`link_used\`. The ticket expires together with the link, so opening a link does not extend its life.
      - It needs no \`Idempotency-Key\`: a link that is opened twice starts two flows, and the visitor completes one of them.
    `,
    failures: ['link_invalid', 'link_expired', 'link_used'],
  },
} as const satisfies Record<string, Description>;
