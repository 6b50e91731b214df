import type { LinkReason } from '../client/auth-client.js';

/** `call` is a call that asks for the # key; one that speaks a code is a `code`. */
export type MessageKind = 'code' | 'link' | 'notice' | 'call';

/** What is written or said; the outbox adds sender, receiver and time. */
export interface Letter {
  readonly kind: MessageKind;
  readonly subject?: string;
  readonly text: string;
  readonly code?: string;
  readonly link?: string;
}

const minutes = (seconds: number): string => {
  const count = Math.max(1, Math.round(seconds / 60));
  return count === 1 ? '1 minute' : `${count} minutes`;
};

export const codeMail = (code: string, lifetime: number): Letter => ({
  kind: 'code',
  subject: 'Your verification code',
  text: `Your verification code is ${code}. It expires in ${minutes(lifetime)}.\n\n`
    + 'If you did not ask for it, you can ignore this mail. Never tell the code to anyone. Please do not reply.',
  code,
});

/** Its last line lets a phone fill in the code on our page only (WebOTP, origin-bound one-time codes). */
export const codeSms = (code: string, host: string): Letter => ({
  kind: 'code',
  text: `${code} is your verification code. Never tell it to anyone.\n\n@${host} #${code}`,
  code,
});

export const keyCall: Letter = {
  kind: 'call',
  text: 'Hello. You are receiving this call because somebody is verifying their identity with your phone number. '
    + 'If it is you, press the pound key, #, now. Otherwise, please hang up.',
};

export const codeCall = (code: string): Letter => ({
  kind: 'code',
  text: `Hello. Your verification code is ${[...code].join(', ')}. Once more: ${[...code].join(', ')}. Goodbye.`,
  code,
});

const linkReasonTexts: Readonly<Record<LinkReason, string>> = {
  reset: 'Your registration was reset.',
  incomplete: 'You started to register, but did not finish. You will need the email address and the password of that first attempt.',
};

export const linkMail = (reason: LinkReason, link: string, lifetime: number): Letter => ({
  kind: 'link',
  subject: 'Account Registration Reset',
  text: `${linkReasonTexts[reason]} Please follow the link, and the instructions on its page, to register for multi-factor authentication:\n\n`
    + `${link}\n\nThe link expires in ${minutes(lifetime)}. Please do not reply to this mail.`,
  link,
});

export const passwordChanged: Letter = {
  kind: 'notice',
  subject: 'Your password was changed',
  text: 'The password of your account was just reset, and you were signed out everywhere else. '
    + 'If it was not you, call the help desk at once. Please do not reply to this mail.',
};

export const registrationRemoved: Letter = {
  kind: 'notice',
  subject: 'Your multi-factor registration was removed',
  text: 'An administrator has reset your multi-factor authentication registration, and you were signed out everywhere. '
    + 'You will register again the next time that you sign in. If you did not ask for this, call the help desk. Please do not reply to this mail.',
};

export const factorAdded = (target: string): Letter => ({
  kind: 'notice',
  subject: 'Your multi-factor registration is complete',
  text: `From now on you can verify your identity with ${target}. If it was not you, call the help desk at once. Please do not reply to this mail.`,
});
