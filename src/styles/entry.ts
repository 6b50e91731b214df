import { css } from 'lit';

/** The styles beside the fields of entry forms: further links and the checkbox. In the layer, like the fields. */
export const entry = css`
  @layer latchkey {
    :where(.latchkey-aside) { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 2rem; margin-block: -0.625rem -0.25rem; }
    :where(.latchkey-aside > *) { margin-inline: -0.5rem; }
    :where(.latchkey-check) { display: flex; gap: 0.75rem; align-items: center; justify-self: start; min-block-size: 2rem; cursor: pointer; }
    :where(.latchkey-check input) { flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--_accent); }
    :where(.latchkey-ways) { display: grid; gap: 0.25rem; justify-items: start; margin-inline: -0.5rem; }
  }
`;
