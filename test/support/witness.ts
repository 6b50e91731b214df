import type { BrowserContext, Page } from 'playwright-core';

/** What an element told its page. */
export type Told = readonly [type: string, detail: unknown];

const types = ['auth-request', 'auth-step', 'auth-failure', 'auth-complete', 'auth-navigate', 'auth-user-reset'];

/** A code is a number of its own, not by chance a part of some moment's milliseconds. */
const contains = (text: string, secret: string): boolean =>
  (/^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text) : text.includes(secret));

/** What stays of a visit where others may read it. */
const keptBy = (page: Page): Promise<Readonly<Record<string, unknown>>> => page.evaluate(() => ({
  address: [location.href, history.state, document.title],
  storage: [document.cookie, { ...sessionStorage }, { ...localStorage }],
}));

/** Hears what all pages of a browser context say, for as long as it lives. */
export class Witness {
  readonly told: Told[] = [];
  readonly #problems: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.#context = context;
    context.on('weberror', (error) => this.#problems.push(String(error.error())));
    context.on('console', (message) => {
      // The browser's own line about an answer that is no success; a wrong password is one.
      if (!message.text().startsWith('Failed to load resource')) this.#problems.push(`console, ${message.type()}: ${message.text()}`);
    });
  }

  static async of(context: BrowserContext): Promise<Witness> {
    const witness = new Witness(context);
    await context.exposeBinding('tellWitness', (_, type: string, detail: unknown) => {
      if (type === 'violation') witness.#problems.push(`violation: ${String(detail)}`);
      else witness.told.push([type, detail]);
    });
    await context.addInitScript((names) => {
      const { tellWitness } = window as unknown as { tellWitness(type: string, detail: unknown): void };
      for (const name of names) document.addEventListener(name, (event) => tellWitness(name, (event as CustomEvent).detail));
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => tellWitness('violation', `${violatedDirective} ${sample}`));
    }, types);
    return witness;
  }

  /** What broke, what violated the page's policy, and where which of the secrets came out. */
  async problems(secrets: readonly string[], asked: readonly string[] = []): Promise<readonly string[]> {
    const kept = await Promise.all(this.#context.pages().map(keptBy));
    const places = [['events', this.told], ['requests', asked], ...kept.flatMap((of) => Object.entries(of))] as const;
    const leaks = places.flatMap(([where, what]) => secrets.filter((secret) => contains(JSON.stringify(what), secret)).map((secret) => `${where}: ${secret}`));
    return [...this.#problems, ...leaks];
  }
}
