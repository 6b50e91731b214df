import { css } from 'lit';

/** The styles of the phone field and its choice of country. In the layer, like the fields. */
export const phoneField = css`
  @layer latchkey {
    :where(.latchkey-phone) { display: grid; gap: var(--_gap); }
    :where(select.latchkey-input) { padding-inline: 0.5rem; text-overflow: ellipsis; cursor: pointer; }
    :where(select.latchkey-input) option { background: var(--_field); color: var(--_text); }
  }
`;
