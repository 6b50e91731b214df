import type { IdentifierKind } from '../../client/auth-client.js';
import { demandAlike } from '../alike.js';
import { methodsOf, text, type Answer } from '../answer.js';
import type { Person } from '../people.js';
import type { Rule } from '../rule.js';
import type { Session } from '../session.js';
import { arrange, demand, reach } from '../verdict.js';
import type { Visitor } from '../visitor.js';
import { isMasked } from './masked.js';

type Enter = (visitor: Visitor) => Promise<Answer>;

const kinds: readonly IdentifierKind[] = ['email', 'username', 'phone'];

/** Two people enter alike, by each of these. */
const enterAlike = async (session: Session, known: Person, other: Person, who: string, ways: readonly Enter[]): Promise<void> => {
  for (const enter of ways) demandAlike(await enter(session.visitor(known)), await enter(session.visitor(other)), who);
};

const byReset: Enter = (visitor) => visitor.forgot();
const byLink: Enter = (visitor) => visitor.link();

/** Somebody who is locked: a person, or one whose password was guessed at too often. */
const lockOut = async (session: Session): Promise<Person> => {
  const person = session.person('stranger');
  const visitor = session.visitor(person);
  for (let count = 0; count < 6; count += 1) await visitor.ask('signIn', { identifier: { kind: 'username', value: person.username }, password: 'not this' });
  return person;
};

export const enteringRules = [
  {
    id: 'entering.reset-alike', source: 'rule 2', needs: ['withEmailOnly'],
    says: 'A password reset answers alike whether or not somebody has that email, username or phone.',
    check: async (session) => {
      for (const kind of kinds) {
        const known = kind === 'phone' ? session.anybody('withPhone') : session.person('withEmailOnly');
        if (known) await enterAlike(session, known, session.nobody(known), `Known and unknown (by ${kind})`, [(visitor) => visitor.forgot(kind)]);
      }
    },
  },
  {
    id: 'entering.link-alike', source: 'rule 2', needs: ['withEmailOnly'],
    says: 'A registration link answers alike whether or not somebody has that email or username.',
    check: async (session) => {
      const known = session.person('withEmailOnly');
      await enterAlike(session, known, session.nobody(known), 'Known and unknown', [
        (visitor) => visitor.link('reset', 'username'), (visitor) => visitor.link('incomplete', 'email'),
      ]);
    },
  },
  {
    id: 'entering.unfinished-alike', source: 'rule 2', needs: ['withEmailOnly', 'unfinished', 'wasReset'],
    says: 'Password reset and registration link answer alike whether a registration is complete, unfinished or reset.',
    check: async (session) => {
      const known = session.person('withEmailOnly');
      for (const role of ['unfinished', 'wasReset'] as const) await enterAlike(session, known, session.person(role), `Registered and ${role}`, [byReset, byLink]);
    },
  },
  {
    id: 'entering.locked-alike', source: 'rule 2', needs: ['withEmailOnly', 'stranger'],
    says: 'Password reset and registration link answer alike whether or not an account is locked or disabled.',
    check: async (session) => {
      const known = session.person('withEmailOnly');
      const given = [session.anybody('locked'), session.anybody('disabled')].filter((person) => person !== undefined);
      for (const person of given.length > 0 ? given : [await lockOut(session)]) {
        await enterAlike(session, known, person, given.length > 0 ? `Usable and ${person.role}` : 'Usable and locked by wrong passwords', [byReset, byLink]);
      }
    },
  },
  {
    id: 'entering.decoys', source: 'rule 2', needs: ['withEmailOnly'],
    says: 'What an unknown email is answered with goes on like any other: wrong codes, sending again, steps out of turn.',
    check: async (session) => {
      const known = session.person('withEmailOnly');
      const [ours, theirs] = [session.visitor(known), session.visitor(session.nobody(known))];
      for (const visitor of [ours, theirs]) reach(await visitor.forgot(), 'code-sent');
      const code = '000000'; // As long as most; who happens to send it ends the flow of one in a million runs.
      const steps: readonly Enter[] = [
        (visitor) => visitor.verify(code), (visitor) => visitor.go('sendCode'), (visitor) => visitor.verify(code), (visitor) => visitor.go('callStatus'),
        (visitor) => visitor.go('setPassword', { password: session.newPassword() }), (visitor) => visitor.verify(code), (visitor) => visitor.verify(code),
      ];
      for (const step of steps) demandAlike(await step(ours), await step(theirs), 'Known and unknown');
    },
  },
  {
    id: 'entering.own-target', source: 'rule 2', needs: ['withPhone'],
    says: 'target repeats what the visitor typed, masked, and not another address behind it.',
    check: async (session) => {
      const visitor = session.visitor('withPhone');
      for (const [kind, typed] of [['email', visitor.person.email], ['phone', visitor.person.phones[0]]] as const) {
        if (typed === undefined) continue;
        const answer = await visitor.forgot(kind);
        const target = text(answer.body, 'target');
        demand(target === undefined || isMasked(target, typed), `target is not the ${kind} that was typed, masked.`, answer);
      }
    },
  },
  {
    id: 'entering.username-untold', source: 'rule 2', needs: ['withPhone'],
    says: 'Who enters a username is told no target: it would name an address that they may not know.',
    check: async (session) => {
      const visitor = session.visitor('withPhone');
      for (const answer of [await visitor.forgot('username'), await visitor.link('reset', 'username')]) {
        demand(answer.body['target'] === undefined, 'A username was answered with a target.', answer);
      }
    },
  },
  {
    id: 'entering.phone-untold', source: 'rule 2', needs: ['withEmailOnly', 'withPhone'],
    says: 'Nothing tells of a phone before the email code is verified.',
    check: async (session) => {
      const [without, having] = [session.visitor('withEmailOnly'), session.visitor('withPhone')];
      const [ours, theirs] = [await without.forgot(), await having.forgot()];
      demand(methodsOf(theirs).length === 0, 'Methods were told.', theirs);
      demandAlike(ours, theirs, 'Who has a phone and who has none');
      arrange(ours.ok, 'A password reset could not be begun.', ours);
      demandAlike(await without.go('sendCode', { channel: 'sms' }), await having.go('sendCode', { channel: 'sms' }), 'Who has a phone and who has none');
    },
  },
] as const satisfies readonly Rule[];
