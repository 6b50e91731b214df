import { html, render } from 'lit';
import { applyAppearance } from './appearance.js';
import { address as ltr } from './parts.js';

/** Shown in place of the test tools: a separate server has tools of its own. */
export const showServer = (root: HTMLElement, address: string): void => {
  applyAppearance();
  render(html`
    <details class="qa-drawer" ?open=${matchMedia('(width >= 64rem)').matches}>
      <summary><h2>Test tools</h2></summary>
      <div class="qa-body">
        <p class="qa-fake">Nothing here is real. The server runs on this machine.</p>
        <section>
          <h3>Server</h3>
          <p>${ltr(address)}</p>
          <p><a href=${new URL(address).origin} target="_blank">Its mail, phones, clock and scenarios</a></p>
        </section>
      </div>
    </details>`, root);
};
