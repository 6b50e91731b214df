import { css } from 'lit';

/** The styles of the frame in the shadow root. */
export const frame = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--latchkey-inline-size, 28rem);
  }
  :host([hidden]) { display: none; }
  .card {
    box-sizing: border-box;
    padding: var(--latchkey-padding, min(6vw, 2rem));
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    font: var(--_font);
    overflow-wrap: anywhere;
  }
  ::slotted([slot='brand']), ::slotted([slot='header']) { margin-block-end: var(--_gap); }
  ::slotted([slot='footer']) { margin-block-start: var(--_gap); }
`;
