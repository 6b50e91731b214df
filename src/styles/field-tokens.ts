import { css } from 'lit';

/**
 * The design tokens of a field. A host may set every `--latchkey-*` property on any ancestor. Light and dark follow the page's `color-scheme`.
 */
export const fieldTokens = css`
  :host {
    --_muted: var(--latchkey-color-muted, light-dark(#525d6b, #aab4c0));
    --_field: var(--latchkey-color-field, light-dark(#fff, #0f1318));
    --_field-line: var(--latchkey-color-field-line, light-dark(#6d7886, #8b96a5));
    --_accent: var(--latchkey-color-accent, light-dark(#0a5aa8, #82bbff));
    --_danger: var(--latchkey-color-danger, light-dark(#b01e16, #ffa198));
    --_radius: var(--latchkey-radius, 0.5rem);
    --_font-code: var(--latchkey-font-code, ui-monospace, 'Liberation Mono', monospace);
  }
`;
