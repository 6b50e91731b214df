import type { Answer } from './answer.js';

/** How a case ended that found nothing broken. */
export type Verdict = { readonly verdict: 'kept' } | { readonly verdict: 'untestable'; readonly why: string };

/** A rule is broken. The message says how, and tells request and answer without what is secret in them. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
}

/** What a case needs cannot be had here. That is no breach: another rule tells of it, or the target lacks something. */
export class Untestable extends Error {
  override readonly name = 'Untestable';
}

const withAnswers = (why: string, answers: readonly Answer[]): string => [why, ...answers.map((answer) => answer.told())].join('\n');

/** What the rule asks for. */
export function demand(holds: boolean, why: string, ...answers: readonly Answer[]): asserts holds {
  if (!holds) throw new ContractBreach(withAnswers(why, answers));
}

/** Refused for a reason: no success, and no failure of the server's own. */
export const demandRefusal = (answer: Answer, why: string): void => {
  const status = answer.wire?.status ?? 400;
  demand(!answer.ok && (status < 500 || status === 501), why, answer);
};

/** Refused with that code. */
export const demandProblem = (answer: Answer, code: string, why = ''): void =>
  demand(answer.problem === code, `${why}Expected ${code}.`, answer);

/** On the way to what a case looks at: what goes wrong here is another rule's matter. */
export function arrange(holds: boolean, why: string, ...answers: readonly Answer[]): asserts holds {
  if (!holds) throw new Untestable(withAnswers(why, answers));
}

/** One of these steps, or the case cannot go on. */
export const reach = (answer: Answer, ...steps: readonly string[]): Answer => {
  arrange(answer.step !== undefined && steps.includes(answer.step), `Could not get to ${steps.join(' or ')}.`, answer);
  return answer;
};

/** For cases of a whole walk: whatever stops it breaks the rule. */
export const mustWork = async <T>(walk: () => Promise<T>): Promise<T> => {
  try {
    return await walk();
  } catch (error) {
    throw error instanceof Untestable ? new ContractBreach(error.message) : error;
  }
};
