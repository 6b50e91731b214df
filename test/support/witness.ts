import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';

/** What an element told its page. */
export type Told = readonly [type: string, detail: unknown];

const types = ['auth-request', 'auth-step', 'auth-failure', 'auth-complete', 'auth-navigate', 'auth-user-reset'];

/** A code is a number of its own, not by chance a part of some moment's milliseconds. */
const contains = (text: string, secret: string): boolean =>
  (/^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text) : text.includes(secret));

/** Hears what all pages of a browser context say, for as long as it lives. */
export class Witness {
  readonly told: Told[] = [];
  readonly #wrong: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext) {
    this.#context = context;
    // A violation of the page's policy is in the console, too.
    context.on('weberror', (error) => this.#wrong.push(String(error.error())));
    context.on('console', (message) => {
      // The browser's own line about an answer that is no success; a wrong password is one.
      if (!message.text().startsWith('Failed to load resource')) this.#wrong.push(`${message.type()}: ${message.text()}`);
    });
  }

  static async of(context: BrowserContext): Promise<Witness> {
    const witness = new Witness(context);
    await context.exposeBinding('tellWitness', (_, type: string, detail: unknown) => void witness.told.push([type, detail]));
    await context.addInitScript((names) => {
      const { tellWitness } = window as unknown as { tellWitness(type: string, detail: unknown): void };
      for (const name of names) document.addEventListener(name, (event) => tellWitness(name, (event as CustomEvent).detail));
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => tellWitness('violation', `${violatedDirective} ${sample}`));
    }, types);
    return witness;
  }

  /** Nothing broke, no policy was violated, and none of the secrets came out. */
  async expectClean(secrets: readonly string[], alsoIn: readonly string[] = []): Promise<void> {
    const kept = await Promise.all(this.#context.pages().map((page) => page.evaluate(() =>
      [location.href, history.state, document.title, document.cookie, { ...sessionStorage }, { ...localStorage }])));
    expect(this.#wrong, 'errors and lines in the console').toEqual([]);
    expect(this.told.filter(([type]) => type === 'violation')).toEqual([]);
    const everything = JSON.stringify([this.told, kept, alsoIn]);
    expect(secrets.filter((secret) => contains(everything, secret)), 'secrets that came out').toEqual([]);
  }
}
