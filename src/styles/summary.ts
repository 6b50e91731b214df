import { css } from 'lit';

/** The styles of the error summary above a form. In the layer, like the fields. */
export const summary = css`
  @layer latchkey {
    :where(.latchkey-summary) {
      display: grid;
      gap: 0.5rem;
      padding: 0.875rem min(1rem, 4vw);
      border: 2px solid var(--_danger);
      border-radius: var(--_radius);
      background: var(--_danger-surface);
    }
    :where(.latchkey-summary ul) { padding: 0; list-style: none; }
    :where(.latchkey-summary a) { display: inline-block; min-block-size: 1.5rem; color: var(--_danger); font-weight: 600; }
  }
`;
