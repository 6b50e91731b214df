import * as z from 'zod/mini';
import { channels, factorTypes, passwordRules, type FactorType } from '../vocabulary.js';
import { knownOnly, knownOr, seconds, text, whole } from './common.js';

/** An opaque string, held in memory only. A host's own client creates one with `toTicket()`. */
export type Ticket = string & { readonly __ticket: unique symbol };

const ticket = z.string().check(z.minLength(1), z.maxLength(8_192)) as unknown as z.ZodMiniType<Ticket, string>;

/** A method or offer before unknown types and channels are dropped. */
interface Arriving { type: string; channels: readonly string[] }

/** Empty for an unknown type. */
const factorType = knownOr([...factorTypes, ''], '');

/** A list without the items that the elements cannot show. */
const usable = <Out extends Arriving, In extends Arriving>(item: z.ZodMiniType<In>) =>
  z.array(item).check(
    z.maxLength(50),
    z.overwrite((list) => list.filter(({ type, channels: ways }) => type !== '' && ways.length > 0)),
  ) as unknown as z.ZodMiniType<readonly Out[], readonly In[]>;

const methods = usable<ChallengeMethod, Arriving>(z.object({ id: text, type: factorType, channels: knownOnly(channels), target: text }));
const offers = usable<EnrollmentOffer, Arriving>(z.object({ type: factorType, channels: knownOnly(channels), target: z.optional(text) }));

export const passwordPolicy = z.object({
  minLength: z.number().check(whole, z.gte(0), z.lte(10_000)),
  maxLength: z.optional(z.number().check(whole, z.gte(1))),
  rules: knownOnly(passwordRules),
});

const optionalText = z.optional(text);
const optionalSeconds = z.optional(seconds);
/** Requires at least one usable item. */
const some = z.minLength(1);

/** Each Step's schema by name. The REST client looks the schema up here, so that pages load no code for unions. */
export const steps = {
  'choose-method': z.object({ step: z.literal('choose-method'), ticket, methods: methods.check(some) }),
  'code-sent': z.object({
    step: z.literal('code-sent'),
    ticket,
    channel: knownOr([...channels, 'unknown'], 'unknown'),
    target: optionalText,
    codeLength: z.number().check(whole, z.gte(1), z.lte(32)),
    expiresIn: optionalSeconds,
    resendIn: optionalSeconds,
    methods: z.optional(methods),
  }),
  'call-in-progress': z.object({
    step: z.literal('call-in-progress'),
    ticket,
    target: text,
    pollIn: z.number().check(z.gte(1), z.lte(3_600)),
    expiresIn: optionalSeconds,
    key: z.literal('#'),
    methods: z.optional(methods),
  }),
  'prove-password': z.object({ step: z.literal('prove-password'), ticket, username: optionalText, expiresIn: optionalSeconds }),
  enroll: z.object({ step: z.literal('enroll'), ticket, offers: offers.check(some) }),
  'set-password': z.object({ step: z.literal('set-password'), ticket, policy: passwordPolicy, username: optionalText }),
  'link-sent': z.object({ step: z.literal('link-sent'), target: optionalText, expiresIn: seconds, resendIn: optionalSeconds }),
  redirect: z.object({ step: z.literal('redirect'), to: text }),
  done: z.object({ step: z.literal('done'), signedIn: z.optional(z.boolean()), redirectTo: optionalText }),
};

type StepSchemas = typeof steps;

/** Any Step, for servers, the mock and OpenAPI. */
export const step = /* @__PURE__ */ (() => z.discriminatedUnion('step', Object.values(steps) as unknown as [StepSchemas[keyof StepSchemas]]))();

/** One method to prove the visitor's identity. The server masks `target`. */
export interface ChallengeMethod {
  readonly id: string;
  readonly type: FactorType;
  readonly channels: readonly (typeof channels)[number][];
  readonly target: string;
}
/** One factor that may be enrolled. `target`, when present, is the masked address on record. */
export interface EnrollmentOffer {
  readonly type: FactorType;
  readonly channels: readonly (typeof channels)[number][];
  readonly target?: string;
}
/** The server's rules for a new password. Lengths count code points. */
export type PasswordPolicy = z.infer<typeof passwordPolicy>;
/** The answer of a backend: the screen to show next. Durations are seconds from receipt. */
export type Step = z.infer<StepSchemas[keyof StepSchemas]>;
export type StepName = Step['step'];
export type StepOf<N extends StepName> = Extract<Step, { step: N }>;
