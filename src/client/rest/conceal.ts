import type { AuthInputs, AuthOperation, Identifier, SendCodeInput, Step, StepOf, Ticket } from '../auth-client.js';
import { concealSignIn } from '../failure.js';
import { AuthError } from '../problem.js';
import { maskEmail } from '../rules.js';
import type { ConcealOptions } from './options.js';
import { routes } from './routes.js';
import { uuid } from '../uuid.js';

const entries = ['startPasswordReset', 'requestRegistrationLink'] as const;
type Entry = (typeof entries)[number];
type CodeSent = StepOf<'code-sent'>;
type LinkSent = StepOf<'link-sent'>;

/** Tickets, and addresses that a link went to, which are remembered: more than a page will ever show. */
const most = 32;

/** A map that forgets its oldest entries. */
class Recent<V> extends Map<string, V> {
  override set(key: string, value: V): this {
    this.delete(key);
    super.set(key, value);
    for (const [oldest] of this) {
      if (this.size <= most) break;
      this.delete(oldest);
    }
    return this;
  }
}

interface Moment { readonly monotonic: number; readonly wall: number }
const now = (): Moment => ({ monotonic: performance.now(), wall: Date.now() });

/** Seconds. The larger of both clocks: the monotonic one may stand still while a device sleeps, the other may be set back. */
const secondsSince = ({ monotonic, wall }: Moment): number => Math.max(performance.now() - monotonic, Date.now() - wall) / 1_000;

/** A first code on its way, or a decoy of one. */
interface Sent {
  readonly shown: CodeSent;
  readonly decoy: boolean;
  readonly at: Moment;
  /** Wrong codes so far; a new code does not reset them, unless they were too many. */
  readonly tries: number;
}

/** Rule 11: the visitor's own input, masked, and only an email address; a code never goes to the phone or username typed on entry. */
const targetOf = ({ kind, value }: Identifier): { target?: string } => (kind === 'email' ? { target: maskEmail(value) } : {});

const withTarget = <S extends CodeSent | LinkSent>({ target: _, ...step }: S, target: { target?: string | undefined }): S =>
  ({ ...step, ...(target.target !== undefined && { target: target.target }) }) as S;

/**
 * Keeps a server that tells who exists from telling visitors (contract, rules 2 and 17).
 * - Where it answers 404 or 409 to somebody who enters, they see what anybody would see: a decoy, with the figures of this server's last
 *   honest answer, of the options, or the usual ones. A decoy's ticket is posted on like any other, so that the requests are the same
 *   too. Every 4xx to it is what a wrong code would be answered at that time.
 * - The mask beside a first code is ours, on decoys and honest answers alike.
 * - Where it answers a sign-in by 404, 409 or 422, the credentials are wrong.
 * It holds what the visitor sees of the last few tickets, in memory.
 */
export class Concealment {
  readonly #usual: Readonly<Record<Entry, CodeSent | LinkSent>>;
  /** By operation, and by operation and kind of identifier. */
  readonly #honest = new Map<string, CodeSent | LinkSent>();
  readonly #sent = new Recent<Sent>();
  /** When a decoy of a link was shown, by identifier. */
  readonly #links = new Recent<Moment>();
  /** Wrong codes that a code survives, as far as that is known. */
  #attempts: number | undefined;
  #warned = false;

  constructor({ codeLength = 6, expiresIn = 300, linkExpiresIn = 1_200, resendIn = 30, attempts }: ConcealOptions = {}) {
    this.#attempts = attempts;
    this.#usual = {
      // The first code goes to the mailbox, whatever was typed: nothing tells of a phone before.
      startPasswordReset: { step: 'code-sent', ticket: '' as Ticket, channel: 'email', codeLength, expiresIn, resendIn },
      requestRegistrationLink: { step: 'link-sent', expiresIn: linkExpiresIn, resendIn },
    };
  }

  /** What the visitor gets to see of an outcome. */
  conceal(operation: AuthOperation, input: object, status: number, outcome: Step | AuthError): Step | AuthError {
    const entry = entries.find((name) => name === operation);
    if (entry) return this.#enter(entry, (input as AuthInputs[Entry]).identifier, status, outcome);
    const { ticket, channel, methodId } = input as Partial<SendCodeInput>;
    if (operation === 'signIn' && ticket === undefined) return this.#signIn(status, outcome);
    const sent = this.#sent.get(ticket ?? '');
    if (!sent) return outcome;
    if (!sent.decoy) {
      this.#watch(ticket!, sent, outcome);
      const same = operation === 'sendCode' && methodId === undefined && (channel ?? sent.shown.channel) === sent.shown.channel;
      return same && !(outcome instanceof AuthError) && outcome.step === 'code-sent' ? this.#resent(sent, outcome) : outcome;
    }
    if (status < 400 || status > 499 || !(outcome instanceof AuthError)) return outcome;
    if (operation === 'sendCode') return status === 429 ? outcome : this.#sendAgain(sent, channel ?? sent.shown.channel, outcome);
    return operation === 'verifyCode' ? this.#tryDecoy(ticket!, sent, outcome) : new AuthError({ code: 'invalid_code' }, outcome.traceId);
  }

  #enter(entry: Entry, identifier: Identifier, status: number, outcome: Step | AuthError): Step | AuthError {
    if (status === 404 || status === 409) {
      this.#warn(entry, status);
      return this.#decoy(entry, identifier, (outcome as AuthError).traceId);
    }
    if (outcome instanceof AuthError || (outcome.step !== 'code-sent' && outcome.step !== 'link-sent')) return outcome;
    const shown = withTarget(outcome, targetOf(identifier));
    // Kept as a pattern, without ticket and address.
    const pattern = withTarget(shown.step === 'code-sent' ? { ...shown, ticket: '' as Ticket } : shown, {});
    this.#honest.set(entry, pattern).set(`${entry} ${identifier.kind}`, pattern);
    if (shown.step === 'code-sent') this.#sent.set(shown.ticket, { shown, decoy: false, at: now(), tries: 0 });
    return shown;
  }

  #signIn(status: number, outcome: Step | AuthError): Step | AuthError {
    if (!(outcome instanceof AuthError)) return outcome;
    const withoutCode = outcome.problem.code === 'unexpected_response' && status === 422;
    const { problem } = concealSignIn(withoutCode ? { problem: { code: 'conflict' } } : outcome);
    if (problem.code === outcome.problem.code) return outcome;
    if (status === 404) this.#warn('signIn', status);
    return new AuthError(problem, outcome.traceId);
  }

  #decoy(entry: Entry, identifier: Identifier, traceId?: string): Step | AuthError {
    const pattern = this.#honest.get(`${entry} ${identifier.kind}`) ?? this.#honest.get(entry) ?? this.#usual[entry];
    const shown = withTarget(pattern, targetOf(identifier));
    if (shown.step === 'code-sent') {
      const { methods: _, ...sent } = shown;
      return this.#issue(sent, 0);
    }
    // A link is sent again by the same call, and waits like a code.
    const key = `${identifier.kind} ${identifier.value}`;
    const wait = this.#wait(shown.resendIn, this.#links.get(key), traceId);
    if (!wait) this.#links.set(key, now());
    return wait ?? shown;
  }

  #issue(shown: CodeSent, tries: number): CodeSent {
    const ticket = uuid() as Ticket;
    this.#sent.set(ticket, { shown, decoy: true, at: now(), tries });
    return { ...shown, ticket };
  }

  /** What is answered before the wait between two sends is over; undefined after it. */
  #wait(resendIn: number | undefined, since: Moment | undefined, traceId?: string): AuthError | undefined {
    const left = since && resendIn !== undefined ? Math.ceil(resendIn - secondsSince(since)) : 0;
    return left > 0 ? new AuthError({ code: 'rate_limited', retryAfter: left }, traceId) : undefined;
  }

  /** Sending again works for everybody, so it works for a decoy. */
  #sendAgain({ shown, at, tries }: Sent, channel: CodeSent['channel'], { traceId }: AuthError): Step | AuthError {
    const wait = channel === shown.channel ? this.#wait(shown.resendIn, at, traceId) : undefined;
    return wait ?? this.#issue({ ...shown, channel }, this.#tooMany(tries) ? 0 : tries);
  }

  #tooMany(tries: number): boolean {
    return this.#attempts !== undefined && tries >= this.#attempts;
  }

  /** A decoy takes no code. Its answers follow the contract's precedence (rule 13). */
  #tryDecoy(ticket: string, sent: Sent, { traceId }: AuthError): AuthError {
    const { shown: { expiresIn }, at } = sent;
    const expired = expiresIn !== undefined && secondsSince(at) >= expiresIn;
    if (expired && !this.#tooMany(sent.tries)) return new AuthError({ code: 'code_expired' }, traceId);
    const tries = sent.tries + 1;
    this.#sent.set(ticket, { ...sent, tries });
    if (this.#tooMany(tries)) return new AuthError({ code: 'too_many_attempts' }, traceId);
    return new AuthError({ code: 'invalid_code', ...(this.#attempts !== undefined && { attemptsLeft: this.#attempts - tries }) }, traceId);
  }

  /** Learns from an honest wrong code how many tries there are. */
  #watch(ticket: string, sent: Sent, outcome: Step | AuthError): void {
    if (!(outcome instanceof AuthError) || outcome.problem.code !== 'invalid_code') return;
    const tries = sent.tries + 1;
    this.#sent.set(ticket, { ...sent, tries });
    const { attemptsLeft } = outcome.problem;
    if (attemptsLeft !== undefined) this.#attempts = Math.max(this.#attempts ?? 0, attemptsLeft + tries);
  }

  /** An honest first code, sent again, still shows our mask. */
  #resent({ shown, tries }: Sent, outcome: CodeSent): Step {
    const again = withTarget(outcome, shown);
    this.#sent.set(again.ticket, { shown: again, decoy: false, at: now(), tries });
    return again;
  }

  #warn(operation: AuthOperation, status: number): void {
    if (this.#warned) return;
    this.#warned = true;
    console.warn(`latchkey: ${routes[operation]} answered ${status}. Is baseUrl right? If so, the server tells who has an account; it should answer alike for all.`);
  }
}
