import { css } from 'lit';

/** What only the steps of a registration show. Layered like the fields. */
export const registration = css`
  @layer latchkey {
    :where(.latchkey-phone) { display: grid; gap: var(--_gap); }
    :where(.latchkey-option > input) { flex: none; }
    :where(.latchkey-option-text) { display: grid; min-inline-size: 0; }
    :where(.latchkey-option-text > bdi) { justify-self: start; }
    :where(select.latchkey-input) { padding-inline: 0.5rem; text-overflow: ellipsis; cursor: pointer; }
    :where(select.latchkey-input) option { background: var(--_field); color: var(--_text); }
  }
`;
