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

/** The functions that read an entry form. They load with the step controller. */
export type Reading = Pick<typeof identify, 'passwordErrors' | 'readAccount' | 'readCredentials' | 'readEmail' | 'readUsername'>;

/** The outcome of a submitted form: errors to correct, or an intent. */
export type Outcome = readonly FieldError[] | Intent;

/** What an element says when its flow has succeeded. `signIn` is the action for a visitor who is not signed in; without it, the host continues. */
export interface Ending { readonly heading: string; readonly text: string; readonly signIn?: string }

/** The visitor's choice for a destination: the login method and Remember Me. */
export type NavigationChoice = Pick<NavigateDetail, 'method' | 'remember'>;
/** @deprecated Renamed to `NavigationChoice`. */
export type Way = NavigationChoice;

/** The input of every view. A view is a pure function of it. */
export interface ContentView {
  readonly t: Translate;
  readonly headingLevel: HeadingLevel;
  id(name: string): string;
  /** Whether the rendered content has a part with this name. */
  has(name: string): boolean;
  /** A link when the destination has an href, else a button that fires `auth-navigate`. */
  destination(to: Destination, label: string, className?: string, choice?: NavigationChoice): unknown;
}

/** The input of a view with a form, such as an entry form. */
export interface FormView extends ContentView {
  readonly busy: boolean;
  readonly errors: readonly FieldError[];
  /** The problem of the last call. `errors` has its messages. */
  readonly failure: Problem | undefined;
  /** Whether there is a client. */
  readonly ready: boolean;
  /** Whether passwords show as text. */
  readonly revealed: boolean;
  toggleReveal(): void;
  /** Whether the backend accepts this kind of identifier. */
  identifies(kind: IdentifierKind): boolean;
  /** Whether the client supports this operation, by this channel. */
  offers(operation: AuthOperation, channel?: Channel): boolean;
  /** Renders the error summary. */
  summary(): unknown;
  /** The submit handler of a form. `read` is called once the code that it needs has loaded. The element is busy until then. */
  onSubmit(read: (data: FormData, reading: Reading) => Outcome | Promise<Outcome>): (event: SubmitEvent) => void;
  /** The same for another button than submit. Dropped when the visitor cancels or the element disconnects. */
  act(read: (reading: Reading) => Outcome | Promise<Outcome>): void;
  intend(intent: Intent): void;
  showErrors(errors: readonly FieldError[]): void;
}

/** The input of a step's view. */
export interface View extends FormView {
  readonly state: JourneyState;
  /** The current time, in monotonic milliseconds. */
  readonly now: number;
  /** The identifier as typed on the entry form. */
  readonly identifier: string;
  /** Whether the visitor types a new password a second time. */
  readonly confirmsPassword: boolean;
  /** Whether the flow has succeeded, but its redirect is not allowed. */
  readonly redirectRefused: boolean;
  /** The address of the server's redirect. Undefined when it is not allowed. */
  allowedHref(to: string): string | undefined;
  /** The element's texts after the flow has succeeded. */
  end(signedIn: boolean): Ending;
  /** The chosen method of a group. */
  readonly choice: string | undefined;
  /** The new password as typed so far, for the checklist. */
  readonly typed: string;
  choose(methodId: string): void;
  type(password: string): void;
}
