import type { Rule } from '../rule.js';
import { adminRules } from './admin.js';
import { answerRules } from './answers.js';
import { callRules } from './calls.js';
import { codeRules } from './codes.js';
import { enteringRules } from './entering.js';
import { flowRules } from './flows.js';
import { keyRules } from './keys.js';
import { linkRules } from './links.js';
import { proofRules } from './proofs.js';
import { requestRules } from './requests.js';
import { signInRules } from './sign-in.js';
import { ticketRules } from './tickets.js';
import { timingRules } from './timing.js';

/** In this order, so that without a `reset` what changes people comes after what needs them as they were. */
const table = [
  ...requestRules, ...answerRules, ...keyRules, ...ticketRules, ...codeRules, ...enteringRules, ...timingRules, ...signInRules, ...callRules,
  ...proofRules, ...linkRules, ...flowRules, ...adminRules,
] as const;

/** The name of a rule: stable, as reports and `--only` use it. */
export type RuleId = (typeof table)[number]['id'];

type NamedRule = Rule & { readonly id: RuleId };
const named: readonly NamedRule[] = table;

export const rules: readonly NamedRule[] = [...named.filter(({ lasting }) => !lasting), ...named.filter(({ lasting }) => lasting)];
