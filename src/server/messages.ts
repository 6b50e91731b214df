import type { LinkReason } from '../client/auth-client.js';
import type { Message, NoticeReason } from './ports.js';

/** What is written or said. Text messages and calls have no subject. */
export interface MessageText {
  readonly subject?: string;
  readonly text: string;
}

const minutes = (seconds: number): string => {
  const count = Math.max(1, Math.round(seconds / 60));
  return count === 1 ? '1 minute' : `${count} minutes`;
};

const codeMail = (code: string, lifetime: number): MessageText => ({
  subject: 'Your verification code',
  text: `Your verification code is ${code}. It expires in ${minutes(lifetime)}.\n\n`
    + 'If you did not ask for it, you can ignore this mail. Never tell the code to anyone. Please do not reply.',
});

/** Its last line lets a phone fill in the code on our page only (WebOTP, origin-bound one-time codes). */
const codeSms = (code: string, host: string): MessageText => ({
  text: `${code} is your verification code. Never tell it to anyone.\n\n@${host} #${code}`,
});

const codeCall = (code: string): MessageText => ({
  text: `Hello. Your verification code is ${[...code].join(', ')}. Once more: ${[...code].join(', ')}. Goodbye.`,
});

const keyCall: MessageText = {
  text: 'Hello. You are receiving this call because somebody is verifying their identity with your phone number. '
    + 'If it is you, press the pound key, #, now. Otherwise, please hang up.',
};

const linkReasonTexts: Readonly<Record<LinkReason, string>> = {
  reset: 'Your registration was reset.',
  incomplete: 'You started to register, but did not finish. You will need the email address and the password of that first attempt.',
};

const linkMail = (reason: LinkReason, link: string, lifetime: number): MessageText => ({
  subject: 'Account Registration Reset',
  text: `${linkReasonTexts[reason]} Please follow the link, and the instructions on its page, to register for multi-factor authentication:\n\n`
    + `${link}\n\nThe link expires in ${minutes(lifetime)}. Please do not reply to this mail.`,
});

const notices: Readonly<Record<NoticeReason, (target: string) => MessageText>> = {
  'password-changed': () => ({
    subject: 'Your password was changed',
    text: 'The password of your account was just reset, and you were signed out everywhere else. '
      + 'If it was not you, call the help desk at once. Please do not reply to this mail.',
  }),
  'registration-removed': () => ({
    subject: 'Your multi-factor registration was removed',
    text: 'An administrator has reset your multi-factor authentication registration, and you were signed out everywhere. '
      + 'You will register again the next time that you sign in. If you did not ask for this, call the help desk. Please do not reply to this mail.',
  }),
  'factor-added': (target) => ({
    subject: 'Your multi-factor registration is complete',
    text: `From now on you can verify your identity with ${target}. If it was not you, call the help desk at once. Please do not reply to this mail.`,
  }),
};

/** English words for a message. @param host the portal's, for phones that fill in codes */
export const messageText = (message: Message, host: string): MessageText => {
  switch (message.kind) {
    case 'code': return { email: codeMail(message.code, message.expiresIn), sms: codeSms(message.code, host), call: codeCall(message.code) }[message.channel];
    case 'call': return keyCall;
    case 'link': return linkMail(message.reason, message.link, message.expiresIn);
    case 'notice': return notices[message.reason](message.target ?? '');
  }
};
