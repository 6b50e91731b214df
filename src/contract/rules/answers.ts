import * as z from 'zod/mini';
import { steps } from '../../client/schemas/step.js';
import { statuses } from '../../server/answers.js';
import { methodsOf, type Answer } from '../answer.js';
import type { Rule } from '../rule.js';
import type { Session } from '../session.js';
import { arrange, ContractBreach, demand, Untestable } from '../verdict.js';
import { atChoice, atEmailCode, atNewPassword, resetPassword } from '../walks.js';
import { tryUntil } from './codes.js';

/** The answers that can be had, one after the other: what one walk does not reach is another rule's matter. */
const collect = async (...asks: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]> => {
  const answers: Answer[] = [];
  for (const ask of asks) {
    const answer = await ask().catch((error: Error) => error);
    if (!(answer instanceof Error)) answers.push(answer);
    else if (!(answer instanceof Untestable || answer instanceof ContractBreach)) throw answer;
  }
  return answers;
};

/** Failures that are easily had, each of its kind. */
const failures = async (session: Session): Promise<readonly Answer[]> => {
  const { visitor } = await atEmailCode(session);
  const answers = await collect(
    () => visitor.wrong(),
    () => visitor.go('sendCode'),
    () => session.ask('openLink', { token: 'no-such-token' }),
    () => session.ask('verifyCode', { ticket: 'no-such-ticket', code: '000000' }),
    () => session.visitor('withEmailOnly').signIn('not this'),
    () => session.ask('openLink', {}),
    () => session.ask('startPasswordReset', { identifier: { kind: 'phone', value: '+1' } }),
    async () => (await atNewPassword(session)).visitor.go('setPassword', { password: 'a' }),
    async () => tryUntil((await atEmailCode(session, 'withPhone')).visitor),
  );
  return answers.filter(({ ok }) => !ok);
};

/** A phone's code, sent in a password reset. */
const phoneCode = async (session: Session): Promise<Answer> => {
  const { visitor, answer } = await atChoice(session);
  const [method] = methodsOf(answer);
  return visitor.go('sendCode', { methodId: method?.id, channel: method?.channels[0] });
};

/** Successes of most operations, and their steps. */
const successes = async (session: Session): Promise<readonly Answer[]> => {
  const answers = await collect(
    async () => (await atEmailCode(session, 'withPhone')).answer,
    async () => (await atChoice(session)).answer,
    () => phoneCode(session),
    () => session.visitor('withPhone').signIn(),
    () => session.visitor('withPhone').link(),
    async () => (await atNewPassword(session)).answer,
    async () => (await resetPassword(session)).answer,
  );
  arrange(answers.some(({ ok }) => ok), 'Nothing succeeded.');
  return answers.filter(({ ok }) => ok);
};

const fault = ({ body }: Answer): string | undefined => {
  const name = String(body['step']);
  const schema = Object.hasOwn(steps, name) ? steps[name as keyof typeof steps] as z.ZodMiniType : undefined;
  if (!schema) return 'It is no step of the contract.';
  const { success, error } = z.safeParse(schema, body);
  return success ? undefined : `${name}: ${error.issues[0]?.path.join('.') ?? ''} is not as the contract has it.`;
};

/** ISO 8601, an HTTP date, or seconds or milliseconds since 1970. */
const isTimestamp = (value: unknown): boolean =>
  (typeof value === 'number' ? value > 1_000_000_000 : typeof value === 'string' && /^\d{4}-\d\d-\d\dT|^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4}/.test(value));

export const answerRules = [
  {
    id: 'answers.no-store', source: 'rule 5', needs: ['baseUrl', 'withEmailOnly', 'withPhone'],
    says: 'Every answer is no-store: it may hold a ticket.',
    check: async (session) => {
      for (const answer of [...await successes(session), ...await failures(session)]) {
        demand(/\bno-store\b/.test(answer.wire?.headers.get('Cache-Control') ?? ''), 'Expected Cache-Control: no-store.', answer);
      }
    },
  },
  {
    id: 'answers.steps', source: 'REST', needs: ['withEmailOnly', 'withPhone'],
    says: 'Every success is a Step, with members of the right types.',
    check: async (session) => {
      for (const answer of await successes(session)) {
        const found = fault(answer);
        demand(found === undefined, found ?? '', answer);
      }
    },
  },
  {
    id: 'answers.durations', source: 'rule 1', needs: ['withEmailOnly', 'withPhone'],
    says: 'Answers hold durations and no timestamps: the visitor’s clock may be wrong.',
    check: async (session) => {
      for (const answer of [...await successes(session), ...await failures(session)]) {
        const member = Object.keys(answer.body).find((name) => isTimestamp(answer.body[name]));
        demand(member === undefined, `${member ?? ''} is a timestamp.`, answer);
      }
    },
  },
  {
    id: 'answers.problem-json', source: 'REST', needs: ['baseUrl', 'withEmailOnly', 'withPhone'],
    says: 'Every failure is application/problem+json (RFC 9457) with a code of the contract.',
    check: async (session) => {
      for (const answer of await failures(session)) {
        demand(/^application\/problem\+json\b/i.test(answer.wire?.headers.get('Content-Type') ?? ''), 'Expected Content-Type: application/problem+json.', answer);
        demand(Object.hasOwn(statuses, answer.problem ?? ''), 'Expected a code of the contract.', answer);
      }
    },
  },
  {
    id: 'answers.statuses', source: 'REST', needs: ['baseUrl', 'withEmailOnly', 'withPhone'],
    says: 'Each code comes with the status that the contract gives it.',
    check: async (session) => {
      for (const answer of await failures(session)) {
        const expected = Object.hasOwn(statuses, answer.problem ?? '') ? statuses[answer.problem as keyof typeof statuses] : undefined;
        demand(expected === undefined || answer.wire?.status === expected, `${answer.problem ?? ''} comes with ${expected ?? ''}.`, answer);
      }
    },
  },
] as const satisfies readonly Rule[];
