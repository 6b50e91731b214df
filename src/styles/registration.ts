import { css } from 'lit';

/** What only the steps of a registration show. Layered like the fields. */
export const registration = css`
  @layer latchkey {
    :where(.latchkey-phone) { display: grid; gap: 0.75rem; }
    :where(.latchkey-option-text) { display: grid; }
  }
`;
