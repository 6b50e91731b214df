import type { Account } from './accounts.js';
import type { Clock } from './clock.js';
import type { Random } from './random.js';
import { Refusal } from './refusal.js';

export interface Link {
  readonly token: string;
  readonly account: Account;
  /** A moment in milliseconds. */
  readonly expiresAt: number;
  spent: boolean;
}

/** Emailed registration links. Opening one does not spend it, so a mail scanner or a second click does no harm: enrolment does. */
export class Links {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #base: string;
  readonly #links = new Map<string, Link>();

  /** @param base the address of the page where a link lands */
  constructor(clock: Clock, random: Random, base: string) {
    this.#clock = clock;
    this.#random = random;
    this.#base = base;
  }

  /** The address to mail. The token is in the fragment, which no server, log or referrer sees. */
  issue(account: Account, lifetime: number): string {
    const token = this.#random.name(6);
    this.#links.set(token, { token, account, expiresAt: this.#clock.in(lifetime), spent: false });
    return `${this.#base}#token=${token}`;
  }

  open(token: string): Link {
    const link = this.#links.get(token);
    if (!link) throw new Refusal({ code: 'link_invalid' });
    if (link.spent) throw new Refusal({ code: 'link_used' });
    if (this.#clock.now >= link.expiresAt) throw new Refusal({ code: 'link_expired' });
    return link;
  }

  /** Once somebody has enrolled, none of their links opens the way again. */
  spend(account: Account): void {
    for (const link of this.#links.values()) if (link.account === account) link.spent = true;
  }
}
