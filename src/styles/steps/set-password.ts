import { css } from 'lit';

/** The styles of the checklist in `set-password`. In the layer, like the fields. */
export const setPassword = css`
  @layer latchkey {
    :where(.latchkey-rules) { display: grid; gap: 0.25rem; padding: 0; list-style: none; }
    :where(.latchkey-rules > li) { display: flex; gap: 0.5rem; color: var(--_muted); }
    :where(.latchkey-rules > li)::before { content: '○'; inline-size: 1em; text-align: center; }
    :where(.latchkey-rules > .latchkey-met) { color: var(--_success); }
    :where(.latchkey-rules > .latchkey-met)::before { content: '✓'; }
    :where(.latchkey-rules > .latchkey-advice)::before { content: '•'; }
  }
`;
