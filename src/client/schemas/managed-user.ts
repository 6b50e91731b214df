import * as z from 'zod/mini';
import { registrationStates } from '../vocabulary.js';
import { knownOr, seconds, text, whole } from './common.js';

const line = z.optional(text);

export const managedUser = z.object({
  id: text,
  name: text,
  username: line,
  signInName: line,
  email: line,
  phone: line,
  fax: line,
  registration: knownOr([...registrationStates, 'unknown'], 'unknown'),
});

export const userPage = z.object({
  users: z.array(managedUser).check(z.maxLength(100)) as z.ZodMiniType<readonly z.infer<typeof managedUser>[]>,
  nextCursor: line,
  total: z.optional(z.number().check(whole, z.gte(0))),
});

export const registrationReset = z.object({
  user: managedUser,
  link: z.optional(z.object({ target: text, expiresIn: seconds })),
});

/** A user as the administrator who manages them sees it: unmasked. `registration` is `unknown` for a value that this version does not know. */
export type ManagedUser = z.infer<typeof managedUser>;
/** One page of users. `nextCursor` is opaque. Without it, this is the last page. */
export type UserPage = z.infer<typeof userPage>;
/** The user after the reset, and the emailed link when the server sent one. */
export type RegistrationReset = z.infer<typeof registrationReset>;
