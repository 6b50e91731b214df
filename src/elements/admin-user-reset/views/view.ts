import type { ManagedUser } from '../../../client/auth-client.js';
import type { ContentView } from '../../../views/view.js';

/** The search, as the frame of the list needs it. */
export interface UserSearch {
  readonly typed: string;
  readonly pending: boolean;
  type(typed: string): void;
  enter(): void;
}

/** A problem with its message for the administrator. */
export interface Trouble { readonly message: string; /** Absent when a retry cannot succeed. */ again?(): void }

export interface AdminView extends ContentView {
  readonly trouble: Trouble | undefined;
}

/** The name to show, because some accounts have no name yet. */
export const displayName = ({ name, username, email, id }: ManagedUser): string => name.trim() || username || email || id;

/** The id part of a row's edit button, by its index from 0, because a server's ids can contain any character. */
export const editName = (index: number): string => `edit-${index}`;
