import { html, nothing, type TemplateResult } from 'lit';
import type { MockBackend } from '../../src/mocks/index.js';

interface Picker {
  /** The text of the search field. */
  readonly search: string;
  find(search: string): void;
  choose(name: string): void;
}

/** The scenarios: the chosen one, and all others with their description. */
export const scenarioPicker = ({ scenario, scenarios }: MockBackend, { search, find, choose }: Picker): TemplateResult => {
  const about = scenarios.filter(({ name }) => scenario.split('+').includes(name)).map((each) => each.about).join(' ');
  const words = search.toLowerCase().split(/\s+/);
  const found = scenarios.filter((each) => words.every((word) => `${each.name} ${each.about}`.toLowerCase().includes(word)));
  return html`<section>
    <h3>Scenario</h3>
    <p><strong>${scenario}</strong> <span class="qa-muted">${about}</span></p>
    <details>
      <summary>Choose another</summary>
      <p class="qa-muted">A choice restarts the page, and puts its name into the page’s address.</p>
      <label class="qa-search">Find a scenario
        <input type="search" autocomplete="off" .value=${search} @input=${(event: Event) => find((event.target as HTMLInputElement).value)}></label>
      <p class="qa-muted" role="status">${found.length} of ${scenarios.length}</p>
      <ul class="qa-scenarios">${found.map(({ name, about: each }) => html`<li><button
        type="button" aria-current=${name === scenario ? 'true' : nothing} @click=${() => choose(name)}><strong>${name}</strong> ${each}</button></li>`)}</ul>
    </details>
  </section>`;
};
