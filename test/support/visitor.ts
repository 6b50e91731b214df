import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody at a page, who finds things by role and accessible name. */
export class Visitor {
  /** Everything that was typed. */
  readonly typed: string[] = [];
  readonly #within: string;
  #page: Page | undefined;

  /** @param within a selector: what is looked at of a page that has more on it */
  constructor(within = 'body') {
    this.#within = within;
  }

  /** The page that is looked at. */
  get page(): Page {
    if (!this.#page) throw new Error('No page is open.');
    return this.#page;
  }

  protected turnTo(page: Page): void {
    this.#page = page;
  }

  get part(): Locator {
    return this.page.locator(this.#within);
  }

  button(name: string): Locator {
    return this.part.getByRole('button', { name, exact: true });
  }

  link(name: string): Locator {
    return this.part.getByRole('link', { name, exact: true });
  }

  field(name: string): Locator {
    return this.part.getByLabel(name, { exact: true });
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  async follow(name: string): Promise<void> {
    await this.link(name).click();
  }

  async fill(name: string, value: string): Promise<void> {
    this.typed.push(value);
    await this.field(name).fill(value);
  }

  /** By the keyboard, into what has focus. */
  async type(text: string): Promise<void> {
    this.typed.push(text);
    await this.page.keyboard.type(text);
  }

  async key(name: string): Promise<void> {
    await this.page.keyboard.press(name);
  }

  async heading(name: string): Promise<void> {
    await this.part.getByRole('heading', { name, exact: true }).waitFor();
  }

  async reads(text: string | RegExp): Promise<void> {
    await this.part.getByText(text).first().waitFor();
  }

  /** The error summary says that, and has focus. */
  async problem(text: string): Promise<void> {
    await this.part.getByRole('alert', { name: 'There is a problem' }).getByText(text).waitFor();
    await this.focusIs('There is a problem');
  }

  /** Waits until that has focus, by its label, heading or text. */
  async focusIs(name: string): Promise<void> {
    await expect.poll(() => this.#focused(), { timeout: 10_000 }).toBe(name);
  }

  /** Tabs until that has focus. */
  async tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 25; presses++) {
      await this.key('Tab');
      if (await this.#focused() === name) return;
    }
    throw new Error(`No Tab leads to ${name}`);
  }

  #focused(): Promise<string> {
    return this.page.evaluate(() => {
      const active = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> };
      const labelledBy = document.getElementById(active.getAttribute('aria-labelledby') ?? '');
      return (active.labels?.[0] ?? labelledBy ?? active).textContent.trim();
    });
  }
}
