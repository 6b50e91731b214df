import type { ChallengeMethod, EnrollmentOffer, PasswordPolicy, Step } from '../client/auth-client.js';
import { channels, factorTypes, passwordRules } from '../client/vocabulary.js';

type Fields = Record<string, unknown>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const includes = (list: readonly string[], value: unknown) => list.includes(value as string);

const known = <T extends string>(list: readonly T[], value: unknown): T[] =>
  Array.isArray(value) ? value.filter((item): item is T => includes(list, item)) : [];

/** Keeps what we know how to offer; a newer server's method types and channels are left out. */
function offers<T extends ChallengeMethod | EnrollmentOffer>(value: unknown): T[] {
  if (!Array.isArray(value)) return [];
  return (value as Fields[])
    .filter((item) => includes(factorTypes, item?.type))
    .map(({ target, ...item }) => ({ ...item, ...(isText(target) && { target }), channels: known(channels, item.channels) }) as unknown as T)
    .filter((item) => item.channels.length > 0);
}

/** A method is picked by its id and named by its target. */
const methods = (value: unknown): ChallengeMethod[] => offers<ChallengeMethod>(value).filter(({ id, target }) => isText(id) && isText(target));

/** What is no length is no limit: the server has the last word on a password. */
const readPolicy = ({ minLength, maxLength, rules }: Fields): PasswordPolicy =>
  ({ minLength: isCount(minLength) ? minLength : 0, ...(isCount(maxLength) && maxLength > 0 && { maxLength }), rules: known(passwordRules, rules) });

/** What a step may have, and what makes it usable. */
const optional: Readonly<Record<string, (value: unknown) => boolean>> = {
  expiresIn: isCount, resendIn: isCount, target: isText, username: isText, redirectTo: isText, signedIn: (value) => typeof value === 'boolean',
};

function usable(step: Fields): boolean {
  const ticketed = isText(step.ticket);
  switch (step.step) {
    case 'choose-method': return ticketed && methods(step.methods).length > 0;
    case 'code-sent': return ticketed && isText(step.channel) && Number.isInteger(step.codeLength) && (step.codeLength as number) > 0;
    case 'call-in-progress': return ticketed && isText(step.target) && isCount(step.pollIn);
    case 'prove-password': return ticketed;
    case 'enroll': return ticketed && offers(step.offers).length > 0;
    case 'set-password': return ticketed && typeof step.policy === 'object' && step.policy !== null;
    case 'link-sent': return isCount(step.expiresIn);
    case 'redirect': return isText(step.to);
    case 'done': return true;
    default: return false;
  }
}

/**
 * Reads an answer of any client, ours or a host's own: what the elements rely on is there, what they do not know is dropped.
 * Returns nothing for a step that is unknown or of no use. (The REST client has checked its answers in full before.)
 */
export function readStep(value: unknown): Step | undefined {
  if (typeof value !== 'object' || value === null || !usable(value as Fields)) return undefined;
  const step: Fields = { ...value };
  for (const name in optional) if (!optional[name]!(step[name])) delete step[name];
  if (step.methods !== undefined) step.methods = methods(step.methods);
  if (step.offers !== undefined) step.offers = offers(step.offers);
  if (step.step === 'code-sent' && !includes(channels, step.channel)) step.channel = 'unknown';
  if (step.step === 'set-password') step.policy = readPolicy(step.policy as Fields);
  if (step.step === 'call-in-progress') step.pollIn = Math.max(1, step.pollIn as number);
  return step as unknown as Step;
}
