import type { AuthOperation, Channel, IdentifierKind } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import type { Destination, NavigateDetail } from '../events/navigate.js';
import type { Translate } from '../i18n/messages.js';
import type { Intent, JourneyState } from '../journey/state.js';
import type { HeadingLevel } from './heading.js';
import type * as identify from './identify.js';

/** A message that the error summary shows and, with a `field`, that field too. `field` is the name of a control in the form. */
export interface FieldError { readonly field?: string; readonly message: string }
/** @deprecated Renamed to `FieldError`. */
export type Fault = FieldError;

/** Reads out of a form who the visitor says they are. Loads with what follows the form. */
export type Reading = Pick<typeof identify, 'passwordErrors' | 'readAccount' | 'readCredentials' | 'readEmail' | 'readUsername'>;

/** What a submitted form leads to: errors to mend, or what the visitor wants. */
export type Outcome = readonly FieldError[] | Intent;

/** What an element says at its flow's good end, and where the visitor goes from there. */
export interface Ending { readonly heading: string; readonly text: string; readonly next?: unknown }

/** What a visitor chose on the way to a destination. */
export type NavigationChoice = Pick<NavigateDetail, 'method' | 'remember'>;
/** @deprecated Renamed to `NavigationChoice`. */
export type Way = NavigationChoice;

/** What any content needs to know. A view is a function of it, and holds nothing. */
export interface ContentView {
  readonly t: Translate;
  readonly headingLevel: HeadingLevel;
  id(name: string): string;
  /** Whether the content shown has this part. */
  has(name: string): boolean;
  /** A link where the destination has an href, else a button that asks the host. */
  destination(to: Destination, label: string, className?: string, choice?: NavigationChoice): unknown;
}

/** What any form needs to know: an entry form has no more than this. */
export interface FormView extends ContentView {
  readonly busy: boolean;
  readonly errors: readonly FieldError[];
  /** Of the call that failed last; `errors` says it in words. */
  readonly failure: Problem | undefined;
  /** There is a client to call. */
  readonly ready: boolean;
  /** Passwords are shown as text. */
  readonly revealed: boolean;
  toggleReveal(): void;
  /** Whether the backend knows people by this. */
  identifies(kind: IdentifierKind): boolean;
  /** Whether the client can do this, by this channel. */
  offers(operation: AuthOperation, channel?: Channel): boolean;
  /** What there is to mend, or nothing. */
  summary(): unknown;
  /** Reads what was submitted, at once or after what reading needs has loaded; busy until then. */
  onSubmit(read: (data: FormData, reading: Reading) => Outcome | Promise<Outcome>): (event: SubmitEvent) => void;
  /** The same for a press that is not the form's submit. Dropped when the visitor cancels or the element goes first. */
  act(read: (reading: Reading) => Outcome | Promise<Outcome>): void;
  intend(intent: Intent): void;
  showErrors(errors: readonly FieldError[]): void;
}

/** What the views of steps know beside that. */
export interface View extends FormView {
  readonly state: JourneyState;
  /** Monotonic milliseconds. */
  readonly now: number;
  /** What was typed as identifier, shown again later. */
  readonly identifier: string;
  /** A new password is asked for a second time. */
  readonly confirmsPassword: boolean;
  /** The flow has ended well, and the address that the server gave then may not be followed. */
  readonly redirectRefused: boolean;
  /** The address of the server's redirect, if it may be followed. */
  allowedHref(to: string): string | undefined;
  /** The flow's good end, in the element's own words. */
  end(signedIn: boolean): Ending;
  /** The method picked in a group, before it is sent. */
  readonly choice: string | undefined;
  /** The new password as typed so far, for its checklist. */
  readonly typed: string;
  choose(methodId: string): void;
  type(password: string): void;
}
