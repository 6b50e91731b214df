import type { Operation } from '../../src/client/auth-client.js';
import type { ServerProblem } from '../../src/client/schemas/problem.js';
import { markdown } from './text.js';

export type Code = ServerProblem['code'];

export interface Description {
  readonly tag: 'flows' | 'steps' | 'admin';
  readonly summary: string;
  /** What it does, and the rules that concern it. */
  readonly about: string;
  /** The codes with which it can fail, beside those of {@link anywhere}. */
  readonly failures: readonly Code[];
}

/** Codes that every operation may answer with: they concern the request, not what it asks for. */
export const anywhere: readonly Code[] = ['unauthorized', 'forbidden', 'invalid_input', 'rate_limited', 'unsupported'];

/** Codes of every operation that takes a ticket. */
const ticketed: readonly Code[] = ['ticket_expired', 'conflict'];

/** What the schemas cannot say of an operation. Paths, methods, keys, inputs and answers come from the sources. */
export const operations: Readonly<Record<Operation, Description>> = {
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
      - \`target\` is the visitor's own input, masked, never an address from the record. For a username it is absent.
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
      - \`target\` is the visitor's own input, masked; absent for a username.
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
  sendCode: {
    tag: 'steps',
    summary: 'Send a code, or call',
    about: markdown`
      Chooses a method and a channel after \`choose-method\`, sends a code again, or rings up. What is left out stays as it was before;
      where there was nothing before, it is the only method and its first channel.

      - \`sms\` and \`email\` answer \`code-sent\`. \`call\` answers \`call-in-progress\`, or \`code-sent\` with \`channel: "call"\` where
        your provider speaks a code (rule 7).
      - A new code makes the one before it invalid. It does not forgive wrong attempts, except those that have led to
        \`too_many_attempts\`; limit how often codes are sent.
      - Sending again before \`resendIn\` has passed is \`rate_limited\` with the rest of the wait.
      - A decoy (rule 2) is answered like any other ticket; nothing is sent.
    `,
    failures: ['delivery_failed', ...ticketed],
  },
  verifyCode: {
    tag: 'steps',
    summary: 'Verify a code',
    about: markdown`
      The right code leads on: to another proof, to \`enroll\`, to \`set-password\`, or to the end.

      - A wrong code counts each time; it is never answered from a replay (rule 4). After a few (three are usual) every code is
        \`too_many_attempts\`, also the right one, until a new one is sent.
      - An expired code is \`code_expired\`, whether or not it is right. Expired or tried too often, the ticket stays good for sending
        another.
      - Compare in constant time. Codes are digits; leading zeros count.
      - In a password reset, \`set-password\` follows only when the email and, where one is or was enrolled, a phone are proved
        (rule 3).
    `,
    failures: ['invalid_code', 'code_expired', 'too_many_attempts', 'registration_failed', ...ticketed],
  },
  callStatus: {
    tag: 'steps',
    summary: 'Ask how a call goes',
    about: markdown`
      Asked every \`pollIn\` seconds while a call is in progress (rule 7). As long as it rings the answer is \`call-in-progress\`, and it
      may keep the ticket, because polls can overlap. Once # was pressed, the answer is the next step, as after a right code.

      - A call that comes to nothing is \`delivery_failed\` with \`channel: "call"\` and the reason. The ticket stays good: the visitor
        may be called again at once, or choose another way.
      - It changes nothing and carries no \`Idempotency-Key\`. Give the answer that leads on again for 60 seconds to the same ticket,
        for the poll that was on its way at the same time.
    `,
    failures: ['delivery_failed', 'registration_failed', ...ticketed],
  },
  enroll: {
    tag: 'steps',
    summary: 'Enrol a phone or an email',
    about: markdown`
      Chooses the new factor after \`enroll\` and sends its code or rings it up. Without \`value\` it is the address on record, which the
      offer shows masked. It may be asked again with another address as long as the code is not verified.

      - The factor is bound only when its code is verified or # was pressed. Then, and not before, the registration is complete, the
        link that led here is spent, and the user is told by mail.
      - An address that belongs to somebody else is \`method_taken\`, a number that cannot be rung is \`phone_invalid\`. By now the
        password is proved, so only the holder of an account hears that.
      - \`registration_failed\` shows the visitor the registration error with its Reset.
    `,
    failures: ['phone_invalid', 'method_taken', 'registration_failed', 'delivery_failed', ...ticketed],
  },
  setPassword: {
    tag: 'steps',
    summary: 'Set a new password',
    about: markdown`
      The end of a password reset. The ticket must carry every proof that the account asks for, else it is \`conflict\` (rule 3).

      - Every rule of the \`policy\` that the password breaks is named in \`weak_password\`, so that the visitor hears of all at once.
        Lengths are counted in code points (NIST SP 800-63B-4, 3.1.1.2).
      - Success ends all sessions and all other flows of the account, and the user is told by mail. With \`signedIn: true\` the visitor
        is signed in; otherwise they are led to the login.
    `,
    failures: ['weak_password', 'account_locked', ...ticketed],
  },
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
};
