import { css } from 'lit';

/** The styles of fields in the light DOM. They are in a layer and have no specificity (`:where`), so that any rule of the host wins. */
export const field = css`
  @layer latchkey {
    :where(.latchkey-content, .latchkey-content *) { box-sizing: border-box; }
    :where(.latchkey-field) { display: grid; gap: 0.375rem; min-inline-size: 0; }
    :where(.latchkey-field > label) { font-weight: 600; }
    :where(.latchkey-hint, .latchkey-error) { margin: 0; font-size: 0.9375em; }
    :where(.latchkey-hint) { color: var(--_muted); }
    :where(.latchkey-error) { color: var(--_danger); font-weight: 600; }
    :where(.latchkey-input) {
      inline-size: 100%;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 1px solid var(--_field-line);
      border-radius: var(--_radius);
      background: var(--_field);
      color: inherit;
      font: inherit;
    }
    :where(.latchkey-input[aria-invalid='true']) { border: 2px solid var(--_danger); }
    :where(.latchkey-input:disabled) { opacity: 0.6; }
    :where(.latchkey-code) {
      max-inline-size: 16rem;
      font: 600 1.5rem/1.25 var(--_font-code);
      letter-spacing: 0.25em;
      font-variant-numeric: tabular-nums;
    }
    :where(.latchkey-content) :where(:focus-visible) { outline: 3px solid var(--_accent); outline-offset: 2px; }
  }
`;
