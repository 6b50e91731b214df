/** The port. A backend is any object with these methods. The elements know nothing else about it. */
import type { Step, Ticket } from './schemas/step.js';
import type { ManagedUser, RegistrationReset, UserPage } from './schemas/managed-user.js';
import type { Channel, FactorType, IdentifierKind, LinkReason } from './vocabulary.js';

export type { ChallengeMethod, EnrollmentOffer, PasswordPolicy, Step, StepName, StepOf, Ticket } from './schemas/step.js';
export type { ManagedUser, RegistrationReset, UserPage } from './schemas/managed-user.js';
export type {
  Channel, DeliveryFailure, FactorType, Flow, IdentifierKind, InputFault, LinkReason, PasswordRule, PasswordViolation, RegistrationState,
} from './vocabulary.js';

/** The identifier of the visitor. A phone is in E.164 (`+12025550142`). The elements trim the value. */
export interface Identifier { kind: IdentifierKind; value: string }

export interface CallOptions {
  /** Aborts the call. The call then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** A new key for each intent of the visitor. A retry of the same intent uses the same key. */
  idempotencyKey?: string;
}

type Call<I, O> = (input: I, options?: CallOptions) => Promise<O>;

export interface SignInInput { identifier: Identifier; password: string; remember?: boolean; /** The ticket of `prove-password`, when this call answers that Step. */ ticket?: Ticket }
export interface PasswordResetInput { identifier: Identifier }
export interface RegistrationLinkInput { identifier: Identifier; reason: LinkReason }
export interface OpenLinkInput { token: string }
/** Chooses a method, sends the code again, or calls the phone. */
export interface SendCodeInput { ticket: Ticket; methodId?: string; channel?: Channel }
export interface VerifyCodeInput { ticket: Ticket; code: string }
export interface CallStatusInput { ticket: Ticket }
/** Without `value`, the address on record is enrolled. A phone is in E.164. */
export interface EnrollInput { ticket: Ticket; type: FactorType; value?: string; channel: Channel }
export interface SetPasswordInput { ticket: Ticket; password: string }

/**
 * The methods that the visitors' elements call. Every method is optional: the elements do not offer a missing one, and calling it fails
 * with `unsupported`. Each method resolves with a {@link Step} or rejects with an `AuthError`.
 */
export interface AuthClient {
  /** The identifiers that the backend accepts. All, when absent. */
  readonly identifiers?: readonly IdentifierKind[];
  /** The channels that the backend can use. All, when absent. */
  readonly channels?: readonly Channel[];
  /**
   * Loads what the first call needs. The elements call it at the visitor's first sign of intent. It sends nothing about the visitor.
   * A failure needs no handling, because the first call loads again.
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

/** The input of each operation of the visitors' port. */
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

/** The methods that the administrator's element calls, often on another server than the visitors'. They reject with an `AuthError`. */
export interface AdminClient {
  /**
   * Loads what the first call needs. The element calls it at the first sign of intent. It sends nothing about the users.
   * A failure needs no handling, because the first call loads again.
   */
  prepare?(): Promise<unknown>;
  listUsers: Call<ListUsersInput, UserPage>;
  getUser: Call<UserInput, ManagedUser>;
  resetRegistration: Call<UserInput, RegistrationReset>;
}

/** The input of each operation of the administrator's port. */
export interface AdminInputs {
  listUsers: ListUsersInput;
  getUser: UserInput;
  resetRegistration: UserInput;
}
export type AdminOperation = keyof AdminInputs;

/** A method of either port. */
export type Operation = AuthOperation | AdminOperation;

/** Turns a string of a host's own client into a ticket. */
export const toTicket = (value: string): Ticket => value as Ticket;
