import type { CallAnswer } from '../../server/calls.js';
import { methodsOf } from '../answer.js';
import type { Rule } from '../rule.js';
import type { Session } from '../session.js';
import { demand } from '../verdict.js';
import { answerPhone, atCall, atChoice } from '../walks.js';
import { isMasked } from './masked.js';

/** A call that comes to nothing. */
const demandFailure = async (session: Session, outcome: CallAnswer): Promise<void> => {
  const { visitor } = await atCall(session);
  await answerPhone(session, visitor, outcome);
  const answer = await visitor.go('callStatus');
  const { channel, reason } = answer.body;
  demand(answer.problem === 'delivery_failed' && channel === 'call' && reason === outcome, `Expected delivery_failed, channel call, reason ${outcome}.`, answer);
};

export const callRules = [
  {
    id: 'methods.masked', source: 'rule 7', needs: ['withTwoPhones'],
    says: 'Several phones are offered by targets that the server has masked, each with an id of its own.',
    check: async (session) => {
      const { answer, visitor: { person } } = await atChoice(session, 'withTwoPhones');
      const phones = methodsOf(answer).filter(({ type }) => type === 'phone');
      demand(phones.length === person.phones.length, `Expected ${person.phones.length} phones.`, answer);
      demand(new Set(phones.map(({ id }) => id)).size === phones.length, 'Two phones have one id.', answer);
      demand(phones.every(({ target }) => person.phones.some((phone) => isMasked(target, phone))), 'A phone is not masked.', answer);
    },
  },
  {
    id: 'methods.nothing-sent', source: 'rule 7', needs: ['withTwoPhones'],
    says: 'Where a phone may be chosen, nothing is sent or called by itself.',
    check: async (session) => {
      const { visitor, answer } = await atChoice(session, 'withTwoPhones');
      // Whatever was sent meanwhile has arrived by the time that the next visitor's code has.
      const next = session.visitor(session.anybody('withEmailOnly', 'withPhone') ?? visitor.person);
      await next.forgot();
      await next.code();
      demand(await visitor.message(({ channel }) => channel !== 'email', 0) === undefined, 'A phone was called or sent a message before it was chosen.', answer);
    },
  },
  {
    id: 'calls.poll', source: 'rule 7', needs: ['phone', 'withPhone'],
    says: 'While the phone rings, call-status answers call-in-progress.',
    check: async (session) => {
      const { visitor } = await atCall(session);
      for (let count = 0; count < 2; count += 1) {
        const answer = await visitor.go('callStatus');
        demand(answer.step === 'call-in-progress', 'Expected call-in-progress: nobody has answered yet.', answer);
      }
    },
  },
  {
    id: 'calls.key', source: 'rule 7', needs: ['phone', 'withPhone'],
    says: 'When # was pressed, call-status answers with the next step.',
    check: async (session) => {
      const { visitor } = await atCall(session);
      await answerPhone(session, visitor, 'hash');
      const answer = await visitor.go('callStatus');
      demand(answer.ok && answer.step !== 'call-in-progress', 'The key that was pressed leads nowhere.', answer);
    },
  },
  {
    id: 'calls.busy', source: 'rule 7', needs: ['phone', 'withPhone'],
    says: 'A busy line is refused with delivery_failed, reason busy.',
    check: async (session) => demandFailure(session, 'busy'),
  },
  {
    id: 'calls.no-answer', source: 'rule 7', needs: ['phone', 'withPhone'],
    says: 'A call that nobody answers is refused with delivery_failed, reason no-answer.',
    check: async (session) => demandFailure(session, 'no-answer'),
  },
] as const satisfies readonly Rule[];
