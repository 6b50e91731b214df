import { identifierKinds, type IdentifierKind } from '../../client/vocabulary.js';
import { readIdentifier } from '../../journey/identifier.js';
import type { Place } from './screens.js';

/** What a visitor has typed to say who they are; in memory, and by kind, so that no form asks for it again. */
export type Typed = { -readonly [K in IdentifierKind]?: string };

/** The live properties in which elements hold what was typed, and the form in which it is typed. */
export interface Holder {
  readonly identifier?: unknown;
  readonly email?: unknown;
  readonly username?: unknown;
  readonly method?: unknown;
  readonly form?: HTMLFormElement | null;
}

/** By the field that asks, since what is half typed reads as something else; an account's field takes a username or an email. */
function kindOf({ form, method }: Holder, value: string): IdentifierKind {
  const asked = identifierKinds.find((kind) => form?.elements.namedItem(kind));
  if (asked === 'email' || asked === 'phone') return asked;
  return method === 'phone' ? 'phone' : readIdentifier(value).kind;
}

/** What the element that the visitor leaves knows, or is being told. */
export function gather(typed: Typed, element: Holder | null): Typed {
  const value = [element?.identifier, element?.email, element?.username].find((one): one is string => typeof one === 'string' && one.trim() !== '');
  if (!element || value === undefined) return typed;
  const kind = kindOf(element, value);
  const { username: _, ...others } = typed;
  // Who types an email where a username would do had half of it taken for one.
  return { ...(element.username === value && kind !== 'username' ? others : typed), [kind]: value };
}

/** Where a username or an email will do. */
export const account = ({ username, email }: Typed): string => username ?? email ?? '';

/** For a sign-in form of this method. */
export const identifierFor = (typed: Typed, { method = 'email' }: Pick<Place, 'method'>): string => typed[method] ?? '';
