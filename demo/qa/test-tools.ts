/** The drawer beside the page, with the mail, phones and clock of the mock backend. It is no part of a portal. */
import { html, nothing, render } from 'lit';
import type { MockBackend } from '../../src/mocks/index.js';
import { appearance, applyAppearance, setQuery } from './appearance.js';
import { clock } from './clock.js';
import { EventLog } from './event-log.js';
import { announcement, outbox } from './outbox.js';
import { peopleList } from './people.js';
import { phones } from './phones.js';
import { scenarioPicker } from './scenarios.js';

interface Page {
  /** Restarts the page as if it had just been opened. */
  restart(): void;
}

export class TestTools {
  readonly #root: HTMLElement;
  readonly #backend: MockBackend;
  readonly #page: Page;
  readonly #log: EventLog;
  #open = matchMedia('(width >= 64rem)').matches;
  #seen = 0;
  #said = '';
  #search = '';
  #wrong = '';
  #ticking: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, backend: MockBackend, page: Page) {
    this.#root = root;
    this.#backend = backend;
    this.#page = page;
    this.#log = new EventLog(document.body, () => this.#render());
    backend.onChange(() => this.#changed());
    applyAppearance();
    this.#use(new URLSearchParams(location.search).get('scenario') ?? 'normal');
  }

  /** Applies a scenario to a new back end. For an unknown name, it shows the nearest one. */
  #use(scenario: string): void {
    this.#wrong = '';
    try {
      this.#backend.useScenario(scenario);
    } catch (error) {
      this.#wrong = (error as Error).message;
    }
    this.#render();
  }

  #choose(scenario: string): void {
    setQuery('scenario', scenario === 'normal' ? '' : scenario);
    this.#reset(scenario);
    this.#announce(`Scenario ${scenario}`);
  }

  #reset(scenario = this.#backend.scenario): void {
    this.#backend.reset();
    // For this tab, the elements store the wait until a code may be sent again. A new visitor has none.
    sessionStorage.clear();
    this.#log.clear();
    this.#use(scenario);
    this.#page.restart();
  }

  #changed(): void {
    const { outbox: messages } = this.#backend;
    if (messages.length > this.#seen) this.#said = messages.slice(this.#seen).map(announcement).join('. ');
    this.#seen = messages.length;
    this.#render();
  }

  #announce(text: string): void {
    this.#said = text;
    this.#render();
  }

  #render(): void {
    clearTimeout(this.#ticking);
    const { calls, outbox: messages } = this.#backend;
    // A phone stops ringing without an event, so the drawer checks for it.
    if (calls.length > 0) this.#ticking = setTimeout(() => this.#render(), 1_000);
    const announce = (text: string): void => this.#announce(text);
    render(html`
      <p class="qa-unseen" role="status">${this.#said}</p>
      <details class="qa-drawer" ?open=${this.#open} @toggle=${this.#toggled}>
        <summary>
          <h2>Test tools</h2>
          ${calls.length > 0 ? html`<span class="qa-badge qa-rings">ringing</span>` : nothing}
          ${messages.length > 0 ? html`<span class="qa-badge">${messages.length} sent</span>` : nothing}
        </summary>
        <div class="qa-body">
          <p class="qa-fake">Nothing here is real. The server lives in this page, and so do the mail and the phones.</p>
          ${this.#wrong ? html`<p class="qa-wrong" role="alert">${this.#wrong}</p>` : nothing}
          ${phones(this.#backend)}
          ${outbox(messages, announce)}
          ${scenarioPicker(this.#backend, {
            search: this.#search,
            find: (search) => { this.#search = search; this.#render(); },
            choose: (name) => this.#choose(name),
          })}
          ${clock(this.#backend, announce)}
          ${peopleList(announce)}
          ${appearance()}
          ${this.#log.render()}
          <section>
            <h3>Start over</h3>
            <p class="qa-muted">Forgets what was sent, what was changed and how far the clock was put forward.</p>
            <button type="button" class="qa-button" @click=${() => { this.#reset(); this.#announce('Everything is as it was'); }}>Start over</button>
          </section>
        </div>
      </details>`, this.#root);
  }

  readonly #toggled = (event: Event): void => {
    // `toggle` events of nested details arrive here too.
    if (event.target === event.currentTarget) this.#open = (event.target as HTMLDetailsElement).open;
  };
}
