import type { Need, Rule } from './rule.js';
import { roles, type Role } from './people.js';
import { rules, type RuleId } from './rules/index.js';
import { Session } from './session.js';
import { checkTarget, type CheckedTarget, type ContractTarget } from './target.js';
import { ContractBreach, Untestable, type Verdict } from './verdict.js';

/** A rule of the contract, applied to one server. */
export interface ContractCase {
  readonly rule: RuleId;
  /** The rule's name and promise, as a test's title. */
  readonly name: string;
  readonly source: Rule['source'];
  readonly says: string;
  readonly needs: readonly Need[];
  /** Why the target, as given, does not show whether the rule is kept. */
  readonly untestable?: string;
  /**
   * Tests the rule. Cases of one target take turns, even when they are run at once.
   * @returns whether it is kept or, for a reason found on the way, not testable
   * @throws ContractBreach which tells request and answer, without secrets, when it is broken
   */
  readonly run: () => Promise<Verdict>;
}

const throughHttp = 'It is seen by HTTP only: give a baseUrl in place of a client.';

/** What is missing, or undefined. */
const lacks: Readonly<Record<Exclude<Need, Role>, (target: CheckedTarget) => string | undefined>> = {
  baseUrl: ({ baseUrl }) => (baseUrl === undefined ? throughHttp : undefined),
  clock: ({ clock }) => (clock === undefined ? 'No clock is given, so time cannot pass.' : undefined),
  phone: ({ phone }) => (phone === undefined ? 'No phone is given, so nobody can answer a call.' : undefined),
  admin: ({ admin }) => (admin === undefined ? 'No admin is given.' : undefined),
  adminBaseUrl: ({ admin }) => (admin?.client ? throughHttp : undefined),
  adminHeaders: ({ admin }) => (admin?.headers ? undefined : 'No admin.headers are given, so nobody can be told from the administrator.'),
  staleHeaders: ({ admin }) => (admin?.staleHeaders ? undefined : 'No admin.staleHeaders are given: those of an administrator who signed in long ago.'),
};

const isRole = (need: Need): need is Role => Object.hasOwn(roles, need);

const missing = (target: CheckedTarget, need: Need): string | undefined => {
  if (!isRole(need)) return lacks[need](target);
  return target.people[need] ? undefined : `The people have nobody ${need}: ${roles[need]}.`;
};

const breach = ({ id, says, source }: Rule, message: string): ContractBreach => new ContractBreach(`${id}: ${says} (${source})\n${message}`);

/** One run of a rule, from people as they were. */
const test = async (session: Session, rule: Rule): Promise<Verdict> => {
  try {
    await session.begin();
    await rule.check(session);
    return { verdict: 'kept' };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = session.secrets.hide(error.message);
    if (error instanceof Untestable) return { verdict: 'untestable', why: message };
    throw error instanceof ContractBreach ? breach(rule, message) : new Error(`The suite itself failed at ${rule.id}: ${message}`, { cause: error });
  }
};

/**
 * The rules of the contract as cases for any test runner:
 * `for (const one of contractCases({ baseUrl, inbox })) test(one.name, { skip: one.untestable }, one.run)`.
 * @throws TypeError for the developer, when the target cannot work
 */
export const contractCases = (given: ContractTarget): readonly ContractCase[] => {
  const target = checkTarget(given);
  const session = new Session(target);
  let turn: Promise<unknown> = Promise.resolve();
  return rules.map((rule) => {
    const { id, source, says, needs = [] } = rule;
    const untestable = needs.map((need) => missing(target, need)).find((why) => why !== undefined);
    const run = async (): Promise<Verdict> => {
      if (untestable !== undefined) return { verdict: 'untestable', why: untestable };
      const own = turn.then(() => test(session, rule));
      turn = own.catch(() => undefined);
      return own;
    };
    return { rule: id, name: `${id}: ${says}`, source, says, needs, ...(untestable !== undefined && { untestable }), run };
  });
};
