/** `latchkey/contract`: proves that a server keeps the contract. Needs `fetch` and nothing of Node. */
import { rules, type RuleId } from './rules/index.js';
import type { Rule } from './rule.js';

export { contractCases, type ContractCase } from './cases.js';
export { contractPeople, roles as contractRoles, type ContractPeople, type ContractPerson } from './people.js';
export type { Need as ContractNeed } from './rule.js';
export type { RuleId } from './rules/index.js';
export { runContract, type ContractResult, type ContractRunOptions } from './run.js';
export type { AdminTarget, ContractClock, ContractInbox, ContractMessage, ContractPhone, ContractTarget } from './target.js';
export { ContractBreach, type Verdict } from './verdict.js';

/** Every rule: its name, where the contract has it, and what it promises. */
export const contractRules: readonly (Pick<Rule, 'source' | 'says'> & { readonly id: RuleId })[] = rules.map(({ id, source, says }) => ({ id, source, says }));
