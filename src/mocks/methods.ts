import type { ChallengeMethod } from '../client/auth-client.js';
import type { Account } from './accounts.js';
import type { Method } from './flow.js';
import { maskEmail, maskPhone } from '../client/rules.js';
import type { Settings } from './settings.js';

export const emailMethod = (value: string): Method =>
  ({ id: 'email', type: 'email', channels: ['email'], value, target: maskEmail(value) });

export const phoneMethod = (value: string, { phoneChannels }: Settings, id = 'phone'): Method =>
  ({ id, type: 'phone', channels: phoneChannels, value, target: maskPhone(value) });

const phoneMethods = (phones: readonly string[], settings: Settings): readonly Method[] =>
  phones.map((value, index) => phoneMethod(value, settings, `phone-${index + 1}`));

const provenPhones = (account: Account, settings: Settings): readonly string[] => {
  if (settings.phones && account.registration === 'complete') return settings.phones;
  return account.factors.filter(({ type }) => type === 'phone').map(({ value }) => value);
};

/** What proves who one is besides the password; empty until a registration is complete. */
export const secondFactors = (account: Account, settings: Settings): readonly Method[] => {
  if (account.registration !== 'complete') return [];
  const phones = phoneMethods(provenPhones(account, settings), settings);
  const hasEmail = account.factors.some(({ type }) => type === 'email');
  return hasEmail || phones.length === 0 ? [...phones, emailMethod(account.user.email)] : phones;
};

/** What a password reset asks for after the email: phones that are, or were, enrolled. */
export const resetFactors = (account: Account, settings: Settings): readonly Method[] =>
  phoneMethods([...provenPhones(account, settings), ...account.formerPhones], settings);

/** As a visitor may see them. */
export const shown = (methods: readonly Method[]): readonly ChallengeMethod[] =>
  methods.map(({ id, type, channels, target = '' }) => ({ id, type, channels, target }));

/** Where email is the only way there is nothing to choose, and nothing to tell. */
export const isChoice = (methods: readonly Method[]): boolean =>
  methods.length > 1 || methods.some(({ type }) => type === 'phone');
