import * as z from 'zod/mini';
import { channels, factorTypes, identifierKinds, linkReasons } from '../vocabulary.js';

const line = z.string().check(z.minLength(1), z.maxLength(1_024));
const ticket = z.string().check(z.minLength(1), z.maxLength(8_192));
const identifier = z.object({ kind: z.enum(identifierKinds), value: line });

/** The body of each POST. Servers and the mock validate with these schemas. The client does not, so pages never load them. */
export const inputs = {
  signIn: z.object({ identifier, password: line, remember: z.optional(z.boolean()), ticket: z.optional(ticket) }),
  startPasswordReset: z.object({ identifier }),
  requestRegistrationLink: z.object({ identifier, reason: z.enum(linkReasons) }),
  openLink: z.object({ token: line }),
  sendCode: z.object({ ticket, methodId: z.optional(line), channel: z.optional(z.enum(channels)) }),
  verifyCode: z.object({ ticket, code: line }),
  callStatus: z.object({ ticket }),
  enroll: z.object({ ticket, type: z.enum(factorTypes), value: z.optional(line), channel: z.enum(channels) }),
  setPassword: z.object({ ticket, password: line }),
  listUsers: z.object({ query: z.optional(z.string().check(z.maxLength(1_024))), cursor: z.optional(line), limit: z.int().check(z.gte(1), z.lte(100)) }),
  resetRegistration: z.object({}),
};
