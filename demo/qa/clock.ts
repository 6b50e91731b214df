import { html, type TemplateResult } from 'lit';
import type { MockBackend } from '../../src/mocks/index.js';
import { address, duration } from './parts.js';

const steps = [30, 60, 300, 1_200];

/** The controls that advance the server's clock. */
export const clock = (backend: MockBackend, announce: (text: string) => void): TemplateResult => {
  const ahead = Math.round((backend.now - Date.now()) / 1_000);
  const advance = (seconds: number): void => {
    backend.advance(seconds);
    announce(`The server’s clock is ${duration(ahead + seconds)} ahead`);
  };
  return html`<section>
    <h3>Clock</h3>
    <p class="qa-muted">Only the server’s clock moves, so that codes, calls and tickets run out there. What a page counts down goes on as before.</p>
    <p>The server is <strong>${ahead > 0 ? `${duration(ahead)} ahead` : 'on time'}</strong>.</p>
    <div class="qa-row" role="group" aria-label="Advance the server’s clock">${steps.map((seconds) => html`<button
      type="button" class="qa-button" @click=${() => advance(seconds)}>${address(`+ ${duration(seconds)}`)}</button>`)}</div>
  </section>`;
};
