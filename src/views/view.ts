import type { AuthOperation, Channel } from '../client/auth-client.js';
import type { Destination } from '../events/events.js';
import type { Format } from '../i18n/format.js';
import type { Translate } from '../i18n/messages.js';
import type { Intent, JourneyState } from '../journey/state.js';
import type { HeadingLevel } from './heading.js';

/** Something to mend, said in the summary and, where it belongs to one, at its field. */
export interface Fault { readonly field?: string; readonly message: string }

/** What a submitted form leads to: faults to mend, or what the visitor wants. */
export type Outcome = readonly Fault[] | Intent;

/** What any form needs to know: an entry form has no more than this. A view is a function of it, and holds nothing. */
export interface FormView {
  readonly t: Translate;
  readonly format: Format;
  readonly busy: boolean;
  readonly faults: readonly Fault[];
  readonly headingLevel: HeadingLevel;
  /** There is a client to call. */
  readonly ready: boolean;
  id(name: string): string;
  /** Whether the form shown has this field. */
  has(field: string): boolean;
  /** Whether the client can do this, by this channel. */
  offers(operation: AuthOperation, channel?: Channel): boolean;
  /** A link where the destination has an href, else a button that asks the host. */
  destination(to: Destination, label: string, className?: string): unknown;
  onSubmit(read: (data: FormData) => Outcome): (event: SubmitEvent) => void;
  intend(intent: Intent): void;
  fault(faults: readonly Fault[]): void;
}

/** What the views of steps know beside that. */
export interface View extends FormView {
  readonly state: JourneyState;
  /** Monotonic milliseconds. */
  readonly now: number;
  /** What was typed as identifier, shown again later. */
  readonly identifier: string;
  /** The method picked in a group, before it is sent. */
  readonly choice: string | undefined;
  /** Passwords are shown as text. */
  readonly revealed: boolean;
  /** The new password as typed so far, for its checklist. */
  readonly typed: string;
  choose(methodId: string): void;
  toggleReveal(): void;
  type(password: string): void;
}
