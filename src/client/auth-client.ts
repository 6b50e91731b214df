/** THE PORT. A backend is whatever answers these calls; elements know nothing else of it. */
import type { Step, Ticket } from './schemas/step.js';
import type { ManagedUser, RegistrationReset, UserPage } from './schemas/managed-user.js';
import type { Channel, FactorType, IdentifierKind, LinkReason } from './vocabulary.js';

export type { ChallengeMethod, EnrollmentOffer, PasswordPolicy, Step, StepName, StepOf, Ticket } from './schemas/step.js';
export type { ManagedUser, RegistrationReset, UserPage } from './schemas/managed-user.js';
export type {
  Channel, DeliveryFailure, FactorType, Flow, IdentifierKind, InputFault, LinkReason, PasswordRule, PasswordViolation, RegistrationState,
} from './vocabulary.js';

/** Who the visitor says they are. A phone is E.164 (`+12025550142`). Trimmed by the elements. */
export interface Identifier { kind: IdentifierKind; value: string }

export interface CallOptions {
  /** Aborts the call; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** One a visitor's intent, kept on a retry of the same intent. */
  idempotencyKey?: string;
}

type Call<I, O> = (input: I, options?: CallOptions) => Promise<O>;

export interface SignInInput { identifier: Identifier; password: string; remember?: boolean; /** Answers `prove-password`. */ ticket?: Ticket }
export interface PasswordResetInput { identifier: Identifier }
export interface RegistrationLinkInput { identifier: Identifier; reason: LinkReason }
export interface OpenLinkInput { token: string }
/** Chooses a method, sends again, or rings up. */
export interface SendCodeInput { ticket: Ticket; methodId?: string; channel?: Channel }
export interface VerifyCodeInput { ticket: Ticket; code: string }
export interface CallStatusInput { ticket: Ticket }
/** Without `value`: the address on record. A phone is E.164. */
export interface EnrollInput { ticket: Ticket; type: FactorType; value?: string; channel: Channel }
export interface SetPasswordInput { ticket: Ticket; password: string }

/**
 * What visitors' elements call. Every method is optional: what is missing is not offered, and calling it is `unsupported`.
 * Each answers a {@link Step} or rejects with an `AuthError`.
 */
export interface AuthClient {
  /** Identifiers that the backend knows; all when absent. */
  readonly identifiers?: readonly IdentifierKind[];
  /** Channels that the backend can use; all when absent. */
  readonly channels?: readonly Channel[];
  /**
   * Loads whatever the first call needs; elements call it at the first sign of intent. Sends nothing that concerns the visitor.
   * A failure needs no handling: the first call loads again.
   */
  prepare?(): Promise<unknown>;
  signIn?: Call<SignInInput, Step>;
  startPasswordReset?: Call<PasswordResetInput, Step>;
  requestRegistrationLink?: Call<RegistrationLinkInput, Step>;
  openLink?: Call<OpenLinkInput, Step>;
  sendCode?: Call<SendCodeInput, Step>;
  verifyCode?: Call<VerifyCodeInput, Step>;
  callStatus?: Call<CallStatusInput, Step>;
  enroll?: Call<EnrollInput, Step>;
  setPassword?: Call<SetPasswordInput, Step>;
}

/** What each operation of the visitor's port takes. */
export interface AuthInputs {
  signIn: SignInInput;
  startPasswordReset: PasswordResetInput;
  requestRegistrationLink: RegistrationLinkInput;
  openLink: OpenLinkInput;
  sendCode: SendCodeInput;
  verifyCode: VerifyCodeInput;
  callStatus: CallStatusInput;
  enroll: EnrollInput;
  setPassword: SetPasswordInput;
}
export type AuthOperation = keyof AuthInputs;

export interface ListUsersInput { /** Searches names, usernames, emails and phones. */ query?: string; /** From the page before. */ cursor?: string; /** 1 to 100. */ limit: number }
export interface UserInput { userId: string }

/** What the administrator's element calls: often another server than the visitors'. Rejects with an `AuthError`. */
export interface AdminClient {
  /**
   * Loads whatever the first call needs; elements call it at the first sign of intent. Sends nothing that concerns the visitor.
   * A failure needs no handling: the first call loads again.
   */
  prepare?(): Promise<unknown>;
  listUsers: Call<ListUsersInput, UserPage>;
  getUser: Call<UserInput, ManagedUser>;
  resetRegistration: Call<UserInput, RegistrationReset>;
}

/** What each operation of the administrator's port takes. */
export interface AdminInputs {
  listUsers: ListUsersInput;
  getUser: UserInput;
  resetRegistration: UserInput;
}
export type AdminOperation = keyof AdminInputs;

/** A method of either port. */
export type Operation = AuthOperation | AdminOperation;

/** Marks a string of a host's own client as a ticket. */
export const toTicket = (value: string): Ticket => value as Ticket;
