import { html, type TemplateResult } from 'lit';
import { time } from './parts.js';

const names = ['auth-navigate', 'auth-request', 'auth-step', 'auth-failure', 'auth-complete'] as const;
const most = 100;

interface Entry { readonly at: number; readonly type: string; readonly detail: string }

/** The events of the elements, with their complete details. */
export class EventLog {
  #entries: readonly Entry[] = [];

  constructor(root: HTMLElement, changed: () => void) {
    for (const name of names) {
      root.addEventListener(name, ({ type, detail }) => {
        this.#entries = [{ at: Date.now(), type, detail: JSON.stringify(detail) }, ...this.#entries].slice(0, most);
        changed();
      });
    }
  }

  clear(): void {
    this.#entries = [];
  }

  render(): TemplateResult {
    return html`<section>
      <h3>Events</h3>
      <p class="qa-muted">Everything that the elements told the page, newest first. No code, password, address or ticket is in it.</p>
      <ol class="qa-events" reversed>${this.#entries.map(({ at, type, detail }) => html`<li>
        <strong>${type}</strong> <time>${time(at)}</time><br><code dir="ltr">${detail}</code></li>`)}</ol>
    </section>`;
  }
}
