import { uuid } from '../../client/uuid.js';
import type { Answer } from '../answer.js';
import type { Rule } from '../rule.js';
import { arrange, demand, demandRefusal } from '../verdict.js';
import { atEmailCode } from '../walks.js';
import { tryUntil } from './codes.js';

const same = (a: Answer, b: Answer): boolean => JSON.stringify(a.body) === JSON.stringify(b.body);

export const keyRules = [
  {
    id: 'keys.replay', source: 'rule 4', needs: ['withEmailOnly'],
    says: 'A success is given again, unchanged, for the same ticket, body and key: its first answer may have been lost.',
    check: async (session) => {
      const { visitor: { ticket }, visitor } = await atEmailCode(session);
      const [key, code] = [uuid(), await visitor.code()];
      const first = await visitor.verify(code, { key });
      arrange(first.ok, 'The right code was refused.', first);
      const again = await visitor.ask('verifyCode', { ticket, code }, { key });
      demand(again.ok && same(first, again), 'The same request with the same key was answered otherwise.', first, again);
    },
  },
  {
    id: 'keys.once', source: 'rule 4', needs: ['withEmailOnly', 'withPhone'],
    says: 'The same request with the same key is done once: it sends one code, not two.',
    check: async (session) => {
      const visitor = session.visitor('withEmailOnly');
      const { email } = visitor.person;
      const before = (await session.world.messages()).length;
      const input = { identifier: { kind: 'email', value: email } };
      const key = uuid();
      const first = await visitor.ask('startPasswordReset', input, { key });
      arrange(first.ok, 'A password reset could not be begun.', first);
      await visitor.code();
      const again = await visitor.ask('startPasswordReset', input, { key });
      // What the second request sent has arrived by the time that the next one's code has.
      await (await atEmailCode(session, 'withPhone')).visitor.code();
      const sent = (await session.world.messages()).slice(before).filter(({ to }) => to === email);
      demand(sent.length === 1, 'The code was sent again.', first, again);
    },
  },
  {
    id: 'keys.expire', source: 'rule 4', needs: ['clock', 'withEmailOnly'],
    says: 'A success is given again for 60 seconds, and no longer.',
    check: async (session) => {
      const { visitor: { ticket }, visitor } = await atEmailCode(session);
      const [key, code] = [uuid(), await visitor.code()];
      const ask = (): Promise<Answer> => visitor.ask('verifyCode', { ticket, code }, { key });
      const first = await ask();
      arrange(first.ok && (await ask()).ok, 'A success was not given again at once.', first);
      await session.world.pass(50);
      const early = await ask();
      demand(early.ok && same(first, early), 'After 50 seconds it was not given again.', first, early);
      await session.world.pass(15);
      demandRefusal(await ask(), 'After 65 seconds it was still given again.');
    },
  },
  {
    id: 'keys.bound', source: 'rule 4', needs: ['withEmailOnly', 'withPhone'],
    says: 'A key counts for one body only: with another it is another request.',
    check: async (session) => {
      const [ours, theirs] = [session.visitor('withEmailOnly'), session.visitor('withPhone')];
      const key = uuid();
      const start = (visitor: typeof ours): Promise<Answer> =>
        visitor.ask('startPasswordReset', { identifier: { kind: 'email', value: visitor.person.email } }, { key });
      const first = await start(ours);
      arrange(first.ok, 'A password reset could not be begun.', first);
      const second = await start(theirs);
      demand(!second.ok || theirs.ticket !== ours.ticket, 'Somebody else was given the answer, ticket and all.', first, second);
    },
  },
  {
    id: 'keys.refusals', source: 'rule 4', needs: ['withEmailOnly'],
    says: 'A refusal is not given again: a wrong code counts each time, with the same key too.',
    check: async (session) => {
      const { visitor } = await atEmailCode(session);
      await tryUntil(visitor, { key: uuid() });
    },
  },
] as const satisfies readonly Rule[];
