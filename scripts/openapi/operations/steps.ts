import { markdown } from '../text.js';
import { ticketed, type Description } from './description.js';

export const steps = {
  sendCode: {
    tag: 'steps',
    summary: 'Send a code, or call',
    about: markdown`
      Chooses a method and a channel after \`choose-method\`, sends a code again, or calls the phone. An absent member keeps its previous
      value. The first time, it is the only method and its first channel.

      - \`sms\` and \`email\` answer \`code-sent\`. \`call\` answers \`call-in-progress\`, or \`code-sent\` with \`channel: "call"\` where
        your provider speaks a code (rule 7).
      - A new code makes the previous one invalid. It does not reset the count of wrong attempts, except after
        \`too_many_attempts\`. Limit how often codes are sent.
      - Sending again before \`resendIn\` has passed is \`rate_limited\` with the rest of the wait.
      - A decoy (rule 2) is answered like any other ticket; nothing is sent.
    `,
    failures: ['delivery_failed', ...ticketed],
  },
  verifyCode: {
    tag: 'steps',
    summary: 'Verify a code',
    about: markdown`
      The right code leads to another proof, to \`enroll\`, to \`set-password\`, or to the end of the flow.

      - A wrong code counts each time, and is never answered from a replay (rule 4). After a few wrong codes (usually three), every code is
        \`too_many_attempts\`, even the right one, until a new one is sent.
      - An expired code is \`code_expired\`, whether or not it is right. After \`code_expired\` and \`too_many_attempts\`, the ticket stays
        valid for sending another code.
      - Compare in constant time. Codes are digits; leading zeros count.
      - In a password reset, \`set-password\` follows only when the email and, where one is or was enrolled, a phone are proved
        (rule 3).
    `,
    failures: ['invalid_code', 'code_expired', 'too_many_attempts', 'registration_failed', ...ticketed],
  },
  callStatus: {
    tag: 'steps',
    summary: 'Poll a phone call',
    about: markdown`
      The page polls every \`pollIn\` seconds while a call is in progress (rule 7). While the phone rings, the answer is \`call-in-progress\`,
      and may keep the ticket, because polls can overlap. Once # was pressed, the answer is the next step, as after a right code.

      - A call that fails is \`delivery_failed\` with \`channel: "call"\` and the reason. The ticket stays valid: the visitor may ask for
        another call at once, or choose another method.
      - It changes nothing and carries no \`Idempotency-Key\`. For 60 seconds, repeat the answer with the next step for the same ticket,
        because another poll may have been sent at the same time.
    `,
    failures: ['delivery_failed', 'registration_failed', ...ticketed],
  },
  enroll: {
    tag: 'steps',
    summary: 'Enrol a phone or an email',
    about: markdown`
      Chooses the new factor after \`enroll\`, and sends a code to it or calls it. Without \`value\` it is the address or phone on record, which
      the offer shows masked. Until the code is verified, the page may call this again with another address or phone.

      - The factor is bound only when its code is verified or # was pressed. Only then is the registration complete. The link that led
        here is then spent, and the user is informed by mail.
      - An address of another account is \`method_taken\`. A number that cannot be called is \`phone_invalid\`. The password has been proved
        before, so only the owner of an account gets these answers.
      - \`registration_failed\` shows the visitor the registration error with its Reset.
    `,
    failures: ['phone_invalid', 'method_taken', 'registration_failed', 'delivery_failed', ...ticketed],
  },
  setPassword: {
    tag: 'steps',
    summary: 'Set a new password',
    about: markdown`
      Completes a password reset. The ticket must carry every proof that the account requires, else the answer is \`conflict\` (rule 3).

      - \`weak_password\` names every rule of the \`policy\` that the password breaks, so that the visitor sees all of them at once.
        Lengths are counted in code points (NIST SP 800-63B-4, 3.1.1.2).
      - Success ends all sessions and all other flows of the account, and the user is informed by mail. With \`signedIn: true\` the visitor
        is signed in. Otherwise the page leads them to the login.
    `,
    failures: ['weak_password', 'account_locked', ...ticketed],
  },
} as const satisfies Record<string, Description>;
