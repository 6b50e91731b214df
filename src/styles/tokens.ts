import { css } from 'lit';

/**
 * The tokens, as the elements use them. Every `--latchkey-*` property may be set by the host, anywhere above;
 * light and dark follow the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_surface: var(--latchkey-color-surface, light-dark(#fff, #171b21));
    --_text: var(--latchkey-color-text, light-dark(#18202b, #e9edf2));
    --_muted: var(--latchkey-color-muted, light-dark(#525d6b, #aab4c0));
    --_line: var(--latchkey-color-line, light-dark(#d5dbe3, #363f4b));
    --_field: var(--latchkey-color-field, light-dark(#fff, #0f1318));
    --_field-line: var(--latchkey-color-field-line, light-dark(#6d7886, #8b96a5));
    --_accent: var(--latchkey-color-accent, light-dark(#0a5aa8, #82bbff));
    --_on-accent: var(--latchkey-color-on-accent, light-dark(#fff, #0b1726));
    --_danger: var(--latchkey-color-danger, light-dark(#b01e16, #ffa198));
    --_danger-surface: var(--latchkey-color-danger-surface, light-dark(#fdf2f1, #341a1b));
    --_success: var(--latchkey-color-success, light-dark(#12652c, #7fd99c));
    --_radius: var(--latchkey-radius, 0.5rem);
    --_gap: var(--latchkey-gap, 1.25rem);
    --_font: var(--latchkey-font, 1rem/1.5 system-ui, sans-serif);
    --_font-code: var(--latchkey-font-code, ui-monospace, 'Liberation Mono', monospace);
  }
`;
