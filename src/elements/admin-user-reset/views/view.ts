import type { ManagedUser } from '../../../client/auth-client.js';
import type { ContentView } from '../../../views/view.js';

/** What is searched for, as the frame of the list needs it. */
export interface UserSearch {
  readonly typed: string;
  readonly pending: boolean;
  type(typed: string): void;
  enter(): void;
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
