import { markdown } from '../text.js';
import { ticketed, type Description } from './description.js';

export const steps = {
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
} as const satisfies Record<string, Description>;
