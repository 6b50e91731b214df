/** Ways to where a case looks. What goes wrong on them is another rule's matter: the case is then not testable. */
import type { CallAnswer } from '../server/calls.js';
import { methodsOf, type Answer } from './answer.js';
import type { Role } from './people.js';
import type { Session } from './session.js';
import { arrange, reach } from './verdict.js';
import type { Visitor } from './visitor.js';

/** The phone that enrolment takes where it can take no email: of nobody (555-0100 to 555-0199 are fictional). */
const sparePhone = '+12025550188';

export interface Reached { readonly visitor: Visitor; readonly answer: Answer }

/** A password reset whose email code is on its way. */
export const atEmailCode = async (session: Session, role: Role = 'withEmailOnly'): Promise<Reached> => {
  const visitor = session.visitor(role);
  return { visitor, answer: reach(await visitor.forgot(), 'code-sent') };
};

/** A password reset whose email is proved. */
export const afterEmailCode = async (session: Session, role: Role): Promise<Reached> => {
  const { visitor } = await atEmailCode(session, role);
  return { visitor, answer: await visitor.verify() };
};

/** A password reset, where a phone may be chosen. */
export const atChoice = async (session: Session, role: Role = 'withPhone'): Promise<Reached> => {
  const { visitor, answer } = await afterEmailCode(session, role);
  return { visitor, answer: reach(answer, 'choose-method') };
};

export const atNewPassword = async (session: Session): Promise<Reached> => {
  const { visitor, answer } = await afterEmailCode(session, 'withEmailOnly');
  return { visitor, answer: reach(answer, 'set-password') };
};

/** A phone that rings. */
export const atCall = async (session: Session): Promise<Reached> => {
  const { visitor, answer } = await atChoice(session);
  const method = methodsOf(answer).find(({ channels }) => channels.includes('call'));
  arrange(method !== undefined, 'No phone can be called.', answer);
  const called = await visitor.go('sendCode', { methodId: method.id, channel: 'call' });
  arrange(called.body['channel'] !== 'call', 'Calls speak a code here and ask for no key.', called);
  return { visitor, answer: reach(called, 'call-in-progress') };
};

export const answerPhone = (session: Session, { person }: Visitor, answer: CallAnswer): Promise<void> =>
  session.world.answerPhone(person.phones[0] ?? '', answer);

/** Sets another password, to the end, and remembers it. @returns the last answer */
export const resetPassword = async (session: Session): Promise<Reached> => {
  const { visitor, answer } = await atNewPassword(session);
  const password = session.newPassword(answer.body['policy'] as object);
  const done = reach(await visitor.go('setPassword', { password }), 'done');
  visitor.person.password = password;
  return { visitor, answer: done };
};

/** An emailed link. */
export const atLink = async (session: Session, role: Role = 'wasReset'): Promise<Reached & { readonly token: string }> => {
  const visitor = session.visitor(role);
  const answer = reach(await visitor.link(role === 'unfinished' ? 'incomplete' : 'reset'), 'link-sent');
  return { visitor, answer, token: await visitor.token() };
};

/** An emailed link that was opened, and asks for the password. */
export const atProof = async (session: Session, role?: Role): Promise<Reached & { readonly token: string }> => {
  const { visitor, token } = await atLink(session, role);
  return { visitor, token, answer: reach(await visitor.ask('openLink', { token }), 'prove-password') };
};

/** Proves a factor that is there already, by a code. */
export const proveFactor = async (visitor: Visitor, answer: Answer): Promise<Answer> => {
  let sent = answer;
  if (answer.step === 'choose-method') {
    const method = methodsOf(answer).find(({ channels }) => channels.includes('sms') || channels.includes('email'));
    arrange(method !== undefined, 'No method sends a code.', answer);
    sent = await visitor.go('sendCode', { methodId: method.id, channel: method.channels.includes('sms') ? 'sms' : 'email' });
  }
  reach(sent, 'code-sent');
  return visitor.verify();
};

interface Offer { readonly type: string; readonly channels: readonly string[]; readonly target?: string }

/** Registers a factor, after proving one that is there; to the end. */
export const register = async (visitor: Visitor, answer: Answer): Promise<Answer> => {
  const asked = answer.step === 'enroll' ? answer : await proveFactor(visitor, answer);
  const offers = reach(asked, 'enroll').body['offers'] as readonly Offer[];
  const email = offers.find(({ type }) => type === 'email');
  const chosen = email
    ? { type: 'email', channel: 'email', ...(email.target === undefined && { value: visitor.person.email }) }
    : { type: 'phone', channel: 'sms', value: visitor.person.phones[0] ?? sparePhone };
  visitor.addresses.push(sparePhone);
  // The code that proved a factor may have gone to the same address just now.
  reach(await visitor.patiently('enroll', { ticket: visitor.ticket, ...chosen }), 'code-sent');
  return reach(await visitor.verify(), 'done');
};
