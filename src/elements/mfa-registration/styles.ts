import { css } from 'lit';

/** What only the entry screens of a registration show. Layered like the fields. */
export const entry = css`
  @layer latchkey {
    :where(.latchkey-reveal) { justify-self: start; margin-block: -0.625rem; margin-inline-start: -0.5rem; }
    :where(.latchkey-notice) { padding-inline-start: 0.875rem; border-inline-start: 4px solid var(--_accent); }
    :where(.latchkey-help) { display: flex; margin-inline-start: -0.5rem; }
    :where(.latchkey-help > *) { text-align: start; }
  }
`;
