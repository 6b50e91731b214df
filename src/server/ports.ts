/** What a team brings: its people, its messages, its sessions and a place to keep what is under way. */
import type { Channel, FactorType, Identifier, LinkReason, ManagedUser, PasswordViolation, RegistrationState, UserPage } from '../client/auth-client.js';

/** A person, as the directory knows them at this moment. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  /** The phone on record, E.164. Enrolment offers it; it proves nothing until it is a factor. */
  readonly phone?: string;
  readonly registration: RegistrationState;
  /** `locked` and `disabled` accounts can do nothing. Visitors cannot tell them from unknown ones. */
  readonly status: 'active' | 'locked' | 'disabled';
}

export interface Factor { readonly type: FactorType; readonly value: string }

export interface StoredFactor extends Factor {
  /** `former`: an administrator's reset took it away. It is still asked for before a password is set, until another is enrolled. */
  readonly state: 'proven' | 'former';
}

export interface UserQuery { readonly query: string; readonly cursor?: string; readonly limit: number }

/** Who people are, and what proves it: the team's own tables. */
export interface Directory {
  /** Emails and usernames arrive in lower case and are compared without case; phones are E.164. */
  find(identifier: Identifier): Promise<Account | undefined>;
  byId(id: string): Promise<Account | undefined>;
  /** Takes as long without an account as with one: compare with a dummy hash. */
  checkPassword(account: Account | undefined, password: string): Promise<boolean>;
  /** The rules of the policy that only the directory can judge: `not-recent`, `not-banned`, `not-personal`. Changes nothing. */
  judgePassword(account: Account, password: string): Promise<readonly PasswordViolation[]>;
  setPassword(account: Account, password: string): Promise<void>;
  factors(account: Account): Promise<readonly StoredFactor[]>;
  /** Adds a proven factor, completes the registration and forgets former factors. Adding what is there already changes nothing else. */
  enroll(account: Account, factor: Factor): Promise<void>;
  /** Makes proven factors former ones, and the registration `reset`. */
  reset(account: Account): Promise<void>;
  /** The users that this administrator manages. Undefined for a cursor that does not belong to this search. */
  managed(administrator: Caller, query: UserQuery): Promise<UserPage | undefined>;
  /** Undefined for a user whom this administrator does not manage. */
  managedUser(administrator: Caller, userId: string): Promise<ManagedUser | undefined>;
}

export type NoticeReason = 'password-changed' | 'registration-removed' | 'factor-added';

interface Addressed {
  /** The same when a message is handed over again after a crash. */
  readonly id: string;
  readonly to: string;
  readonly channel: Channel;
  /** The visitor's languages, as the header Accept-Language has them. */
  readonly language?: string;
}

/** What is to be sent: values and the visitor's language. `messageText` gives English words for it. */
export type Message = Addressed & (
  | { readonly kind: 'code'; readonly code: string; /** Seconds. */ readonly expiresIn: number }
  /** A call that asks for the # key. Report its end with `callAnswered(callId, …)`. */
  | { readonly kind: 'call'; readonly callId: string; /** Seconds. */ readonly expiresIn: number }
  | { readonly kind: 'link'; readonly reason: LinkReason; readonly link: string; /** Seconds. */ readonly expiresIn: number }
  | { readonly kind: 'notice'; readonly reason: NoticeReason; /** The new factor, masked. */ readonly target?: string }
);

/** Mail, text messages and calls. */
export interface Messenger {
  /** Resolves when the message was handed over. May reject with a DeliveryError, which visitors are told where that reveals nothing. */
  send(message: Message): Promise<void>;
  /** Ends a call that is not needed any more. */
  hangUp?(callId: string): Promise<void>;
}

export interface SessionOptions { readonly remember: boolean; /** What was proved in this flow. */ readonly proofs: readonly Proof[] }
export type Proof = 'password' | FactorType;

/** Whoever sent a request to the administrator's routes. */
export interface Caller {
  /** Their account. */
  readonly id: string;
  /** A session alone makes nobody an administrator. */
  readonly administrator: boolean;
  /** Whether they signed in a short time ago. A reset asks for it. */
  readonly recent: boolean;
}

/** The team's sessions. */
export interface Sessions {
  /** Begins a session. @returns the headers that carry it: `Set-Cookie` */
  begin(account: Account, options: SessionOptions): Promise<Headers>;
  endAll(account: Account): Promise<void>;
  /** Undefined when nobody is signed in. */
  caller(request: Request): Promise<Caller | undefined>;
}

export interface Counter { readonly count: number; /** Seconds until it starts again. */ readonly seconds: number }
export interface QueueItem { readonly id: string; readonly value: string }

/**
 * Keeps what is under way, for one process or for many. All that it is given is hashed or encrypted. Every entry has a lifetime in
 * seconds, after which it is absent; 0 removes it. Each method is atomic.
 */
export interface Store {
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string, seconds: number): Promise<void>;
  /** Removes an entry. @returns its value, to one caller only */
  take(key: string): Promise<string | undefined>;
  /** Adds one to a counter, which starts at 0 and ends so many seconds after its first addition. `get` reads the count as text. */
  add(key: string, seconds: number): Promise<Counter>;
  /** Replaces a value that is as expected; undefined expects none. @returns whether it did */
  swap(key: string, expected: string | undefined, value: string, seconds: number): Promise<boolean>;
  /** Appends to the queue of messages. */
  enqueue(value: string, seconds: number): Promise<void>;
  /** The oldest item that nobody has claimed in the last `seconds` seconds. */
  claim(seconds: number): Promise<QueueItem | undefined>;
  /** Removes an item from the queue. */
  ack(id: string): Promise<void>;
}

/** Milliseconds since 1970. */
export interface Clock { now(): number }

export interface Random {
  /** Digits; leading zeros are as likely as any. */
  code(length: number): string;
  /** An unguessable name of 32-bit words, in hexadecimal digits. */
  name(words: number): string;
}

/** Hides what is written to the store. */
export interface Vault {
  /** A name from which its parts cannot be guessed. */
  name(...parts: readonly string[]): Promise<string>;
  /** Encrypts under a key made of the parts. */
  seal(value: string, ...parts: readonly string[]): Promise<string>;
  /** Undefined for what was sealed otherwise. */
  open(sealed: string, ...parts: readonly string[]): Promise<string | undefined>;
}
