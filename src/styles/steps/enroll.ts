import { css } from 'lit';

/** The styles of `enroll`. In the layer, like the fields. */
export const enroll = css`
  @layer latchkey {
    :where(.latchkey-option > input) { flex: none; }
    :where(.latchkey-option-text) { display: grid; min-inline-size: 0; }
    :where(.latchkey-option-text > bdi) { justify-self: start; }
  }
`;
