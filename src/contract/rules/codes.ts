import { number, type Answer, type AskOptions } from '../answer.js';
import type { Rule } from '../rule.js';
import { arrange, demand, demandProblem, demandRefusal } from '../verdict.js';
import { otherThan, type Visitor } from '../visitor.js';
import { atEmailCode } from '../walks.js';

/** Wrong codes until a server must say stop. */
const most = 10;
/** Where a server does not say when a code expires: 10 minutes at most (NIST SP 800-63B-4, 3.1.3.1). */
const lifetime = ({ body }: Answer): number => number(body, 'expiresIn') ?? 600;
const wait = ({ body }: Answer): number => number(body, 'resendIn') ?? 60;

/** Wrong codes, until there were too many. A server that never says so breaks the rule that asks. */
export const tryUntil = async (visitor: Visitor, options?: AskOptions): Promise<Answer> => {
  const code = otherThan(await visitor.code());
  let answer = await visitor.verify(code, options);
  for (let count = 1; count < most && answer.problem === 'invalid_code'; count += 1) answer = await visitor.verify(code, options);
  arrange(answer.problem === 'invalid_code' || answer.problem === 'too_many_attempts', 'A wrong code was refused otherwise than as one.', answer);
  demand(answer.problem === 'too_many_attempts', `${most} wrong codes, and still no too_many_attempts.`, answer);
  return answer;
};

/** On the way to something else, too few limits are another rule's matter. */
const useUp = async (visitor: Visitor): Promise<Answer> => {
  const answer = await tryUntil(visitor).catch((error: Error) => error);
  arrange(!(answer instanceof Error), answer instanceof Error ? answer.message : '');
  return answer as Answer;
};

/** A new code comes for the same ticket, and verifies. */
const demandFreshCode = async (visitor: Visitor, after: string): Promise<void> => {
  const sent = await visitor.go('sendCode');
  demand(sent.step === 'code-sent', `After ${after} the ticket is no longer good for sendCode.`, sent);
  const verified = await visitor.verify();
  demand(verified.ok, `After ${after} a new code does not verify.`, verified);
};

export const codeRules = [
  {
    id: 'codes.length', source: 'REST', needs: ['withEmailOnly'],
    says: 'A code has as many digits as codeLength says.',
    check: async (session) => {
      const { visitor, answer } = await atEmailCode(session);
      const [said, { length }] = [number(answer.body, 'codeLength'), await visitor.code()];
      demand(said === length, `The code has ${length} digits, and codeLength is ${said ?? 'missing'}.`, answer);
    },
  },
  {
    id: 'codes.wrong', source: 'rule 4', needs: ['withEmailOnly'],
    says: 'A wrong code is refused with invalid_code.',
    check: async (session) => demandProblem(await (await atEmailCode(session)).visitor.wrong(), 'invalid_code'),
  },
  {
    id: 'codes.own', source: 'rule 3', needs: ['withEmailOnly', 'withPhone'],
    says: 'A code proves only the flow that it was sent for.',
    check: async (session) => {
      const [{ visitor: ours }, { visitor: theirs }] = [await atEmailCode(session), await atEmailCode(session, 'withPhone')];
      const code = await ours.code();
      arrange(code !== await theirs.code(), 'Two flows happen to have the same code.');
      demandRefusal(await theirs.verify(code), 'The code of another flow was taken.');
    },
  },
  {
    id: 'codes.attempts', source: 'rule 4', needs: ['withEmailOnly'],
    says: `A wrong code counts each time: within ${most} there are too_many_attempts.`,
    check: async (session) => tryUntil((await atEmailCode(session)).visitor),
  },
  {
    id: 'codes.latched', source: 'rule 4', needs: ['withEmailOnly'],
    says: 'After too_many_attempts the right code is refused as well.',
    check: async (session) => {
      const { visitor } = await atEmailCode(session);
      const code = await visitor.code();
      await useUp(visitor);
      demandRefusal(await visitor.verify(code), 'The right code was taken after too_many_attempts.');
    },
  },
  {
    id: 'codes.fresh-after-attempts', source: 'rule 4', needs: ['clock', 'withEmailOnly'],
    says: 'too_many_attempts leaves the ticket good for sendCode, and the new code verifies.',
    check: async (session) => {
      const { visitor, answer } = await atEmailCode(session);
      await useUp(visitor);
      await session.world.pass(wait(answer));
      await demandFreshCode(visitor, 'too_many_attempts');
    },
  },
  {
    id: 'codes.expire', source: 'rule 4', needs: ['clock', 'withEmailOnly'],
    says: 'Once expiresIn seconds have passed, the right code is refused with code_expired.',
    check: async (session) => {
      const { visitor, answer } = await atEmailCode(session);
      const code = await visitor.code();
      await session.world.pass(lifetime(answer) + 1);
      demandProblem(await visitor.verify(code), 'code_expired');
    },
  },
  {
    id: 'codes.fresh-after-expiry', source: 'rule 4', needs: ['clock', 'withEmailOnly'],
    says: 'code_expired leaves the ticket good for sendCode, and the new code verifies.',
    check: async (session) => {
      const { visitor, answer } = await atEmailCode(session);
      await session.world.pass(Math.max(lifetime(answer), wait(answer)) + 1);
      await demandFreshCode(visitor, 'the code has expired');
    },
  },
  {
    id: 'codes.resend-wait', source: 'rule 1', needs: ['withEmailOnly'],
    says: 'Before resendIn seconds have passed, no other code is sent: rate_limited.',
    check: async (session) => {
      const { visitor, answer } = await atEmailCode(session);
      arrange((number(answer.body, 'resendIn') ?? 0) > 0, 'A code is sent again at once, or not at all: there is no wait.', answer);
      demandProblem(await visitor.go('sendCode'), 'rate_limited');
    },
  },
  {
    id: 'codes.resend', source: 'rule 1', needs: ['clock', 'withEmailOnly'],
    says: 'Once resendIn seconds have passed, another code is sent.',
    check: async (session) => {
      const { visitor, answer } = await atEmailCode(session);
      const resendIn = number(answer.body, 'resendIn');
      arrange(resendIn !== undefined, 'A code cannot be sent again.', answer);
      await session.world.pass(resendIn);
      const sent = await visitor.go('sendCode');
      demand(sent.step === 'code-sent', `After ${resendIn} seconds no other code was sent.`, sent);
      demand(await visitor.message() !== undefined, 'It was said that another code is sent, and none arrived.', sent);
    },
  },
] as const satisfies readonly Rule[];
