import { markdown } from '../text.js';
import { ticketed, type Description } from './description.js';

export const flows = {
  signIn: {
    tag: 'flows',
    summary: 'Sign in with a password',
    about: markdown`
      Begins a sign-in or, for somebody whose registration is not complete, the first registration of a second factor.
      With \`ticket\` it answers a \`prove-password\` step instead: the flow goes on, and only the password of the account whom the
      ticket belongs to is right.

      - A wrong password and an unknown name get the same answer, \`invalid_credentials\`, after the same time (rule 2). The same holds
        for a disabled account.
      - That an account is locked is told only to who knows its password, or to everybody alike: otherwise \`account_locked\` tells who
        has an account.
      - Whoever has a proven second factor proves it (\`choose-method\` or \`code-sent\`) before anything else, also before enrolling
        another one. Whoever has none is led to \`enroll\` (rule 3).
      - \`remember\` asks for a session that outlives the browser. How long is your decision.
      - Limit attempts per account and per origin, whether or not the account exists.
    `,
    failures: ['invalid_credentials', 'account_locked', 'phone_invalid', 'registration_failed', ...ticketed],
  },
  startPasswordReset: {
    tag: 'flows',
    summary: 'Begin a password reset',
    about: markdown`
      Sends a code to the mailbox of the account and answers \`code-sent\`. The email is always proved first; a phone, where one is or
      was enrolled, comes after it.

      - Known, unknown, locked and disabled accounts: the same status, the same members, the same timing (rule 2). Whoever may not
        reset a password gets a decoy: a ticket like any other, whose codes never verify and whose attempts are counted like any
        other's. Never answer 404, 409 or \`delivery_failed\` here.
      - \`target\` is the visitor's own input, masked, never an address from the record. For a phone and a username it is absent.
      - Do the sending after the answer, or in the background, so that the time it takes does not tell who exists.
    `,
    failures: ['phone_invalid'],
  },
  requestRegistrationLink: {
    tag: 'flows',
    summary: 'Mail a registration link',
    about: markdown`
      Mails a link with which a registration is done again (\`reset\`, after the registration error or an administrator's reset) or
      brought to its end (\`incomplete\`). It resets nothing by itself: self-service never removes a proven factor (rule 3).

      - The same answer and timing for everybody, whether or not a mail goes out (rule 2).
      - Put the token into the fragment of the link (\`…/login#token=…\`), where no server, log or referrer sees it. Make it
        unguessable, and valid for a short time (20 minutes are usual).
      - \`target\` is the visitor's own input, masked; absent for a phone and a username.
    `,
    failures: ['phone_invalid'],
  },
  openLink: {
    tag: 'flows',
    summary: 'Open an emailed link',
    about: markdown`
      Sent when a person clicks the button on the link's page, never by opening the page: mail scanners open links, too (rule 6).
      The answer is always \`prove-password\`, because a mailbox alone must not bind a new factor (rule 3).

      - The link stays good until enrolment is proved, so a second click or a reload does no harm. After that, every link of this
        account answers \`link_used\`. The ticket ends with the link: an opened link is worth no more than one in a mailbox.
      - It needs no \`Idempotency-Key\`: opened twice, it begins two flows, of which one is finished.
    `,
    failures: ['link_invalid', 'link_expired', 'link_used'],
  },
} as const satisfies Record<string, Description>;
