import type { Channel, PasswordPolicy } from '../client/auth-client.js';

/** What an operator can set. Times are seconds. */
export interface Settings {
  /** The page where emailed links land; `#token=…` is appended. */
  linkBase: string;
  /** At least 6. */
  codeLength: number;
  /** 600 at most; for codes by email {@link emailCodeLifetime}. */
  codeLifetime: number;
  /** 3,600 at most. */
  emailCodeLifetime: number;
  /** Wrong codes until `too_many_attempts`. */
  codeAttempts: number;
  /** So many times `codeAttempts` wrong codes an hour are taken for one address. */
  codeRounds: number;
  /** Wait before a code is sent again to the same address by the same channel, or the same link is asked for again. */
  resendIn: number;
  /** 3,600 at most. */
  ticketLifetime: number;
  /** 86,400 at most. */
  linkLifetime: number;
  pollIn: number;
  /** How long a phone rings before nobody has answered. */
  ringsFor: number;
  /** Wrong passwords until the account is locked for a while. */
  passwordAttempts: number;
  lockedFor: number;
  /** Flows that one identifier may start in a minute. */
  startsPerMinute: number;
  /** Messages that one address may be sent in an hour. Before a first proof what is above is not sent, and the answer is as ever. */
  sendsPerHour: number;
  policy: PasswordPolicy;
  phoneChannels: readonly Channel[];
  /** Calls say a code instead of asking for the # key. */
  callSpeaksCode: boolean;
  /** Whether an administrator's reset mails a link to the user. */
  mailsResetLink: boolean;
}

export const defaultSettings: Settings = {
  linkBase: 'https://portal.example/',
  codeLength: 6,
  codeLifetime: 300,
  emailCodeLifetime: 300,
  codeAttempts: 3,
  codeRounds: 5,
  resendIn: 30,
  ticketLifetime: 900,
  linkLifetime: 1_200,
  pollIn: 2,
  ringsFor: 60,
  passwordAttempts: 5,
  lockedFor: 900,
  startsPerMinute: 10,
  sendsPerHour: 30,
  policy: { minLength: 12, maxLength: 256, rules: ['lowercase', 'uppercase', 'digit', 'not-recent'] },
  phoneChannels: ['sms', 'call'],
  callSpeaksCode: false,
  mailsResetLink: true,
};

/** What the contract allows (rule 12): least and most. */
const bounds: Partial<Record<keyof Settings, readonly [least: number, most: number]>> = {
  codeLength: [6, 32],
  codeLifetime: [1, 600],
  emailCodeLifetime: [1, 3_600],
  codeAttempts: [1, 10],
  codeRounds: [1, 5],
  resendIn: [0, 3_600],
  ticketLifetime: [1, 3_600],
  linkLifetime: [1, 86_400],
  pollIn: [1, 60],
  ringsFor: [1, 600],
  passwordAttempts: [1, 100],
  lockedFor: [1, 86_400],
  startsPerMinute: [1, 1_000],
  sendsPerHour: [1, 1_000],
};

/** @throws RangeError for the developer */
export const checkSettings = (settings: Settings): Settings => {
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const value = settings[name as keyof Settings];
    if (!(typeof value === 'number' && value >= least && value <= most)) {
      throw new RangeError(`latchkey: settings.${name} must be a number from ${least} to ${most}`);
    }
  }
  if (!/^https?:$/.test(URL.canParse(settings.linkBase) ? new URL(settings.linkBase).protocol : '')) {
    throw new RangeError('latchkey: settings.linkBase must be an http(s) URL');
  }
  return settings;
};
