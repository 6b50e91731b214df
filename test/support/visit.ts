import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createMockBackend, type CallAnswer, type MockBackend, type MockBackendOptions } from '../../src/mocks/index.js';
import { launchChromium, serveHostPage, type HostPage } from './host-page.js';
import { Visitor } from './visitor.js';
import { Witness, type Told } from './witness.js';

export const newPassword = 'Canary-password-2026';

export interface VisitOptions extends Pick<MockBackendOptions, 'scenario' | 'users'>, Pick<HostPage, 'entry'> {
  /** Another visit's. Two people, two browsers: the links that it mails lead to the page of whoever came first. */
  backend?: MockBackend;
  /** What the address has behind its `#`. */
  fragment?: string;
  /** The page's clock stands still until `wait` puts it forward. */
  clock?: boolean;
}

interface Sent { readonly path: string; readonly body: Readonly<Record<string, unknown>> }

const bodyOf = (content: string): string => `<main><auth-client-provider base-url="/auth" admin-base-url="/auth">${content}</auth-client-provider></main>`;

/** A host imports the elements that are in its page. */
const importsFor = (html: string): string =>
  [...new Set(html.match(/(?<=<)[a-z]+(-[a-z]+)+/g))].map((tag) => `import 'latchkey/define/${tag}';`).join('\n');

/** Somebody's visit to a strict host over the built package and the mock backend. */
export class Visit extends Visitor {
  readonly backend: MockBackend;
  /** What the elements posted. */
  readonly sent: Sent[] = [];
  readonly #url: string;
  readonly #context: BrowserContext;
  readonly #witness: Witness;

  private constructor(url: string, backend: MockBackend, context: BrowserContext, witness: Witness) {
    super();
    this.#url = url;
    this.backend = backend;
    this.#context = context;
    this.#witness = witness;
  }

  static async begin(browser: Browser, content: string, { backend: shared, fragment, clock, entry, ...mock }: VisitOptions): Promise<Visit> {
    const html = bodyOf(content);
    const site = await serveHostPage({
      html, script: importsFor(html), backend: (request) => visit.#answer(request), ...(entry && { entry }),
    });
    const context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    context.on('close', site.close);
    const visit = new Visit(site.url, shared ?? createMockBackend({ linkBase: site.url, ...mock }), context, await Witness.of(context));
    if (clock) {
      await context.clock.install({ time: 0 });
      await context.clock.pauseAt(1_000);
    }
    await visit.open(fragment ? `${site.url}#${fragment}` : site.url);
    return visit;
  }

  /** What the elements told the host, in all pages. */
  get told(): readonly Told[] {
    return this.#witness.told;
  }

  /** Waits until that is in the page's address, behind the host's own. */
  async addressIs(rest: string): Promise<void> {
    await expect.poll(() => this.page.url(), { timeout: 10_000 }).toBe(`${this.#url}${rest}`);
  }

  /** In a new page, where the visit goes on. */
  async open(address: string): Promise<void> {
    const page = await this.#context.newPage();
    this.turnTo(page);
    await page.goto(address);
  }

  async openMailedLink(): Promise<void> {
    await this.open(this.#last('link'));
  }

  get lastCode(): string {
    return this.#last('code');
  }

  /** Types the code that came last, and verifies it. */
  async verify(): Promise<void> {
    await this.heading('Enter the verification code');
    await this.fill('Verification Code', this.lastCode);
    await this.press('Verify code');
  }

  /** The time passes, for the page and for the backend. @param seconds */
  async wait(seconds: number): Promise<void> {
    this.backend.advance(seconds);
    await this.#context.clock.fastForward(seconds * 1_000);
  }

  /** What somebody does with a ringing phone, and the time until the page asks about it. */
  async answer(phone: string, answer: CallAnswer): Promise<void> {
    this.backend.call(phone, answer);
    await this.wait(2);
  }

  /** What was typed, mailed or held: none of it may come out. */
  get secrets(): readonly string[] {
    const tickets = this.sent.map(({ body }) => body['ticket']).filter((ticket) => typeof ticket === 'string');
    const mailed = this.backend.outbox.flatMap(({ to, code, link }) => [to, code ?? '', link?.split('token=')[1] ?? '']);
    return [...this.typed.map((text) => text.trim()), ...tickets, ...mailed].filter((secret) => secret !== '');
  }

  /** What must not be, wherever a visit ends. */
  problems(): Promise<readonly string[]> {
    return this.#witness.problems(this.secrets, this.sent.map(({ path }) => path));
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  #last(what: 'code' | 'link'): string {
    const found = this.backend.outbox.findLast((message) => message[what])?.[what];
    if (!found) throw new Error(`No ${what} was sent.`);
    return found;
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const text = await request.clone().text();
    this.sent.push({ path: `${pathname}${search}`, body: text ? JSON.parse(text) as Sent['body'] : {} });
    return this.backend.fetch(request);
  }
}

/** For a test file: one browser, and what must hold at the end of each visit. */
export function visits(): (content: string, options?: VisitOptions) => Promise<Visit> {
  let browser: Browser;
  let open: Visit[] = [];
  beforeAll(async () => { browser = await launchChromium(); });
  afterAll(() => browser?.close());
  afterEach(async () => {
    const ended = open;
    open = [];
    try {
      for (const visit of ended) expect(await visit.problems()).toEqual([]);
    } finally {
      for (const visit of ended) await visit.close();
    }
  });
  return async (content, options = {}) => {
    const visit = await Visit.begin(browser, content, options);
    open.push(visit);
    return visit;
  };
}
