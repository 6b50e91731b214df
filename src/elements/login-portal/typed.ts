import { readIdentifier } from '../../journey/identifier.js';
import type { Place } from './screens.js';

/** What a visitor has typed to say who they are; in memory, and by kind, so that no form asks for it again. */
export type Typed = { -readonly [K in 'email' | 'phone' | 'username']?: string };

/** The live properties in which elements hold what was typed. */
export interface Holder { readonly identifier?: unknown; readonly email?: unknown; readonly username?: unknown; readonly method?: unknown }

/** What the element that the visitor leaves knows. */
export function gather(typed: Typed, element: Holder | null): Typed {
  const value = [element?.identifier, element?.email, element?.username].find((one): one is string => typeof one === 'string' && one.trim() !== '');
  if (value === undefined) return typed;
  const kind = element?.method === 'phone' ? 'phone' : readIdentifier(value).kind;
  return { ...typed, [kind]: value };
}

/** Where a username or an email will do. */
export const account = ({ username, email }: Typed): string => username ?? email ?? '';

/** For a sign-in form of this method. */
export const identifierFor = (typed: Typed, { method = 'email' }: Pick<Place, 'method'>): string => typed[method] ?? '';
