import type { Ticket } from '../client/auth-client.js';
import type { Account } from './accounts.js';
import type { Clock } from './clock.js';
import type { Flow, Stage } from './flow.js';
import type { Random } from './random.js';
import { Refusal } from './refusal.js';

/** One good ticket a flow. A new one comes with each step forward; a refusal changes nothing. */
export class Tickets {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #flows = new Map<string, { readonly flow: Flow; readonly expiresAt: number }>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  begin(purpose: Flow['purpose'], account: Account | undefined, stage: Stage): Flow {
    return { id: this.#random.name(2), purpose, stage, enrolling: false, wrongCodes: new Map(), ...(account && { account }) };
  }

  open(ticket: string): Flow {
    const entry = this.#flows.get(ticket);
    if (!entry || this.#clock.now >= entry.expiresAt) throw new Refusal({ code: 'ticket_expired' });
    return entry.flow;
  }

  rotate(flow: Flow, lifetime: number): Ticket {
    this.close(flow);
    const ticket = `t.${this.#random.name(6)}` as Ticket;
    flow.ticket = ticket;
    this.#flows.set(ticket, { flow, expiresAt: this.#clock.in(lifetime) });
    return ticket;
  }

  close(flow: Flow): void {
    if (flow.ticket) this.#flows.delete(flow.ticket);
  }

  /** After a reset or an enrolment, whatever else was under way for this account is over. */
  closeAll(account: Account): void {
    for (const { flow } of this.#flows.values()) if (flow.account === account) this.close(flow);
  }
}
