import type { ManagedUser } from '../../../client/auth-client.js';
import type { ContentView } from '../../../views/view.js';

/** A list of users, as its view needs it. */
export interface UserList {
  readonly typed: string;
  readonly query: string;
  readonly users: readonly ManagedUser[];
  readonly first: number;
  readonly total: number | undefined;
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly loaded: boolean;
  readonly pending: boolean;
  isOpen(user: ManagedUser): boolean;
  toggle(user: ManagedUser): void;
  type(typed: string): void;
  enter(): void;
  previous(): void;
  next(): void;
  again(): void;
}

/** Something that did not work, in the administrator's words. */
export interface Trouble { readonly message: string; /** Absent where trying again would not help. */ again?(): void }

export interface AdminView extends ContentView {
  readonly trouble: Trouble | undefined;
}

/** Some accounts have no name yet. */
export const displayName = ({ name, username, email, id }: ManagedUser): string => name.trim() || username || email || id;

/** The part of a row that opens the user's page; by its place on the page, from 0, since a server's ids may hold anything. */
export const editName = (index: number): string => `edit-${index}`;
