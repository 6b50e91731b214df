import { demandAlike } from '../alike.js';
import { number, type Answer } from '../answer.js';
import type { Rule } from '../rule.js';
import { arrange, demand } from '../verdict.js';
import type { Visitor } from '../visitor.js';

/** Starts of one flow until a server must say stop. */
const most = 100;
const guesses = 8;

/** The problems that wrong passwords are answered with. */
const guessAt = async (visitor: Visitor): Promise<readonly (string | undefined)[]> => {
  const input = { identifier: { kind: 'username', value: visitor.person.username }, password: 'not this' };
  const problems: (string | undefined)[] = [];
  while (problems.length < guesses) problems.push((await visitor.ask('signIn', input)).problem);
  return problems;
};

/** Begins one flow again and again. @returns the first refusal */
const startUntilLimited = async (visitor: Visitor): Promise<Answer | undefined> => {
  const input = { identifier: { kind: 'email', value: visitor.person.email } };
  for (let count = 0; count < most; count += 1) {
    const answer = await visitor.ask('startPasswordReset', input);
    arrange(answer.ok || count > 0, 'A password reset could not be begun.', answer);
    if (!answer.ok) return answer;
  }
  return undefined;
};

export const signInRules = [
  {
    id: 'sign-in.alike', source: 'rule 2', needs: ['withEmailOnly', 'unfinished'],
    says: 'A failed sign-in has one answer, whether or not somebody has that name.',
    check: async (session) => {
      const known = session.person('withEmailOnly');
      const failed = await session.visitor(known).signIn('not this');
      arrange(!failed.ok, 'A wrong password was taken.', failed);
      for (const [person, who] of [[session.nobody(known), 'Known and unknown'], [session.person('unfinished'), 'Registered and unfinished']] as const) {
        demandAlike(failed, await session.visitor(person).signIn('not this'), who);
      }
      demandAlike(failed, await session.visitor(session.nobody(known)).signIn('not this', 'email'), 'Known by username and unknown by email');
    },
  },
  {
    id: 'sign-in.lock-untold', source: 'rule 2', needs: ['stranger'],
    says: 'account_locked is told after a right password only, or to names that nobody has as well.',
    check: async (session) => {
      const visitor = session.visitor('stranger');
      const [known, unknown] = [await guessAt(visitor), await guessAt(session.visitor(session.nobody(visitor.person)))];
      const locked = 'account_locked';
      demand(known.includes(locked) === unknown.includes(locked), `Guessing at a known name was answered ${known.join(', ')}; at an unknown one ${unknown.join(', ')}.`);
    },
  },
  {
    id: 'limits.starts', source: 'rule 2', needs: ['withEmailOnly'],
    says: `Nobody starts a flow for one name without end: within ${most} there is rate_limited.`,
    check: async (session) => {
      const answer = await startUntilLimited(session.visitor(session.nobody(session.person('withEmailOnly'))));
      demand(answer !== undefined, `A password reset was begun ${most} times.`);
      demand(answer.problem === 'rate_limited', 'Expected rate_limited.', answer);
    },
  },
  {
    id: 'limits.retry-after', source: 'REST', needs: ['withEmailOnly'],
    says: 'rate_limited says after how many seconds to come back, in the body and in the header.',
    check: async (session) => {
      const answer = await startUntilLimited(session.visitor(session.nobody(session.person('withEmailOnly'))));
      arrange(answer?.problem === 'rate_limited', 'Nothing is limited.', ...(answer ? [answer] : []));
      const seconds = number(answer.body, 'retryAfter');
      demand(seconds !== undefined && seconds >= 0, 'The body has no retryAfter.', answer);
      if (answer.wire) demand(Number(answer.wire.headers.get('Retry-After') ?? Number.NaN) === seconds, 'The header Retry-After does not say the same.', answer);
    },
  },
] as const satisfies readonly Rule[];
