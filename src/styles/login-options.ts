import { css } from 'lit';

/** The styles of the login options only. In the layer, like the fields. */
export const loginOptions = css`
  @layer latchkey {
    :where(.latchkey-panels) { display: grid; gap: 0.875rem 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
    /* Both columns share their rows (subgrid), so that headings, sentences and buttons align. */
    :where(.latchkey-panel) { display: grid; grid-row: span 3; grid-template-rows: subgrid; align-content: start; min-inline-size: 0; }
    :where(.latchkey-panel:not(:only-child)) { padding: min(1.25rem, 4vw); border: 1px solid var(--_line); border-radius: var(--_radius); }
    :where(.latchkey-panel > .latchkey-actions) { align-content: start; margin-block-start: 0.25rem; }
    :where(.latchkey-remember) { display: grid; gap: 0.25rem; margin-block-start: 0.25rem; }
    :where(.latchkey-remember > .latchkey-hint) { padding-inline-start: min(2rem, 10vw); }
    :where(.latchkey-sentences) { display: grid; gap: 0.5rem; padding: 1.25rem 0 0; border-block-start: 1px solid var(--_line); list-style: none; }
    :where(.latchkey-sentences .latchkey-link) { display: inline-block; margin-inline-start: -0.5rem; }
  }
`;
