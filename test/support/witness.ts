import type { BrowserContext, Page } from 'playwright-core';

/** An event of an element. */
export type Told = readonly [type: string, detail: unknown];

const types = ['auth-request', 'auth-step', 'auth-failure', 'auth-complete', 'auth-navigate', 'auth-user-reset'];

/** Matches a numeric code only as a whole number, not as a part of a timestamp. */
const contains = (text: string, secret: string): boolean =>
  (/^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text) : text.includes(secret));

/** What a visit leaves in the address, history, title and storage. */
const keptBy = (page: Page): Promise<Readonly<Record<string, unknown>>> => page.evaluate(() => ({
  address: [location.href, history.state, document.title],
  storage: [document.cookie, { ...sessionStorage }, { ...localStorage }],
}));

/** Records the events, console lines, errors and policy violations of all pages of a browser context. */
export class Witness {
  readonly told: Told[] = [];
  readonly #problems: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.#context = context;
    context.on('weberror', (error) => this.#problems.push(String(error.error())));
    context.on('console', (message) => {
      // The browser logs this line for every failed response, such as a wrong password.
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

  /** The errors, the policy violations, and the places where a secret leaked. */
  async problems(secrets: readonly string[], asked: readonly string[] = []): Promise<readonly string[]> {
    const kept = await Promise.all(this.#context.pages().map(keptBy));
    const places = [['events', this.told], ['requests', asked], ...kept.flatMap((of) => Object.entries(of))] as const;
    const leaks = places.flatMap(([where, what]) => secrets.filter((secret) => contains(JSON.stringify(what), secret)).map((secret) => `${where}: ${secret}`));
    return [...this.#problems, ...leaks];
  }
}
