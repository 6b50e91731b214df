import * as z from 'zod/mini';
import { bareCodes, type BareCode } from '../problem-codes.js';
import { channels, deliveryFailures, inputFaults, passwordViolations } from '../vocabulary.js';
import { knownOnly, knownOr, whole } from './common.js';

const wait = { retryAfter: z.optional(z.number().check(z.gte(0))) };

/** The codes with further members. */
export const detailedProblems = {
  invalid_code: z.object({ code: z.literal('invalid_code'), attemptsLeft: z.optional(z.number().check(whole, z.gte(0))) }),
  weak_password: z.object({ code: z.literal('weak_password'), violations: knownOnly(passwordViolations) }),
  rate_limited: z.object({ code: z.literal('rate_limited'), ...wait }),
  account_locked: z.object({ code: z.literal('account_locked'), ...wait }),
  delivery_failed: z.object({ code: z.literal('delivery_failed'), channel: knownOr([...channels, 'unknown'], 'unknown'), reason: z.literal(deliveryFailures) }),
  invalid_input: z.object({ code: z.literal('invalid_input'), fields: z.catchall(z.object({}), knownOr(inputFaults, 'malformed')) }),
};

/** The `code` and members of an RFC 9457 problem document. `title`, `detail` and other members are ignored. */
export const problem = /* @__PURE__ */ (() => z.discriminatedUnion('code', [
  z.object({ code: z.literal(bareCodes) }),
  detailedProblems.invalid_code, detailedProblems.weak_password, detailedProblems.rate_limited, detailedProblems.account_locked,
  detailedProblems.delivery_failed, detailedProblems.invalid_input,
]))();

type Detailed = { [C in keyof typeof detailedProblems]: z.infer<(typeof detailedProblems)[C]> };

/** The problems that a server can send. */
export type ServerProblem = { [C in BareCode]: { code: C } }[BareCode] | Detailed[keyof Detailed];
