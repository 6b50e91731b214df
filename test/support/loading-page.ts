import type { Browser, BrowserContext, Route } from 'playwright-core';
import { expect } from 'vitest';
import { createMockBackend, type MockBackend } from '../../src/mocks/index.js';
import { bundlers, type Bundler, type Chunk } from './bundles.js';
import { serveHostPage } from './host-page.js';
import { Visitor } from './visitor.js';

export interface LoadingPageOptions {
  readonly bundler: Bundler;
  /** The element that is imported. */
  readonly tag: string;
  /** What is in the body. */
  readonly html: string;
  /** What the address has behind its `#`. */
  readonly fragment?: string;
  /** The visitor's browser asks for less data. */
  readonly saveData?: boolean;
  /** Scripts that do not load with the entry, and have such a module, get no answer until `scripts.open()`. */
  readonly held?: RegExp;
}

/** While it is closed, whoever comes waits. */
class Gate {
  #opened = Promise.resolve();
  #open: (() => void) | undefined;

  close(): void {
    this.#opened = new Promise((opened) => { this.#open = opened; });
  }

  open(): void {
    this.#open?.();
  }

  pass(): Promise<void> {
    return this.#opened;
  }
}

const bundles = new Map<string, Promise<readonly Chunk[]>>();

/** A host's page that tells in which order its scripts and calls were requested, and can hold the answers of scripts. */
export class LoadingPage extends Visitor {
  readonly backend: MockBackend;
  /** Paths of scripts and calls, in the order of their requests. */
  readonly requested: string[] = [];
  /** Before the answers of scripts that do not load with the entry. */
  readonly scripts = new Gate();
  readonly #calls = new Gate();
  readonly #held: RegExp;
  readonly #context: BrowserContext;
  readonly #chunks: readonly Chunk[];
  readonly #pending = new Set<string>();

  private constructor(context: BrowserContext, backend: MockBackend, chunks: readonly Chunk[], held = /./) {
    super();
    this.#held = held;
    this.#context = context;
    this.backend = backend;
    this.#chunks = chunks;
  }

  static async open(browser: Browser, { bundler, tag, html, fragment, saveData = false, held }: LoadingPageOptions): Promise<LoadingPage> {
    const script = `import 'latchkey/define/auth-client-provider'; import 'latchkey/define/${tag}';`;
    const key = `${bundler} ${script}`;
    const bundling = bundles.get(key) ?? bundlers[bundler](script);
    bundles.set(key, bundling);
    const chunks = await bundling;
    const backend = createMockBackend();
    const site = await serveHostPage({
      html: `<auth-client-provider base-url="/auth">${html}</auth-client-provider>`,
      script,
      scripts: new Map(chunks.map(({ path, text }) => [path, text])),
      backend: (request) => backend.fetch(request),
    });
    const context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    context.on('close', site.close);
    // Set either way: what the machine's own browser says must not decide.
    await context.addInitScript((wanted) => Object.defineProperty(navigator, 'connection', { value: { saveData: wanted } }), saveData);
    const loading = new LoadingPage(context, backend, chunks, held);
    if (held) loading.scripts.close();
    const page = await context.newPage();
    loading.turnTo(page);
    await page.route(() => true, (route) => loading.#pass(route));
    page.on('requestfinished', (request) => loading.#pending.delete(request.url()));
    page.on('requestfailed', (request) => loading.#pending.delete(request.url()));
    // A preload that is held would keep back the event `load`.
    await page.goto(fragment ? `${site.url}#${fragment}` : site.url, { waitUntil: 'domcontentloaded' });
    return loading;
  }

  /** The requested scripts that do not load with the entry, in order. */
  get lateScripts(): readonly string[] {
    return this.requested.filter((path) => this.#chunks.some((chunk) => chunk.path === path && !chunk.initial));
  }

  /** Whether the script that has such a module was requested. */
  hasRequested(module: RegExp): boolean {
    const holders = this.#chunks.filter(({ modules }) => modules.some((name) => module.test(name)));
    if (holders.length === 0) throw new Error(`No module is like ${module}.`);
    return holders.some(({ path }) => this.requested.includes(path));
  }

  /** After this, whatever the page has requested so far is in `requested`; an idle moment after a paint has passed. */
  async catchUp(): Promise<void> {
    await this.page.evaluate(async () => {
      await new Promise((painted) => { requestAnimationFrame(() => requestAnimationFrame(painted)); });
      await new Promise((idle) => { requestIdleCallback(idle); });
      await fetch('/barrier'); // behind them, on the same way
    });
  }

  /** Waits until all has been answered, and nothing is requested in consequence. */
  async settle(): Promise<void> {
    for (let before = -1; before < this.requested.length;) {
      before = this.requested.length;
      await this.catchUp();
      await expect.poll(() => [...this.#pending], { timeout: 10_000 }).toEqual([]);
    }
  }

  /** A password manager fills the field, and Enter is pressed, in one task: there is no sign of intent before. */
  async submitAtOnce(field: string, value: string): Promise<void> {
    this.typed.push(value);
    await this.field(field).evaluate((input: HTMLInputElement, text) => {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.form!.requestSubmit();
    }, value);
  }

  /**
   * Presses a button and waits for the next screen, which must need no further script: none is answered meanwhile.
   * @returns what was requested before the call was answered
   */
  async pressToHeading(button: string, heading: string): Promise<readonly string[]> {
    const before = this.requested.length;
    this.scripts.close();
    this.#calls.close();
    await this.press(button);
    await this.catchUp();
    const requested = this.requested.slice(before);
    this.#calls.open();
    await this.heading(heading);
    this.scripts.open();
    return requested;
  }

  async close(): Promise<void> {
    await this.page.unrouteAll({ behavior: 'ignoreErrors' });
    await this.#context.close();
  }

  #isHeld(path: string): boolean {
    return this.#chunks.some((chunk) => chunk.path === path && !chunk.initial && chunk.modules.some((name) => this.#held.test(name)));
  }

  async #pass(route: Route): Promise<void> {
    const url = route.request().url();
    const { pathname } = new URL(url);
    if (pathname === '/barrier') return route.fulfill({ body: '' });
    this.requested.push(pathname);
    this.#pending.add(url);
    if (pathname.startsWith('/auth/')) await this.#calls.pass();
    else if (this.#isHeld(pathname)) await this.scripts.pass();
    return route.continue();
  }
}
