import { css } from 'lit';

/** The styles that several Steps share. In the layer, like the fields. */
export const steps = css`
  @layer latchkey {
    :where(.latchkey-muted) { color: var(--_muted); }
    :where(.latchkey-target) { display: grid; gap: 0.125rem; }
    :where(.latchkey-target > *) { justify-self: start; }
    :where(.latchkey-target > bdi) { font-weight: 600; }
    :where(.latchkey-target > .latchkey-link) { margin-inline-start: -0.5rem; }
    :where(.latchkey-options) { display: grid; gap: 0.5rem; margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    :where(.latchkey-options > legend) { padding: 0; margin-block-end: 0.5rem; font-weight: 600; }
    :where(.latchkey-option) {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_field-line);
      border-radius: var(--_radius);
    }
    :where(.latchkey-option input) { inline-size: 1.25rem; block-size: 1.25rem; margin: 0; accent-color: var(--_accent); }
  }
`;
