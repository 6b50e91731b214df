import { css } from 'lit';

/** What only the entry screens of a registration link show. Layered like the fields. */
export const entry = css`
  @layer latchkey {
    :where(.latchkey-notice) { padding-inline-start: 0.875rem; border-inline-start: 4px solid var(--_accent); }
  }
`;
