import { contractCases, type ContractCase } from './cases.js';
import type { RuleId } from './rules/index.js';
import type { ContractTarget } from './target.js';

/** How one rule fared. */
export interface ContractResult extends Pick<ContractCase, 'rule' | 'says' | 'source'> {
  readonly verdict: 'kept' | 'broken' | 'untestable';
  /** What was seen, with request and answer and without secrets; or what is missing. */
  readonly why?: string;
  readonly seconds: number;
}

export interface ContractRunOptions {
  /** These rules only. */
  readonly only?: readonly RuleId[];
  /** Told of each result as soon as there is one. */
  readonly onResult?: (result: ContractResult) => void;
}

/** What was seen, without the rule's own words before it. */
const seen = ({ name, message }: Error): string => (name === 'ContractBreach' ? message.slice(message.indexOf('\n') + 1) : message);

/** Tests all rules, one after the other. It does not reject for a broken one. @throws TypeError when the target cannot work */
export const runContract = async (target: ContractTarget, { only, onResult }: ContractRunOptions = {}): Promise<readonly ContractResult[]> => {
  const results: ContractResult[] = [];
  for (const { rule, says, source, run } of contractCases(target)) {
    if (only && !only.includes(rule)) continue;
    const from = performance.now();
    const outcome = await run().catch((error: Error) => ({ verdict: 'broken' as const, why: seen(error) }));
    const result = { rule, says, source, ...outcome, seconds: (performance.now() - from) / 1_000 };
    results.push(result);
    onResult?.(result);
  }
  return results;
};
