import type { AuthInputs, AuthOperation, Identifier, SendCodeInput, Step, StepOf, Ticket } from '../auth-client.js';
import { AuthError } from '../problem.js';
import { mask } from './mask.js';
import { routes } from './routes.js';
import { uuid } from '../uuid.js';

const entries = ['startPasswordReset', 'requestRegistrationLink'] as const;
type Entry = (typeof entries)[number];
type Shown = StepOf<'code-sent'> | StepOf<'link-sent'>;

/** Decoys that are remembered: more than a page will ever show. */
const most = 32;

/** What a server answers as a rule, until this one has. The first code goes to the mailbox, whatever was typed: nothing tells of a phone before. */
const usual: Record<Entry, Shown> = {
  startPasswordReset: { step: 'code-sent', ticket: '' as Ticket, channel: 'email', codeLength: 6, expiresIn: 300, resendIn: 30 },
  requestRegistrationLink: { step: 'link-sent', expiresIn: 1_200, resendIn: 30 },
};

/**
 * Keeps a server that tells who exists from telling visitors (contract, rule 2). Where it answers 404 or 409 to somebody who enters,
 * they see what anybody would see: a decoy, as long and with the same times as this server's last honest answer. A decoy's ticket is
 * posted on like any other, so that the requests are the same too, and every 4xx to it is a wrong code.
 * It holds no state of a visitor but the decoys, in memory.
 */
export class Concealment {
  readonly #decoys = new Map<string, StepOf<'code-sent'>>();
  /** By operation, and by operation and kind of identifier. */
  readonly #honest = new Map<string, Shown>();
  #warned = false;

  /** What the visitor gets to see of an outcome. */
  conceal(operation: AuthOperation, input: object, status: number, outcome: Step | AuthError): Step | AuthError {
    const entry = entries.find((name) => name === operation);
    if (entry) return this.#enter(entry, (input as AuthInputs[Entry]).identifier, status, outcome);
    const { ticket = '', channel } = input as Partial<SendCodeInput>;
    const shown = this.#decoys.get(ticket);
    if (!shown || status < 400 || status > 499 || !(outcome instanceof AuthError)) return outcome;
    if (operation !== 'sendCode') return new AuthError({ code: 'invalid_code' }, outcome.traceId);
    // Sending again works for everybody, so it works for a decoy; a limit holds for everybody.
    return status === 429 ? outcome : this.#issue({ ...shown, channel: channel ?? shown.channel });
  }

  #enter(entry: Entry, identifier: Identifier, status: number, outcome: Step | AuthError): Step | AuthError {
    if (status === 404 || status === 409) {
      this.#warn(entry, status);
      return this.#decoy(entry, identifier);
    }
    if (!(outcome instanceof AuthError) && (outcome.step === 'code-sent' || outcome.step === 'link-sent')) {
      // Kept as a pattern, without the ticket.
      const pattern = outcome.step === 'code-sent' ? { ...outcome, ticket: '' as Ticket } : outcome;
      this.#honest.set(entry, pattern).set(`${entry} ${identifier.kind}`, pattern);
    }
    return outcome;
  }

  #decoy(entry: Entry, identifier: Identifier): Step {
    const same = this.#honest.get(`${entry} ${identifier.kind}`);
    const { target, ...shown } = same ?? this.#honest.get(entry) ?? usual[entry];
    const masked = same && target === undefined ? undefined : mask(identifier);
    const addressed = { ...shown, ...(masked !== undefined && { target: masked }) };
    if (addressed.step === 'link-sent') return addressed;
    const { methods: _methods, ...sent } = addressed;
    return this.#issue(sent);
  }

  #issue(shown: StepOf<'code-sent'>): Step {
    const ticket = uuid() as Ticket;
    this.#decoys.set(ticket, shown);
    for (const [oldest] of this.#decoys) {
      if (this.#decoys.size <= most) break;
      this.#decoys.delete(oldest);
    }
    return { ...shown, ticket };
  }

  #warn(entry: Entry, status: number): void {
    if (this.#warned) return;
    this.#warned = true;
    console.warn(`latchkey: ${routes[entry]} answered ${status}. Is baseUrl right? If so, the server tells who has an account; it should answer alike for all.`);
  }
}
