import { css } from 'lit';

/** The design tokens of everything around fields. Those of fields are in `field-tokens.ts`. */
export const tokens = css`
  :host {
    --_surface: var(--latchkey-color-surface, light-dark(#fff, #171b21));
    --_text: var(--latchkey-color-text, light-dark(#18202b, #e9edf2));
    --_line: var(--latchkey-color-line, light-dark(#d5dbe3, #363f4b));
    --_on-accent: var(--latchkey-color-on-accent, light-dark(#fff, #0b1726));
    --_danger-surface: var(--latchkey-color-danger-surface, light-dark(#fdf2f1, #341a1b));
    --_success: var(--latchkey-color-success, light-dark(#12652c, #7fd99c));
    --_gap: var(--latchkey-gap, 1.25rem);
    --_font: var(--latchkey-font, 1rem/1.5 system-ui, sans-serif);
  }
`;
