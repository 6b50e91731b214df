import { css } from 'lit';

/** A country and a phone number of it. Layered like the fields. */
export const phoneField = css`
  @layer latchkey {
    :where(.latchkey-phone) { display: grid; gap: var(--_gap); }
    :where(select.latchkey-input) { padding-inline: 0.5rem; text-overflow: ellipsis; cursor: pointer; }
    :where(select.latchkey-input) option { background: var(--_field); color: var(--_text); }
  }
`;
