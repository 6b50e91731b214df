import type { ChallengeMethod, Identifier } from '../client/auth-client.js';
import { maskEmail, maskPhone } from '../client/rules.js';
import type { Method } from './flow.js';
import type { Account, StoredFactor } from './ports.js';
import type { Settings } from './settings.js';

export const emailMethod = (value: string): Method =>
  ({ id: 'email', type: 'email', channels: ['email'], value, target: maskEmail(value), limitedBy: `email ${value.toLowerCase()}` });

export const phoneMethod = (value: string, { phoneChannels }: Settings, id = 'phone'): Method =>
  ({ id, type: 'phone', channels: phoneChannels, value, target: maskPhone(value), limitedBy: `phone ${value}` });

/** Only one's own email address comes back, masked: a first code or link goes to a mailbox, never to a phone or username that was typed. */
export const ownTarget = ({ kind, value }: Identifier): string | undefined => (kind === 'email' ? maskEmail(value) : undefined);

/** The mailbox that a flow begins with; of a decoy nobody's. */
export const entryMethod = (identifier: Identifier, account: Account | undefined): Method => {
  const { id, type, channels } = emailMethod('');
  const target = ownTarget(identifier);
  return { id, type, channels, value: account?.email ?? '', limitedBy: `${identifier.kind} ${identifier.value}`, ...(target !== undefined && { target }) };
};

const phoneMethods = (factors: readonly StoredFactor[], settings: Settings): readonly Method[] =>
  factors.filter(({ type }) => type === 'phone').map(({ value }, index) => phoneMethod(value, settings, `phone-${index + 1}`));

/** What proves who one is besides the password. */
export const secondFactors = (factors: readonly StoredFactor[], settings: Settings): readonly Method[] => {
  const proven = factors.filter(({ state }) => state === 'proven');
  const emails = proven.filter(({ type }) => type === 'email').map(({ value }, index) => ({ ...emailMethod(value), ...(index > 0 && { id: `email-${index + 1}` }) }));
  return [...phoneMethods(proven, settings), ...emails];
};

/** What a password reset asks for after the email: phones that are, or were, enrolled. */
export const resetFactors = (factors: readonly StoredFactor[], settings: Settings): readonly Method[] => phoneMethods(factors, settings);

/** As a visitor may see them. */
export const shown = (methods: readonly Method[]): readonly ChallengeMethod[] =>
  methods.map(({ id, type, channels, target = '' }) => ({ id, type, channels, target }));

/** Where email is the only way there is nothing to choose, and nothing to tell. */
export const isChoice = (methods: readonly Method[]): boolean =>
  methods.length > 1 || methods.some(({ type }) => type === 'phone');
