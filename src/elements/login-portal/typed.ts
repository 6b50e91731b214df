import { identifierKinds, type IdentifierKind } from '../../client/vocabulary.js';
import { readIdentifier } from '../../journey/identifier.js';
import type { Place } from './screens.js';

/** The identifiers that the visitor has typed, by kind, so that no form asks for them again. In memory only. */
export type Typed = { -readonly [K in IdentifierKind]?: string };

/** The properties in which an element holds a typed identifier, and its form. */
export interface Holder {
  readonly identifier?: unknown;
  readonly email?: unknown;
  readonly username?: unknown;
  readonly method?: unknown;
  readonly form?: HTMLFormElement | null;
}

/** The kind of the field, because half an email address looks like a username. A username field also accepts an email address. */
function kindOf({ form, method }: Holder, value: string): IdentifierKind {
  const asked = identifierKinds.find((kind) => form?.elements.namedItem(kind));
  if (asked === 'email' || asked === 'phone') return asked;
  return method === 'phone' ? 'phone' : readIdentifier(value).kind;
}

/** Adds the identifier in an element's properties to those typed before. */
export function gather(typed: Typed, element: Holder | null): Typed {
  const value = [element?.identifier, element?.email, element?.username].find((one): one is string => typeof one === 'string' && one.trim() !== '');
  if (!element || value === undefined) return typed;
  const kind = kindOf(element, value);
  const { username: _, ...others } = typed;
  // While the visitor typed an email address into the username field, its first half was taken for a username.
  return { ...(element.username === value && kind !== 'username' ? others : typed), [kind]: value };
}

/** For a field that accepts a username or an email address. */
export const account = ({ username, email }: Typed): string => username ?? email ?? '';

/** For a sign-in form of this method. */
export const identifierFor = (typed: Typed, { method = 'email' }: Pick<Place, 'method'>): string => typed[method] ?? '';
