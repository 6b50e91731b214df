import { css } from 'lit';

/** The styles of the help only. In the layer, like the fields. */
export const loginHelp = css`
  @layer latchkey {
    :where(.latchkey-triage, .latchkey-question, .latchkey-advice, .latchkey-details) { display: grid; gap: 0.75rem; min-inline-size: 0; }
    :where(.latchkey-triage) {
      padding: min(1.25rem, 4vw);
      /* Visible in forced colours, where the background is not. */
      border: 1px solid transparent;
      border-radius: var(--_radius);
      background: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
    }
    :where(.latchkey-ask) { font-weight: 600; text-wrap: balance; }
    :where(.latchkey-ask:focus-visible, .latchkey-summary-heading:focus-visible) { outline: none; }
    :where(.latchkey-answers) { display: grid; gap: 0.5rem; }
    :where(.latchkey-answer) { justify-content: start; background: var(--_surface); text-align: start; }
    :where(.latchkey-so-far) { display: grid; gap: 0.375rem; margin: 0; color: var(--_muted); font-size: 0.9375em; }
    :where(.latchkey-so-far > div) { display: flex; flex-wrap: wrap; gap: 0 0.5rem; }
    :where(.latchkey-so-far dd) { margin: 0; color: var(--_text); font-weight: 600; }
    :where(.latchkey-steps-back) { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-inline-start: -0.5rem; }
    :where(.latchkey-parts) { border-block-start: 1px solid var(--_line); }
    :where(.latchkey-part) { border-block-end: 1px solid var(--_line); }
    :where(.latchkey-part .latchkey-part:last-child) { border-block-end: 0; }
    :where(.latchkey-part-title) {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      min-block-size: 3rem;
      padding: 0.5rem 0.25rem;
      border-radius: var(--_radius);
      color: var(--_accent);
      cursor: pointer;
      list-style: none;
    }
    :where(.latchkey-part-title)::-webkit-details-marker { display: none; }
    :where(.latchkey-part-title)::before {
      content: '';
      flex: none;
      inline-size: 0.5rem;
      block-size: 0.5rem;
      margin-inline-end: 0.25rem;
      border: solid currentcolor;
      border-width: 0 2px 2px 0;
      rotate: -45deg;
    }
    :where(.latchkey-part-title:dir(rtl))::before { rotate: 135deg; }
    :where(.latchkey-part[open] > .latchkey-part-title)::before { rotate: 45deg; translate: 0 -0.125rem; }
    :where(.latchkey-part-heading) { margin: 0; font-size: 1.0625rem; line-height: 1.375; font-weight: 600; }
    :where(.latchkey-part-title:hover .latchkey-part-heading) { text-decoration: underline; }
    :where(.latchkey-part-body) { display: grid; gap: 0.75rem; padding-block: 0.5rem 1.25rem; padding-inline-start: clamp(0.5rem, 3vw, 1.75rem); }
    :where(.latchkey-part .latchkey-part .latchkey-part-body) { padding-block-end: 0.75rem; }
    :where(.latchkey-part-body > p > .latchkey-link) { margin-inline-start: -0.5rem; }
    :where(.latchkey-part-body > ol) { display: grid; gap: 0.375rem; margin: 0; padding-inline-start: 1.25rem; }
    :where(.latchkey-details-text) { font-family: var(--_font-code); font-size: 0.875rem; resize: vertical; }
    :where(.latchkey-copied > strong) { color: var(--_success); }
  }
`;
