import { css } from 'lit';

/** The styles around an element's fields: headings, summaries, actions. They have no specificity (`:where`) and are in the layer; only rules that must never break carry `!important`. */
export const content = css`
  @layer latchkey {
    :where(.latchkey-content) [hidden] { display: none !important; }
    .latchkey-unseen {
      position: absolute !important;
      inline-size: 1px !important;
      block-size: 1px !important;
      margin: -1px !important;
      padding: 0 !important;
      border: 0 !important;
      overflow: hidden !important;
      clip-path: inset(50%) !important;
      white-space: nowrap !important;
    }
    :where(.latchkey-content, .latchkey-form) { display: grid; gap: var(--_gap); min-inline-size: 0; }
    :where(.latchkey-content) :where(p, ul) { margin: 0; }
    :where(.latchkey-heading) { margin: 0; font-size: clamp(1.125rem, 8vw, 1.5rem); line-height: 1.25; text-wrap: balance; }
    :where(.latchkey-heading:focus-visible) { outline: none; }
    :where(.latchkey-top) { display: flex; margin-block: -0.5rem; }
    :where(.latchkey-top > *) { margin-inline-start: -0.5rem; }
    :where(.latchkey-summary-heading) { margin: 0; font-size: 1.125rem; line-height: 1.375; }
    :where(.latchkey-actions) { display: grid; gap: 0.75rem; }
    :where(.latchkey-button) {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      inline-size: 100%;
      min-block-size: 2.75rem;
      padding: 0.5rem min(1rem, 4vw);
      border: 1px solid var(--_accent);
      border-radius: var(--_radius);
      background: transparent;
      color: var(--_accent);
      font: inherit;
      font-weight: 600;
      text-align: center;
      text-decoration: none;
      cursor: pointer;
    }
    :where(.latchkey-primary) { background: var(--_accent); color: var(--_on-accent); }
    :where(.latchkey-button:hover) { text-decoration: underline; }
    :where(.latchkey-button:disabled) { border-color: var(--_line); background: transparent; color: var(--_muted); cursor: default; text-decoration: none; }
    :where(.latchkey-button[aria-disabled='true']) { cursor: progress; opacity: 0.75; }
    :where(.latchkey-link) {
      min-block-size: 2rem;
      padding: 0.25rem 0.5rem;
      border: 0;
      border-radius: var(--_radius);
      background: none;
      color: var(--_accent);
      font: inherit;
      text-align: start;
      text-decoration: underline;
      cursor: pointer;
    }
    :where(.latchkey-notice) { padding-inline-start: 0.875rem; border-inline-start: 4px solid var(--_accent); }
    :where(.latchkey-reveal) { justify-self: start; margin-inline-start: -0.5rem; }
    @media (forced-colors: active) {
      :where(.latchkey-primary:not(:disabled)) { border-color: Highlight; outline-color: Highlight; background: Highlight; color: HighlightText; forced-color-adjust: none; }
    }
    :where(.latchkey-developer) { padding: 0.75rem 1rem; border: 2px dashed var(--_danger); font-family: var(--_font-code); font-size: 0.875rem; }
  }
`;
